import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { cleanLine } from '$lib/domain/kernel/text';
import { dayInGermany } from '$lib/server/action-items/today';
import { app } from '$lib/server/app';
import { check, entered, requiredLine, requiredParagraphs } from '$lib/server/authority/forms';
import { AUTHORITY_COOKIE, scopeOf } from '$lib/server/authority/scope';
import type { Actions, PageServerLoad } from './$types';

const Report = v.object({
	place: requiredLine(300),
	description: requiredParagraphs(3000),
	contact: v.pipe(v.optional(v.string(), ''), v.transform(cleanLine), v.maxLength(200)),
	authority: v.optional(v.string(), '')
});

export const load: PageServerLoad = async ({ url, locals, cookies }) => {
	const { footerTexts } = app();
	const from = url.searchParams.get('from') ?? '';
	const staff = locals.signedIn && scopeOf(locals.signedIn, cookies.get(AUTHORITY_COOKIE));
	const known = await footerTexts.authorityFor(from, staff?.authorityId ?? null);
	return {
		from,
		sentUntil: url.searchParams.get('sent'),
		authority: known?.id ?? '',
		authorities: known ? [] : await footerTexts.authorities()
	};
};

export const actions: Actions = {
	default: async ({ request, getClientAddress }) => {
		const { values } = await entered(request);
		const { place = '', description = '', contact = '', authority = '' } = values;
		const typed = { place, description, contact, authority };
		const form = check(Report, values);
		if (!form.ok) return fail(400, { typed, problems: form.problems });
		const known = (await app().footerTexts.authorities()).find(({ id }) => id === authority);
		if (!known)
			return fail(400, { typed, problems: { authority: { code: 'field/choice-missing' } } });
		if (!(await app().guards.barrierReports.mayPass(getClientAddress()))) error(429);
		const { place: where, description: what, contact: reach } = form.output;
		const dueOn = await app().barrierReports.report(
			known.id,
			{ place: where, description: what, contact: reach },
			dayInGermany(Date.now())
		);
		redirect(303, `/barrier?sent=${dueOn}`);
	}
};
