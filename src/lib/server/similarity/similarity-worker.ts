import { parentPort, workerData } from 'node:worker_threads';
import { createEngine, type Engine } from '../../domain/similarity/engine';
import type { OwnWords } from '../../domain/similarity/own-words';
import type { Reading } from '../../domain/similarity/reading';
import { BoundedMap } from '../bounded-map';
import { loadResources } from './load-resources';
import type { SimilarityAnswer, SimilarityRequest, SimilarityStart } from './similarity-protocol';

/**
 * The thread in which statements are compared, so that the one that serves sockets never waits for
 * it. It answers in the order in which it is asked. Relative imports only, as it is bundled apart
 * from the app.
 */

/** Readings kept, some 3 kB each; of the largest meetings several. */
const KEPT_READINGS = 10_000;
/** Authorities with words of their own whose engine is kept, some 10 MB each. */
const KEPT_ENGINES = 4;

const port = parentPort;
if (port === null) throw new Error('This file runs as a thread only.');

const resources = loadResources(new URL((workerData as SimilarityStart).resources));
const engines = new BoundedMap<string, Engine>(KEPT_ENGINES);

function engineWith(ownWords: OwnWords): Engine {
	const key = JSON.stringify(ownWords);
	let engine = engines.get(key);
	if (engine === undefined) {
		engine = createEngine(resources, ownWords, new BoundedMap<string, Reading>(KEPT_READINGS));
		engines.set(key, engine);
	}
	return engine;
}

function answerTo(request: SimilarityRequest): SimilarityAnswer {
	const engine = engineWith(request.ownWords);
	switch (request.kind) {
		case 'similar':
			return {
				id: request.id,
				kind: 'similar',
				similar: engine.similarTo(request.text, request.among, request.limit)
			};
		case 'findings':
			return {
				id: request.id,
				kind: 'findings',
				findings: engine.findings(request.statements, request.told, request.lessons)
			};
		case 'told-words':
			return { id: request.id, kind: 'told-words', words: engine.toldWords(request.lessons) };
		case 'breaches':
			return {
				id: request.id,
				kind: 'breaches',
				breaches: engine.breaches(request.statements, request.rules)
			};
	}
}

// The first who types does not wait for the lexicon to be read.
engineWith([]);
port.on('message', (request: SimilarityRequest) => {
	let answer: SimilarityAnswer;
	try {
		answer = answerTo(request);
	} catch (error) {
		answer = { id: request.id, kind: 'failed', message: String(error) };
	}
	port.postMessage(answer);
});
