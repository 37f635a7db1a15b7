import { describe, expect, it } from 'vitest';
import { SHARED_AUDIENCES, viewFor } from './audience';
import { shownCards } from './cards';
import type { MeetingEvent } from './events';
import type { Card } from './model';
import { parkedEntries } from './parking';
import { DISPOSITION_LENGTH, NEED_LENGTH, PARKED_ENTRIES } from './rules';
import {
	anna,
	entered,
	given,
	hidden,
	merged,
	named,
	parked,
	revealedNeeds,
	stateAfter,
	submitted,
	voteOpened
} from './specification.test-support';
import { topics } from './topics';

const needs = revealedNeeds(3);
const park = (needId = 'need-1') => ({ type: 'ParkNeed' as const, needId });
const write = (text: string, entryId = 'parked-1') => ({
	type: 'ParkText' as const,
	entryId,
	text
});
const unpark = (entryId = 'need-1') => ({ type: 'Unpark' as const, entryId });
const dispose = (
	disposition: Extract<MeetingEvent, { type: 'ParkedDisposed' }>['disposition']
) => ({
	type: 'DisposeParked' as const,
	entryId: 'need-1',
	disposition
});
const close = { type: 'CloseMeeting' as const };

describe('the parking lot', () => {
	it('[PK1] a parked need is no topic, and is listed with its text', () => {
		const state = given(...needs)
			.when(park())
			.state();
		expect(topics(state).map(({ id }) => id)).toEqual(['need-2', 'need-3']);
		expect(parkedEntries(state).map(({ text }) => text)).toEqual(['Text von need-1']);
		given(...needs)
			.when(park(), anna)
			.refused('right/missing');
	});

	it('[PK2] only what is shown can be parked, and nothing that is in use', () => {
		given(...needs)
			.when(park('need-9'))
			.refused('need/unknown');
		given(...needs, submitted('need-9'))
			.when(park('need-9'))
			.refused('need/not-shown');
		given(...needs, hidden('need-1'))
			.when(park())
			.refused('need/not-shown');
		given(...needs, named('core-1', 'need-1'))
			.when(park())
			.refused('topic/is-core-need');
		given(...needs, entered('vote'), voteOpened(['need-1', 'need-2']))
			.when(park())
			.refused('vote/is-open');
	});

	it('[PK3] a text of one line is parked like a need', () => {
		given(...needs)
			.when(write('  Radweg\nzur Schule '))
			.then(parked('parked-1', 'Radweg zur Schule'));
		given(...needs)
			.when(write(' '))
			.refused('need/text-empty');
		given(...needs)
			.when(write('x'.repeat(NEED_LENGTH + 1)))
			.refused('need/text-too-long', { limit: NEED_LENGTH, length: NEED_LENGTH + 1 });
		given(...needs, parked('parked-1', 'Radweg'))
			.when(write('Mensa'))
			.refused('parking/exists');
	});

	it('[PK4] the parking lot has an end', () => {
		const full = Array.from({ length: PARKED_ENTRIES }, (_, n) => parked(`parked-${n}`, 'Text'));
		given(...needs, ...full)
			.when(write('Mensa', 'parked-x'))
			.refused('parking/full', { limit: PARKED_ENTRIES });
		given(...needs, ...full)
			.when(park())
			.refused('parking/full', { limit: PARKED_ENTRIES });
	});

	it('[PK5] a need that is fetched back is a topic again, in its bundle; a text is gone', () => {
		const bundled = [...needs, merged('cluster-1', ['need-1', 'need-2']), parked('need-1')];
		const back = given(...bundled)
			.when(unpark())
			.state();
		expect(topics(back)[0]).toMatchObject({ id: 'cluster-1', needs: [{}, {}] });
		const gone = given(...needs, parked('parked-1', 'Radweg')).when(unpark('parked-1'));
		expect(gone.state().parkingLot).toEqual([]);
		given(...needs)
			.when(unpark())
			.refused('parking/unknown');
	});

	it('[PK6] hidden, a parked need is in no list, and parked again when it is restored', () => {
		const away = given(...needs, parked('need-1')).when({ type: 'HideNeed', needId: 'need-1' });
		expect(parkedEntries(away.state())).toEqual([]);
		expect(parkedEntries(away.whenUndone().state())).toHaveLength(1);
	});

	it('[PK7] it is forwarded to somebody, left for the next meeting, or dropped with a reason', () => {
		const lot = given(...needs, parked('need-1'));
		for (const disposition of [
			{ kind: 'forwarded' as const, to: 'Bauamt' },
			{ kind: 'next-meeting' as const },
			{ kind: 'dropped' as const, reason: 'Schon erledigt' }
		])
			lot
				.when(dispose(disposition))
				.then({ type: 'ParkedDisposed', entryId: 'need-1', disposition });
		lot.when(dispose({ kind: 'forwarded', to: ' ' })).refused('parking/disposition-incomplete');
		lot.when(dispose({ kind: 'dropped', reason: '' })).refused('parking/disposition-incomplete');
		lot
			.when(dispose({ kind: 'forwarded', to: 'x'.repeat(DISPOSITION_LENGTH + 1) }))
			.refused('parking/disposition-too-long', { limit: DISPOSITION_LENGTH });
		given(...needs)
			.when(dispose({ kind: 'next-meeting' }))
			.refused('parking/unknown');
	});

	it('[PK8] the meeting is not closed while an entry has no disposition', () => {
		const open = given(...needs, parked('need-1'), parked('parked-1', 'Radweg'));
		open.when(close).refused('parking/undisposed', { count: 2 });
		const halfway = open.when(dispose({ kind: 'next-meeting' }));
		halfway.when(close).refused('parking/undisposed', { count: 1 });
		halfway.when(unpark('parked-1')).when(close).then({ type: 'MeetingClosed' });
	});

	it('[PK9] all of it can be taken back', () => {
		const disposed = given(...needs, parked('need-1')).when(dispose({ kind: 'next-meeting' }));
		expect(disposed.whenUndone().state().parkingLot[0]?.disposition).toBeNull();
		const fetched = disposed.when(unpark());
		expect(fetched.whenUndone().state().parkingLot).toEqual(disposed.state().parkingLot);
		const written = given(...needs).when(write('Radweg'));
		expect(written.whenUndone().state().parkingLot).toEqual([]);
		const gone = written.when(unpark('parked-1'));
		expect(gone.whenUndone().state()).toMatchObject({ parkingLot: [{ text: 'Radweg' }] });
		const parkedNeed = given(...needs).when(park());
		expect(topics(parkedNeed.whenUndone().state())).toEqual(topics(stateAfter(...needs)));
	});

	it('[NE11] the author no longer rewords what is parked', () => {
		given(...needs, parked('need-1'))
			.when({ type: 'EditNeed', needId: 'need-1', text: 'Neu' }, anna)
			.refused('need/already-used');
	});
});

