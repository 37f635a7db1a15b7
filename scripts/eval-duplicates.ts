import { createEngine } from '../src/lib/domain/similarity/engine';
import { loadResources } from '../src/lib/server/similarity/load-resources';
import { addCounts, countWorkshop, numbersOf } from './similarity/evaluate';
import { readLabelledNeeds, UnreadableFile } from './similarity/labelled-needs';
import { measureFindings, measureSpeed } from './similarity/speed';
import { show } from './similarity/table';

/**
 * `npm run eval:duplicates -- FILE [--json]`: how the shipped engine does on labelled needs. Ends
 * with 2 where the file cannot be evaluated.
 */

const USAGE = 'Usage: npm run eval:duplicates -- FILE [--json]';
const HOW =
	'The shipped weights and thresholds, as they are. Weights were learned from the development set; ' +
	'what they reach on workshops that they were not learned from stands in docs/decisions/similarity.md ' +
	'(cross-validation that leaves whole workshops out), and `node --import tsx scripts/similarity/learn-model.ts FILE` repeats it.';

function main(args: readonly string[]): number {
	const isJson = args.includes('--json');
	const files = args.filter((arg) => arg !== '--json');
	const [file] = files;
	if (file === undefined || files.length > 1 || file.startsWith('-')) {
		process.stderr.write(`${USAGE}\n`);
		return file === '--help' || file === '-h' ? 0 : 2;
	}
	let labelled;
	try {
		labelled = readLabelledNeeds(file);
	} catch (error) {
		if (!(error instanceof UnreadableFile)) throw error;
		process.stderr.write(`${error.message}\n`);
		return 2;
	}
	const resources = loadResources(
		new URL('../src/lib/server/similarity/resources/', import.meta.url)
	);
	const engine = createEngine(resources);
	const workshops = labelled.workshops
		.filter(({ id }) => labelled.needs.some(({ workshop }) => workshop === id))
		.map(({ id, title }) => ({ id, title, counts: countWorkshop(engine, labelled, id) }));
	const report = {
		file,
		how: HOW,
		...numbersOf(addCounts(workshops.map(({ counts }) => counts))),
		thresholds: resources.model.thresholds,
		millisecondsPerNeed: measureSpeed(resources, labelled),
		millisecondsPerNeedOfFindings: measureFindings(resources, labelled),
		workshops: Object.fromEntries(
			workshops.map(({ id, title, counts }) => [id, { title, ...numbersOf(counts) }])
		)
	};
	process.stdout.write(isJson ? `${JSON.stringify(report, null, 2)}\n` : `${tableOf(report)}\n`);
	return 0;
}

function tableOf({ workshops, ...all }: { workshops: Record<string, object> } & object): string {
	const short = Object.entries(workshops).map(([id, numbers]) => {
		const { title, pairwise, same } = numbers as {
			title: string;
			pairwise: { precision: number; recall: number; f1: number };
			same: { precision: number };
		};
		const parts = [pairwise.precision, pairwise.recall, pairwise.f1, same.precision];
		return `${id.padEnd(8)} ${parts.map((part) => part.toFixed(3).padStart(10)).join('')}  ${title}`;
	});
	const head = `${'workshop'.padEnd(8)} ${['precision', 'recall', 'f1', 'same'].map((name) => name.padStart(10)).join('')}`;
	return [show(all), '', head, ...short].join('\n');
}

process.exitCode = main(process.argv.slice(2));
