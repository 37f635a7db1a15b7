/** Two people help the moderator: one runs the meeting beside them, one types in paper cards. */
import { expect, test } from '../support/story';
import { Moderator } from '../support/moderator';
import { words } from '../support/words';

const say = words('de');
const CARDS = Array.from({ length: 20 }, (_, index) => `Karte ${String(index + 1)} vom Tisch`);

test('links are handed out, used once and taken back', async ({
	people,
	nextWorkshop,
	openPage,
	server
}) => {
	test.setTimeout(120_000);
	const { code } = nextWorkshop();
	const moderator = await people.moderator();
	await moderator.opensDesk(code);

	const helperLink = await moderator.handsOutSeat(say('seats_role_helper'));
	await moderator.findsNoBarrier();

	const helper = await people.phone();
	const asked: string[] = [];
	helper.page.on('request', (request) => asked.push(request.url()));
	await test.step('the helper takes the seat; the token is in no address [SE2]', async () => {
		await helper.page.goto(helperLink.address);
		await helper.button(say('seats_take_do')).click();
		await helper.page.waitForURL('**/helper');
		await helper.reads(say('seats_helper_waiting_title'));
		await helper.findsNoBarrier();
		expect(
			asked.filter((url) => new URL(url).href.split('#')[0]?.includes(helperLink.token))
		).toEqual([]);
		expect(server.output()).not.toContain(helperLink.token);
	});

	await test.step('nobody else can use the link, and helpers hand out none [SE1] [SE6]', async () => {
		const second = await openPage({ locale: 'de-DE' });
		const answer = await second.request.post(`/api/meetings/${code}/seats`, {
			data: { invitation: helperLink.token }
		});
		expect(answer.status()).toBe(403);
		for (const { page } of [helper, { page: second }])
			expect((await page.request.get(`/api/meetings/${code}/invitations`)).status()).toBe(403);
	});

	const coLink = await moderator.handsOutSeat(say('seats_role_co'));
	const co = new Moderator(await openPage({ locale: 'de-DE', reducedMotion: 'reduce' }), say);
	await co.takesSeat(coLink.address);
	expect((await co.page.request.get(`/api/meetings/${code}/invitations`)).status()).toBe(403);
	await co.goesOnTo('Bedarfe einzeln sammeln');

	await test.step('paper cards, Enter by Enter: twenty within a minute [NE33]', async () => {
		const field = helper.page.getByLabel(say('moderate_enter_label'), { exact: true });
		await field.focus();
		const startedAt = Date.now();
		for (const card of CARDS) {
			await helper.page.keyboard.insertText(card);
			await helper.page.keyboard.press('Enter');
			await helper.page.keyboard.press('Enter');
		}
		await helper.reads(say('seats_entered_title', { count: CARDS.length }));
		expect(Date.now() - startedAt).toBeLessThan(60_000);
		await expect(field).toBeFocused();
		await helper.findsNoBarrier();
	});

	await test.step('taken back, the helper is out at once [SE4]', async () => {
		const revoke = moderator.dialog.getByRole('button', {
			name: new RegExp(`^${say('seats_role_helper')} zurücknehmen`)
		});
		await revoke.click();
		await revoke.click();
		await helper.reads(say('refusal_connection_seat_ended'));
		await expect(revoke).toHaveCount(0);
	});
});
