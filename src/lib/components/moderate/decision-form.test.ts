import { describe, expect, it } from 'vitest';
import type { Sent } from '$lib/client/meeting-client';
import {
	NOW,
	completeDecision,
	moderator,
	prepared
} from '$lib/domain/meeting/arbitrary.test-support';
import type { MeetingCommand } from '$lib/domain/meeting/commands';
import { decide, evolve } from '$lib/domain/meeting/decider';
import type { Decision, DecisionContent } from '$lib/domain/meeting/model';
import { fieldsOf } from './decision-fields';
import { DecisionForm } from './decision-form.svelte';

const coreNeed = { id: 'core-need-1', topicId: 'need-1', title: 'WLAN' };

/** A meeting that decides as the server does, and a device that keeps one text. */
function room(kept = '') {
	let state = { ...prepared(), coreNeeds: [coreNeed] };
	let count = 0;
	const sent: string[] = [];
	const send = (command: MeetingCommand): Sent => {
		sent.push(command.type);
		const outcome = decide(command, state, {
			actor: moderator,
			now: NOW,
			commandId: `command-${++count}`
		});
		if (outcome.kind === 'refused') return outcome;
		state = outcome.events.reduce(evolve, state);
		const settled = Promise.resolve({ kind: 'accepted', version: count } as const);
		return { kind: 'sent', id: `command-${count}`, settled };
	};
	const device = { kept };
	const recorded = (): Decision | undefined => state.decisions[0];
	const ports = {
		recorded,
		send,
		newId: () => `decision-${++count}`,
		readKept: async () => device.kept,
		keep: async (text: string) => void (device.kept = text),
		locale: () => 'de'
	};
	return { ports, device, sent, recorded, form: new DecisionForm(coreNeed, ports) };
}

/** What another moderator does. */
function recordsElsewhere({ ports, recorded }: ReturnType<typeof room>, how: string) {
	ports.send({
		type: 'RecordDecision',
		decisionId: recorded()?.id ?? 'decision-of-another',
		coreNeedId: coreNeed.id,
		content: { ...completeDecision, how }
	});
}

function fill(form: DecisionForm, content: DecisionContent = completeDecision) {
	form.fields = fieldsOf(content, 'de');
}

describe('DecisionForm', () => {
	it('keeps unsaved text on the device, brings it back, and forgets it once it is recorded', async () => {
		const first = room();
		await first.form.load();
		first.form.fields.how = 'Angefangen';
		first.form.keep();
		expect(first.device.kept).toContain('Angefangen');

		const second = room(first.device.kept);
		await second.form.load();
		expect(second.form.fields.how).toBe('Angefangen');
		expect(second.form.isRestored).toBe(true);

		fill(second.form);
		second.form.keep();
		expect(await second.form.save()).toBe(true);
		expect(second.device.kept).toBe('');
		expect(second.form.isChanged).toBe(false);
		expect(second.form.isRestored).toBe(false);
	});

	it('sends nothing as long as a field is wrong, and says so then', async () => {
		const { form, sent } = room();
		expect(form.shown).toBe('nothing');
		form.fields.oneOff = 'zwölf';
		expect(await form.save()).toBe(false);
		expect(sent).toEqual([]);
		expect(form.shown).toBe('flaws');
		expect(form.fields.oneOff).toBe('zwölf');
	});

	it('records before it agrees', async () => {
		const { form, sent, recorded } = room();
		fill(form);
		expect(await form.agree()).toBe(true);
		expect(sent).toEqual(['RecordDecision', 'AgreeDecision']);
		expect(recorded()?.status).toBe('agreed');
	});

	it('never agrees to an older wording when the recording was refused', async () => {
		const meeting = room();
		recordsElsewhere(meeting, 'Von nebenan');
		meeting.form.follow();
		meeting.ports.send({ type: 'AgreeDecision', decisionId: 'decision-of-another' });
		meeting.form.fields.how = 'Meines';
		meeting.sent.length = 0;
		expect(await meeting.form.agree()).toBe(false);
		expect(meeting.sent).toEqual(['RecordDecision']);
		expect(meeting.form.refusal?.code).toBe('decision/agreed');
		expect(meeting.form.fields.how).toBe('Meines');
	});

	it('does not agree while something is missing', async () => {
		const { form, sent } = room();
		fill(form, { ...completeDecision, dueAt: null });
		expect(await form.agree()).toBe(false);
		expect(sent).toEqual([]);
		expect(form.shown).toBe('gaps');
		expect([...form.gaps.keys()]).toEqual(['due']);
	});

	it('follows another moderator while nothing is typed here', () => {
		const meeting = room();
		recordsElsewhere(meeting, 'Von nebenan');
		meeting.form.follow();
		expect(meeting.form.fields.how).toBe('Von nebenan');
		expect(meeting.form.isChanged).toBe(false);
	});

	it('keeps typed text when another moderator recorded something, and lets the person choose', async () => {
		const meeting = room();
		fill(meeting.form, { ...completeDecision, how: 'Meines' });
		recordsElsewhere(meeting, 'Von nebenan');
		meeting.form.follow();
		expect(meeting.form.fields.how).toBe('Meines');
		expect(meeting.form.newer?.how).toBe('Von nebenan');

		meeting.form.keepTyped();
		expect(meeting.form.newer).toBeNull();
		await meeting.form.save();
		expect(meeting.recorded()?.content.how).toBe('Meines');

		meeting.form.fields.how = 'Noch anders';
		recordsElsewhere(meeting, 'Wieder nebenan');
		meeting.form.follow();
		meeting.form.takeRecorded();
		expect(meeting.form.fields.how).toBe('Wieder nebenan');
		expect(meeting.form.isChanged).toBe(false);
	});

	it('takes blanks that the meeting cleans away as saved', async () => {
		const { form } = room();
		fill(form, { ...completeDecision, how: 'Ausbau  ' });
		await form.save();
		expect(form.fields.how).toBe('Ausbau');
		expect(form.isChanged).toBe(false);
	});
});
