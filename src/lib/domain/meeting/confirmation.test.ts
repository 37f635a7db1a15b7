import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tell, viewFor } from './audience';
import { confirmResult, objectionOf } from './confirmation';
import type { MeetingEvent } from './events';
import type { RoomStance, RoundQuestion, Stance } from './model';
import { roundOf } from './rounds';
import {
	anna,
	entered,
	given,
	moderator,
	named,
	participant,
	recorded,
	revealedNeeds
} from './specification.test-support';
import { plainStep, type StepSettings } from './steps';

const STEP = 'step-confirm';
const open = { type: 'OpenRound' as const, stepId: STEP };
const close = { type: 'CloseRound' as const, stepId: STEP };
const agree: Stance = { word: 'agree', text: '' };
const object = (text: string): Stance => ({ word: 'object', text });
const items = [
	{ id: 'core-1', title: 'Kernbedarf core-1' },
	{ id: 'core-2', title: 'Kernbedarf core-2' }
];
const question: Extract<RoundQuestion, { kind: 'confirm' }> = {
	kind: 'confirm',
	scope: 'each',
	items
};
const opened: MeetingEvent = { type: 'RoundOpened', stepId: STEP, question };
const core = [
	...revealedNeeds(2),
	named('core-1', 'need-1'),
	named('core-2', 'need-2'),
	entered('confirm')
];
const running = [...core, opened];
const answer = (...stances: (Stance | null)[]) => ({
	type: 'GiveAnswer' as const,
	stepId: STEP,
	answer: { kind: 'confirm' as const, stances }
});
const answered = (name: string, ...stances: (Stance | null)[]): MeetingEvent => ({
	type: 'AnswerGiven',
	stepId: STEP,
	seatId: `seat-${name}`,
	answer: { kind: 'confirm', stances }
});
const forRoom = (...stances: RoomStance[]) => ({
	type: 'ConfirmForRoom' as const,
	stepId: STEP,
	stances
});
const show = (text: string, number = 1) => ({
	type: 'ShowObjection' as const,
	stepId: STEP,
	number,
	text
});
const hide = { type: 'HideObjection' as const, stepId: STEP, number: 1 };
const set = (settings: Partial<StepSettings<'confirm'>>): MeetingEvent => ({
	type: 'StepEdited',
	stepId: STEP,
	step: {
		...plainStep('confirm', 'Zustimmung', 5),
		settings: { source: 'core-needs', scope: 'each', statements: [], ...settings }
	} as never
});
const objected = [
	...running,
	answered('anna', object('Zu teuer, sagt Frau K.'), agree),
	answered('ben', agree, agree)
];

describe('asking', () => {
	it('[CF1] entering asks nothing; the moderator opens with what is there', () => {
		const there = given(...core.slice(0, -1)).when({ type: 'MoveToStep', stepId: STEP });
		expect(roundOf(there.state(), STEP)).toBeUndefined();
		there.when(open).then(opened);
		given(entered('confirm')).when(open).refused('round/nothing-to-ask');
	});

	it('[CF1] decisions or prepared sentences, where the step says so', () => {
		given(...core, recorded(), set({ source: 'decisions' }))
			.when(open)
			.then({
				...opened,
				question: { ...question, items: [{ id: 'decision-1', title: 'Kernbedarf core-1' }] }
			});
		given(
			...core,
			set({ source: 'statements', scope: 'whole', statements: ['Wir bauen aus.', ' '] })
		)
			.when(open)
			.then({
				...opened,
				question: {
					kind: 'confirm',
					scope: 'whole',
					items: [{ id: 'statement-1', title: 'Wir bauen aus.' }]
				}
			});
	});
});

