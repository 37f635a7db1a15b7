import { error, fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { ACTION_ITEM_STATUSES, isOverdue } from '$lib/domain/action-item/action-item';
import type { Problem } from '$lib/protocol/staff-problems';
import type { StaffActionItemCommand } from '$lib/server/action-items/action-items';
import { dayInGermany } from '$lib/server/action-items/today';
import { app } from '$lib/server/app';
import { check, choice, entered, rawText } from '$lib/server/authority/forms';
import { requireStaff, type StaffRequest } from '$lib/server/authority/scope';
import type { Actions, PageServerLoad } from './$types';

type Act = 'move' | 'assign' | 'reschedule';

const SCHEMAS = {
	move: v.object({
		type: v.literal('MoveActionItem'),
		status: choice(ACTION_ITEM_STATUSES),
		note: rawText
	}),
	assign: v.object({ type: v.literal('AssignActionItem'), owner: rawText, note: rawText }),
	reschedule: v.object({
		type: v.literal('RescheduleActionItem'),
		dueAt: rawText,
		note: rawText
	})
} satisfies Record<Act, v.GenericSchema<unknown, StaffActionItemCommand>>;

export const load: PageServerLoad = async (event) => {
	const { authorityId } = requireStaff(event, 'read');
	const found = await app().actionItems.byId(authorityId, event.params.id);
	if (!found) error(404);
	const { item, history } = found;
	const plan = await app().plans.current(authorityId);
	const { cause } = item;
	const change =
		cause?.kind === 'decision' ? plan?.changes.find(({ id }) => id === cause.changeId) : undefined;
	return {
		item,
		history,
		isOverdue: isOverdue(item, dayInGermany(Date.now())),
		changeNumber: change?.number ?? null
	};
};

export const actions: Actions = {
	move: (event) => act(event, 'move'),
	assign: (event) => act(event, 'assign'),
	reschedule: (event) => act(event, 'reschedule')
};

async function act(event: StaffRequest & { request: Request; params: { id: string } }, name: Act) {
	const { authorityId, actor } = requireStaff(event, 'edit-plan');
	const { values } = await entered(event.request);
	const { status = '', owner = '', dueAt = '', note = '' } = values;
	const typed = { status, owner, dueAt, note };
	const refused = (problem: Problem | undefined) =>
		fail(400, { act: name, problem: problem ?? { code: 'field/missing' }, typed });
	const type = {
		move: 'MoveActionItem',
		assign: 'AssignActionItem',
		reschedule: 'RescheduleActionItem'
	};
	const form = check<v.GenericSchema<unknown, StaffActionItemCommand>>(SCHEMAS[name], {
		...values,
		type: type[name]
	});
	if (!form.ok) return refused(Object.values(form.problems)[0]);
	const answer = await app().actionItems.submit(authorityId, actor, event.params.id, form.output);
	if (answer.ok) return { act: name, problem: null, typed: null };
	if (answer.code === 'action-item/unknown') error(404);
	return refused(answer);
}
