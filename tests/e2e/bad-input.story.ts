/** What people type wrongly or on purpose: a sentence at the field, the text stays, nobody is harmed. */
import { expect, test } from '../support/story';
import { words, type Language } from '../support/words';

const say = words('de');
const COLLECT = 'Bedarfe einzeln sammeln';

// Pages that are refused say so in the console too.
test.use({ expectedErrors: [/status of (400|403|404)/] });

test('a need that is refused stays in the field, with a sentence in the language of the phone', async ({
	people,
	nextWorkshop
}) => {
	const { code } = nextWorkshop();
	const moderator = await people.moderator();
	await moderator.opensDesk(code);
	await moderator.goesOnTo(COLLECT);
	for (const [language, group] of [
		['de', 'Eltern'],
		['en', words('en')('group_eltern')]
	] as [Language, string][]) {
		const phone = await people.phone({ language, size: 'narrow' });
		await phone.joins(code, { group });
		const field = phone.needField;
		const send = phone.button(phone.say('phone_need_send'));

		await send.click();
		await phone.reads(phone.say('refusal_need_text_empty'));
		await expect(field).toBeFocused();
		await expect(field).toHaveAttribute('aria-invalid', 'true');
		await expect(field).toHaveAccessibleDescription(
			new RegExp(phone.say('refusal_need_text_empty'))
		);
		await phone.submitsNeed('   \u200B \u00A0 ');
		await phone.reads(phone.say('refusal_need_text_empty'));

		const tooLong = 'ü'.repeat(303);
		await phone.submitsNeed(tooLong);
		await phone.reads(phone.say('refusal_need_text_too_long', { limit: 300, length: 303 }));
		await phone.reads(phone.say('ui_characters_over', { count: 3 }));
		await expect(field).toHaveValue(tooLong);
		await phone.findsNoBarrier();

		const right = `Genau passend ${language} ${'😀'.repeat(280)}`;
		await phone.submitsNeed(right);
		await phone.seesSaved(right);
		await expect(field).toHaveValue('');
	}
	await moderator.reads(say('moderate_collect_unit', { count: 2 }));
});

test('markup and overrides of the direction arrive as harmless text', async ({
	people,
	nextWorkshop
}) => {
	const html = '<img src=x onerror="alert(1)"><b>Beamer</b> & <script>alert(2)</script>';
	const { code } = nextWorkshop();
	const moderator = await people.moderator();
	await moderator.opensDesk(code);
	const screen = await moderator.opensScreen();
	const phone = await people.phone();
	const alarms: string[] = [];
	for (const { page } of [moderator, screen, phone])
		page.on('dialog', (dialog) => {
			alarms.push(dialog.message());
			void dialog.dismiss();
		});
	await phone.joins(code, { group: 'Lehrkräfte' });
	await moderator.goesOnTo(COLLECT);
	await phone.submitsNeed(html);
	await phone.submitsNeed('Bitte \u202Egnudlib\u202C\u2066 lesen');
	await phone.submitsNeed('Tafeln auch على اليمين und מימין');
	await phone.seesSaved('Beamer', 'lesen', 'Tafeln');
	await moderator.goesOnTo('Bedarfe ansehen');
	await moderator.reveals(3);
	for (const { page } of [screen, phone]) {
		await expect(page.getByText(html, { exact: true })).toBeVisible();
		await expect(page.getByText('Bitte gnudlib lesen', { exact: true })).toBeVisible();
		await expect(page.getByText('Tafeln auch على اليمين und מימין', { exact: true })).toBeVisible();
		await expect(page.locator('main img, main b, main script')).toHaveCount(0);
		expect(await page.content()).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
	}
	await moderator.goesTo('Gleiches zusammenführen');
	await moderator.merges([html, 'Bitte gnudlib lesen'], '<h1>Titel</h1>');
	await expect(screen.page.getByText('<h1>Titel</h1>', { exact: true })).toBeVisible();
	expect(alarms).toEqual([]);
});

test('unknown, closed and impossible codes get a sentence and another try [IN1]', async ({
	people,
	town
}) => {
	const phone = await people.phone();
	await phone.entersCode('');
	await phone.reads(say('start_code_missing'));
	await phone.entersCode('O0I1');
	await phone.reads(say('start_code_shape'));
	await expect(phone.page.getByLabel(say('start_code_label'))).toHaveValue('O0I1');
	await phone.findsNoBarrier();
	for (const code of ['ZZZZZZ', town.closed.code]) {
		await phone.entersCode(code);
		await phone.reads(say('refusal_join_code_not_open'));
		await expect(phone.page.getByLabel(say('start_code_label'))).toHaveValue(code);
	}
	await phone.findsNoBarrier();
	await phone.page.getByLabel(say('start_code_label')).fill(town.prepared.code);
	await phone.button(say('join_try_again')).click();
	await phone.reads(town.prepared.title);
	// Who has no seat is led to joining.
	await phone.button(say('join_submit')).click();
	await phone.reads(say('join_group_missing'));
	await expect(phone.page).toHaveURL(new RegExp(`/j/${town.prepared.code}$`));
});

test('a forged seat leads to joining [IN3]', async ({ people, nextWorkshop, server }) => {
	const { code } = nextWorkshop();
	const phone = await people.phone();
	await phone.page
		.context()
		.addCookies([{ name: `seat_${code}`, value: 'A'.repeat(43), url: server.url }]);
	await phone.page.goto(`/m/${code}`);
	await expect(phone.page).toHaveURL(new RegExp(`/j/${code}$`));
	await phone.choosesAndJoins({ group: 'Eltern' });
	await phone.reads(say('phone_arrive_title'));
});

test('another authority, and roles that may not, find nothing [SA2] [IN10]', async ({
	people,
	town,
	server
}) => {
	const editor = await people.staff('editor');
	await editor.goesTo('/action-items?state=all');
	const item = editor.page.getByRole('main').getByRole('listitem').getByRole('link').first();
	const itemPath = (await item.getAttribute('href')) ?? '';
	const { id, code } = town.closed;

	const neighbour = await people.staff('neighbour');
	await neighbour.reads(say('meetings_empty_title'));
	for (const [path, status] of [
		[`/meetings/${id}`, 404],
		['/changes/1', 404],
		[itemPath, 404],
		[`/m/${code}/moderate`, 403],
		[`/m/${town.prepared.code}/moderate`, 403],
		[`/m/${town.prepared.code}/screen`, 403]
	] as const)
		expect([path, await neighbour.goesTo(path)]).toEqual([path, status]);
	await neighbour.reads(say('error_forbidden_title'));
	await neighbour.findsNoBarrier();
	await neighbour.goesTo(`/meetings/${id}`);
	await neighbour.reads(say('staff_error_not_found'));
	await neighbour.findsNoBarrier();
	const moved = await neighbour.page.request.post(`${itemPath}?/move`, {
		form: { status: 'done', note: '' },
		headers: { origin: server.url }
	});
	expect(moved.status()).toBe(404);

	expect(await editor.goesTo(`/m/${town.prepared.code}/moderate`)).toBe(403);
	expect(await editor.goesTo('/people')).toBe(403);
	const stranger = await people.phone();
	await stranger.page.goto(`/meetings/${id}`);
	await stranger.reads(say('sign_in_needed'));
	await stranger.page.goto(`/m/${town.prepared.code}/moderate`);
	await stranger.reads(say('sign_in_needed'));
});