describe('answering', () => {
	it('[CF2] one word for each, changed until the close; a reason with an objection only', () => {
		const first = given(...running).when(answer({ word: 'agree', text: 'weil' }, null), anna);
		first.then(answered('anna', agree, null));
		const second = first.when(answer(object('  Zu   teuer '), null), anna);
		second.then(answered('anna', object('Zu teuer'), null));
		expect(roundOf(second.state(), STEP)?.answerCount).toBe(1);
		expect(roundOf(second.when(answer(null, null), anna).state(), STEP)?.answerCount).toBe(0);
		second.when(close).when(answer(agree, agree), anna).refused('round/not-open');
	});

	it('[CF2] one word for the whole, and no more', () => {
		const whole = { ...opened, question: { ...question, scope: 'whole' } } as MeetingEvent;
		given(...core, whole)
			.when(answer(agree), anna)
			.then(answered('anna', agree));
		given(...core, whole)
			.when(answer(agree, agree), anna)
			.refused('answer/does-not-fit');
		given(...running)
			.when(answer(agree), anna)
			.refused('answer/does-not-fit');
	});

	it('[CF3] reasons have a length', () => {
		given(...running)
			.when(answer(object('x'.repeat(301)), null), anna)
			.refused('answer/text-too-long', { limit: 300 });
		const many = Array.from({ length: 11 }, () => object('x'.repeat(300)));
		const asked = {
			...opened,
			question: { ...question, items: many.map((_, index) => ({ id: `core-${index}`, title: '' })) }
		} as MeetingEvent;
		given(...core, asked)
			.when(answer(...many), anna)
			.refused('answer/text-too-long', { limit: 3000 });
	});
});

describe('the result', () => {
	it('[CF4] [CF5] numbers from five answers on, objections always', () => {
		const five = ['anna', 'ben', 'cem', 'dana', 'elif'];
		const closed = given(
			...running,
			...five.map((name, index) =>
				answered(
					name,
					index === 0 ? object('') : agree,
					index < 2 ? { word: 'abstain', text: '' } : null
				)
			)
		).when(close);
		closed.then({
			type: 'RoundClosed',
			stepId: STEP,
			result: {
				kind: 'confirm',
				items: [
					{ answers: 5, counts: { agree: 4, object: 1, abstain: 0 } },
					{ answers: 2, counts: null }
				],
				room: null,
				objections: [{ number: 1, item: 0, text: '', shown: null }]
			},
			answerCount: 5
		});
	});

	it('[CF5] the order of objections does not depend on who was first', () => {
		fc.assert(
			fc.property(
				fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 8 }),
				fc.string(),
				(texts, seed) => {
					const answers = texts.map((text) => ({
						kind: 'confirm' as const,
						stances: [object(text), null]
					}));
					expect(confirmResult(question, answers, seed)).toEqual(
						confirmResult(question, answers.toReversed(), seed)
					);
				}
			)
		);
	});
});

describe('objections', () => {
	it('[CF5] [AU17] reach the moderator, and the room in the wording that is shown', () => {
		const closed = given(...objected).when(close);
		const [event] = closed.state().rounds;
		expect(event?.result).toMatchObject({
			objections: [{ number: 1, item: 0, text: 'Zu teuer, sagt Frau K.', shown: null }]
		});
		const shown = closed.when(show('Zu teuer'));
		for (const audience of ['screen', 'participants'] as const) {
			expect(JSON.stringify(viewFor(closed.state(), audience))).not.toContain('Zu teuer');
			const view = JSON.stringify(viewFor(shown.state(), audience));
			expect(view).toContain('Zu teuer');
			expect(view).not.toContain('Frau K.');
		}
		expect(objectionOf(viewFor(shown.state(), 'moderator'), STEP, 1)?.text).toContain('Frau K.');
	});

	it('[CF6] are shown, reworded, no longer shown, and each is taken back', () => {
		const closed = given(...objected).when(close);
		const shown = closed.when(show('Zu teuer'));
		shown.then({ type: 'ObjectionShown', stepId: STEP, number: 1, item: 0, text: 'Zu teuer' });
		expect(objectionOf(shown.whenUndone().state(), STEP, 1)?.shown).toBeNull();
		const reworded = shown.when(show('Kostet zu viel'));
		expect(objectionOf(reworded.whenUndone().state(), STEP, 1)?.shown).toBe('Zu teuer');
		const gone = reworded.when(hide);
		gone.then({ type: 'ObjectionHidden', stepId: STEP, number: 1 });
		expect(objectionOf(gone.whenUndone().state(), STEP, 1)?.shown).toBe('Kostet zu viel');
		shown.when(show('Zu teuer')).refused('objection/unchanged');
		closed.when(hide).refused('objection/unchanged');
		closed.when(show('Zu teuer', 2)).refused('objection/unknown');
		closed.when({ ...hide, number: 2 }).refused('objection/unknown');
		closed.when(show(' ')).refused('objection/text-empty');
		closed.when(show('x'.repeat(301))).refused('objection/text-too-long', { limit: 300 });
		closed.when(show('Zu teuer'), anna).refused('right/missing');
		shown.when(hide, anna).refused('right/missing');
	});

	it('[CF6] [SC4] leave a frozen picture too when they are no longer shown', () => {
		const shown = given(...objected)
			.when(close)
			.when(show('Zu teuer'));
		const frozen = shown.when({ type: 'FreezeScreen', isFrozen: true });
		expect(JSON.stringify(viewFor(frozen.state(), 'screen').picture)).toContain('Zu teuer');
		const gone = frozen.when(hide);
		expect(JSON.stringify(viewFor(gone.state(), 'screen'))).not.toContain('Zu teuer');
		const event: MeetingEvent = { type: 'ObjectionHidden', stepId: STEP, number: 1 };
		expect(tell(frozen.state(), event, gone.state(), 'screen')).toEqual({ kind: 'refresh' });
	});

	it('[CF6] [SC6] are reworded in a frozen picture that shows them, and not added to it', () => {
		const shown = given(...objected)
			.when(close)
			.when(show('Frau K. ist schuld'));
		const freeze = { type: 'FreezeScreen' as const, isFrozen: true };
		const frozen = shown.when(freeze);
		const reworded = frozen.when(show('Es fehlt Zeit'));
		const onScreen = viewFor(reworded.state(), 'screen');
		expect(JSON.stringify(onScreen)).not.toContain('Frau K.');
		expect(objectionOf(onScreen.picture!, STEP, 1)?.shown).toBe('Es fehlt Zeit');
		const event: MeetingEvent = {
			type: 'ObjectionShown',
			stepId: STEP,
			number: 1,
			item: 0,
			text: 'Es fehlt Zeit'
		};
		expect(tell(frozen.state(), event, reworded.state(), 'screen')).toEqual({ kind: 'refresh' });
		const late = given(...objected)
			.when(close)
			.when(freeze)
			.when(show('Es fehlt Zeit'));
		expect(JSON.stringify(viewFor(late.state(), 'screen').picture)).not.toContain('Es fehlt Zeit');
	});
});

