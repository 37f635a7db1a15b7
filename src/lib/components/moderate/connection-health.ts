/** How the line to the server is, in what a person at the desk may want to know. */
import type { Connection } from '$lib/client/meeting-client';

export type Health =
	| { kind: 'connecting' }
	| { kind: 'good' }
	/** Answers take long. */
	| { kind: 'slow'; seconds: number }
	/** It was lost and found again and again. */
	| { kind: 'shaky'; times: number }
	| { kind: 'lost'; seconds: number }
	/** The server will not have us; nothing is tried any more. */
	| { kind: 'ended' };

/** Times are milliseconds of one monotonic clock. */
export interface Observed {
	connection: Connection['kind'];
	/** What the last answers took, the newest last. */
	roundTrips: readonly number[];
	lostAt: number | null;
	/** When it came back. */
	returns: readonly number[];
	now: number;
}

const SLOW_MS = 500;
/** One slow answer is a moment, two are a slow line. */
const SLOW_TIMES = 2;
const SHAKY_TIMES = 3;
export const REMEMBERED_MS = 300_000;

export function healthOf({ connection, roundTrips, lostAt, returns, now }: Observed): Health {
	if (connection === 'connecting') return { kind: 'connecting' };
	if (connection === 'rejected') return { kind: 'ended' };
	if (connection === 'offline')
		return { kind: 'lost', seconds: Math.floor((now - (lostAt ?? now)) / 1_000) };
	const last = roundTrips.slice(-SLOW_TIMES);
	if (last.length === SLOW_TIMES && last.every((ms) => ms >= SLOW_MS))
		return { kind: 'slow', seconds: Math.min(...last) / 1_000 };
	const times = returns.filter((at) => now - at < REMEMBERED_MS).length;
	return times >= SHAKY_TIMES ? { kind: 'shaky', times } : { kind: 'good' };
}
