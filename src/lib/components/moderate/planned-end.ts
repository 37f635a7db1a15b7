/** Clock times of this country's day, as `clockTimeText` shows them. */
const MINUTE = 60_000;
const CLOCK = new Intl.DateTimeFormat('en-GB', {
	hour: '2-digit',
	minute: '2-digit',
	timeZone: 'Europe/Berlin'
});

/** `HH:mm` for a field of type time. @param at epoch ms */
export function clockField(at: number | null): string {
	return at === null ? '' : CLOCK.format(at);
}

/** The moment of today that a typed clock time means, null where there is none in it. */
export function clockTimeToday(typed: string, now: number): number | null {
	const minutes = minutesOf(typed);
	if (minutes === null) return null;
	const today = minutesOf(CLOCK.format(now)) ?? 0;
	return Math.floor(now / MINUTE) * MINUTE + (minutes - today) * MINUTE;
}

function minutesOf(clock: string): number | null {
	const found = /^(\d{1,2}):(\d{2})/.exec(clock);
	return found ? Number(found[1]) * 60 + Number(found[2]) : null;
}
