import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * What browsers of spring 2022 (docs/decisions/browsers.md) do not know, searched for in what was
 * built. Syntax is lowered by the bundler (`build.target`); functions, regular expressions and some
 * of CSS it hands on as they are, and one of them can keep a whole page from starting.
 */
interface Feature {
	name: string;
	/** The place, as an excerpt. */
	find: (text: string) => string | undefined;
}

const IN_SCRIPTS: Feature[] = [
	{ name: 'a regular expression that looks behind', find: excerpts(/\(\?<[=!]/) },
	{ name: 'toSorted, toReversed or toSpliced', find: excerpts(/\.to(Sorted|Reversed|Spliced)\(/) },
	{ name: 'groupBy', find: excerpts(/\b(Object|Map)\.groupBy\(/) },
	{ name: 'Array.fromAsync', find: excerpts(/\bArray\.fromAsync\(/) },
	{ name: 'a new way to make promises', find: excerpts(/\bPromise\.(withResolvers|try)\(/) },
	{ name: 'AbortSignal.timeout or any', find: excerpts(/\bAbortSignal\.(timeout|any)\(/) },
	{ name: 'URL.canParse or URL.parse', find: excerpts(/\bURL\.(canParse|parse)\(/) },
	{ name: 'a popover', find: excerpts(/\.(show|hide|toggle)Popover\(/) },
	{ name: 'crypto.randomUUID (not on plain http either)', find: excerpts(/\.randomUUID\(/) },
	{ name: 'requestIdleCallback', find: excerpts(/\brequestIdleCallback\(/) },
	{ name: 'a new part of Intl', find: excerpts(/\bIntl\.(Segmenter|DurationFormat)\b/) }
];

const IN_STYLES: Feature[] = [
	{ name: 'a new at-rule', find: excerpts(/@(container|scope|starting-style|position-try)\b/) },
	{ name: 'nested rules', find: excerpts(/[{;}]\s*&/) },
	{ name: 'a media query with < or >', find: excerpts(/@media[^{]*[<>]/) },
	{ name: 'a new way to name colours', find: excerpts(/\b(oklch|oklab|light-dark)\(/) },
	{ name: 'color-mix and no plain colour before it', find: alone(/color-mix\(/) },
	{ name: 'dvh or svh and no vh before it', find: alone(/\d[ds]vh\b/) }
];

/** @returns one sentence a file and feature */
export function oldBrowserFaults(files: { name: string; text: string }[]): string[] {
	return files.flatMap(({ name, text }) =>
		(name.endsWith('.css') ? IN_STYLES : IN_SCRIPTS).flatMap(({ name: feature, find }) => {
			const place = find(text);
			return place === undefined
				? []
				: [`${name} has ${feature}, which browsers of spring 2022 do not know: ${place}`];
		})
	);
}

function excerpts(pattern: RegExp): Feature['find'] {
	return (text) => {
		const found = pattern.exec(text);
		return found ? text.slice(Math.max(0, found.index - 30), found.index + 50) : undefined;
	};
}

/** A declaration that older browsers skip, without one of the same property before it. */
function alone(value: RegExp): Feature['find'] {
	return (css) => {
		for (const [, block = ''] of css.matchAll(/\{([^{}]*)\}/g)) {
			const known = new Set<string>();
			for (const declaration of block.split(';')) {
				const property = declaration.slice(0, declaration.indexOf(':')).trim();
				// A custom property is only as good as where it is used.
				if (value.test(declaration) && !known.has(property)) return declaration.trim();
				known.add(property);
			}
		}
		return undefined;
	};
}

/** Everything that a browser may be given. */
export function builtFiles(root: string): { name: string; text: string }[] {
	const folder = path.join(root, '.svelte-kit', 'output', 'client');
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => /\.(js|css)$/.test(name))
		.map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
}
