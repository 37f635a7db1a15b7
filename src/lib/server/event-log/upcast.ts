/**
 * Old shapes of events, brought to today's where the log is read, so that `evolve` knows one
 * shape only. An event never changes in the log itself.
 */
import type { MatrixItemResult, Need, RoundResult } from '../../domain/meeting/model';
import { plainStep, type AgendaStep, type StepKind } from '../../domain/meeting/steps';
import type { LoggedEvent } from './event-log';

type Upcast = (payload: Record<string, unknown>) => Record<string, unknown>;

const UPCASTS: Record<string, Upcast> = {
	/** At first steps had no settings, meetings neither school nor room, and nothing was rehearsed. */
	MeetingPrepared: ({ agenda, ...rest }) => ({
		school: null,
		room: '',
		isRehearsal: false,
		...rest,
		agenda: (agenda as Partial<AgendaStep>[]).map((step) => ({
			...plainStep(step.kind as StepKind, step.title ?? '', step.minutes ?? 0),
			...step
		}))
	}),
	/** A phone was one person's. */
	ParticipantJoined: (joined) => ({ people: 1, ...joined }),
	/** Needs had no category, and nobody kept how they came in. */
	NeedSubmitted: ({ need, ...rest }) => {
		const old = need as Partial<Need>;
		const source = old.authorSeatId === null ? 'desk' : 'phone';
		return { ...rest, need: { category: null, source, ...old } };
	},
	/** Cards could be hidden once they were shown, not before. */
	CardRestored: (restored) => ({ status: 'shown', ...restored }),
	/** A matrix was not looked at by group. */
	RoundClosed: ({ result, ...rest }) => {
		const old = result as RoundResult;
		if (old.kind !== 'matrix') return { ...rest, result };
		const items = (old.items as Partial<MatrixItemResult>[]).map((item) => ({
			groups: [],
			...item
		}));
		return { ...rest, result: { ...old, items } };
	},
	/** Items came from decisions only, of meetings that were about no single school. */
	ActionItemOpened: ({ cause, ...rest }) => ({
		...rest,
		cause: cause === null ? null : { kind: 'decision', schoolId: null, ...(cause as object) }
	})
};

export function upcast(event: LoggedEvent): LoggedEvent {
	const payload = upcastPayload(event.type, event.payload);
	return payload === event.payload ? event : { ...event, payload };
}

/** For readers that take events from the log by themselves. */
export function upcastPayload(type: string, payload: unknown): object {
	const change = UPCASTS[type];
	return change ? change(payload as Record<string, unknown>) : (payload as object);
}
