import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { MUTATIONS } from './mutations';

it.each(MUTATIONS)('[R10] the fault “$name” can still be put in', ({ file, from, to }) => {
	expect(readFileSync(file, 'utf8').split(from)).toHaveLength(2);
	expect(to).not.toBe(from);
});
