import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { parseRichText, type RichTextDocument } from '$lib/protocol/rich-text';
import type { Problem } from '$lib/protocol/staff-problems';
import { app } from '$lib/server/app';
import { check, entered, wholeNumber } from '$lib/server/authority/forms';
import { requireStaff } from '$lib/server/authority/scope';
import type { Actions, PageServerLoad } from './$types';

const EMPTY: RichTextDocument = { type: 'doc', content: [] };

const WriteSection = v.object({
	document: v.pipe(v.string(), v.maxLength(1_000_000)),
	basedOnWording: wholeNumber(0, 999_999_999)
});

export const load: PageServerLoad = async (event) => {
	const { authorityId } = requireStaff(event, 'edit-plan');
	return { section: (await sectionOf(authorityId, event.params.code)).section };
};

export const actions: Actions = {
	default: async (event) => {
		const { authorityId, actor } = requireStaff(event, 'edit-plan');
		const { code } = event.params;
		const { planId } = await sectionOf(authorityId, code);
		const { values } = await entered(event.request);
		const form = check(WriteSection, values);
		if (!form.ok) error(400);
		const document = parseRichText(parsedJson(form.output.document));
		if (!document) return fail(400, kept({ code: 'rich-text/not-allowed' }, EMPTY, null));
		const { basedOnWording } = form.output;
		const answer = await app().plans.writeSection(authorityId, actor, planId, {
			code,
			document,
			basedOnWording
		});
		if (answer.ok) redirect(303, `/plan#section-${code}`);
		const { section } = await sectionOf(authorityId, code);
		const hasChanged = answer.code === 'plan/section-changed-meanwhile';
		return fail(409, kept(answer, document, hasChanged ? section : null));
	}
};

/** What was written stays on the page; beside it stands what somebody else has saved meanwhile. */
function kept(
	problem: Problem,
	written: RichTextDocument,
	meanwhile: { content: RichTextDocument; wording: number } | null
) {
	return { problem, written, meanwhile };
}

async function sectionOf(authorityId: string, code: string) {
	const plan = await app().plans.current(authorityId);
	const section = plan?.sections.find((other) => other.code === code);
	if (!plan || !section) error(404);
	const { title, wording, document } = section;
	return {
		planId: plan.planId,
		section: { code, title, wording, content: parseRichText(document) ?? EMPTY }
	};
}

function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
