import { expect, it } from 'vitest';
import type { LoggedEvent } from './event-log';
import { upcast } from './upcast';

const logged = (type: string, payload: unknown): LoggedEvent => ({
	streamId: 'meeting:1',
	version: 1,
	commandId: 'c',
	type,
	payload,
	actor: { kind: 'system', cause: 'test' },
	at: '2026-01-01T00:00:00.000Z'
});

it('[ST6] gives the steps of a meeting that was prepared before steps had settings theirs', () => {
	const old = { title: 'T', agenda: [{ id: 's', kind: 'collect', title: 'Sammeln', minutes: 12 }] };
	expect(upcast(logged('MeetingPrepared', old)).payload).toEqual({
		title: 'T',
		school: null,
		room: '',
		isRehearsal: false,
		agenda: [
			{ id: 's', kind: 'collect', title: 'Sammeln', minutes: 12, settings: { question: '' } }
		]
	});
});

it('[ST6] gives needs of before categories none, and the way in that their author tells', () => {
	const old = (authorSeatId: string | null) =>
		upcast(logged('NeedSubmitted', { need: { id: 'n', authorSeatId } })).payload;
	expect(old('seat')).toEqual({
		need: { id: 'n', authorSeatId: 'seat', category: null, source: 'phone' }
	});
	expect(old(null)).toEqual({
		need: { id: 'n', authorSeatId: null, category: null, source: 'desk' }
	});
});

it('[ST6] counts one person for a phone that joined before phones were shared', () => {
	const joined = { seatId: 's', group: 'lehrkraft', schoolId: null };
	expect(upcast(logged('ParticipantJoined', joined)).payload).toEqual({ ...joined, people: 1 });
	const several = { ...joined, people: 4 };
	expect(upcast(logged('ParticipantJoined', several)).payload).toEqual(several);
});

it('[ST6] tells old causes of action items what they are: decisions', () => {
	const cause = { meetingId: 'm', decisionId: 'd' };
	expect(upcast(logged('ActionItemOpened', { title: 'T', cause })).payload).toEqual({
		title: 'T',
		cause: { kind: 'decision', schoolId: null, ...cause }
	});
	const none = { title: 'T', cause: null };
	expect(upcast(logged('ActionItemOpened', none)).payload).toEqual(none);
});

it('[ST6] restores cards that were hidden when only shown ones could be', () => {
	expect(upcast(logged('CardRestored', { cardId: 'c' })).payload).toEqual({
		cardId: 'c',
		status: 'shown'
	});
});

it('[ST6] gives the result of a matrix of before groups were told none', () => {
	const spread = null;
	const closed = {
		stepId: 's',
		answerCount: 1,
		result: { kind: 'matrix', items: [{ answers: 1, spread }] }
	};
	expect(upcast(logged('RoundClosed', closed)).payload).toEqual({
		...closed,
		result: { kind: 'matrix', items: [{ answers: 1, spread, groups: [] }] }
	});
	const mood = { stepId: 's', answerCount: 0, result: { kind: 'mood', scales: [] } };
	expect(upcast(logged('RoundClosed', mood)).payload).toEqual(mood);
});

it('[ST6] leaves events of today as they are', () => {
	const step = { id: 's', kind: 'collect', title: 'S', minutes: 1, settings: { question: 'Was?' } };
	const school = { id: 'school-1', name: 'Schule am Bach' };
	const prepared = { school, room: 'Aula', isRehearsal: true, agenda: [step] };
	expect(upcast(logged('MeetingPrepared', prepared)).payload).toEqual(prepared);
	const moved = logged('StepEntered', { stepId: 's', timerEndsAt: null });
	expect(upcast(moved)).toBe(moved);
});
