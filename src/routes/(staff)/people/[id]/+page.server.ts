import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { app } from '$lib/server/app';
import { check, choice, entered, idOr404 } from '$lib/server/authority/forms';
import { requireStaff } from '$lib/server/authority/scope';
import type { Problem } from '$lib/protocol/staff-problems';
import type { Actions, PageServerLoad } from './$types';

const ChangeRole = v.object({ role: choice(['administrator', 'editor', 'moderator', 'reader']) });

interface Answered {
	about: 'role' | 'password' | 'removal';
	problem?: Problem;
	password?: string;
}

const refused = (answered: Answered) => fail(400, answered);
const done = (answered: Answered) => answered;

export const load: PageServerLoad = async (event) => {
	const { authorityId, loginId } = requireStaff(event, 'administer');
	const person = await app().people.byId(authorityId, idOr404(event.params.id));
	if (!person) error(404);
	return { person, isYourself: person.loginId === loginId };
};

export const actions: Actions = {
	role: async (event) => {
		const { authorityId } = requireStaff(event, 'administer');
		const loginId = idOr404(event.params.id);
		const { values } = await entered(event.request);
		const form = check(ChangeRole, values);
		if (!form.ok) return refused({ about: 'role', problem: form.problems.role });
		const answer = await app().people.changeRole(authorityId, loginId, form.output.role);
		if (answer.kind === 'refused') return refused({ about: 'role', problem: answer });
		// Open connections still act in the old role.
		app().live?.endLogin(loginId);
		return done({ about: 'role' });
	},

	password: async (event) => {
		const { authorityId } = requireStaff(event, 'administer');
		const loginId = idOr404(event.params.id);
		const answer = await app().people.resetPassword(authorityId, loginId);
		if (answer.kind === 'refused') return refused({ about: 'password', problem: answer });
		app().live?.endLogin(loginId);
		return done({ about: 'password', password: answer.password });
	},

	remove: async (event) => {
		const { authorityId } = requireStaff(event, 'administer');
		const loginId = idOr404(event.params.id);
		const answer = await app().people.remove(authorityId, loginId);
		if (answer.kind === 'refused') return refused({ about: 'removal', problem: answer });
		app().live?.endLogin(loginId);
		redirect(303, '/people');
	}
};
