import { describe, expect, it } from 'vitest';
import { SHARED_AUDIENCES, type SharedAudience, ownView, tell, viewFor } from './audience';
import { shownCards } from './cards';
import { evolve } from './decider';
import type { MeetingEvent } from './events';
import type { Card } from './model';
import type { MeetingState } from './state';
import {
	anna,
	ben,
	entered,
	given,
	joined,
	meetingPrepared,
	moderator,
	participant,
	stateAfter,
	submitted
} from './specification.test-support';
import { topics } from './topics';

const columns = [
	{ id: 'good', title: 'gut' },
	{ id: 'hindering', title: 'hinderlich' }
];
function meeting(visibility: 'silent' | 'open'): MeetingEvent[] {
	const agenda = meetingPrepared.agenda.map((step) =>
		step.kind === 'cards' ? { ...step, settings: { columns, visibility } } : step
	);
	return [
		{ ...meetingPrepared, agenda },
		joined('seat-anna'),
		joined('seat-ben'),
		entered('cards')
	];
}
const silent = meeting('silent');
const open = meeting('open');
const card = (change: Partial<Card> = {}): Card => ({
	id: 'card-1',
	stepId: 'step-cards',
	columnId: 'good',
	text: 'Das WLAN trägt',
	originalText: null,
	status: 'shown',
	authorSeatId: 'seat-anna',
	needId: null,
	...change
});
const added = (change: Partial<Card> = {}): MeetingEvent => ({
	type: 'CardAdded',
	card: card(change)
});
const add = {
	type: 'AddCard' as const,
	cardId: 'card-1',
	columnId: 'good',
	text: 'Das  WLAN trägt'
};
const edit = { type: 'EditCard' as const, cardId: 'card-1', text: 'Neu' };
const withdraw = { type: 'WithdrawCard' as const, cardId: 'card-1' };
const hide = { type: 'HideCard' as const, cardId: 'card-1' };
const restore = { type: 'RestoreCard' as const, cardId: 'card-1' };
const move = { type: 'MoveCard' as const, cardId: 'card-1', columnId: 'hindering' };
const close = { type: 'CloseCards' as const, stepId: 'step-cards' };
const reopen = { type: 'ReopenCards' as const, stepId: 'step-cards' };
const closed: MeetingEvent = { type: 'CardsClosed', stepId: 'step-cards' };
const paused: MeetingEvent = { type: 'IntakePaused' };
const locked: MeetingEvent = { type: 'EditsLocked' };
const revealed = (...cardIds: string[]): MeetingEvent => ({
	type: 'CardsRevealed',
	stepId: 'step-cards',
	cardIds
});
const reveal = { type: 'RevealCards' as const, stepId: 'step-cards' };
const take = { type: 'TakeCardAsNeed' as const, cardId: 'card-1', needId: 'need-1' };

describe('putting cards in columns', () => {
	it('[CA1] a joined person adds a card, silent or shown as the step says', () => {
		given(...silent)
			.when(add, anna)
			.then(added({ status: 'silent' }));
		given(...open)
			.when(add, anna)
			.then(added());
		given(...open)
			.when(add, moderator)
			.then(added({ authorSeatId: null }));
	});

	it('[CA2] only in a cards step, in one of its columns, by who has joined', () => {
		given(...open, entered('collect'))
			.when(add, anna)
			.refused('agenda/wrong-step');
		given(...open)
			.when({ ...add, columnId: 'none' }, anna)
			.refused('card/column-unknown');
		given(...open)
			.when(add, participant('seat-nobody'))
			.refused('joining/not-joined');
		given(...open, added())
			.when(add, ben)
			.refused('card/exists');
		given(...open, submitted('card-1'))
			.when(add, anna)
			.refused('card/exists');
	});

	it('[CA14] nothing is added while the intake is paused, except at the desk, nor after the close', () => {
		given(...open, paused)
			.when(add, anna)
			.refused('intake/paused');
		given(...open, paused)
			.when(add, moderator)
			.then(added({ authorSeatId: null }));
		for (const actor of [anna, moderator])
			given(...silent, closed)
				.when(add, actor)
				.refused('card/closed');
	});

	it('[CA3] a text has 1 to 160 characters', () => {
		given(...open)
			.when({ ...add, text: ' ' }, anna)
			.refused('card/text-empty');
		given(...open)
			.when({ ...add, text: 'x'.repeat(161) }, anna)
			.refused('card/text-too-long', { limit: 160, length: 161 });
	});

	it('[CA4] a person has at most 30 cards in a step, withdrawn ones not counted', () => {
		const many = Array.from({ length: 30 }, (_, index) => added({ id: `many-${index}` }));
		given(...open, ...many)
			.when(add, anna)
			.refused('card/too-many', { limit: 30 });
		given(...open, ...many, { type: 'CardWithdrawn', cardId: 'many-3' })
			.when(add, anna)
			.then(added());
		given(...open, ...many)
			.when(add, ben)
			.then(added({ authorSeatId: 'seat-ben' }));
	});
});

