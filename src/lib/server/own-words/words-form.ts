import * as v from 'valibot';
import { wordGroupOf } from '../../domain/similarity/word-group';
import { check, requiredParagraphs, type Problems } from '../authority/forms';

/** Far more than the longest group; what is longer was pasted by mistake. */
const TYPED_LIMIT = 2_000;
const Typed = v.object({ words: requiredParagraphs(TYPED_LIMIT) });

/** What was typed into the field of a group's words. */
export function checkWords(
	values: Record<string, string>
): { ok: true; words: string[] } | { ok: false; problems: Problems } {
	const form = check(Typed, values);
	if (!form.ok) return form;
	const group = wordGroupOf(form.output.words);
	return group.ok ? group : { ok: false, problems: { words: group.problem } };
}
