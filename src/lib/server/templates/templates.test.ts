import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainStep } from '../../domain/meeting/steps';
import type { Db } from '../db/db';
import { authority, meetingTemplate } from '../db/schema';
import { openTestDb } from '../db/test-database';
import { Templates, type TemplateContent } from './templates';

describe('the templates of an authority', () => {
	let close: () => Promise<void>;
	let db: Db;
	let templates: Templates;
	let here: string;
	let elsewhere: string;

	beforeAll(async () => {
		({ db, close } = await openTestDb());
		templates = new Templates(db);
		const rows = await db
			.insert(authority)
			.values([{ name: 'Aldenfurt' }, { name: 'Nachbarhausen' }])
			.returning();
		[here, elsewhere] = rows.map(({ id }) => id) as [string, string];
	});
	afterAll(() => close());

	const content = (name: string): TemplateContent => ({
		name,
		about: 'Kurz und gut',
		kind: 'needs-workshop',
		purpose: '',
		question: '',
		groups: ['lehrkraft'],
		agenda: [
			plainStep('arrive', 'Ankommen', 5),
			{
				...plainStep('collect', 'Sammeln', 12),
				settings: { question: 'Was fehlt?' }
			} as TemplateContent['agenda'][number]
		]
	});

	async function added(authorityId: string, name: string): Promise<string> {
		const answer = await templates.add(authorityId, content(name));
		return answer.kind === 'saved' ? answer.id : expect.fail(answer.code);
	}

	it('[TE3] come back as they were saved, in German order', async () => {
		await added(here, 'Zweiter Ablauf');
		const id = await added(here, 'Ähnlicher Ablauf');
		expect((await templates.list(here)).map(({ name }) => name)).toEqual([
			'Ähnlicher Ablauf',
			'Zweiter Ablauf'
		]);
		expect(await templates.byId(here, id)).toEqual({ id, ...content('Ähnlicher Ablauf') });
	});

	it('[TE2] have names of their own, within the authority', async () => {
		const id = await added(here, 'Einmalig');
		const taken = { kind: 'refused', code: 'template/name-taken' };
		expect(await templates.add(here, content('Einmalig'))).toEqual(taken);
		const other = await added(here, 'Noch einer');
		expect(await templates.change(here, other, content('Einmalig'))).toEqual(taken);
		expect(await templates.change(here, id, content('Einmalig'))).toMatchObject({ kind: 'saved' });
		await added(elsewhere, 'Einmalig');
	});

	it('[TE1] are neither seen nor changed nor deleted by another authority', async () => {
		const id = await added(here, 'Nur hier');
		const unknown = { kind: 'refused', code: 'template/unknown' };
		expect(await templates.byId(elsewhere, id)).toBeNull();
		expect((await templates.list(elsewhere)).map(({ name }) => name)).not.toContain('Nur hier');
		expect(await templates.change(elsewhere, id, content('Anders'))).toEqual(unknown);
		expect(await templates.remove(elsewhere, id)).toEqual(unknown);
		expect(await templates.byId(here, id)).toMatchObject({ name: 'Nur hier' });
		expect(await templates.remove(here, id)).toMatchObject({ kind: 'saved' });
		expect(await templates.byId(here, id)).toBeNull();
	});

	it('[TE5] leave out steps that this version does not know', async () => {
		const { agenda, ...rest } = content('Von morgen');
		const unknown = [
			{ kind: 'seance', title: 'Tischerücken', minutes: 20, settings: {} },
			{ kind: 'vote', title: 'Punkte', minutes: 5, settings: { dotsPerPerson: 'viele' } }
		];
		const [row] = await db
			.insert(meetingTemplate)
			.values({ authorityId: here, ...rest, agenda: [...unknown, ...agenda] })
			.returning();
		expect((await templates.byId(here, row!.id))?.agenda).toEqual(agenda);
	});
});
