/**
 * The sentence of a refusal where every byte before the first entry counts: all sentences together
 * weigh more than a step of the phone, and hardly anybody ever reads one. They are fetched once the
 * page stands; until then, and where they cannot be had, a general sentence says it.
 */
import type { Refusal } from '$lib/domain/kernel/decider';
import { m } from '$lib/paraglide/messages.js';

type Sentences = (refusal: Refusal) => string;

let sentences: Sentences | null = $state.raw(null);
let fetching: Promise<void> | undefined;

/** Fetches the sentences ahead, so that they are there when a connection is not. */
export function fetchRefusalSentences(): Promise<void> {
	fetching ??= import('./refusal-text').then(
		({ refusalText }) => void (sentences = refusalText),
		// No network: whoever asks next tries again.
		() => void (fetching = undefined)
	);
	return fetching;
}

/** Read it in markup or in `$derived`: it changes when the sentences arrive. */
export function refusalSentence(refusal: Refusal): string {
	if (!sentences) void fetchRefusalSentences();
	return sentences?.(refusal) ?? m.refusal_unknown();
}
