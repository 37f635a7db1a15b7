/**
 * The parking lot: what the meeting will not deal with and does not want to lose. A parked need is
 * no topic until it is fetched back. At the close each entry needs a disposition. Rules PK.
 */
import { accepted, type Context } from '../kernel/decider';
import { cleanLine, isBlank, lengthOf } from '../kernel/text';
import { type CommandOf, type MeetingOutcome, isModerator, refuse, reversible } from './capability';
import type { RestoreParked } from './commands';
import type { SharedEvent } from './events';
import type { Disposition, Need, ParkedEntry } from './model';
import { DISPOSITION_LENGTH, NEED_LENGTH, PARKED_ENTRIES } from './rules';
import type { MeetingState } from './state';
import { isTopicInUse } from './topics';

/** An entry as it is read: with its text, and with its need if it is one. */
export interface Parked {
	entry: ParkedEntry;
	text: string;
	need: Need | null;
}

/** What is parked, oldest first; a parked need that is hidden now is left out. */
export function parkedEntries(state: MeetingState): Parked[] {
	return state.parkingLot.flatMap((entry): Parked[] => {
		if (entry.text !== null) return [{ entry, text: entry.text, need: null }];
		const need = state.needs[entry.id];
		return need?.status === 'parked' ? [{ entry, text: need.text, need }] : [];
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
	if (!isModerator(context)) return refuse('right/missing');
	const flaw = flawOfNeed(state, needId);
	if (flaw) return flaw;
	if (state.parkingLot.length >= PARKED_ENTRIES)
		return refuse('parking/full', { limit: PARKED_ENTRIES });
	return reversible(
		context,
		'ParkNeed',
		{ type: 'Unpark', entryId: needId },
		{ type: 'Parked', entry: { id: needId, text: null, disposition: null } }
	);
}

export function parkText(
	command: CommandOf<'ParkText'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const { entryId } = command;
	if (isTaken(state, entryId)) return refuse('parking/exists');
	if (state.parkingLot.length >= PARKED_ENTRIES)
		return refuse('parking/full', { limit: PARKED_ENTRIES });
	const text = cleanLine(command.text);
	if (isBlank(text)) return refuse('need/text-empty');
	if (lengthOf(text) > NEED_LENGTH)
		return refuse('need/text-too-long', { limit: NEED_LENGTH, length: lengthOf(text) });
	return reversible(
		context,
		'ParkText',
		{ type: 'Unpark', entryId },
		{ type: 'Parked', entry: { id: entryId, text, disposition: null } }
	);
}

/** A need is a topic again; a text is gone. */
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
	const flaw =
		entry.text === null
			? flawOfNeed(state, entry.id)
			: isTaken(state, entry.id)
				? refuse('parking/exists')
				: null;
	return flaw ?? accepted({ type: 'Parked', entry });
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

function flawOfNeed(state: MeetingState, needId: string): MeetingOutcome | null {
	const need = state.needs[needId];
	if (!need) return refuse('need/unknown');
	if (need.status !== 'shown') return refuse('need/not-shown');
	if (need.clusterId !== null || !isTopicInUse(state, needId)) return null;
	return state.coreNeeds.some(({ topicId }) => topicId === needId)
		? refuse('topic/is-core-need')
		: refuse('vote/is-open');
}

function isTaken(state: MeetingState, id: string): boolean {
	return state.needs[id] !== undefined || state.parkingLot.some((entry) => entry.id === id);
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
				...withNeedStatus(state, event.entry, 'parked'),
				parkingLot: [...state.parkingLot, event.entry]
			};
		case 'Unparked': {
			const entry = state.parkingLot.find(({ id }) => id === event.entryId);
			if (!entry) return state;
			return {
				...withNeedStatus(state, entry, 'shown'),
				parkingLot: state.parkingLot.filter(({ id }) => id !== event.entryId)
			};
		}
		case 'ParkedDisposed':
			return {
				...state,
				parkingLot: state.parkingLot.map((entry) =>
					entry.id === event.entryId ? { ...entry, disposition: event.disposition } : entry
				)
			};
		case 'NeedRemoved':
			return {
				...state,
				parkingLot: state.parkingLot.filter(({ id }) => id !== event.needId)
			};
		default:
			return state;
	}
}

function withNeedStatus(
	state: MeetingState,
	{ id, text }: ParkedEntry,
	status: 'parked' | 'shown'
): MeetingState {
	const need = state.needs[id];
	if (text !== null || !need) return state;
	return { ...state, needs: { ...state.needs, [id]: { ...need, status } } };
}
