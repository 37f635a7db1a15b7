/** The pages that an authority answers for, and how their text is written: plain, with a few marks. */
export const FOOTER_PAGES = [
	'help',
	'contact',
	'accessibility',
	'plain-language',
	'sign-language',
	'privacy',
	'imprint'
] as const;
export type FooterPage = (typeof FOOTER_PAGES)[number];

export function isFooterPage(value: string): value is FooterPage {
	return (FOOTER_PAGES as readonly string[]).includes(value);
}

export type TextBlock =
	| { kind: 'heading'; text: string }
	| { kind: 'paragraph'; lines: string[] }
	| { kind: 'list'; items: string[] };

/** Blocks are parted by blank lines; `# ` begins a heading, `- ` an item. */
export function blocksOf(text: string): TextBlock[] {
	return text
		.split(/\n\s*\n/)
		.map((block) => block.trim().split('\n'))
		.filter(([first]) => first !== '')
		.map((lines): TextBlock => {
			const [first = ''] = lines;
			if (lines.length === 1 && first.startsWith('# '))
				return { kind: 'heading', text: first.slice(2) };
			return lines.every((line) => line.startsWith('- '))
				? { kind: 'list', items: lines.map((line) => line.slice(2)) }
				: { kind: 'paragraph', lines };
		});
}

/** Fields of a model text that nobody has filled in yet: `[Datum]`. */
export function hasOpenFields(text: string): boolean {
	return /\[[^\]\n]+\]/.test(text);
}

/** A month later, on the month's last day where that is shorter. @param day `YYYY-MM-DD` */
export function monthAfter(day: string): string {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const next = month === 12 ? [year + 1, 1] : [year, month + 1];
	const [inYear = 0, inMonth = 1] = next;
	const isLeap = inYear % 4 === 0 && (inYear % 100 !== 0 || inYear % 400 === 0);
	const longest = inMonth === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(inMonth) ? 30 : 31;
	const two = (number: number) => String(number).padStart(2, '0');
	return `${inYear}-${two(inMonth)}-${two(Math.min(date, longest))}`;
}
