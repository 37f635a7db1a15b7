import type { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it } from 'vitest';
import {
	SimilarityClient,
	SimilarityUnavailable,
	startSimilarityWorker
} from './similarity-client';

const statements = [
	{ id: 'a', text: 'WLAN im Klassenraum ist instabil' },
	{ id: 'b', text: 'stabiles Funknetz in allen Klassen' },
	{ id: 'c', text: 'neue Vorhänge für die Aula' }
];

describe('comparing in a thread', () => {
	const threads: Worker[] = [];
	const client = new SimilarityClient(() => {
		const thread = startSimilarityWorker();
		threads.push(thread);
		return thread;
	});
	afterAll(() => client.close());

	it('[SI20] hints and findings are answered by a thread of their own', async () => {
		const hints = await client.similarTo('W-Lan in den Klassenzimmern bricht ab', statements);
		expect(hints.map(({ id }) => id)).toContain('a');
		const { same } = await client.findings(statements);
		expect(same.map(({ members }) => members)).toEqual([['a', 'b']]);
	});

	it('[SI20] the words of an authority reach the thread', async () => {
		const pair = [
			{ id: 'a', text: 'mehr Zauberscheiben für die Kinder' },
			{ id: 'b', text: 'mehr Tablets für Schüler' }
		];
		const ownWords = [['Zauberscheibe', 'Zauberscheiben', 'Tablet']];
		expect((await client.findings(pair, {}, { ownWords })).same).toHaveLength(1);
	});

	it('[SI21] a thread that dies rejects what it was asked, and the next question starts another', async () => {
		const many = Array.from({ length: 2_000 }, (_, at) => ({ id: `${at}`, text: `Beamer ${at}` }));
		const answer = client.findings(many);
		const died = expect(answer).rejects.toBeInstanceOf(SimilarityUnavailable);
		await threads.at(-1)?.terminate();
		await died;
		const { same } = await client.findings(statements);
		expect(same).toHaveLength(1);
		expect(threads).toHaveLength(2);
	});

	it('[SI21] a question that cannot be answered is rejected, and the thread goes on', async () => {
		const broken = [{ id: 'x', text: undefined as unknown as string }];
		await expect(client.findings(broken)).rejects.toBeInstanceOf(SimilarityUnavailable);
		expect(await client.similarTo('Beamer', [])).toEqual([]);
	});

	it('[SI21] a closed client answers nothing', async () => {
		const closed = new SimilarityClient();
		await closed.close();
		await expect(closed.similarTo('Beamer', [])).rejects.toBeInstanceOf(SimilarityUnavailable);
	});
});
