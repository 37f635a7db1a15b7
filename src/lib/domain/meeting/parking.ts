/**
 * The parking lot: what the meeting will not deal with and does not want to lose. A parked need is
 * no topic and a parked card not in its column until it is fetched back. At the close each entry needs a disposition. Rules PK.
 */
import { accepted, type Context } from '../kernel/decider';
import { cleanLine, isBlank, lengthOf } from '../kernel/text';
import {
	type CommandOf,
	type MeetingOutcome,
	flawOfText,
	isIdTaken,
	isModerator,
	refuse,
	reversible,
	withNeed
} from './capability';
import type { RestoreParked } from './commands';
import type { SharedEvent } from './events';
import type { Disposition, ParkedEntry } from './model';
import { DISPOSITION_LENGTH, NEED_LENGTH, PARKED_ENTRIES } from './rules';
import type { MeetingState } from './state';
import { isTopicInUse } from './topics';

/** An entry as it is read: with its text, and what it was. */
export interface Parked {
	entry: ParkedEntry;
	text: string;
	kind: 'need' | 'card' | 'text';
}

/** What is parked, oldest first; what is parked and hidden now is left out. */
export function parkedEntries(state: MeetingState): Parked[] {
	return state.parkingLot.flatMap((entry): Parked[] => {
		if (entry.text !== null) return [{ entry, text: entry.text, kind: 'text' }];
		const card = state.cards[entry.id];
		const parked = card ?? state.needs[entry.id];
		if (parked?.status !== 'parked') return [];
		return [{ entry, text: parked.text, kind: card ? 'card' : 'need' }];
	});
}

/** Entries of which nobody has said yet what becomes of them. */
export function undisposed(state: MeetingState): Parked[] {
	return parkedEntries(state).filter(({ entry }) => entry.disposition === null);
}

/** A need of a bundle stays a part of it, as a hidden one does, and is there again when fetched back. */
export function parkNeed(
	{ needId }: CommandOf<'ParkNeed'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	return parkSource('ParkNeed', needId, flawOfNeed, state, context);
}

export function parkCard(
	{ cardId }: CommandOf<'ParkCard'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	return parkSource('ParkCard', cardId, flawOfCard, state, context);
}

function parkSource(
	kind: 'ParkNeed' | 'ParkCard',
	id: string,
	flawOf: (state: MeetingState, id: string) => MeetingOutcome | null,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const flaw = flawOf(state, id);
	if (flaw) return flaw;
	if (state.parkingLot.length >= PARKED_ENTRIES)
		return refuse('parking/full', { limit: PARKED_ENTRIES });
	return reversible(
		context,
		kind,
		{ type: 'Unpark', entryId: id },
		{ type: 'Parked', entry: { id, text: null, disposition: null } }
	);
}

export function parkText(
	command: CommandOf<'ParkText'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const { entryId } = command;
	if (isIdTaken(state, entryId)) return refuse('parking/exists');
	if (state.parkingLot.length >= PARKED_ENTRIES)
		return refuse('parking/full', { limit: PARKED_ENTRIES });
	const text = cleanLine(command.text);
	const flaw = flawOfText('need', text, NEED_LENGTH);
	if (flaw) return flaw;
	return reversible(
		context,
		'ParkText',
		{ type: 'Unpark', entryId },
		{ type: 'Parked', entry: { id: entryId, text, disposition: null } }
	);
}

/** A need is a topic again, a card is in its column; a text is gone. */
export function unpark(
	{ entryId }: CommandOf<'Unpark'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const parked = parkedEntries(state).find(({ entry }) => entry.id === entryId);
	if (!parked) return refuse('parking/unknown');
	return reversible(
		context,
		'Unpark',
		{ type: 'RestoreParked', entry: parked.entry },
		{ type: 'Unparked', entryId }
	);
}

/** The inverse of fetching back: the entry with what was said of it. */
export function restoreParked(
	{ entry }: RestoreParked,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	return flawOfRestoring(entry, state) ?? accepted({ type: 'Parked', entry });
}