describe('changing cards', () => {
	it('[CA5] authors reword and withdraw their own, and nobody else’s', () => {
		given(...silent, added({ status: 'silent' }))
			.when(edit, anna)
			.then({ type: 'CardEdited', cardId: 'card-1', text: 'Neu', originalText: null });
		given(...silent, added({ status: 'silent' }))
			.when(withdraw, anna)
			.then({ type: 'CardWithdrawn', cardId: 'card-1' });
		for (const command of [edit, withdraw])
			given(...open, added())
				.when(command, ben)
				.refused('card/not-yours');
		given(...open, added())
			.when(withdraw, moderator)
			.refused('card/not-yours');
		given(...open, added())
			.when({ ...edit, text: 'Das WLAN trägt' }, anna)
			.refused('card/unchanged');
		const gone = given(...open, added(), { type: 'CardWithdrawn', cardId: 'card-1' });
		gone.when(edit, anna).refused('card/withdrawn');
		const out = given(...open, added(), { type: 'CardHidden', cardId: 'card-1' });
		out.when(edit, anna).refused('card/hidden');
	});

	it('[CA15] authors change their own until their step is left or edits are locked, after the reveal too', () => {
		const shown = [...silent, added({ status: 'silent' }), closed, revealed('card-1')];
		for (const command of [edit, withdraw]) {
			given(...silent, added({ status: 'silent' }), closed, paused)
				.when(command, anna)
				.state();
			given(...shown)
				.when(command, anna)
				.state();
			given(...shown, locked)
				.when(command, anna)
				.refused('edits/locked');
			given(...shown, entered('collect'))
				.when(command, anna)
				.refused('agenda/wrong-step');
			given(...shown)
				.when(take)
				.when(command, anna)
				.refused('card/already-used');
			given(...shown)
				.when({ type: 'ParkCard', cardId: 'card-1' })
				.when(command, anna)
				.refused('card/already-used');
		}
		given(...shown, locked, entered('collect'))
			.when(edit)
			.state();
	});

	it('[CA6] the moderator rewords what is shown; the author’s wording is kept', () => {
		const outcome = given(...open, added()).when(edit);
		outcome.then({
			type: 'CardEdited',
			cardId: 'card-1',
			text: 'Neu',
			originalText: 'Das WLAN trägt'
		});
		expect(outcome.whenUndone().state().cards['card-1']).toMatchObject({
			text: 'Das WLAN trägt',
			originalText: null
		});
		outcome
			.when({ ...edit, text: 'Wieder ich' }, anna)
			.when({
				type: 'UndoAct',
				actId: outcome.act()?.id ?? ''
			})
			.refused('undo/no-longer-possible');
	});

	it('[CA7] the moderator hides, restores and moves cards, and takes each back', () => {
		const out = given(...open, added()).when(hide);
		expect(shownCards(out.state(), 'step-cards')).toEqual([]);
		expect(shownCards(out.whenUndone().state(), 'step-cards')).toHaveLength(1);
		const back = out.when(restore);
		expect(shownCards(back.state(), 'step-cards')).toHaveLength(1);
		back.when(restore).refused('card/not-hidden');
		given(...open)
			.when(restore)
			.refused('card/unknown');
		const moved = given(...open, added()).when(move);
		moved.then({ type: 'CardMoved', cardId: 'card-1', columnId: 'hindering' });
		expect(moved.whenUndone().state().cards['card-1']?.columnId).toBe('good');
		moved.when(move).refused('card/unchanged');
		given(...open, added())
			.when({ ...move, columnId: 'none' })
			.refused('card/column-unknown');
	});

	it('[CA8] while cards are collected the moderator knows their number only, and changes nothing of one', () => {
		for (const command of [edit, hide, move, take])
			given(...silent, added({ status: 'silent' }))
				.when(command)
				.refused('card/unknown');
		const reopened: MeetingEvent = { type: 'CardsReopened', stepId: 'step-cards' };
		given(...silent, added({ status: 'silent' }), closed, reopened)
			.when(hide)
			.refused('card/unknown');
	});
});

