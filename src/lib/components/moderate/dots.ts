/** From here on people overlook options, and the usual three to five dots serve better than the formula. */
const MANY_OPTIONS = 8;
const USUAL = { min: 3, max: 5 };

/**
 * How many dots to give each person: enough that every pair of options can be told apart, that is
 * a·(a−1)/2 dots for a options, spread over n people and rounded up.
 * @param people who joined; without anybody one is assumed
 */
export function proposedDots(options: number, people: number): number {
	const needed = Math.ceil((options * (options - 1)) / 2 / Math.max(1, people));
	if (options >= MANY_OPTIONS) return within(needed, USUAL.min, USUAL.max);
	return within(needed, 1, Math.max(1, Math.min(USUAL.max, options - 1)));
}

/** Two on one topic let somebody stress what matters without emptying the hand on it. */
export function proposedPerOption(dotsPerPerson: number): number {
	return Math.min(2, dotsPerPerson);
}

function within(value: number, min: number, max: number): number {
	return Math.min(max, Math.max(min, value));
}
