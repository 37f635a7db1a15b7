import { describe, expect, it } from 'vitest';
import { reloadOnce, untilFetched } from './until-fetched';

/** A file that fails so often, and a server that answers the questions in this order. */
async function fetching(failures: number, answers: boolean[], ways: { mayReload?: boolean } = {}) {
	const told: boolean[] = [];
	const asked = [...answers];
	let tries = 0;
	let reloads = 0;
	const file = await untilFetched(
		async () => {
			if (++tries <= failures) throw new TypeError('Failed to fetch dynamically imported module');
			return 'the file';
		},
		{
			failed: (canReload) => told.push(canReload),
			isOver: () => asked.length === 0 && tries > answers.length,
			mayReload: () => ways.mayReload ?? true
		},
		{
			serverAnswers: async () => asked.shift() ?? false,
			// No answer in time is never what these are about.
			later: (ms) => (ms === 5_000 ? new Promise(() => undefined) : Promise.resolve()),
			reloadOnce: () => reloads++
		}
	);
	return { file, tries, reloads, told };
}

describe('a file that comes while the page stands', () => {
	it('is asked for again after a dead spot, without a reload', async () => {
		const { file, tries, reloads } = await fetching(3, [false, false, true]);
		expect({ file, tries, reloads }).toEqual({ file: 'the file', tries: 4, reloads: 0 });
	});

	it('that fails again while the server answers brings a reload', async () => {
		const { reloads, told } = await fetching(2, [true, true]);
		expect(reloads).toBe(1);
		expect(told).toEqual([false, true, true, true]);
	});

	it('brings none where the server went away meanwhile: nothing would be left', async () => {
		expect((await fetching(2, [true, false])).reloads).toBe(0);
	});

	it('brings none where something would be lost', async () => {
		expect((await fetching(2, [true, true], { mayReload: false })).reloads).toBe(0);
	});

	it('is given up when nobody waits for it', async () => {
		const { file, tries } = await fetching(9, [false]);
		expect({ file, tries }).toEqual({ file: undefined, tries: 2 });
	});
});

describe('reloadOnce', () => {
	const kept = new Map<string, string>();
	const storage = () => ({
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value)
	});

	it('reloads once, and only much later again', () => {
		let reloads = 0;
		const at = (now: number) => reloadOnce(storage, now, () => reloads++);
		at(1_000_000);
		at(1_060_000);
		expect(reloads).toBe(1);
		at(1_700_000);
		expect(reloads).toBe(2);
	});

	it('never without storage', () => {
		let reloads = 0;
		const denied = () => {
			throw new DOMException('denied', 'SecurityError');
		};
		reloadOnce(denied, 1_000_000, () => reloads++);
		expect(reloads).toBe(0);
	});
});
