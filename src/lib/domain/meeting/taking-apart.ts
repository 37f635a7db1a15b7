/**
 * One entry that holds several needs becomes several. The first keeps the entry and its author's
 * wording; each part has the author, group, school, category and support of the whole. Rules PP.
 */
import { accepted, type Context } from '../kernel/decider';
import { cleanLine } from '../kernel/text';
import { obstacleToRegrouping } from './bundling';
import {
	type CommandOf,
	type MeetingOutcome,
	currentStep,
	flawOfText,
	isIdTaken,
	isModerator,
	refuse,
	withNeed
} from './capability';
import type { PutNeedTogether } from './commands';
import type { MeetingEvent, SharedEvent } from './events';
import type { Need } from './model';
import { NEED_LENGTH } from './rules';
import type { MeetingState } from './state';
import { isSupportedBy } from './supports';

export function takeNeedApart(
	command: CommandOf<'TakeNeedApart'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const need = state.needs[command.needId];
	if (!need) return refuse('need/unknown');
	if (need.status === 'hidden' || need.status === 'parked') return refuse('need/not-shown');
	if (need.status === 'withdrawn') return refuse('need/withdrawn');
	if (need.status === 'silent' && currentStep(state)?.kind === 'collect')
		return refuse('reveal/still-collecting');
	const busy = obstacleToRegrouping(state, need.clusterId ?? need.id);
	if (busy) return busy;
	const [text = '', ...others] = [command.text, ...command.parts.map((part) => part.text)].map(
		cleanLine
	);
	const flaw = [text, ...others]
		.map((part) => flawOfText('need', part, NEED_LENGTH))
		.find((found) => found !== null);
	if (flaw) return flaw;
	const ids = command.parts.map(({ needId }) => needId);
	if (ids.length === 0) return refuse('need/unchanged');
	if (new Set(ids).size < ids.length || ids.some((id) => isIdTaken(state, id)))
		return refuse('need/exists');
	const parts = ids.map((id, index): Need => {
		return { ...need, id, text: others[index] ?? '', originalText: null, clusterId: null };
	});
	const originalText = need.originalText ?? need.text;
	const supported = parts.flatMap(({ id }) =>
		(state.supports[need.id] ?? []).map((seatId): MeetingEvent => {
			return { type: 'NeedSupported', needId: id, seatId };
		})
	);
	const inverse: PutNeedTogether = {
		type: 'PutNeedTogether',
		needId: need.id,
		text: need.text,
		originalText: need.originalText,
		parts: [
			{ needId: need.id, text },
			...parts.map((part) => ({ needId: part.id, text: part.text }))
		]
	};
	return accepted<MeetingEvent>(
		{ type: 'NeedTakenApart', needId: need.id, text, originalText, parts },
		...supported,
		{ type: 'ActDone', act: { id: context.commandId, kind: 'TakeNeedApart', inverse } }
	);
}

/** The inverse; refused where a part was reworded, moved or used since. Support of a part goes to the whole. */
export function putNeedTogether(
	{ needId, text, originalText, parts }: PutNeedTogether,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const whole = state.needs[needId];
	if (!whole) return refuse('need/unknown');
	for (const part of parts) {
		const need = state.needs[part.needId];
		const isMoved = part.needId !== needId && need?.clusterId !== null;
		if (need?.text !== part.text || need.status !== whole.status || isMoved)
			return refuse('topic/changed-meanwhile');
		const busy = obstacleToRegrouping(state, need.clusterId ?? need.id);
		if (busy) return busy;
	}
	const partIds = parts.map((part) => part.needId).filter((id) => id !== needId);
	const supporters = new Set(partIds.flatMap((id) => state.supports[id] ?? []));
	return accepted<MeetingEvent>(
		{ type: 'NeedPutTogether', needId, text, originalText, partIds },
		...[...supporters]
			.filter((seatId) => !isSupportedBy(state, needId, seatId))
			.map((seatId): MeetingEvent => ({ type: 'NeedSupported', needId, seatId }))
	);
}

export function evolveTakingApart(state: MeetingState, event: SharedEvent): MeetingState {
	switch (event.type) {
		case 'NeedTakenApart': {
			const { needId, text, originalText, parts } = event;
			const needs = { ...withNeed(state, needId, { text, originalText }).needs };
			for (const part of parts) needs[part.id] = part;
			const partIds = parts.map(({ id }) => id);
			return {
				...state,
				needs,
				needOrder: state.needOrder.flatMap((id) => (id === needId ? [id, ...partIds] : [id])),
				silentCount: state.silentCount + silentAmong(parts)
			};
		}
		case 'NeedPutTogether': {
			const { needId, text, originalText, partIds } = event;
			const needs = { ...withNeed(state, needId, { text, originalText }).needs };
			const parts = partIds.map((id) => needs[id]).filter((part) => part !== undefined);
			for (const part of parts) needs[part.id] = { ...part, status: 'withdrawn' };
			return { ...state, needs, silentCount: state.silentCount - silentAmong(parts) };
		}
		default:
			return state;
	}
}

function silentAmong(needs: Need[]): number {
	return needs.filter(({ status }) => status === 'silent').length;
}
