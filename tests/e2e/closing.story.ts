/**
 * A meeting ends: every open topic gets its sentence, the room says whether it was worth the time,
 * and whoever was there finds the results, on the page and by mail.
 */
import { freePort } from '../../scripts/test/free-port';
import { startMailServer, type MailServer } from '../../src/lib/server/mail/smtp.test-support';
import { AGREEMENT } from '../support/agreement';
import { Looks } from '../support/looks';
import type { Moderator } from '../support/moderator';
import type { Phone } from '../support/phone';
import { axeClean, expect, startServer, test, type RunningServer } from '../support/story';
import { words, type Word } from '../support/words';

const say = words('de');
const WLAN = 'WLAN trägt den Unterricht in jedem Raum';
const CHARGING = 'Laden, ohne den Flur zu blockieren';
const SUPPORT = 'Eine Nummer für alle Störungen';
const ROOMS = 'Ein Raum für Videos und Podcasts';
const NEEDS = [WLAN, CHARGING, SUPPORT, ROOMS, 'Die Vertretungspläne als App'] as const;
const ACTION = 'Die Schul-IT prüft Ladeschränke mit Brandschutz.';
const ADDRESS = 'rektorat@schule.example';
const REMARK = 'Gern noch einmal in dieser Runde.';

let mail: MailServer;
let server: RunningServer;

test.beforeAll(async ({ town }) => {
	mail = await startMailServer();
	const port = await freePort();
	server = await startServer({
		dataDir: town.copyOfData(),
		port,
		env: {
			ORIGIN: `http://127.0.0.1:${String(port)}`,
			SMTP_URL: mail.url,
			MAIL_FROM: 'planrunde@stadt.example'
		}
	});
});

test.afterAll(async () => {
	await server.stop();
	await mail.close();
});

