import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, StaffRole } from '../../domain/kernel/actor';
import { parseRichText } from '../../protocol/rich-text';
import type { App } from '../app';
import { anApp } from '../app.test-support';
import { authority } from '../db/schema';
import { openTestDb } from '../db/test-database';
import demoPlan from '../demo/content/plan.json';

const staff = (role: StaffRole): Actor => ({ kind: 'staff', loginId: role, role });
const started = { title: 'Medienentwicklungsplan', term: { from: 2027, to: 2031 } };
const document = (text: string) => ({
	type: 'doc' as const,
	content: [{ type: 'paragraph', content: [{ type: 'text', text }] }]
});

describe('the plans of the authorities', () => {
	let app: App;
	beforeAll(async () => {
		app = await anApp(await openTestDb());
	});
	afterAll(() => app.close());

	async function anEmptyAuthority(): Promise<string> {
		const [row] = await app.db.insert(authority).values({ name: 'Aldenfurt' }).returning();
		return row!.id;
	}

	it('[PL1] start once, with the outline and empty sections', async () => {
		const here = await anEmptyAuthority();
		expect(await app.plans.current(here)).toBeNull();
		const answers = await Promise.all([
			app.plans.start(here, staff('editor'), started),
			app.plans.start(here, staff('editor'), started)
		]);
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
		expect(answers.find(({ ok }) => !ok)).toMatchObject({ code: 'plan/already-started' });
		expect(await app.plans.list(here)).toHaveLength(1);
		const plan = await app.plans.current(here);
		expect(plan).toMatchObject({ term: { from: '2027-01-01', to: '2031-12-31' } });
		expect(plan?.sections.map(({ code }) => code)).toContain('5.3');
		expect(plan?.sections.every((section) => section.document === null)).toBe(true);
	});

	it('[RI4] are started and written by administrators and editors only', async () => {
		const here = await anEmptyAuthority();
		for (const role of ['reader', 'moderator'] as const)
			expect(await app.plans.start(here, staff(role), started)).toMatchObject({
				code: 'right/missing'
			});
		// What was refused stands in nobody's way.
		expect(await app.plans.start(here, staff('administrator'), started)).toMatchObject({
			ok: true
		});
		const { planId } = (await app.plans.current(here))!;
		const written = { code: '1.1', document: document('Anlass'), basedOnWording: 0 };
		expect(await app.plans.writeSection(here, staff('reader'), planId, written)).toMatchObject({
			code: 'right/missing'
		});
	});

	it('[PL4] keep the text of who saved first', async () => {
		const here = await anEmptyAuthority();
		await app.plans.start(here, staff('editor'), started);
		const { planId } = (await app.plans.current(here))!;
		const write = (text: string) =>
			app.plans.writeSection(here, staff('editor'), planId, {
				code: '1.1',
				document: document(text),
				basedOnWording: 0
			});
		expect(await write('Erste')).toMatchObject({ ok: true });
		expect(await write('Zweite')).toMatchObject({ code: 'plan/section-changed-meanwhile' });
		const section = (await app.plans.current(here))?.sections.find(({ code }) => code === '1.1');
		expect(section).toMatchObject({ wording: 1, document: document('Erste') });
	});

	it('show every text of the demo as it was written', () => {
		const texts = demoPlan.sections.map((section) => section.document);
		expect(texts.length).toBeGreaterThan(20);
		for (const text of texts) expect(parseRichText(text)).toEqual(text);
	});
});
