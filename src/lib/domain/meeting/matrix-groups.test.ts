import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tell, viewFor } from './audience';
import { evolve } from './decider';
import type { MeetingEvent } from './events';
import { groupSpreads, groupsIn, type GroupPoint } from './matrix-groups';
import { FEWEST_SHOWN_ANSWERS } from './rules';
import { roundOf } from './rounds';
import { anna, given, joined, stateAfter } from './specification.test-support';
import type { StakeholderGroup } from './stakeholder-groups';

const STEP = 'step-matrix';
const words = { label: '', low: '', high: '' };
const asked: MeetingEvent = {
	type: 'RoundOpened',
	stepId: STEP,
	question: { kind: 'matrix', x: words, y: words, items: [{ id: 'need-1', title: 'WLAN' }] }
};
/** So many of a group, all of whom place the thing at the same point. */
const some = (count: number, group: StakeholderGroup | null, x: number): GroupPoint[] =>
	Array.from({ length: count }, () => ({ group, x, y: x }));
const answered = (count: number, group: StakeholderGroup, x: number): MeetingEvent[] =>
	Array.from({ length: count }, (_, index) => `seat-${group}-${index}`).flatMap((seatId) => [
		joined(seatId, group),
		{
			type: 'AnswerGiven',
			stepId: STEP,
			seatId,
			answer: { kind: 'matrix', ratings: [{ x, y: x }] }
		} as const
	]);
const groupsOf = (points: GroupPoint[]) => groupSpreads(points).map(({ group }) => group);
const both = [asked, ...answered(5, 'lehrkraft', 2), ...answered(5, 'schueler', 9)];
const closed = given(...both).when({ type: 'CloseRound', stepId: STEP });
const show = (group: StakeholderGroup | null) => ({
	type: 'ShowGroup' as const,
	stepId: STEP,
	group
});

describe('the matrix by group', () => {
	it('[MX9] the close tells how groups of five or more placed each thing', () => {
		const at = (value: number) => ({ low: value, median: value, high: value });
		const result = roundOf(closed.state(), STEP)?.result;
		expect(result).toMatchObject({
			items: [
				{
					answers: 10,
					groups: [
						{ group: 'lehrkraft', spread: { x: at(2), y: at(2) } },
						{ group: 'schueler', spread: { x: at(9), y: at(9) } }
					]
				}
			]
		});
	});

	it('[MX9] of a group of four nothing is told, and of one beside which it would be seen neither', () => {
		expect(groupsOf(some(4, 'lehrkraft', 1))).toEqual([]);
		expect(groupsOf([...some(6, 'lehrkraft', 1), ...some(4, 'schueler', 2)])).toEqual([]);
		expect(groupsOf([...some(6, 'lehrkraft', 1), ...some(4, null, 2)])).toEqual([]);
		expect(
			groupsOf([...some(6, 'lehrkraft', 1), ...some(5, 'eltern', 1), ...some(1, 'schueler', 2)])
		).toEqual(['lehrkraft']);
		expect(
			groupsOf([...some(6, 'lehrkraft', 1), ...some(3, 'eltern', 1), ...some(2, 'schueler', 2)])
		).toEqual(['lehrkraft']);
	});

	it('[MX9] whoever answers, a group that is told has five, and those in none five or nobody', () => {
		const group = fc.constantFrom('lehrkraft', 'schueler', 'eltern', 'politik', null);
		fc.assert(
			fc.property(fc.array(group, { maxLength: 40 }), (groups) => {
				const points = groups.map((one) => ({ group: one, x: 5, y: 5 }));
				const told = new Set<StakeholderGroup | null>(groupsOf(points));
				for (const one of told)
					expect(groups.filter((other) => other === one).length).toBeGreaterThanOrEqual(
						FEWEST_SHOWN_ANSWERS
					);
				const rest = groups.filter((one) => !told.has(one)).length;
				if (told.size > 0) expect(rest === 0 || rest >= FEWEST_SHOWN_ANSWERS).toBe(true);
			})
		);
	});

	it('[MX10] the moderator sees all groups, the room none until one is shown, and then that one', () => {
		const seen = (audience: 'moderator' | 'screen' | 'participants', state = closed.state()) => {
			const round = roundOf(viewFor(state, audience), STEP);
			return round ? groupsIn(round) : [];
		};
		const shown = closed.when(show('schueler'));
		shown.then({ type: 'GroupShown', stepId: STEP, group: 'schueler' });
		expect(seen('moderator')).toEqual(['lehrkraft', 'schueler']);
		for (const audience of ['screen', 'participants'] as const) {
			expect(seen(audience)).toEqual([]);
			expect(seen(audience, shown.state())).toEqual(['schueler']);
			const before = stateAfter(...both);
			const { result, answerCount } = roundOf(closed.state(), STEP)!;
			const event = { type: 'RoundClosed', stepId: STEP, result: result!, answerCount } as const;
			const told = JSON.stringify(tell(before, event, evolve(before, event), audience));
			expect(told).toContain('"median"');
			expect(told).not.toContain('lehrkraft');
		}
		expect(seen('screen', shown.whenUndone().state())).toEqual([]);
		expect(seen('screen', shown.when(show(null)).state())).toEqual([]);
	});

	it('[MX10] a group that is too small, or shown already, is not shown, and only by who runs the meeting', () => {
		closed.when(show('eltern')).refused('round/group-too-small');
		closed.when(show(null)).refused('screen/unchanged');
		closed.when(show('schueler'), anna).refused('right/missing');
		given(...both)
			.when(show('schueler'))
			.refused('round/group-too-small');
		given().when(show('schueler')).refused('round/unknown');
	});
});
