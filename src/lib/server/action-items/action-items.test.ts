import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import type { Actor } from '../../domain/kernel/actor';
import type { App } from '../app';
import { anApp } from '../app.test-support';
import { login } from '../db/schema';
import { openTestDb } from '../db/test-database';
import { newId } from '../meeting/secrets';
import { aLogin, anAuthority } from '../realtime/live-server.test-support';
import { actionItemStreamId } from '../streams/streams';
import { dayInGermany } from './today';

describe('the action items of the authorities', () => {
	let app: App;
	let here: string;
	beforeAll(async () => {
		app = await anApp(await openTestDb());
		here = await anAuthority(app);
	});
	afterAll(() => app.close());

	async function anItem(title: string): Promise<string> {
		const itemId = newId();
		const streamId = actionItemStreamId(itemId);
		await app.log.createStream({ streamId, kind: 'action-item', authorityId: here });
		const host = await app.streams.actionItems.get(itemId);
		await host.submit({
			commandId: newId(),
			actor: { kind: 'system', cause: 'test' },
			command: {
				type: 'OpenActionItem',
				itemId,
				kind: 'implement',
				title,
				cause: null,
				refusal: null,
				side: 'authority',
				owner: '',
				dueAt: null
			}
		});
		return itemId;
	}

	it('[AC7] are listed as their events left them, with who did what', async () => {
		const [one, two] = [await anItem('Eins'), await anItem('Zwei')];
		const { loginId } = await aLogin(app, here, 'editor');
		const actor: Actor = { kind: 'staff', loginId, role: 'editor' };
		await app.actionItems.submit(here, actor, one, {
			type: 'AssignActionItem',
			owner: 'Schulamt',
			note: ''
		});
		await app.actionItems.submit(here, actor, one, {
			type: 'MoveActionItem',
			status: 'done',
			note: 'geliefert'
		});
		const items = await app.actionItems.list(here);
		expect(items).toHaveLength(2);
		expect(items.find(({ id }) => id === one)).toMatchObject({ status: 'done', owner: 'Schulamt' });
		expect(items.find(({ id }) => id === two)).toMatchObject({ status: 'open', title: 'Zwei' });

		const history = (await app.actionItems.byId(here, one))!.history;
		expect(history.map(({ event }) => event.type)).toEqual([
			'ActionItemOpened',
			'ActionItemAssigned',
			'ActionItemMoved'
		]);
		expect(history.map(({ by }) => by.kind)).toEqual(['system', 'person', 'person']);

		await app.db.delete(login).where(eq(login.id, loginId));
		const later = (await app.actionItems.byId(here, one))!.history;
		expect(later.map(({ by }) => by.kind)).toEqual(['system', 'former', 'former']);
	});

	it('[RI4] are moved by administrators and editors only', async () => {
		const item = await anItem('Drei');
		for (const role of ['reader', 'moderator'] as const)
			expect(
				await app.actionItems.submit(here, { kind: 'staff', loginId: 'x', role }, item, {
					type: 'MoveActionItem',
					status: 'done',
					note: ''
				})
			).toMatchObject({ code: 'right/missing' });
	});

	it('are due by the calendar in Germany', () => {
		expect(dayInGermany(Date.parse('2027-06-30T21:59:00Z'))).toBe('2027-06-30');
		expect(dayInGermany(Date.parse('2027-06-30T22:00:00Z'))).toBe('2027-07-01');
		expect(dayInGermany(Date.parse('2027-12-31T23:00:00Z'))).toBe('2028-01-01');
	});
});
