/** The calendar day in Germany, `YYYY-MM-DD`. @param now epoch ms */
export function dayInGermany(now: number): string {
	return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(now);
}
