import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDb } from '../db/open-db';
import { authority } from '../db/schema';
import { openTestDb } from '../db/test-database';
import { BarrierReports } from './barrier-reports';
import { FooterTexts } from './footer-texts';

let opened: OpenDb;
let here: string;
let there: string;

beforeAll(async () => {
	opened = await openTestDb();
	const rows = await opened.db
		.insert(authority)
		.values([{ name: 'Musterstadt' }, { name: 'Nachbarhausen' }])
		.returning();
	here = rows[0]!.id;
	there = rows[1]!.id;
});
afterAll(() => opened.close());

describe('footer pages', () => {
	it('[PG1] have the text of their authority, by language, until it is emptied', async () => {
		const texts = new FooterTexts(opened.db);
		await texts.write(here, 'contact', 'de', 'Rathaus');
		await texts.write(here, 'contact', 'de', 'Neues Rathaus');
		expect(await texts.text(here, 'contact', 'de')).toBe('Neues Rathaus');
		expect(await texts.text(here, 'contact', 'en')).toBeNull();
		expect(await texts.text(there, 'contact', 'de')).toBeNull();
		expect(await texts.written(here)).toEqual(['contact']);
		await texts.write(here, 'contact', 'de', '');
		expect(await texts.text(here, 'contact', 'de')).toBeNull();
	});

	it('[PG1] of several authorities none is taken where nothing says which', async () => {
		const texts = new FooterTexts(opened.db);
		expect(await texts.authorityFor('/', null)).toBeNull();
		expect(await texts.authorityFor('/meetings', there)).toMatchObject({ id: there });
	});
});

describe('reported barriers', () => {
	it('[PG4] are kept with a month to answer, for their authority alone', async () => {
		const reports = new BarrierReports(opened.db);
		const report = { place: '/help', description: 'Kein Fokus', contact: 'a@example.de' };
		expect(await reports.report(here, report, '2027-01-31')).toBe('2027-02-28');
		expect(await reports.list(there)).toEqual([]);
		const [listed] = await reports.list(here);
		expect(listed).toMatchObject({ ...report, dueOn: '2027-02-28', answeredOn: null });
		await reports.settle(there, listed!.id, 'Fremd', '2027-02-01');
		expect(await reports.list(here)).toMatchObject([{ answeredOn: null }]);
		await reports.settle(here, listed!.id, 'Behoben', '2027-02-01');
		expect(await reports.list(here)).toMatchObject([
			{ answeredOn: '2027-02-01', answer: 'Behoben', contact: '' }
		]);
	});
});
