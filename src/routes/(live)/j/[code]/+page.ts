import { browser } from '$app/environment';
import { fetchRefusalSentences } from '$lib/components/refusal-sentence.svelte';
import type { PageLoad } from './$types';

/** A form that was sent without JavaScript is answered with its sentence by the server. */
export const load: PageLoad = async ({ data }) => {
	if (!browser) await fetchRefusalSentences();
	return { ...data };
};
