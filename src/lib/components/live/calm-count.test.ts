import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CalmCount } from './calm-count';

describe('CalmCount', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	function counted(start: number) {
		const said: string[] = [];
		const count = new CalmCount(
			start,
			(n) => `${n} Beiträge`,
			(text) => said.push(text)
		);
		return { said, count };
	}

	it('does not tell what was there from the start', () => {
		const { said, count } = counted(3);
		count.update(3);
		vi.advanceTimersByTime(60_000);
		expect(said).toEqual([]);
	});

	it('tells a stream of contributions once every ten seconds, and the last number in the end', () => {
		const { said, count } = counted(0);
		for (let second = 1; second <= 25; second++) {
			count.update(second);
			vi.advanceTimersByTime(1_000);
		}
		vi.advanceTimersByTime(20_000);
		expect(said).toEqual(['1 Beiträge', '10 Beiträge', '20 Beiträge', '25 Beiträge']);
	});

	it('says nothing when the number is back where it was', () => {
		const { said, count } = counted(0);
		count.update(1);
		count.update(2);
		count.update(1);
		vi.advanceTimersByTime(20_000);
		expect(said).toEqual(['1 Beiträge']);
	});
});
