import type { StanceWord } from '$lib/domain/meeting/model';
import { m } from '$lib/paraglide/messages.js';

const WORDS: Record<StanceWord, () => string> = {
	agree: m.rounds_confirm_agree,
	object: m.rounds_confirm_object,
	abstain: m.rounds_confirm_abstain
};

const COUNTS: Record<StanceWord, (inputs: { count: number }) => string> = {
	agree: m.rounds_confirm_count_agree,
	object: m.rounds_confirm_count_object,
	abstain: m.rounds_confirm_count_abstain
};

/** What somebody says. */
export function stanceText(word: StanceWord): string {
	return WORDS[word]();
}

/** How many say it. */
export function stanceCountText(word: StanceWord, count: number): string {
	return COUNTS[word]({ count });
}