describe('cards in the parking lot', () => {
	const card = (change: Partial<Card> = {}): Card => ({
		id: 'card-1',
		stepId: 'step-cards',
		columnId: 'column-1',
		text: 'Radweg',
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
	const parkCard = { type: 'ParkCard' as const, cardId: 'card-1' };
	const hide = { type: 'HideCard' as const, cardId: 'card-1' };

	it('[PK10] a parked card leaves its column, is listed with its text, and comes back to it', () => {
		const outcome = given(added()).when(parkCard);
		expect(shownCards(outcome.state(), 'step-cards')).toEqual([]);
		expect(parkedEntries(outcome.state())).toMatchObject([{ text: 'Radweg', kind: 'card' }]);
		for (const audience of SHARED_AUDIENCES)
			expect(parkedEntries(viewFor(outcome.state(), audience))).toHaveLength(1);
		for (const back of [outcome.when(unpark('card-1')), outcome.whenUndone()]) {
			expect(back.state().cards['card-1']).toEqual(card());
			expect(back.state().parkingLot).toEqual([]);
		}
		given(added()).when(parkCard, anna).refused('right/missing');
	});

	it('[PK10] only a shown card is parked, and none that is a need, in a lot that has room', () => {
		given().when(parkCard).refused('card/unknown');
		given(added({ status: 'silent' }))
			.when(parkCard)
			.refused('card/not-shown');
		given(added({ needId: 'need-1' }))
			.when(parkCard)
			.refused('card/is-need');
		const full = Array.from({ length: PARKED_ENTRIES }, (_, index) => parked(`p-${index}`, 'Text'));
		given(added(), ...full)
			.when(parkCard)
			.refused('parking/full', { limit: PARKED_ENTRIES });
	});

	it('[PK10] hidden, it leaves the list, is read by the moderator alone, and is parked again when restored', () => {
		const lot = given(added()).when(parkCard);
		const away = lot.when(hide);
		expect(parkedEntries(away.state())).toEqual([]);
		for (const audience of ['screen', 'participants'] as const)
			expect(viewFor(away.state(), audience)).toMatchObject({ cards: {}, parkingLot: [] });
		expect(parkedEntries(away.whenUndone().state())).toHaveLength(1);
	});

	it('[PK10] without a disposition it keeps the meeting open, and fetching back can be taken back with it', () => {
		const lot = given(added()).when(parkCard);
		lot.when(close).refused('parking/undisposed', { count: 1 });
		const said = lot.when({
			type: 'DisposeParked',
			entryId: 'card-1',
			disposition: { kind: 'next-meeting' }
		});
		expect(said.when(unpark('card-1')).whenUndone().state()).toEqual(said.state());
		said.when(close).state();
	});
});
