import { plainStep } from '../../domain/meeting/steps';
/**
 * One authority never sees or changes what is another's: every function of every service that
 * the staff pages use is asked, in the name of one authority, for the things of another.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/kernel/actor';
import { ActionItems } from '../action-items/action-items';
import type { App } from '../app';
import { anApp } from '../app.test-support';
import { openTestDb } from '../db/test-database';
import { newId } from '../meeting/secrets';
import { WordGroups } from '../own-words/word-groups';
import { Plans } from '../plan/plans';
import { aLogin, aMeeting, anAuthority } from '../realtime/live-server.test-support';
import { actionItemStreamId } from '../streams/streams';
import { Templates } from '../templates/templates';
import { People } from './people';
import { Schools } from './schools';

const actor: Actor = { kind: 'staff', loginId: randomUUID(), role: 'administrator' };
const document = { type: 'doc' as const, content: [] };

describe('the authorities of one installation', () => {
	let app: App;
	let own: string;
	let foreign: string;
	/** Things of the foreign authority. */
	let theirs: { school: string; login: string; plan: string; item: string; meeting: string };

	beforeAll(async () => {
		app = await anApp(await openTestDb());
		own = await anAuthority(app);
		foreign = await anAuthority(app);
		const school = await app.schools.add(foreign, {
			name: 'Marienschule',
			schoolType: 'grundschule',
			pupils: 231
		});
		await aLogin(app, foreign, 'administrator');
		const { loginId } = await aLogin(app, foreign, 'editor');
		const [plan] = await app.plans.list(foreign);
		const item = newId();
		await openItem(item, foreign);
		theirs = {
			school: school.kind === 'saved' ? school.id : '',
			login: loginId,
			plan: plan!.id,
			item,
			meeting: (await aMeeting(app, foreign)).id
		};
	});
	afterAll(() => app.close());

	async function openItem(itemId: string, authorityId: string): Promise<void> {
		const streamId = actionItemStreamId(itemId);
		await app.log.createStream({ streamId, kind: 'action-item', authorityId });
		const host = await app.streams.actionItems.get(itemId);
		await host.submit({
			commandId: newId(),
			actor,
			command: {
				type: 'OpenActionItem',
				itemId,
				kind: 'implement',
				title: 'Ladeschränke',
				cause: null,
				refusal: null,
				side: null,
				owner: 'Schulamt',
				dueAt: null
			}
		});
	}

	it('[SA2] is asked by all functions of the services', () => {
		const functionsOf = (service: { prototype: object }) =>
			Object.getOwnPropertyNames(service.prototype).filter((name) => name !== 'constructor');
		// A new function of a service needs a line below.
		expect(functionsOf(Schools)).toEqual(['list', 'byId', 'add', 'change']);
		expect(functionsOf(People)).toEqual([
			'list',
			'byId',
			'add',
			'changeRole',
			'remove',
			'resetPassword'
		]);
		expect(functionsOf(Plans)).toEqual(['list', 'current', 'start', 'writeSection']);
		// templates.test.ts asks these, TE1.
		expect(functionsOf(Templates)).toEqual(['list', 'byId', 'add', 'change', 'remove']);
		// own-words-suite.ts asks these, OW3.
		expect(functionsOf(WordGroups)).toEqual([
			'list',
			'byId',
			'rejected',
			'add',
			'change',
			'remove',
			'takeOver',
			'reject'
		]);
		expect(functionsOf(ActionItems)).toEqual(['list', 'toReview', 'byId', 'submit']);
	});

	it('[SA2] lists nothing of the other', async () => {
		expect(await app.schools.list(own)).toEqual([]);
		expect(await app.people.list(own)).toEqual([]);
		expect(await app.actionItems.list(own)).toEqual([]);
		expect(await app.meetings.ofAuthority(own)).toEqual([]);
		const { state } = await app.meetings.host(theirs.meeting);
		const asked = { ...state, authorityId: own, meetingId: own, school: null };
		expect(await app.actionItems.toReview(asked, 'plan')).toEqual([]);
		const ids = (await app.plans.list(own)).map(({ id }) => id);
		expect(ids).not.toContain(theirs.plan);
		expect((await app.plans.current(own))?.planId).toBe(ids[0]);
	});

	it('[SA2] finds nothing of the other by its id', async () => {
		expect(await app.schools.byId(own, theirs.school)).toBeNull();
		expect(await app.people.byId(own, theirs.login)).toBeNull();
		expect(await app.actionItems.byId(own, theirs.item)).toBeNull();
		expect(await app.meetings.ofAuthorityById(own, theirs.meeting)).toBeNull();
	});

	it('[SA2] changes no school and no person of the other', async () => {
		const changed = { name: 'Anders', schoolType: 'gymnasium' as const, pupils: 1 };
		expect(await app.schools.change(own, theirs.school, changed)).toEqual({
			kind: 'refused',
			code: 'school/unknown'
		});
		const unknown = { kind: 'refused', code: 'person/unknown' };
		expect(await app.people.changeRole(own, theirs.login, 'reader')).toEqual(unknown);
		expect(await app.people.resetPassword(own, theirs.login)).toEqual(unknown);
		expect(await app.people.remove(own, theirs.login)).toEqual(unknown);

		expect(await app.schools.byId(foreign, theirs.school)).toMatchObject({ name: 'Marienschule' });
		expect(await app.people.byId(foreign, theirs.login)).toMatchObject({ role: 'editor' });
	});

	it('[SA2] writes no plan and moves no action item of the other', async () => {
		const written = { code: '1.1', document, basedOnWording: 0 };
		expect(await app.plans.writeSection(own, actor, theirs.plan, written)).toMatchObject({
			ok: false
		});
		expect(
			await app.actionItems.submit(own, actor, theirs.item, {
				type: 'MoveActionItem',
				status: 'done',
				note: ''
			})
		).toEqual({ ok: false, code: 'action-item/unknown' });

		const plan = await app.plans.current(foreign);
		expect(plan?.sections.every(({ wording }) => wording === 0)).toBe(true);
		expect((await app.actionItems.byId(foreign, theirs.item))?.item.status).toBe('open');
	});

	it('[SA2] adds what it adds to itself', async () => {
		const school = { name: 'Marienschule', schoolType: 'grundschule' as const, pupils: null };
		expect(await app.schools.add(own, school)).toMatchObject({ kind: 'saved' });
		const person = { name: 'Meral', signInName: newId(), role: 'reader' as const };
		await app.people.add(own, person);
		expect(await app.schools.list(foreign)).toHaveLength(1);
		expect(await app.people.list(foreign)).toHaveLength(2);
	});

	it('[SA2] prepares no meeting on the plan of the other', async () => {
		await expect(
			app.meetings.prepare(own, actor, {
				planId: theirs.plan,
				title: 'Fremd',
				purpose: '',
				question: '',
				groups: ['lehrkraft'],
				schoolIds: [theirs.school],
				agenda: [plainStep('collect', 'Sammeln', 5)]
			})
		).rejects.toThrow();
		expect(await app.meetings.ofAuthority(own)).toEqual([]);
	});

	it('[SA2] offers no school of the other in its meetings', async () => {
		const [plan] = await app.plans.list(own);
		const { meeting } = await app.meetings.prepare(own, actor, {
			planId: plan!.id,
			title: 'Eigen',
			purpose: '',
			question: '',
			groups: ['lehrkraft'],
			schoolIds: [theirs.school],
			agenda: [plainStep('collect', 'Sammeln', 5)]
		});
		expect((await app.meetings.host(meeting.id)).state.schools).toEqual([]);
	});
});
