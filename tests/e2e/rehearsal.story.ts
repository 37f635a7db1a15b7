/** The moderator tries a meeting out with thirty played participants, and wipes it with one press. */
import { expect, test } from '../support/story';
import { Moderator } from '../support/moderator';
import { Screen } from '../support/screen';
import { AGREEMENT } from '../support/agreement';
import { Looks } from '../support/looks';
import { words } from '../support/words';

const say = words('de');
const PLAYERS = 30;
const ROOM = { timeout: 60_000 };

test('a rehearsal with thirty participants, all steps, without a trace [UX 48]', async ({
	people,
	nextWorkshop
}) => {
	test.setTimeout(400_000);
	const { id, title } = nextWorkshop();
	const reader = await people.staff('reader');
	const traces = async () => {
		const found: number[] = [];
		for (const page of ['/changes', '/action-items?state=all', '/meetings']) {
			await reader.goesTo(page);
			const main = reader.page.getByRole('main');
			found.push(await main.getByRole('link').count());
			await expect(main).not.toContainText(say('rehearsal_badge'));
		}
		return found;
	};
	const before = await traces();

	const { page } = await people.staff('moderator');
	const moderator = new Moderator(page, say);
	// A choice made before the page's script runs would be set back by it.
	await page.goto(`/meetings/${id}`, { waitUntil: 'networkidle' });
	await page.getByLabel(say('rehearsal_participants')).selectOption(String(PLAYERS));
	await moderator.button(say('rehearsal_start')).click();
	await page.waitForURL('**/moderate');
	const code = new URL(page.url()).pathname.split('/')[2]!;
	const screen = new Screen((await moderator.opensScreen()).page, say);
	const phone = await people.phone();
	const looks = new Looks('rehearsal');
	const look = (step: string) => looks.at(step, moderator, screen, phone);

	await test.step('thirty join by themselves, and a real phone beside them; each surface says what it is', async () => {
		await expect(screen.page.getByText(say('live_joined', { count: PLAYERS }))).toBeVisible(ROOM);
		await phone.joins(code, { group: 'Lehrkräfte' });
		for (const person of [moderator, screen, phone]) await person.reads(say('rehearsal_badge'));
		await look('arrive');
	});

	await test.step('they collect, the moderator reveals and bundles', async () => {
		await moderator.goesOnTo('Bedarfe einzeln sammeln');
		const reveal = page.getByRole('button', { name: /aufdecken/ });
		await expect
			.poll(
				async () => Number(/\d+/.exec(await screen.page.getByRole('main').innerText())?.[0]),
				ROOM
			)
			.toBeGreaterThan(PLAYERS);
		await look('collect');
		await moderator.goesOnTo('Bedarfe ansehen');
		await reveal.first().click();
		await expect(screen.page.getByText(say('screen_reveal_title'))).toBeVisible();
		await look('reveal');
		await moderator.goesOnTo('Gleiches zusammenführen');
		const ticks = page.getByRole('checkbox', {
			name: new RegExp(say('moderate_bundle_select', { title: '' }))
		});
		await ticks.nth(0).check();
		await ticks.nth(1).check();
		await moderator.asksToMerge('Was zusammengehört');
		await screen.shows('Was zusammengehört');
	});

	await test.step('they vote; a core need is named and decided', async () => {
		await moderator.goesOnTo('Punkte vergeben');
		await moderator.opensVote({ dots: 3, perTopic: 2 });
		await expect(
			page.getByText(say('moderate_vote_count', { voters: PLAYERS, people: PLAYERS + 1 }))
		).toBeVisible(ROOM);
		await look('vote');
		await moderator.closesVote({ isEarly: true });
		await moderator.goesOnTo('Kernbedarfe benennen');
		await moderator.namesCoreNeed('Was zusammengehört', 'Zusammen geht es');
		await moderator.goesOnTo('Entscheidungen festhalten');
		await moderator.records(AGREEMENT);
		await moderator.agrees();
		await screen.shows(say('live_decision_agreed'));
	});

	await test.step('they say whether it was worth the time; no mail is offered', async () => {
		await moderator.goesOnTo('Ergebnis und Ausblick');
		await expect(
			page.getByText(say('closing_feedback_count', { count: PLAYERS, joined: PLAYERS + 1 }))
		).toBeVisible(ROOM);
		await phone.doesNotRead(say('closing_mail_title'));
		const wish = await phone.page.request.post(`/api/meetings/${code}/result-mails`, {
			data: { address: 'rektorat@schule.example' }
		});
		expect(wish.status()).toBe(404);
		await look('close');
		await moderator.closesMeeting();
		await phone.reads(say('closing_link_title'));
		await look('closed');
	});

	await test.step('nothing of it is anywhere, and one press wipes it', async () => {
		expect(await traces()).toEqual(before);
		const results = await phone.page
			.getByRole('link', { name: say('closing_link_open') })
			.getAttribute('href');
		await moderator.button(say('rehearsal_wipe')).click();
		await page.waitForURL(`**/meetings/${id}`);
		await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
		await expect(moderator.button(say('rehearsal_open'))).toHaveCount(0);
		expect(await traces()).toEqual(before);
		for (const address of [`/r/${results?.split('/').at(-1) ?? ''}`, `/j/${code}`])
			expect((await reader.page.request.get(address)).status()).toBe(404);
		await phone.reads(say('refusal_join_code_not_open'));
	});
});
