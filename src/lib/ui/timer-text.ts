export type TimerStage = 'running' | 'soon' | 'last' | 'over';

/** Which part of the time box it is: `soon` from 20 % left, `last` from 5 %, `over` from zero. */
export function timerStage(remainingMs: number, totalMs?: number): TimerStage {
	if (remainingMs <= 0) return 'over';
	if (totalMs === undefined || totalMs <= 0) return 'running';
	if (remainingMs <= totalMs * 0.05) return 'last';
	return remainingMs <= totalMs * 0.2 ? 'soon' : 'running';
}

/** Milliseconds as `mm:ss` (from an hour `h:mm:ss`); started seconds count, an overrun gets a plus. */
export function clockText(remainingMs: number): string {
	const seconds = Math.abs(Math.ceil(remainingMs / 1000));
	const two = (n: number) => String(n).padStart(2, '0');
	const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
	const clock = `${hours > 0 ? `${hours}:${two(minutes)}` : two(minutes)}:${two(seconds % 60)}`;
	return remainingMs <= -1000 ? `+${clock}` : clock;
}
