import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Holds the message catalogues against each other and against the code: what the compiler lets
 * pass in silence (a text missing in one language, a key twice, a text nobody shows) fails here.
 */
export interface Area {
	name: string;
	/** The text of the file, by language. */
	files: Record<Language, string>;
}

type Language = (typeof LANGUAGES)[number];

const LANGUAGES = ['de', 'en'] as const;
const KEY = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;
const INFORMAL = /(?<!\p{L})(du|dich|dir|dein(e[mnrs]?)?|euch|euer|eure[mnrs]?)(?!\p{L})/iu;

/** @returns one sentence a fault, in the order of the files */
export function catalogueFaults(areas: Area[], sources: string[]): string[] {
	const faults: string[] = [];
	const areaOfKey = new Map<string, string>();
	const isUsed = usage(sources);

	for (const { name, files } of areas) {
		const texts = { de: entriesOf(files.de), en: entriesOf(files.en) };
		for (const language of LANGUAGES) {
			const where = `messages/${name}/${language}.json`;
			for (const key of doubled(files[language]))
				faults.push(`${where}: ${key} stands there twice.`);
			for (const [key, value] of texts[language])
				faults.push(...faultsOfText(key, value, language).map((fault) => `${where}: ${fault}`));
		}
		for (const key of new Set([...texts.de.keys(), ...texts.en.keys()])) {
			const other = areaOfKey.get(key);
			if (other !== undefined)
				faults.push(`${key} stands in messages/${other} and messages/${name}.`);
			areaOfKey.set(key, name);
			if (!isUsed(key)) faults.push(`messages/${name}: ${key} is shown nowhere in src; delete it.`);

			const [de, en] = [texts.de.get(key), texts.en.get(key)];
			if (de === undefined || en === undefined) {
				faults.push(
					`messages/${name}: ${key} is missing in ${de === undefined ? 'de' : 'en'}.json.`
				);
				continue;
			}
			const [german, english] = [placeholdersOf(de), placeholdersOf(en)];
			if (german !== english)
				faults.push(`messages/${name}: ${key} has ${german} in German, ${english} in English.`);
		}
	}
	return faults;
}

function entriesOf(file: string): Map<string, unknown> {
	const entries = Object.entries(JSON.parse(file) as Record<string, unknown>);
	return new Map(entries.filter(([key]) => key !== '$schema'));
}

/** JSON.parse keeps the last of two equal keys and says nothing. */
function doubled(file: string): string[] {
	const keys = [...file.matchAll(/^(?:\t| {2})"([^"]+)":/gm)].map(([, key]) => key ?? '');
	return keys.filter((key, index) => keys.indexOf(key) !== index);
}

function faultsOfText(key: string, value: unknown, language: Language): string[] {
	if (!KEY.test(key)) return [`${key} is not written like join_title_long.`];
	const texts = textsOf(value);
	if (texts.length === 0) return [`${key} is neither a text nor a list of variants.`];
	const faults: string[] = [];
	if (texts.some((text) => text.trim() === '')) faults.push(`${key} is empty.`);
	const informal = language === 'de' ? texts.map((text) => INFORMAL.exec(text)?.[0]) : [];
	for (const word of informal)
		if (word !== undefined) faults.push(`${key} says “${word}”; readers are addressed with “Sie”.`);
	return faults;
}

/** A message is a text, or a list of variants whose `match` leads from a condition to a text. */
function textsOf(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (!Array.isArray(value)) return [];
	return value.flatMap((variant: { match?: Record<string, string> }) =>
		Object.values(variant.match ?? {})
	);
}

function placeholdersOf(value: unknown): string {
	const names = textsOf(value).flatMap((text) =>
		[...text.matchAll(/\{\s*\$?([^}\s]+)\s*\}/g)].map(([, name]) => `{${name ?? ''}}`)
	);
	return [...new Set(names)].sort().join(' ') || 'no placeholder';
}

/** A key counts as used if src names it, or builds it: `refusal_${code}` uses every `refusal_…`. */
function usage(sources: string[]): (key: string) => boolean {
	const words = new Set<string>();
	const prefixes = new Set<string>();
	for (const source of sources) {
		for (const [word] of source.matchAll(/[a-z][a-z0-9_]*/g)) words.add(word);
		for (const [, prefix] of source.matchAll(/`([a-z][a-z0-9_]*_)\$\{/g))
			prefixes.add(prefix ?? '');
	}
	return (key) => words.has(key) || [...prefixes].some((prefix) => key.startsWith(prefix));
}

export function readAreas(folder: string): Area[] {
	return readdirSync(folder).map((name) => {
		const read = (language: Language) =>
			readFileSync(path.join(folder, name, `${language}.json`), 'utf8');
		return { name, files: { de: read('de'), en: read('en') } };
	});
}

/** Everything written by hand in src that may show a message; tests do not count. */
export function readSources(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /\.(svelte|ts|html)$/.test(entry.name))
		.map((entry) => path.join(entry.parentPath, entry.name))
		.filter((file) => !file.includes('paraglide') && !file.endsWith('.test.ts'))
		.map((file) => readFileSync(file, 'utf8'));
}
