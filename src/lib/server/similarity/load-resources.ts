import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Model, Resources } from '../../domain/similarity/engine';
import { parseLexicon } from '../../domain/similarity/lexicon';

/**
 * Reads what the engine knows of German and of school IT from the files of the release. They are
 * ours, so they are trusted; their sources and licences stand beside them in `resources/README.md`.
 */
export function loadResources(folder: URL): Resources {
	const text = (name: string) => readFileSync(new URL(name, folder), 'utf8');
	const lines = (name: string) =>
		gunzipSync(readFileSync(new URL(name, folder)))
			.toString('utf8')
			.split('\n');
	return {
		lexicon: parseLexicon(text('lexicon.txt')),
		words: new Set(lines('words.txt.gz')),
		synonyms: lines('synonyms.txt.gz').map((line) => line.split(' ')),
		model: JSON.parse(text('model.json')) as Model
	};
}