test('every open topic is left with a sentence, and the results reach who was there [UX 52, 53]', async ({
	people,
	town,
	openPage
}) => {
	test.setTimeout(600_000);
	const { code, id, title } = town.workshops[0]!;
	const moderator = await people.moderator({ server });
	await moderator.opensDesk(code);
	const screen = await moderator.opensScreen();
	const first = await people.phone({ server });
	const phones: Phone[] = [first];
	for (let more = 0; more < 4; more++) phones.push(await people.phone({ server, size: 'narrow' }));
	const looks = new Looks('closing');
	const look = (step: string) => looks.at(step, moderator, screen, first);

	await test.step('five people say what they need; four core needs are named, one is decided', async () => {
		for (const phone of phones) await phone.joins(code, { group: 'Lehrkräfte' });
		await moderator.goesOnTo('Bedarfe einzeln sammeln');
		for (const [index, need] of NEEDS.entries()) {
			await phones[index]!.submitsNeed(need);
			await phones[index]!.seesSaved(need);
		}
		await moderator.goesOnTo('Bedarfe ansehen');
		await moderator.reveals(NEEDS.length);
		await moderator.goesTo('Kernbedarfe benennen');
		for (const need of [WLAN, CHARGING, SUPPORT, ROOMS]) await moderator.namesCoreNeed(need, need);
		await moderator.goesOnTo('Entscheidungen festhalten');
		await moderator.records(AGREEMENT);
		await moderator.agrees();
	});

	await test.step('what is open stands there, and the meeting does not close over it', async () => {
		await moderator.goesOnTo('Ergebnis und Ausblick');
		await expect(moderator.button(say('moderate_close_do'))).toBeDisabled();
		for (const need of [CHARGING, SUPPORT, ROOMS])
			await expect(topic(moderator, need)).toBeVisible();
		await expect(topic(moderator, WLAN)).toHaveCount(0);
		await look('open-topics');
	});

	await test.step('an action says who and by when; information and decision are one sentence', async () => {
		await leaves(moderator, CHARGING, 'action', ACTION);
		await topic(moderator, CHARGING).getByText(say('refusal_result_who_missing')).waitFor();
		await look('action-lacks-who');
		await topic(moderator, CHARGING)
			.getByLabel(say('closing_result_who'), { exact: true })
			.fill('Leitung Schul-IT');
		await topic(moderator, CHARGING).getByLabel(say('closing_result_due')).fill('2027-03-31');
		await saves(moderator, CHARGING);
		await expect(topic(moderator, CHARGING)).toContainText(
			say('closing_result_by', { who: 'Leitung Schul-IT', day: '31. März 2027' })
		);
		await leaves(moderator, SUPPORT, 'decision', 'Die Nummer 4400 gilt ab Februar für alle.');
		await leaves(moderator, ROOMS, 'information', 'Der Umbau wird 2028 neu geplant.');
		await look('sentences');
	});

	await test.step('each phone says whether it was worth the time', async () => {
		for (const phone of phones) {
			await phone.page.getByRole('radio', { name: say('closing_feedback_4') }).check();
			if (phone === first)
				await phone.page.getByLabel(new RegExp(say('closing_feedback_text'))).fill(REMARK);
			await phone.button(say('closing_feedback_send')).click();
			await phone.reads(say('closing_feedback_thanks'));
		}
		await moderator.reads(say('closing_feedback_count', { count: 5, joined: 5 }));
		await moderator.doesNotRead(REMARK);
		for (const person of [moderator, screen]) await person.wasNeverTold(REMARK);
		await look('feedback');
	});

	await test.step('who wants the results leaves an address, told first what becomes of it', async () => {
		await first.reads(say('closing_mail_notice'));
		const field = first.page.getByLabel(say('closing_mail_address'));
		await field.fill('rektorat');
		await first.button(say('closing_mail_send')).click();
		await first.reads(say('closing_mail_invalid'));
		await expect(field).toBeFocused();
		await field.fill(ADDRESS);
		await first.button(say('closing_mail_send')).click();
		await first.reads(say('closing_mail_done'));
		for (const person of [moderator, screen]) await person.wasNeverTold(ADDRESS);
	});

	await test.step('the meeting is closed; the way to the results is on each surface', async () => {
		await moderator.closesMeeting();
		await screen.shows(say('closing_link_screen'));
		// One sentence a topic; what does not fit is on the next page, as large.
		await screen.shows(say('results_core_title'), ACTION);
		await first.reads(say('closing_link_title'));
		await moderator.reads(REMARK);
		await look('closed');
	});

	const address = await test.step('a phone reads what became of its own', async () => {
		await first.page.getByRole('link', { name: say('closing_link_open') }).click();
		await first.page.waitForURL('**/r/*');
		const own = first.page.getByRole('region', { name: say('results_own_title') });
		await expect(own).toContainText(WLAN);
		await expect(own).toContainText(say('results_own_core', { title: WLAN }));
		await expect(own).not.toContainText(CHARGING);
		for (const text of [ACTION, 'Die Nummer 4400 gilt ab Februar für alle.', NEEDS[4]])
			await first.reads(text);
		await looks.at('results-own', first);
		return new URL(first.page.url()).pathname;
	});

	for (const language of ['de', 'en'] as const)
		await test.step(`everybody with the link reads it, without a login: ${language}`, async () => {
			const page = await openPage({
				baseURL: server.url,
				locale: language === 'de' ? 'de-DE' : 'en-GB',
				reducedMotion: 'reduce'
			});
			await page.goto(address);
			await expect(page.locator('html')).toHaveAttribute('lang', language);
			await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
			const content = page.getByRole('main');
			await expect(content).toContainText(AGREEMENT.section.text);
			await expect(content).toContainText(ACTION);
			await expect(content).not.toContainText(words(language)('results_own_title'));
			await expect(content).not.toContainText(REMARK);
			for (const colorScheme of ['light', 'dark'] as const)
				for (const width of [320, 1280]) {
					await page.emulateMedia({ colorScheme });
					await page.setViewportSize({ width, height: 800 });
					await axeClean(page);
				}
		});

	await test.step('the action is followed up once; taken back with the close, and once more after it', async () => {
		const editor = await people.staff('editor', { server });
		const rows = editor.row(ACTION);
		await editor.goesTo('/action-items');
		await expect(rows).toHaveCount(1);
		await expect(rows).toContainText('Leitung Schul-IT');
		await expect(rows).toContainText('31. März 2027');
		await rows.getByRole('link').click();
		await editor.reads(say('closing_cause_result', { meeting: title }));
		await editor.findsNoBarrier();
		await moderator.button(say('moderate_close_reopen')).click();
		await moderator.isAt('Ergebnis und Ausblick');
		await expect
			.poll(async () => {
				await editor.goesTo('/action-items');
				return rows.count();
			})
			.toBe(0);
		await moderator.closesMeeting();
		await expect
			.poll(async () => {
				await editor.goesTo('/action-items');
				return rows.count();
			})
			.toBe(1);
		await editor.goesTo(`/meetings/${id}`);
		await editor.reads(ACTION);
		await editor.findsNoBarrier();
	});

	await test.step('the mail comes within five minutes, with the link and nothing that anybody wrote', async () => {
		await expect.poll(() => mail.mails.length, { timeout: 300_000 }).toBe(1);
		const [sent] = mail.mails;
		expect(sent?.to).toBe(ADDRESS);
		expect(sent?.content).toContain('/r/');
		for (const text of [...NEEDS, REMARK]) expect(sent?.content).not.toContain(text);
	});
});

function topic({ page }: Moderator, coreNeed: string) {
	return page.getByRole('article', { name: coreNeed });
}

/** Leaves a topic with a sentence; an action lacks who and by when then. */
async function leaves(
	moderator: Moderator,
	coreNeed: string,
	kind: 'information' | 'decision' | 'action',
	sentence: string
): Promise<void> {
	const word: Word = `closing_kind_${kind}`;
	await topic(moderator, coreNeed)
		.getByRole('radio', { name: say(word) })
		.check();
	await topic(moderator, coreNeed).getByLabel(say('closing_result_sentence')).fill(sentence);
	await saves(moderator, coreNeed);
}

async function saves(moderator: Moderator, coreNeed: string): Promise<void> {
	await moderator.button(say('closing_result_save_named', { title: coreNeed })).click();
}