export function disposeParked(
	command: CommandOf<'DisposeParked'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const { entryId } = command;
	const parked = parkedEntries(state).find(({ entry }) => entry.id === entryId);
	if (!parked) return refuse('parking/unknown');
	const disposition = cleanDisposition(command.disposition);
	const words = wordsOf(disposition);
	if (words !== null && isBlank(words)) return refuse('parking/disposition-incomplete');
	if (words !== null && lengthOf(words) > DISPOSITION_LENGTH)
		return refuse('parking/disposition-too-long', { limit: DISPOSITION_LENGTH });
	return reversible(
		context,
		'DisposeParked',
		{ type: 'DisposeParked', entryId, disposition: parked.entry.disposition },
		{ type: 'ParkedDisposed', entryId, disposition }
	);
}

function flawOfRestoring({ id, text }: ParkedEntry, state: MeetingState): MeetingOutcome | null {
	if (text === null) return state.cards[id] ? flawOfCard(state, id) : flawOfNeed(state, id);
	return isIdTaken(state, id) ? refuse('parking/exists') : null;
}

function flawOfNeed(state: MeetingState, needId: string): MeetingOutcome | null {
	const need = state.needs[needId];
	if (!need) return refuse('need/unknown');
	if (need.status !== 'shown') return refuse('need/not-shown');
	if (need.clusterId !== null || !isTopicInUse(state, needId)) return null;
	return state.coreNeeds.some(({ topicId }) => topicId === needId)
		? refuse('topic/is-core-need')
		: refuse('vote/is-open');
}

/** What became a need is parked as that. */
function flawOfCard(state: MeetingState, cardId: string): MeetingOutcome | null {
	const card = state.cards[cardId];
	if (!card) return refuse('card/unknown');
	if (card.status !== 'shown') return refuse('card/not-shown');
	return card.needId === null ? null : refuse('card/is-need');
}

function cleanDisposition(disposition: Disposition | null): Disposition | null {
	switch (disposition?.kind) {
		case 'forwarded':
			return { ...disposition, to: cleanLine(disposition.to) };
		case 'dropped':
			return { ...disposition, reason: cleanLine(disposition.reason) };
		default:
			return disposition;
	}
}

/** What had to be written for it, null where nothing had. */
function wordsOf(disposition: Disposition | null): string | null {
	switch (disposition?.kind) {
		case 'forwarded':
			return disposition.to;
		case 'dropped':
			return disposition.reason;
		default:
			return null;
	}
}

export function evolveParking(state: MeetingState, event: SharedEvent): MeetingState {
	switch (event.type) {
		case 'Parked':
			return {
				...withStatus(state, event.entry, 'parked'),
				parkingLot: [...state.parkingLot, event.entry]
			};
		case 'Unparked': {
			const entry = state.parkingLot.find(({ id }) => id === event.entryId);
			if (!entry) return state;
			return withoutEntry(withStatus(state, entry, 'shown'), entry.id);
		}
		case 'ParkedDisposed':
			return {
				...state,
				parkingLot: state.parkingLot.map((entry) =>
					entry.id === event.entryId ? { ...entry, disposition: event.disposition } : entry
				)
			};
		case 'NeedRemoved':
			return withoutEntry(state, event.needId);
		case 'CardRemoved':
			return withoutEntry(state, event.cardId);
		default:
			return state;
	}
}

function withoutEntry(state: MeetingState, id: string): MeetingState {
	return { ...state, parkingLot: state.parkingLot.filter((entry) => entry.id !== id) };
}

/** Of the need or card that this entry is. */
function withStatus(
	state: MeetingState,
	{ id, text }: ParkedEntry,
	status: 'parked' | 'shown'
): MeetingState {
	if (text !== null) return state;
	const card = state.cards[id];
	return card
		? { ...state, cards: { ...state.cards, [id]: { ...card, status } } }
		: withNeed(state, id, { status });
}
