/** Numbers, lists and moments in the reader's language, moments as the clocks in Germany show them. */
import { getLocale } from '$lib/paraglide/runtime.js';

const region = () => ({ de: 'de-DE', en: 'en-GB' })[getLocale()];

/** @param at epoch ms */
export function momentText(at: number): string {
	return new Intl.DateTimeFormat(region(), {
		dateStyle: 'long',
		timeStyle: 'short',
		timeZone: 'Europe/Berlin'
	}).format(at);
}

/** Hour and minute of a moment. @param at epoch ms */
export function clockTimeText(at: number): string {
	return new Intl.DateTimeFormat(region(), {
		hour: '2-digit',
		minute: '2-digit',
		timeZone: 'Europe/Berlin'
	}).format(at);
}

/** The day of a moment. @param at epoch ms */
export function momentDayText(at: number): string {
	return new Intl.DateTimeFormat(region(), {
		dateStyle: 'medium',
		timeZone: 'Europe/Berlin'
	}).format(at);
}

export function numberText(value: number): string {
	return new Intl.NumberFormat(region()).format(value);
}

export function listText(items: string[]): string {
	return new Intl.ListFormat(region(), { type: 'conjunction' }).format(items);
}

/** The time of day of a moment. @param at epoch ms */
export function clockText(at: number): string {
	return new Intl.DateTimeFormat(region(), {
		timeStyle: 'short',
		timeZone: 'Europe/Berlin'
	}).format(at);
}
