import { describe, expect, it } from 'vitest';
import { SeatGuard } from './seat-guard';

describe('SeatGuard', () => {
	it('lets a hall of 1,000 behind one address in', async () => {
		const guard = new SeatGuard();
		for (let phone = 0; phone < 1_000; phone++)
			expect(await guard.mayTake('198.51.100.7')).toBe(true);
	});

	it('stops one address and no other', async () => {
		const guard = new SeatGuard(2);
		expect(await guard.mayTake('198.51.100.7')).toBe(true);
		expect(await guard.mayTake('198.51.100.7')).toBe(true);
		expect(await guard.mayTake('198.51.100.7')).toBe(false);
		expect(await guard.mayTake('198.51.100.8')).toBe(true);
	});
});
