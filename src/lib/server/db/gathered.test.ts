import { describe, expect, it } from 'vitest';
import { Gathered } from './gathered';

function aGathered(answer: (keys: string[]) => Promise<ReadonlyMap<string, string>>) {
	const asked: string[][] = [];
	const gathered = new Gathered<string>((keys) => {
		asked.push(keys);
		return answer(keys);
	});
	return { gathered, asked };
}

const shouted = (keys: string[]) =>
	Promise.resolve(
		new Map(keys.filter((key) => key !== 'nobody').map((key) => [key, key.toUpperCase()]))
	);

describe('questions that are gathered', () => {
	it('are one for all that ask in the same moment, and each has its own answer', async () => {
		const { gathered, asked } = aGathered(shouted);
		const answers = await Promise.all(
			['anna', 'ben', 'anna', 'nobody'].map((key) => gathered.find(key))
		);
		expect(answers).toEqual(['ANNA', 'BEN', 'ANNA', undefined]);
		expect(asked).toEqual([['anna', 'ben', 'nobody']]);
	});

	it('are asked anew the next time', async () => {
		const { gathered, asked } = aGathered(shouted);
		await gathered.find('anna');
		await gathered.find('anna');
		expect(asked).toEqual([['anna'], ['anna']]);
	});

	it('hold so many that the database takes them', async () => {
		const { gathered, asked } = aGathered(shouted);
		const keys = Array.from({ length: 1_200 }, (_, index) => `key ${index}`);
		const answers = await Promise.all(keys.map((key) => gathered.find(key)));
		expect(answers).toEqual(keys.map((key) => key.toUpperCase()));
		expect(asked.map(({ length }) => length)).toEqual([500, 500, 200]);
	});

	it('fail together, and do not hold up those that come after', async () => {
		const { gathered } = aGathered((keys) => {
			if (keys.includes('lost')) return new Promise(() => undefined);
			return keys.includes('ill') ? Promise.reject(new Error('gone')) : shouted(keys);
		});
		void gathered.find('lost');
		await new Promise((resolve) => setImmediate(resolve));
		const failed = await Promise.allSettled([gathered.find('ill'), gathered.find('anna')]);
		expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		expect(await gathered.find('anna')).toBe('ANNA');
	});
});