describe('without phones', () => {
	it('[CF7] [CF8] the moderator records what the room says, and can take it back', () => {
		const noted = given(...core).when(
			forRoom({ word: 'agree', text: '' }, { word: 'object', text: ' Zu  spät ' })
		);
		noted.then(opened, {
			type: 'RoundClosed',
			stepId: STEP,
			result: {
				kind: 'confirm',
				items: [
					{ answers: 0, counts: null },
					{ answers: 0, counts: null }
				],
				room: ['agree', 'object'],
				objections: [{ number: 1, item: 1, text: 'Zu spät', shown: 'Zu spät' }]
			},
			answerCount: 0
		});
		expect(roundOf(noted.whenUndone().state(), STEP)).toBeUndefined();
		noted
			.when(forRoom({ word: 'agree', text: '' }, { word: 'agree', text: '' }))
			.refused('round/not-open');
	});

	it('[CF7] [CF8] what was answered by phone counts too, and is never dropped', () => {
		const noted = given(...objected).when(
			forRoom({ word: 'agree', text: '' }, { word: 'agree', text: '' })
		);
		expect(roundOf(noted.state(), STEP)).toMatchObject({
			status: 'closed',
			answerCount: 2,
			result: {
				room: ['agree', 'agree'],
				objections: [{ text: 'Zu teuer, sagt Frau K.', shown: null }]
			}
		});
		expect(noted.act()).toBeNull();
		noted.when({ type: 'DiscardRound', stepId: STEP }).refused('round/has-answers');
	});

	it('[CF7] only in a confirmation step, for all that is asked, and by the moderator', () => {
		const both = [
			{ word: 'agree', text: '' },
			{ word: 'agree', text: '' }
		] as const;
		given(...core)
			.when(forRoom(both[0]))
			.refused('answer/does-not-fit');
		given(...core, entered('mood'))
			.when(forRoom(...both))
			.refused('agenda/wrong-step');
		given(...core)
			.when({ ...forRoom(...both), stepId: 'step-mood' })
			.refused('round/unknown');
		given(entered('confirm')).when(forRoom(both[0])).refused('round/nothing-to-ask');
		given(...core)
			.when(forRoom(...both), anna)
			.refused('right/missing');
		given(...core)
			.when(forRoom({ word: 'object', text: 'x'.repeat(301) }, both[1]))
			.refused('objection/text-too-long', { limit: 300 });
	});
});

it('[CF2] nobody answers without having joined', () => {
	for (const actor of [moderator, participant('seat-nobody')])
		given(...running)
			.when(answer(agree, agree), actor)
			.refused('joining/not-joined');
});
