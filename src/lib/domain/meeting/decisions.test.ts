import { describe, expect, it } from 'vitest';
import type { DecisionContent } from './model';
import type { MeetingRefusal } from './refusals';
import {
	agreed,
	completeDecision,
	given,
	named,
	recorded,
	revealedNeeds
} from './specification.test-support';

const core = [...revealedNeeds(2), named('core-1', 'need-1'), named('core-2', 'need-2')];
const draft = [...core, recorded()];
const record = (
	change: Partial<DecisionContent> = {},
	{ decisionId = 'decision-1', coreNeedId = 'core-1' } = {}
) => ({
	type: 'RecordDecision' as const,
	decisionId,
	coreNeedId,
	content: { ...completeDecision, ...change }
});
const agree = { type: 'AgreeDecision' as const, decisionId: 'decision-1' };
const discard = { type: 'DiscardDecision' as const, decisionId: 'decision-1' };
const reopen = { type: 'ReopenDecision' as const, decisionId: 'decision-1' };

const emptyDraft: DecisionContent = {
	sectionChanges: [],
	feasibility: 'yes',
	conditions: '',
	how: '',
	period: { from: null, to: null },
	horizon: null,
	oneOffCost: null,
	runningCostPerYear: null,
	responsible: { side: null, person: '' },
	dueAt: null,
	approvals: []
};

