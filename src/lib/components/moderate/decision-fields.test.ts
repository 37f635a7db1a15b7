import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	NOW,
	completeDecision,
	moderator,
	prepared
} from '$lib/domain/meeting/arbitrary.test-support';
import type { DecisionContent } from '$lib/domain/meeting/model';
import { FEASIBILITIES, RESPONSIBLE_SIDES } from '$lib/domain/meeting/model';
import { decide, evolve } from '$lib/domain/meeting/decider';
import type { MeetingCommand } from '$lib/domain/meeting/commands';
import type { MeetingState } from '$lib/domain/meeting/state';
import {
	contentOf,
	emptyFields,
	fieldsOf,
	flawsOf,
	gapsOf,
	keptFields,
	type DecisionFields
} from './decision-fields';

const decisionId = 'decision-1';
const withCoreNeed: MeetingState = {
	...prepared(),
	coreNeeds: [{ id: 'core-need-1', topicId: 'need-1', title: 'WLAN' }]
};

function outcome(state: MeetingState, command: MeetingCommand) {
	return decide(command, state, { actor: moderator, now: NOW, commandId: 'command-1' });
}

function recorded(content: DecisionContent) {
	return outcome(withCoreNeed, {
		type: 'RecordDecision',
		decisionId,
		coreNeedId: 'core-need-1',
		content
	});
}

const line = fc.constantFrom('', '  ', 'Ausbau durch den Dienstleister', 'x'.repeat(601));
const day = fc.constantFrom('', '2026-01-31', '2027-12-01');
const cost = fc.constantFrom('', '12.500', '12,50', '999.999.999', '1.000.000.000');
const fields: fc.Arbitrary<DecisionFields> = fc.record({
	sections: fc.uniqueArray(fc.record({ code: fc.constantFrom('5.2', '6.1'), text: line }), {
		selector: ({ code }) => code,
		maxLength: 2
	}),
	feasibility: fc.constantFrom('', ...FEASIBILITIES),
	conditions: line,
	how: line,
	from: day,
	to: day,
	horizon: fc.constantFrom('', '1', '3', '5'),
	oneOff: cost,
	running: cost,
	side: fc.constantFrom('', ...RESPONSIBLE_SIDES),
	person: line,
	due: day,
	approvals: fc.array(
		fc.record({ body: line, involvement: fc.constant('note' as const), plannedFor: day }),
		{ maxLength: 6 }
	)
});

describe('decision fields', () => {
	it('give back the content that they were made of', () => {
		expect(contentOf(fieldsOf(completeDecision, 'de'))).toEqual(completeDecision);
		expect(fieldsOf(completeDecision, 'de').oneOff).toBe('120.000');
	});

	it('hold no flaw that the domain would refuse, and let it through otherwise', () => {
		fc.assert(
			fc.property(fields, (typed) => {
				if (flawsOf(typed).size === 0) expect(recorded(contentOf(typed)).kind).toBe('accepted');
			})
		);
	});

	it('name a gap exactly where the domain would not let the decision be agreed', () => {
		fc.assert(
			fc.property(fields, (typed) => {
				if (flawsOf(typed).size > 0) return;
				const draft = recorded(contentOf(typed));
				if (draft.kind === 'refused') return expect.unreachable('a draft without flaws');
				const state = draft.events.reduce(evolve, withCoreNeed);
				const agreement = outcome(state, { type: 'AgreeDecision', decisionId });
				expect(agreement.kind).toBe(gapsOf(typed).size === 0 ? 'accepted' : 'refused');
			})
		);
	});

	it('say which text is too long', () => {
		const typed = { ...emptyFields(), feasibility: 'yes', how: 'x'.repeat(601) } as const;
		expect(flawsOf(typed).get('how')).toBe('text-too-long');
	});

	it('say when all texts together are too long for one message', () => {
		const sections = Array.from({ length: 6 }, (_, n) => ({
			code: `5.${n}`,
			text: 'x'.repeat(600)
		}));
		expect(flawsOf({ ...emptyFields(), sections }).get('all')).toBe('all-too-long');
	});

	it('need a body for each approval, and a period that runs forwards', () => {
		const typed: DecisionFields = {
			...emptyFields(),
			from: '2027-02-01',
			to: '2027-01-01',
			approvals: [{ body: ' ', involvement: 'decide', plannedFor: '' }]
		};
		expect(flawsOf(typed).get('approval 0')).toBe('body-missing');
		expect(flawsOf(typed).get('to')).toBe('period-reversed');
	});
});

describe('keptFields', () => {
	it('survive being kept as text', () => {
		fc.assert(
			fc.property(fields, (typed) => {
				expect(keptFields(JSON.stringify(typed))).toEqual(typed);
			})
		);
	});

	it.each(['', 'no json', '{}', '{"sections":[]}', 'null'])('are null for %s', (kept) => {
		expect(keptFields(kept)).toBeNull();
	});
});
