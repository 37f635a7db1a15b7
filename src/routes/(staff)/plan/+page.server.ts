import { app } from '$lib/server/app';
import { requireStaff } from '$lib/server/authority/scope';
import { isEmptyRichText, parseRichText } from '$lib/protocol/rich-text';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { authorityId } = requireStaff(event, 'read');
	const plan = await app().plans.current(authorityId);
	if (!plan) return { plan: null };
	const { title, term, sections, changes } = plan;
	return {
		plan: {
			title,
			term,
			changes,
			sections: sections.map(({ code, title, document }) => {
				const text = parseRichText(document);
				return { code, title, content: text && !isEmptyRichText(text) ? text.content : null };
			})
		}
	};
};
