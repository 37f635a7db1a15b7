import { expect, it } from 'vitest';
import { Toldness } from './toldness';

it('takes the moment in which the last phone was told', () => {
	const told = new Toldness();
	for (let phone = 0; phone < 3; phone++) told.joined(7);
	told.reached(7, 9, 10);
	told.reached(7, 8, 20);
	expect(told.allAt(8)).toBeNull();
	told.reached(7, 9, 30);
	expect([told.allAt(8), told.allAt(9)]).toEqual([30, null]);
	told.reached(8, 9, 40);
	expect([told.allAt(8), told.allAt(9)]).toEqual([30, 40]);
});

it('waits for a phone that joined at an older version', () => {
	const told = new Toldness();
	told.joined(9);
	told.joined(5);
	told.reached(5, 6, 10);
	told.reached(9, 12, 20);
	expect([told.allAt(6), told.allAt(10)]).toEqual([10, null]);
	told.reached(6, 12, 30);
	expect([told.allAt(10), told.allAt(12)]).toEqual([30, 30]);
});
