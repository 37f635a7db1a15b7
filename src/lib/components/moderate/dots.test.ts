import { describe, expect, it } from 'vitest';
import { proposedDots, proposedPerOption } from './dots';

describe('proposedDots', () => {
	it('spreads a·(a−1)/2 over the people and rounds up', () => {
		expect(proposedDots(4, 3)).toBe(2);
		expect(proposedDots(5, 4)).toBe(3);
		expect(proposedDots(6, 40)).toBe(1);
	});

	it('stays between three and five where there are many options', () => {
		expect(proposedDots(30, 40)).toBe(5);
		expect(proposedDots(10, 45)).toBe(3);
		expect(proposedDots(12, 18)).toBe(4);
	});

	it('never gives as many dots as there are options, and always at least one', () => {
		expect(proposedDots(2, 1)).toBe(1);
		expect(proposedDots(5, 1)).toBe(4);
		expect(proposedDots(2, 0)).toBe(1);
		expect(proposedDots(0, 0)).toBe(1);
	});
});

describe('proposedPerOption', () => {
	it('allows two on one topic, but not more than there are dots', () => {
		expect(proposedPerOption(5)).toBe(2);
		expect(proposedPerOption(1)).toBe(1);
	});
});
