import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * What a phone loads from the QR code to its first entry (UX 2), read from what was built: the join
 * page and the phone page with everything that they import statically, which is what SvelteKit
 * preloads, and on top the step that the page fetches before it starts. The connection and the
 * sentences of refusals come later: what is entered before they are here waits in the outbox.
 */
export interface Chunk {
	file: string;
	name?: string;
	imports?: string[];
	css?: string[];
}

/** Vite's manifest: chunks by the source that they begin with. */
export type Manifest = Record<string, Chunk>;

export interface Built {
	manifest: Manifest;
	/** The files of the manifest, as they are served. */
	read: (file: string) => Buffer;
	/** What SvelteKit wrote for a node of the manifest: from it the node's route can be told. */
	sourceOf: (key: string) => string;
}

export interface Weight {
	name: string;
	bytes: number;
}

export interface Budget {
	/** What is loaded in any case, the heaviest first. */
	scripts: Weight[];
	styles: Weight[];
	/** Each step with what it adds, the heaviest first. */
	steps: { name: string; scripts: Weight[]; styles: Weight[] }[];
	/** Files with code that no phone should load. */
	foreign: string[];
}

export const LIMITS = { scripts: 90_000, styles: 25_000 };

const ENTRIES =
	/client-optimized\/app\.js$|runtime\/client\/entry\.js$|client-optimized\/nodes\/0\.js$/;
const NODE = /client-optimized\/nodes\/\d+\.js$/;
const PHONE_ROUTES = /routes\/\(live\)\/(j|m)\/\[code\]\/\+page\.svelte"/;
const STEP = /components\/phone\/(\w+)Step\.svelte$/;
/** The editor of the plan, and the primitives of staff pages. */
const FOREIGN = /ProseMirror|data-bits-|yjs/;

export function phoneBudget({ manifest, read, sourceOf }: Built): Budget {
	const keys = Object.keys(manifest);
	const first = keys.filter(
		(key) => ENTRIES.test(key) || (NODE.test(key) && PHONE_ROUTES.test(sourceOf(key)))
	);
	const steps = keys.filter((key) => STEP.test(key));
	// Without this a renamed folder would pass as a page without weight.
	if (first.length !== 5 || steps.length === 0)
		throw new Error(
			`The phone's pages are not found in the build (${first.join(', ')}; ${String(steps.length)} steps): scripts/build/phone-budget.ts no longer knows where they are.`
		);
	const base = loadedBy(first, manifest);
	const names = new Map(Object.values(manifest).map(({ file, name }) => [file, name ?? file]));
	const weigh = (files: Iterable<string>): Weight[] =>
		[...files]
			.map((file) => ({
				name: names.get(file) ?? path.basename(file),
				bytes: gzipSync(read(file), { level: 9 }).length
			}))
			.sort((a, b) => b.bytes - a.bytes);
	const more = steps
		.map((key) => {
			const { scripts, styles } = loadedBy([key], manifest);
			return {
				name: STEP.exec(key)?.[1] ?? key,
				scripts: weigh([...scripts].filter((file) => !base.scripts.has(file))),
				styles: weigh([...styles].filter((file) => !base.styles.has(file)))
			};
		})
		.sort((a, b) => sum(b.scripts) - sum(a.scripts));
	const all = [first, steps].flatMap((keys) => [...loadedBy(keys, manifest).scripts]);
	return {
		scripts: weigh(base.scripts),
		styles: weigh(base.styles),
		steps: more,
		foreign: [...new Set(all)].filter((file) => FOREIGN.test(read(file).toString()))
	};
}

/** @returns one sentence a fault, with the files to look at */
export function budgetFaults({ scripts, styles, steps, foreign }: Budget): string[] {
	const faults: string[] = [];
	const judge = (what: string, limit: number, files: Weight[], step: string) => {
		if (sum(files) <= limit) return;
		faults.push(
			`A phone loads ${kilobytes(sum(files))} of ${what} (gzip) before its first entry in the step ${step}; at most ${kilobytes(limit)} are allowed (UX 2): ${listed(files)}.`
		);
	};
	for (const step of steps) {
		judge('JavaScript', LIMITS.scripts, [...scripts, ...step.scripts], step.name);
		judge('CSS', LIMITS.styles, [...styles, ...step.styles], step.name);
	}
	for (const file of foreign)
		faults.push(`${file} holds an editor or desk primitives, and a phone loads it (UX 2).`);
	return faults;
}

export function budgetText({ scripts, styles, steps }: Budget): string {
	const [heaviest] = steps;
	const of = (files: Weight[]) =>
		`${kilobytes(sum(files))} in ${String(files.length)} ${files.length === 1 ? 'file' : 'files'}`;
	return [
		'From the QR code to the first entry on a phone (gzip):',
		`  JavaScript ${of(scripts)}: ${listed(scripts)}`,
		`  CSS        ${of(styles)}: ${listed(styles)}`,
		`  and a step: ${steps.map(({ name, scripts }) => `${name} ${kilobytes(sum(scripts))}`).join(', ')}`,
		`  heaviest   ${kilobytes(sum([...scripts, ...(heaviest?.scripts ?? [])]))} of ${kilobytes(LIMITS.scripts)} allowed`
	].join('\n');
}

function loadedBy(from: string[], manifest: Manifest) {
	const seen = new Set<string>();
	const scripts = new Set<string>();
	const styles = new Set<string>();
	const left = [...from];
	for (let key = left.pop(); key !== undefined; key = left.pop()) {
		const chunk = manifest[key];
		if (!chunk || seen.has(key)) continue;
		seen.add(key);
		scripts.add(chunk.file);
		for (const file of chunk.css ?? []) styles.add(file);
		left.push(...(chunk.imports ?? []));
	}
	return { scripts, styles };
}

const sum = (files: Weight[]) => files.reduce((total, { bytes }) => total + bytes, 0);

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

/** The files that matter, by the names that the bundler gave them. */
function listed(files: Weight[]): string {
	const shown = [...files].sort((a, b) => b.bytes - a.bytes).slice(0, 8);
	const rest = files.length - shown.length;
	return `${shown.map(({ name, bytes }) => `${name} ${kilobytes(bytes)}`).join(', ')}${rest > 0 ? ` and ${String(rest)} more` : ''}`;
}

/** What `vite build` has left in this folder. */
export function readBuilt(root: string): Built {
	const client = path.join(root, '.svelte-kit', 'output', 'client');
	const manifest = path.join(client, '.vite', 'manifest.json');
	if (!existsSync(manifest)) throw new Error('The app is not built: run `npm run build`.');
	return {
		manifest: JSON.parse(readFileSync(manifest, 'utf8')) as Manifest,
		read: (file) => readFileSync(path.join(client, file)),
		sourceOf: (key) => readFileSync(path.join(root, key), 'utf8')
	};
}
