import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { SimilarityClient } from './similarity-client';

interface Labelled {
	passages: { id: string; text: string }[];
	needs: { id: string; text: string; against: string[] }[];
}

const FILE = new URL('../../../../tests/similarity/plan-conflicts.json', import.meta.url);
const sets = JSON.parse(readFileSync(FILE, 'utf8')) as Record<'tuned' | 'fresh', Labelled>;
const client = new SimilarityClient();
afterAll(() => client.close());

async function measured({ passages, needs }: Labelled) {
	const found = (await client.breaches(needs, passages)).map(({ pair }) => pair.join(' '));
	const meant = needs.flatMap(({ id, against }) => against.map((passage) => `${id} ${passage}`));
	const right = [...new Set(found)].filter((pair) => meant.includes(pair)).length;
	return { precision: right / new Set(found).size, recall: right / meant.length };
}

describe('needs against the sentences of a plan', () => {
	it('[SI17] are found where both surely speak of the same, rather missed than made up', async () => {
		const tuned = await measured(sets.tuned);
		expect(tuned.precision).toBeGreaterThanOrEqual(0.85);
		expect(tuned.recall).toBeGreaterThanOrEqual(0.4);
		const fresh = await measured(sets.fresh);
		expect(fresh.precision).toBeGreaterThanOrEqual(0.85);
		expect(fresh.recall).toBeGreaterThanOrEqual(0.65);
	});

	it('[SI17] are none where the plan tells, asks, or rules something else', async () => {
		const breaches = await client.breaches(
			[
				{ id: 'n1', text: 'WLAN in der Turnhalle' },
				{ id: 'n2', text: 'Wir haben kein Dienstgerät' }
			],
			[
				{ id: 'p1', text: 'In drei Turnhallen fehlt noch WLAN.' },
				{ id: 'p2', text: 'Das WLAN der Mensa wird nicht für Gäste bereitgestellt.' },
				{ id: 'p3', text: 'Alle Lehrkräfte erhalten ein Dienstgerät.' }
			]
		);
		expect(breaches).toEqual([]);
	});
});
