import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { completeAgreement } from '../../domain/meeting/arbitrary.test-support';
import type { Actor } from '../../domain/kernel/actor';
import type { MeetingCommand } from '../../domain/meeting/commands';
import { plainStep, type NewStep } from '../../domain/meeting/steps';
import type { App } from '../app';
import { anApp } from '../app.test-support';
import { school } from '../db/schema';
import { openTestDb } from '../db/test-database';
import type { MeetingHost } from '../meeting/meeting-host';
import { newId } from '../meeting/secrets';
import { anAuthority } from '../realtime/live-server.test-support';

const moderator: Actor = { kind: 'staff', loginId: newId(), role: 'moderator' };

describe('annual reviews, one after the other', () => {
	let app: App;
	let here: string;
	let schoolIds: string[];
	beforeAll(async () => {
		app = await anApp(await openTestDb());
		here = await anAuthority(app);
		const rows = await app.db
			.insert(school)
			.values(['Bach', 'Wald'].map((name) => ({ authorityId: here, name, schoolType: 'gs' })))
			.returning();
		schoolIds = rows.map(({ id }) => id);
	});
	afterAll(() => app.close());

	async function aReview(schoolId: string | null, items = plainStep('action-items', 'Offen', 5)) {
		const [plan] = await app.plans.list(here);
		const { answer, meeting } = await app.meetings.prepare(here, moderator, {
			planId: plan!.id,
			title: 'Jahresgespräch',
			purpose: 'Rückblick',
			question: 'Was war?',
			groups: ['schulleitung', 'schulverwaltung'],
			schoolIds: [],
			schoolId,
			agenda: [plainStep('arrive', 'Ziel', 5), items, plainStep('agreements', 'Vereinbarungen', 5)]
		});
		expect(answer.ok).toBe(true);
		const host = await app.meetings.host(meeting.id);
		return {
			host,
			enter: (kind: NewStep['kind']) =>
				act(host, {
					type: 'MoveToStep',
					stepId: host.state.agenda.find((step) => step.kind === kind)!.id
				}),
			titles: () => host.state.reviewedItems.map(({ title }) => title)
		};
	}

	async function act(host: MeetingHost, command: MeetingCommand) {
		expect(await host.submit(newId(), command, moderator)).toMatchObject({ ok: true });
	}

	async function agree(host: MeetingHost, what: string) {
		const agreementId = newId();
		const content = { ...completeAgreement, what, changesPlan: false };
		await act(host, { type: 'RecordAgreement', agreementId, content });
		await act(host, { type: 'ConfirmAgreement', agreementId, side: 'school' });
		await act(host, { type: 'ConfirmAgreement', agreementId, side: 'authority' });
		await app.followUps.settled();
	}

	it('[RV1] the open items of the same school are shown, or all of the plan', async () => {
		const [bach, wald] = schoolIds as [string, string];
		await agree((await aReview(bach)).host, 'WLAN am Bach');
		await agree((await aReview(wald)).host, 'WLAN am Wald');

		const next = await aReview(bach);
		await vi.waitFor(() => expect(next.titles()).toEqual(['WLAN am Bach']));
		const wide = await aReview(bach, {
			...plainStep('action-items', 'Offen', 5),
			settings: { scope: 'plan' }
		} as NewStep);
		await vi.waitFor(() => expect(wide.titles()).toEqual(['WLAN am Bach', 'WLAN am Wald']));
		const general = await aReview(null);
		await vi.waitFor(() => expect(general.titles()).toHaveLength(2));
	});

	it('[RV1] as they stand when the step is entered, and never those of the meeting itself', async () => {
		const review = await aReview(schoolIds[0]!);
		await vi.waitFor(() => expect(review.titles()).toEqual(['WLAN am Bach']));
		await agree(review.host, 'Ladewagen');
		const [item] = review.host.state.reviewedItems;
		await app.actionItems.submit(here, { ...moderator, role: 'editor' }, item!.id, {
			type: 'AssignActionItem',
			owner: 'Firma Meier',
			note: ''
		});
		await review.enter('action-items');
		await vi.waitFor(() =>
			expect(review.host.state.reviewedItems).toMatchObject([
				{ title: 'WLAN am Bach', owner: 'Firma Meier' }
			])
		);
	});

	it('[AC10] what goes on comes back next year, counted; what is done does not', async () => {
		const [, wald] = schoolIds as [string, string];
		const review = await aReview(wald);
		await vi.waitFor(() => expect(review.titles()).toEqual(['WLAN am Wald']));
		const itemId = review.host.state.reviewedItems[0]!.id;
		const decide = (host: MeetingHost, decision: object) =>
			act(host, { type: 'DecideActionItem', itemId, decision } as MeetingCommand);
		// Changing one's mind counts once.
		await decide(review.host, { kind: 'done', note: '' });
		await decide(review.host, { kind: 'goes-on', dueAt: '2028-03-31', note: 'Lieferung' });
		await act(review.host, { type: 'CloseMeeting' });
		await app.followUps.settled();

		const next = await aReview(wald);
		await vi.waitFor(() =>
			expect(next.host.state.reviewedItems).toMatchObject([
				{ title: 'WLAN am Wald', dueAt: '2028-03-31', carriedOver: 1 }
			])
		);
		await decide(next.host, { kind: 'done', note: '' });
		await app.followUps.settled();
		expect((await app.actionItems.byId(here, itemId))?.item).toMatchObject({
			status: 'done',
			carriedOver: 1
		});
		const last = await aReview(wald, {
			...plainStep('action-items', 'Offen', 5),
			settings: { scope: 'plan' }
		} as NewStep);
		await vi.waitFor(() => expect(last.titles()).not.toHaveLength(0));
		expect(last.titles()).not.toContain('WLAN am Wald');
	});
});
