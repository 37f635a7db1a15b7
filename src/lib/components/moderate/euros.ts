/** Whole euros as people type and read them in this country; `12.500` is twelve thousand five hundred. */
export type Euros = { kind: 'empty' } | { kind: 'amount'; euros: number } | { kind: 'unclear' };

const SIGNS = /€|eur(?:o|os)?/gi;
const BLANKS = /[\s'’]/gu;
/** Digits, in groups of three where separated, and no cents but zero ones. */
const WHOLE = /^(\d{1,3}(?:([.,])\d{3})(?:\2\d{3})*|\d+)(?:[.,]0{1,2}|,-+)?$/;

export function parseEuros(typed: string): Euros {
	const bare = typed.replace(SIGNS, '').replace(BLANKS, '');
	if (bare === '') return { kind: 'empty' };
	const match = WHOLE.exec(bare);
	if (!match) return { kind: 'unclear' };
	return { kind: 'amount', euros: Number((match[1] ?? '').replace(/[.,]/g, '')) };
}

/** As it stands in a field: grouped, without a sign. */
export function typedEuros(euros: number | null, locale: string): string {
	return euros === null ? '' : new Intl.NumberFormat(locale, { useGrouping: true }).format(euros);
}
