import { describe, expect, it } from 'vitest';
import { wordGroupOf } from './word-group';
import { WORD_LENGTH, WORDS_IN_GROUP } from './word-group-limits';

const words = (typed: string) => {
	const group = wordGroupOf(typed);
	return group.ok ? group.words : expect.fail(group.problem.code);
};
const problem = (typed: string) => {
	const group = wordGroupOf(typed);
	return group.ok ? expect.fail(group.words.join()) : group.problem;
};

describe('a group of words', () => {
	it('[OW1] is typed by lines, commas or semicolons, with expressions of several words', () => {
		expect(words(' Kreisel\niServ,  unser   Portal;\n\n')).toEqual([
			'Kreisel',
			'iServ',
			'unser Portal'
		]);
	});

	it('[OW1] holds a word once, however it is spelled or inflected', () => {
		expect(words('Drucker\nDruckern\nDRUCKER\nKopierer')).toEqual(['Drucker', 'Kopierer']);
		expect(problem('Portal\nunser Portal')).toMatchObject({ code: 'words/too-few' });
	});

	it('[OW1] holds two to twelve words', () => {
		expect(problem('Kreisel')).toEqual({ code: 'words/too-few', params: { limit: 2, word: '' } });
		const many = Array.from({ length: WORDS_IN_GROUP.max + 1 }, (_, at) => `Kreisel ${at}`);
		expect(problem(many.join())).toMatchObject({ code: 'words/too-many', params: { limit: 12 } });
		expect(words(many.slice(1).join())).toHaveLength(WORDS_IN_GROUP.max);
	});

	it('[OW1] holds no word that is too long, or that says nothing by itself', () => {
		const long = 'x'.repeat(WORD_LENGTH + 1);
		expect(problem(`Kreisel, ${long}`)).toEqual({
			code: 'words/too-long',
			params: { limit: WORD_LENGTH, word: long }
		});
		for (const word of ['mehr', 'für die', '+', '*', 'a', '...'])
			expect(problem(`Kreisel, ${word}`)).toMatchObject({
				code: 'words/says-nothing',
				params: { word }
			});
	});
});