describe('looking through cards before they are shown', () => {
	const collected = [...silent, added({ status: 'silent' }), closed];

	it('[CA16] the moderator closes the collecting and lets it go on, once each, in a cards step', () => {
		const outcome = given(...silent).when(close);
		outcome.then(closed);
		outcome.when(close).refused('card/closed');
		outcome.when(reopen).when(add, anna).state();
		outcome.whenUndone().when(reopen).refused('card/not-closed');
		given(...silent)
			.when({ ...close, stepId: 'step-collect' })
			.refused('agenda/wrong-step');
		for (const command of [close, reopen])
			given(...silent)
				.when(command, anna)
				.refused('right/missing');
	});

	it('[CA17] after the close the moderator rewords, moves and hides a silent card, but takes nothing over', () => {
		for (const command of [edit, move, hide])
			given(...collected)
				.when(command)
				.state();
		given(...collected)
			.when(take)
			.refused('card/not-shown');
	});

	it('[CA17] what is hidden before the reveal is left out of it, and silent again when it is restored', () => {
		const away = given(...collected, added({ id: 'card-2', status: 'silent' })).when(hide);
		expect(away.state().silentCards).toEqual({ 'step-cards': 1 });
		const shown = away.when(reveal);
		shown.then(revealed('card-2'));
		const back = shown.when(restore);
		back.then({ type: 'CardRestored', cardId: 'card-1', status: 'silent' });
		expect(back.state().silentCards).toEqual({ 'step-cards': 1 });
		back.when(reveal).then(revealed('card-1'));
		expect(back.when(reveal).when(hide).when(restore).state().cards['card-1']).toEqual(card());
	});

	it('[CA18] [AU6] nobody reads a silent card before the close, the moderator alone after it', () => {
		const seen = (audience: SharedAudience, ...more: MeetingEvent[]) =>
			Object.keys(
				viewFor(stateAfter(...silent, added({ status: 'silent' }), ...more), audience).cards
			);
		const told = (audience: SharedAudience, before: MeetingState, event: MeetingEvent) =>
			tell(before, event, evolve(before, event), audience);
		const reopened: MeetingEvent = { type: 'CardsReopened', stepId: 'step-cards' };
		for (const audience of SHARED_AUDIENCES) {
			const isModerator = audience === 'moderator';
			expect(seen(audience)).toEqual([]);
			expect(seen(audience, closed)).toEqual(isModerator ? ['card-1'] : []);
			expect(seen(audience, closed, reopened)).toEqual([]);
			const before = stateAfter(...silent, added({ status: 'silent' }));
			const after = evolve(before, closed);
			for (const outcome of [told(audience, before, closed), told(audience, after, reopened)])
				expect(outcome.kind).toBe(isModerator ? 'refresh' : 'events');
		}
		const view = viewFor(stateAfter(...collected), 'moderator');
		expect(view.cards['card-1']?.authorSeatId).toBeNull();
	});
});

describe('showing cards', () => {
	it('[CA9] the moderator shows all silent cards of the step at once', () => {
		const outcome = given(
			...silent,
			added({ id: 'b', status: 'silent' }),
			added({ id: 'a', status: 'silent', authorSeatId: 'seat-ben' }),
			closed
		).when(reveal);
		outcome.then({ type: 'CardsRevealed', stepId: 'step-cards', cardIds: ['a', 'b'] });
		expect(outcome.state().silentCards).toEqual({});
		outcome.when(reveal).refused('reveal/nothing-new');
	});

	it('[CA9] not while they are still collected', () => {
		given(...silent, added({ status: 'silent' }))
			.when(reveal)
			.refused('card/not-closed');
	});

	it('[CA10] cards are listed by their random ids, whoever came first', () => {
		const state = stateAfter(...open, added({ id: 'b' }), added({ id: 'a' }));
		expect(shownCards(state, 'step-cards').map(({ id }) => id)).toEqual(['a', 'b']);
		expect(Object.keys(viewFor(state, 'participants').cards)).toEqual(['a', 'b']);
	});

	it('[CA11] a silent card is told as a number, a shown one without its author', () => {
		const before = stateAfter(...silent);
		const hush = added({ status: 'silent' }) as Extract<MeetingEvent, { type: 'CardAdded' }>;
		for (const audience of ['moderator', 'screen', 'participants'] as const) {
			expect(tell(before, hush, evolve(before, hush), audience)).toEqual({
				kind: 'events',
				events: [{ type: 'SilentCardsCounted', stepId: 'step-cards', count: 1 }]
			});
			const seen = added() as Extract<MeetingEvent, { type: 'CardAdded' }>;
			expect(tell(before, seen, evolve(before, seen), audience)).toEqual({
				kind: 'events',
				events: [{ type: 'CardAdded', card: card({ authorSeatId: null }) }]
			});
		}
		const state = stateAfter(...silent, hush);
		expect(ownView(state, 'seat-anna').cards).toEqual({ 'card-1': card({ status: 'silent' }) });
		expect(ownView(state, 'seat-ben').cards).toEqual({});
	});

	it('[CA12] a hidden card is seen by the moderator and its author alone', () => {
		const state = stateAfter(...open, added(), { type: 'CardHidden', cardId: 'card-1' });
		expect(viewFor(state, 'moderator').cards['card-1']?.status).toBe('hidden');
		for (const audience of ['screen', 'participants'] as const)
			expect(viewFor(state, audience).cards).toEqual({});
		expect(ownView(state, 'seat-anna').cards['card-1']?.status).toBe('hidden');
	});
});

describe('a card that goes on', () => {
	it('[CA13] becomes a shown need with its text, without an author, and names it', () => {
		const outcome = given(...open, added()).when(take);
		expect(topics(outcome.state())).toMatchObject([{ id: 'need-1', title: 'Das WLAN trägt' }]);
		expect(outcome.state().needs['need-1']).toMatchObject({ authorSeatId: null, group: null });
		expect(outcome.state().cards['card-1']?.needId).toBe('need-1');
		outcome.when({ ...take, needId: 'need-2' }).refused('card/is-need');
		given(...open, added(), added({ id: 'card-2', needId: 'need-1' }))
			.when(take)
			.when({ ...take, cardId: 'card-1' })
			.refused('card/is-need');
	});
});