describe('drafts', () => {
	it('[DE1] a draft may say nothing yet', () => {
		const outcome = given(...core).when(record(emptyDraft));
		outcome.then(recorded(emptyDraft));
		expect(outcome.state().decisions).toEqual([
			{
				id: 'decision-1',
				coreNeedId: 'core-1',
				content: emptyDraft,
				status: 'draft',
				agreements: 0
			}
		]);
	});

	it('[DE1] without a core need nothing is recorded', () => {
		given(...core)
			.when(record({}, { coreNeedId: 'core-9' }))
			.refused('core-need/unknown');
	});

	it('[DE2] recording again replaces the draft', () => {
		const { decisions } = given(...draft, recorded({}, 'decision-2', 'core-2'))
			.when(record(emptyDraft))
			.state();
		expect(decisions.map(({ id, content }) => [id, content])).toEqual([
			['decision-1', emptyDraft],
			['decision-2', completeDecision]
		]);
	});

	it('[DE3] a core need has one decision, which stays with it', () => {
		given(...draft)
			.when(record({}, { decisionId: 'decision-2' }))
			.refused('decision/exists');
		given(...draft)
			.when(record({}, { coreNeedId: 'core-2' }))
			.refused('decision/exists');
		given(...draft)
			.when(record({}, { decisionId: 'decision-2', coreNeedId: 'core-2' }))
			.then(recorded({}, 'decision-2', 'core-2'));
	});

	it('[DE4] what is agreed is not recorded, discarded or agreed again', () => {
		const meeting = given(...draft, agreed());
		meeting.when(record(emptyDraft)).refused('decision/agreed');
		meeting.when(discard).refused('decision/agreed');
		meeting.when(agree).refused('decision/agreed');
	});

	it('[DE5] sections are those of the outline, each once', () => {
		const change = (...codes: string[]) => ({
			sectionChanges: codes.map((code) => ({ code, text: 'WLAN' }))
		});
		given(...core)
			.when(record(change('5.2', '9.9')))
			.refused('decision/section-unknown', { code: '9.9' });
		given(...core)
			.when(record(change('5.2', '5.2')))
			.refused('decision/section-twice');
		given(...core)
			.when(record(change('5.2', '6.1')))
			.then(recorded(change('5.2', '6.1')));
	});

	it.each<[string, (text: string) => Partial<DecisionContent>]>([
		['what changes', (text) => ({ sectionChanges: [{ code: '5.2', text }] })],
		['the conditions', (text) => ({ conditions: text })],
		['how', (text) => ({ how: text })],
		['the person', (text) => ({ responsible: { side: 'school', person: text } })],
		['a body', (text) => ({ approvals: [{ body: text, involvement: 'note', plannedFor: null }] })]
	])('[DE6] %s has at most 600 characters', (_name, change) => {
		const text = '😀'.repeat(600);
		given(...core)
			.when(record(change(text)))
			.then(recorded(change(text)));
		given(...core)
			.when(record(change(`${text}a`)))
			.refused('decision/text-too-long', { limit: 600 });
	});

	it('[DE6] all texts together have at most 3,000 characters', () => {
		const text = 'a'.repeat(600);
		const body = (length: number) => ({
			body: 'a'.repeat(length),
			involvement: 'note' as const,
			plannedFor: null
		});
		const full = (length: number): DecisionContent => ({
			...emptyDraft,
			sectionChanges: [{ code: '5.2', text }],
			conditions: text,
			how: text,
			responsible: { side: null, person: text },
			approvals: [body(300), body(length)]
		});
		given(...core)
			.when(record(full(300)))
			.then(recorded(full(300)));
		given(...core)
			.when(record(full(301)))
			.refused('decision/text-too-long', { limit: 3000 });
	});

	it.each<[string, Partial<DecisionContent>]>([
		['due date', { dueAt: '2027-02-29' }],
		['begin', { period: { from: '2026-13-01', to: null } }],
		['end', { period: { from: null, to: 'bald' } }],
		['day of a body', { approvals: [{ body: 'Rat', involvement: 'note', plannedFor: '1.1.2027' }] }]
	])('[DE7] a %s that does not exist is refused', (_name, change) => {
		given(...core)
			.when(record(change))
			.refused('decision/date-invalid');
	});

	it('[DE7] a period may be one day, open at one end, but not reversed', () => {
		const period = (from: string | null, to: string | null) => ({ period: { from, to } });
		for (const fine of [
			period('2028-02-29', '2028-02-29'),
			period('2028-02-29', null),
			period(null, '2028-02-29')
		])
			given(...core)
				.when(record(fine))
				.then(recorded(fine));
		given(...core)
			.when(record(period('2027-01-02', '2027-01-01')))
			.refused('decision/period-reversed');
	});

	it.each([0, 999_999_999])('[DE8] %d euros are a cost', (cost) => {
		const costs = { oneOffCost: cost, runningCostPerYear: cost };
		given(...core)
			.when(record(costs))
			.then(recorded(costs));
	});

	it.each([-1, 1_000_000_000, 0.5, Number.NaN])('[DE8] %d euros are refused', (cost) => {
		given(...core)
			.when(record({ oneOffCost: cost }))
			.refused('decision/cost-out-of-range', { limit: 999_999_999 });
		given(...core)
			.when(record({ runningCostPerYear: cost }))
			.refused('decision/cost-out-of-range', { limit: 999_999_999 });
	});

	it('[DE14] a draft is discarded and the core need is free for another', () => {
		const outcome = given(...draft, recorded({}, 'decision-2', 'core-2')).when(discard);
		outcome.then({ type: 'DecisionDiscarded', decisionId: 'decision-1' });
		expect(outcome.state().decisions.map(({ id }) => id)).toEqual(['decision-2']);
		outcome.when(record({}, { decisionId: 'decision-3' })).then(recorded({}, 'decision-3'));
	});

	it('[DE14] a decision that nobody recorded is refused', () => {
		for (const command of [discard, agree, reopen])
			given(...core)
				.when(command)
				.refused('decision/unknown');
	});

	it('[DE17] texts are kept clean', () => {
		const { content } = given(...core)
			.when(
				record({
					sectionChanges: [{ code: '5.2', text: ' a\r\nb ' }],
					conditions: 'c\u0000',
					how: '\n d \n\n\n\n e',
					responsible: { side: 'provider', person: ' f\ng ' },
					approvals: [{ body: 'h\u202E\ni', involvement: 'decide', plannedFor: '2027-01-01' }]
				})
			)
			.state().decisions[0]!;
		expect(content).toEqual({
			...completeDecision,
			sectionChanges: [{ code: '5.2', text: 'a\nb' }],
			conditions: 'c',
			how: 'd\n\ne',
			responsible: { side: 'provider', person: 'f g' },
			approvals: [{ body: 'h i', involvement: 'decide', plannedFor: '2027-01-01' }]
		});
	});
});

