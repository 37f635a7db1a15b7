/** What the check before the start says of one thing. */
import type { LineCheck } from '$lib/client/line-check';

export type CheckState = 'fine' | 'look' | 'broken' | 'checking';

/** Slower than this, and an act at the desk feels late. */
const SLOW_MS = 500;
/** More than this, and a time on the clock and a timer say different things. */
const CLOCK_TOLERANCE_MS = 5_000;

/** Undefined: being measured; null: no line. */
export type Line = LineCheck | null | undefined;

export function lineState(line: Line): CheckState {
	if (line === undefined) return 'checking';
	if (line === null) return 'broken';
	return line.kind === 'websocket' && line.roundTripMs <= SLOW_MS ? 'fine' : 'look';
}

export function clockState(line: Line): CheckState {
	if (line === undefined) return 'checking';
	if (line === null) return 'look';
	return Math.abs(line.clockAheadMs) <= CLOCK_TOLERANCE_MS ? 'fine' : 'look';
}
