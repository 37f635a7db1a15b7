import { error, fail } from '@sveltejs/kit';
import { app, reportFault } from '$lib/server/app';
import { entered } from '$lib/server/authority/forms';
import { requireStaff } from '$lib/server/authority/scope';
import { learnedBy } from '$lib/server/own-words/proposed-words';
import { checkWords } from '$lib/server/own-words/words-form';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { authorityId } = requireStaff(event, 'administer');
	// The groups show although the engine may be gone for a moment.
	const learned = await learnedBy(authorityId, app()).catch((fault: unknown) => {
		reportFault(fault, { lessons: true });
		return null;
	});
	return { groups: await app().wordGroups.list(authorityId), learned };
};

export const actions: Actions = {
	take: async (event) => {
		const { authorityId, words } = await proposed(event);
		const answer = await app().wordGroups.takeOver(authorityId, words);
		if (answer.kind === 'refused') return fail(400, { problem: answer });
	},
	reject: async (event) => {
		const { authorityId, words } = await proposed(event);
		await app().wordGroups.reject(authorityId, words);
	}
};

/** The two words of a proposal, as the page sent them back. */
async function proposed(event: RequestEvent) {
	const { authorityId } = requireStaff(event, 'administer');
	const { values } = await entered(event.request);
	const checked = checkWords({ words: `${values.first ?? ''}\n${values.second ?? ''}` });
	const [first, second, ...more] = checked.ok ? checked.words : [];
	if (first === undefined || second === undefined || more.length > 0) error(400);
	return { authorityId, words: [first, second] as const };
}
