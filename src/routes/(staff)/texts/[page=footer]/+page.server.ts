import { fail, redirect } from '@sveltejs/kit';
import { cleanParagraphs, lengthOf } from '$lib/domain/kernel/text';
import { hasOpenFields } from '$lib/domain/pages/footer-pages';
import { app } from '$lib/server/app';
import { entered, type Problems } from '$lib/server/authority/forms';
import { requireStaff } from '$lib/server/authority/scope';
import type { Actions, PageServerLoad } from './$types';

const LIMIT = 20_000;
const LANGUAGES = ['de', 'en'] as const;

export const load: PageServerLoad = async (event) => {
	const { authorityId } = requireStaff(event, 'administer');
	const page = event.params.page;
	const { footerTexts } = app();
	return {
		page,
		stored: {
			de: await footerTexts.text(authorityId, page, 'de'),
			en: await footerTexts.text(authorityId, page, 'en')
		}
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { authorityId } = requireStaff(event, 'administer');
		const { values } = await entered(event.request);
		const typed = { de: values.de ?? '', en: values.en ?? '' };
		const problems: Problems = {};
		for (const language of LANGUAGES) {
			if (lengthOf(typed[language]) > LIMIT)
				problems[language] = { code: 'field/too-long', params: { limit: LIMIT } };
			else if (hasOpenFields(typed[language])) problems[language] = { code: 'page/field-open' };
		}
		if (Object.keys(problems).length > 0) return fail(400, { typed, problems });
		for (const language of LANGUAGES)
			await app().footerTexts.write(
				authorityId,
				event.params.page,
				language,
				cleanParagraphs(typed[language])
			);
		redirect(303, '/texts');
	}
};
