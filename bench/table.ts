import type { Row } from './ratios';
import type { Scenario } from './scenarios/scenario';

/** Rows of one scenario as Markdown. */
export function tableOf(
	{ name, against }: Pick<Scenario, 'name' | 'against'>,
	rows: Row[]
): string {
	const lines = rows.map((row) =>
		[
			row.name.slice(name.length + 2),
			number(row.product),
			number(row.yardstick),
			`${number(row.ratio)} (${row.range.map(number).join('–')})`,
			row.goal,
			row.ok ? 'yes' : '**no**'
		].join(' | ')
	);
	const [first] = rows;
	const unsound = [...new Set(first?.invalid ?? [])].map((reason) => `\nNot counted: ${reason}.`);
	return [
		`\n### ${name}, against ${against}`,
		`| | product | yardstick | ratio (range of ${first?.rounds ?? 0}) | goal | reached |`,
		'|---|---|---|---|---|---|',
		...lines.map((line) => `| ${line} |`),
		...unsound
	].join('\n');
}

function number(value: number): string {
	if (!Number.isFinite(value)) return '–';
	return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
}
