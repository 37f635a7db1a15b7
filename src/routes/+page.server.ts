import { fail, redirect } from '@sveltejs/kit';
import type { Actions } from './$types';

/** Codes hold neither O and 0 nor I and 1, which are mistaken for each other on a screen. */
const CODE_PATTERN = /^[A-HJ-NP-Z2-9]{6}$/;

export const actions: Actions = {
	default: async ({ request }) => {
		const entered = (await request.formData()).get('code');
		const typed = typeof entered === 'string' ? entered.slice(0, 40) : '';
		const code = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
		if (code === '') return fail(400, { typed, problem: 'missing' as const });
		if (!CODE_PATTERN.test(code)) return fail(400, { typed, problem: 'shape' as const });
		redirect(303, `/j/${code}`);
	}
};
