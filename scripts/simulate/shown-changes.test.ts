import { describe, expect, it } from 'vitest';
import { decisionsLinkedIn } from './shown-changes';

const meeting = '7d1f0d1c-6a37-4d6e-9f53-0c6d8a9d2b11';
const [first, second] = ['A'.repeat(22), '_b-'.padEnd(22, 'c')];

describe('decisionsLinkedIn', () => {
	it('counts the entries of this meeting only, each time they are there', () => {
		const page = [
			`<a href="/meetings/${meeting}#decision-${first}">x</a>`,
			`<a href="/meetings/another#decision-${first}">x</a>`,
			`<a href="/meetings/${meeting}">x</a>`,
			`<a href="/meetings/${meeting}#decision-${second}">x</a>`,
			`<a href="/meetings/${meeting}#decision-${first}">x</a>`
		].join('\n');
		expect(decisionsLinkedIn(page, meeting)).toEqual([first, second, first]);
	});
});
