/**
 * A group of words that an authority enters: "iServ, Schulportal, unser Portal" are one thing in
 * its schools. What is checked here; what it does in own-words.ts. Rules OW.
 */
import { cleanLine, lengthOf } from '../kernel/text';
import { telling, termKey } from './own-words';
import { WORD_LENGTH, WORDS_IN_GROUP } from './word-group-limits';

/** A single letter stands for too much. */
const LEAST_LETTERS = 2;

export type WordGroupProblem = {
	code: 'words/too-few' | 'words/too-many' | 'words/too-long' | 'words/says-nothing';
	params: { limit: number; word: string };
};

/** @param typed one word or expression a line, or with commas or semicolons between them */
export function wordGroupOf(
	typed: string
): { ok: true; words: string[] } | { ok: false; problem: WordGroupProblem } {
	const byKey = new Map<string, string>();
	for (const word of typed.split(/[\n,;]/).map(cleanLine)) {
		if (word === '') continue;
		if (lengthOf(word) > WORD_LENGTH) return refused('words/too-long', WORD_LENGTH, word);
		if (telling(word).join('').length < LEAST_LETTERS)
			return refused('words/says-nothing', LEAST_LETTERS, word);
		const key = termKey(word);
		if (!byKey.has(key)) byKey.set(key, word);
	}
	if (byKey.size < WORDS_IN_GROUP.min) return refused('words/too-few', WORDS_IN_GROUP.min);
	if (byKey.size > WORDS_IN_GROUP.max) return refused('words/too-many', WORDS_IN_GROUP.max);
	return { ok: true, words: [...byKey.values()] };
}

function refused(code: WordGroupProblem['code'], limit: number, word = '') {
	return { ok: false as const, problem: { code, params: { limit, word } } };
}