describe('agreeing', () => {
	it('[DE9] a complete draft is agreed', () => {
		const outcome = given(...draft).when(agree);
		outcome.then(agreed());
		expect(outcome.state().decisions[0]).toMatchObject({ status: 'agreed', agreements: 1 });
	});

	it.each<[Partial<DecisionContent>, MeetingRefusal]>([
		[{ sectionChanges: [] }, 'decision/section-missing'],
		[
			{
				sectionChanges: [
					{ code: '5.2', text: 'WLAN' },
					{ code: '6.1', text: '\u200B' }
				]
			},
			'decision/section-missing'
		],
		[{ responsible: { side: null, person: 'Leitung' } }, 'decision/responsible-missing'],
		[{ responsible: { side: 'school', person: '' } }, 'decision/responsible-missing'],
		[{ dueAt: null }, 'decision/due-missing'],
		[{ feasibility: 'conditional', conditions: '' }, 'decision/conditions-missing']
	])('[DE9] [DE10] [DE11] [DE12] %j is incomplete', (change, code) => {
		given(...core, recorded(change))
			.when(agree)
			.refused(code);
	});

	it.each<[Partial<DecisionContent>, MeetingRefusal]>([
		[{ sectionChanges: [] }, 'decision/section-missing'],
		[{ responsible: { side: null, person: '' } }, 'decision/responsible-missing'],
		[{ dueAt: null }, 'decision/due-missing']
	])('[DE9] [DE10] [DE11] to be examined, %j is incomplete too', (change, code) => {
		given(...core, recorded({ ...change, feasibility: 'examine' }))
			.when(agree)
			.refused(code);
	});

	it('[DE12] with its conditions a conditional decision is agreed', () => {
		given(...core, recorded({ feasibility: 'conditional', conditions: 'Förderung' }))
			.when(agree)
			.then(agreed());
	});

	it('[DE13] what is not feasible is agreed as it is', () => {
		given(...core, recorded({ ...emptyDraft, feasibility: 'no' }))
			.when(agree)
			.then(agreed());
	});

	it('[DE15] an agreed decision is reopened and can be recorded again', () => {
		const outcome = given(...draft, agreed()).when(reopen);
		outcome.then({ type: 'DecisionReopened', decisionId: 'decision-1' });
		expect(outcome.state().decisions[0]).toMatchObject({ status: 'draft', agreements: 1 });
		outcome.when(record({ how: 'Neu' })).then(recorded({ how: 'Neu' }));
	});

	it('[DE15] a draft is not reopened', () => {
		given(...draft)
			.when(reopen)
			.refused('decision/not-agreed');
	});

	it('[DE16] every agreement has the next number', () => {
		const twice = given(...draft)
			.when(agree)
			.when(reopen)
			.when(agree);
		twice.then(agreed('decision-1', 2));
		expect(twice.state().decisions[0]).toMatchObject({ status: 'agreed', agreements: 2 });
	});

	it('[DE16] also when it was discarded and brought back in between', () => {
		const back = given(...draft)
			.when(agree)
			.when(reopen)
			.when(discard)
			.whenUndone();
		expect(back.state().decisions[0]).toMatchObject({ status: 'draft', agreements: 1 });
		back.when(agree).then(agreed('decision-1', 2));
		const other = given(...draft, recorded({}, 'decision-2', 'core-2'));
		other.when({ ...agree, decisionId: 'decision-2' }).then(agreed('decision-2', 1));
	});
});
