/**
 * The way from the QR code to the first entry in few files: a school's network is slow above all at
 * beginning a request, and small files compress badly. What the join page and the phone page load at
 * once is put together: `base` is what every page is made of, `phone` what only the live surfaces
 * know, `common` what other pages share with them. All else is split as Vite does it.
 */
import type { Plugin } from 'vite';

interface Graph {
	getModuleInfo(id: string): { code: string | null; importedIds: readonly string[] } | null;
}

const PHONE_PAGES = /routes\/\(live\)\/(j|m)\/\[code\]\/\+page\.(svelte|ts)$/;
const STEPS = /components\/phone\/\w+Step\.svelte$/;
/** What nearly every step shows; alone each would be a small file. */
const STEP_BASE =
	/src\/lib\/ui\/|components\/phone\/(TopicList|DeliveryState|RoundFrame)\.svelte|client\/(answer-draft|whole-draft|need-delivery)/;
const OTHER_PAGES = /routes\/(?!\(live\)\/).*\+(page|layout|error)\.(svelte|ts)$/;
const BASE =
	/node_modules\/(svelte|@sveltejs\/kit|devalue|esm-env|clsx)\/|src\/lib\/ui\/|vite\/preload-helper/;
/** The list of all messages: it knows every word of the app, and each page uses a few. */
const ALL_MESSAGES = /paraglide\/(messages|messages\/_index)\.js$/;
const USED_MESSAGE = /\bm\.([a-z][a-z0-9_]*)/g;

export function phoneChunks(): Plugin {
	let pages: string[] = [];
	let sets: Record<'phone' | 'steps' | 'others', Set<string>> | undefined;
	return {
		name: 'planrunde-phone-chunks',
		apply: 'build',
		buildStart() {
			pages = [];
			sets = undefined;
		},
		moduleParsed({ id }) {
			if (PHONE_PAGES.test(id) || OTHER_PAGES.test(id) || STEPS.test(id)) pages.push(id);
		},
		outputOptions(options) {
			if (this.environment.name !== 'client') return null;
			const nameOf = (id: string, graph: Graph): string | null => {
				sets ??= {
					phone: reached(
						pages.filter((page) => PHONE_PAGES.test(page)),
						graph
					),
					steps: reached(
						pages.filter((page) => STEPS.test(page)),
						graph
					),
					others: reached(
						pages.filter((page) => OTHER_PAGES.test(page)),
						graph
					)
				};
				if (pages.includes(id)) return null;
				if (!sets.phone.has(id) && !(STEP_BASE.test(id) && sets.steps.has(id))) return null;
				if (BASE.test(id)) return 'base';
				return sets.others.has(id) ? 'common' : 'phone';
			};
			return {
				...options,
				codeSplitting: { groups: [{ name: nameOf }] }
			};
		}
	};
}

/** Everything that is loaded with these modules, with the messages that they show. */
function reached(from: string[], graph: Graph): Set<string> {
	const found = new Set<string>();
	const left = [...from];
	for (let id = left.pop(); id !== undefined; id = left.pop()) {
		if (found.has(id)) continue;
		found.add(id);
		const { code = null, importedIds = [] } = graph.getModuleInfo(id) ?? {};
		const list = importedIds.find((imported) => ALL_MESSAGES.test(imported));
		if (list !== undefined && code !== null)
			for (const [, key] of code.matchAll(USED_MESSAGE))
				left.push(list.replace(/messages\.js$/, `messages/${key ?? ''}.js`));
		left.push(...importedIds.filter((imported) => !ALL_MESSAGES.test(imported)));
	}
	return found;
}
