/**
 * Plays a needs workshop in the demo's town and takes a picture of every step on each surface:
 *
 *   npm run screenshots                           into docs/screenshots, light
 *   npm run screenshots -- --theme dark --out DIR
 *
 * For the README, and to look at what a change made of the pages. Needs a build.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type BrowserContextOptions, type Page } from '@playwright/test';
import meetings from '../src/lib/server/demo/content/meetings.json';
import needsFile from '../src/lib/server/demo/content/needs-dev.json';
import { AGREEMENT } from '../tests/support/agreement';
import { Moderator } from '../tests/support/moderator';
import { Phone } from '../tests/support/phone';
import { startServer } from '../tests/support/server';
import { Staff } from '../tests/support/staff';
import { fillTown } from '../tests/support/town';
import { words } from '../tests/support/words';
import { openChromium } from './test/chromium';

const { values } = parseArgs({
	options: {
		out: { type: 'string', default: 'docs/screenshots' },
		theme: { type: 'string', default: 'light' }
	}
});
const say = words('de');
const DESK = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const PHONES = 6;
const NEEDS_PER_PHONE = 3;

const title = (index: number) => meetings.prepared.agenda[index]?.title ?? '';
const NEEDS = needsFile.needs.filter(({ workshop }) => workshop === 'D1').map(({ text }) => text);

mkdirSync(values.out, { recursive: true });
const town = await fillTown();
const server = await startServer({ dataDir: town.copyOfData() });
const browser = await chromium.launch({
	executablePath: await openChromium(),
	args: process.getuid?.() === 0 ? ['--no-sandbox'] : []
});
try {
	await play();
} finally {
	await browser.close();
	await server.stop();
}

async function open(options: BrowserContextOptions): Promise<Page> {
	const context = await browser.newContext({
		baseURL: server.url,
		locale: 'de-DE',
		timezoneId: 'Europe/Berlin',
		colorScheme: values.theme === 'dark' ? 'dark' : 'light',
		reducedMotion: 'reduce',
		...options
	});
	return context.newPage();
}

async function play(): Promise<void> {
	const { code } = town.prepared;
	const staff = new Staff(await open(DESK), say);
	await staff.signsIn(town.logins.moderator);
	const moderator = new Moderator(staff.page, say);
	await moderator.opensDesk(code);
	const screen = await moderator.opensScreen();
	const phones: Phone[] = [];
	for (let number = 0; number < PHONES; number++) phones.push(new Phone(await open(PHONE), say));
	const [first] = phones as [Phone];

	const look = async (name: string) => {
		for (const [surface, page] of [
			['desk', moderator.page],
			['screen', screen.page],
			['phone', first.page]
		] as const)
			await page.screenshot({ path: path.join(values.out, `${name}-${surface}.png`) });
	};

	await first.page.goto(`/j/${code}`);
	await first.page.screenshot({ path: path.join(values.out, '00-join-phone.png') });
	for (const phone of phones) await phone.joins(code, { group: say('group_lehrkraft') });
	await screen.reads(say('live_joined', { count: PHONES }));
	await look('01-arrive');

	await moderator.goesOnTo(title(1));
	const needs = NEEDS.slice(0, PHONES * NEEDS_PER_PHONE);
	for (const [index, need] of needs.entries()) await phones[index % PHONES]?.submitsNeed(need);
	await screen.showsCount(needs.length, say('screen_needs_label', { count: needs.length }));
	await look('02-collect');

	await moderator.goesOnTo(title(2));
	await moderator.page.screenshot({ path: path.join(values.out, '03-screening-desk.png') });
	await moderator.reveals(needs.length);
	await first.reads(needs[1] ?? '');
	await look('03-reveal');

	await moderator.goesOnTo(title(3));
	await moderator.page.getByText(say('proposals_hint')).waitFor();
	await moderator.page.screenshot({ path: path.join(values.out, '04-proposals-desk.png') });
	const [a, b, c, d] = needs as [string, string, string, string];
	await moderator.merges([a, b], 'Verlässliches WLAN im ganzen Haus');
	await moderator.selects(c, d);
	await look('04-bundle');

	await moderator.goesOnTo(title(4));
	await moderator.opensVote({ dots: 4, perTopic: 2 });
	for (const phone of phones) {
		await phone.votes('Verlässliches WLAN im ganzen Haus', 2);
		await phone.votes(phone === first ? c : d, 1);
	}
	await screen.showsCount(PHONES, say('screen_vote_count', { count: PHONES, joined: PHONES }));
	await look('05-vote');
	await moderator.closesVote();
	await first.reads(say('phone_ranking_title'));
	await look('06-ranking');

	await moderator.goesOnTo(title(5));
	await moderator.namesCoreNeed(
		'Verlässliches WLAN im ganzen Haus',
		'WLAN trägt den Unterricht in jedem Raum'
	);
	await look('07-core-needs');

	await moderator.goesOnTo(title(6));
	await moderator.records(AGREEMENT);
	await moderator.page.screenshot({ path: path.join(values.out, '08-decision-desk.png') });
	await moderator.agrees();
	await first.reads(say('live_decision_agreed'));
	await look('08-decide');

	await moderator.goesOnTo(title(7));
	await look('09-close');
	await moderator.closesMeeting();
	await screen.shows(say('screen_close_title'));
	await look('10-closed');
	for (const [name, address] of [
		['meetings', '/meetings'],
		['plan', '/plan'],
		['changes', '/changes'],
		['action-items', '/action-items']
	] as const) {
		await moderator.page.goto(address);
		await moderator.page.screenshot({ path: path.join(values.out, `11-${name}.png`) });
	}
}
