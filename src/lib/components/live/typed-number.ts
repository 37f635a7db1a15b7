/** A number as people type it: with a comma or a point, in groups of three or not. */
export type TypedNumber =
	{ kind: 'empty' } | { kind: 'number'; value: number } | { kind: 'unclear' };

const BLANKS = /[\s'’\u202f]/gu;

/** @param locale decides what `1.000` means */
export function parseNumber(typed: string, locale: string): TypedNumber {
	const bare = typed.replace(BLANKS, '').replace('−', '-');
	if (bare === '') return { kind: 'empty' };
	const [point, group] = locale.startsWith('de') ? [',', '.'] : ['.', ','];
	const grouped = new RegExp(`^-?\\d{1,3}(\\${group}\\d{3})+(\\${point}\\d+)?$`);
	if (grouped.test(bare)) return numberOf(bare.replaceAll(group, '').replace(point, '.'));
	if (/^-?\d+([.,]\d+)?$/.test(bare)) return numberOf(bare.replace(',', '.'));
	return { kind: 'unclear' };
}

/** As it stands in a field. */
export function typedNumber(value: number | null, locale: string): string {
	return value === null
		? ''
		: new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 6 }).format(value);
}

function numberOf(text: string): TypedNumber {
	return { kind: 'number', value: Number(text) };
}
