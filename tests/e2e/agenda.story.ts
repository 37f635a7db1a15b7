/** The moderator bends the agenda to the room: skips, adds, pauses, calls, and loses nothing to a dead laptop. */
import { expect, test } from '../support/story';
import type { Moderator } from '../support/moderator';
import { greyLook, toldApart } from '../support/grey';
import { words } from '../support/words';

const say = words('de');
const COLLECT = 'Bedarfe einzeln sammeln';
const REVEAL = 'Bedarfe ansehen';

test('an agenda that is changed while it runs [UX 7, 11, 15, 29, 40, 46, 47]', async ({
	people,
	nextWorkshop
}) => {
	test.setTimeout(120_000);
	const { code } = nextWorkshop();
	const moderator = await people.moderator();
	await moderator.opensDesk(code);
	const { page } = moderator;
	const phone = await people.phone();
	await phone.joins(code, { group: 'Lehrkräfte' });
	const agenda = page.getByRole('navigation', { name: say('moderate_agenda') });

	await test.step('a break is added and a step skipped, on a desk as narrow as a phone', async () => {
		await page.setViewportSize({ width: 360, height: 740 });
		// The step is what one sees first; all that stands beside it waits to be asked for [UX 47].
		const { y } = (await page.getByRole('heading', { level: 2 }).last().boundingBox())!;
		expect(y).toBeLessThan(740 / 3);
		const aside = [agenda, moderator.undo, moderator.button(say('projector_control_blank'))];
		for (const part of aside) await expect(part).toBeHidden();
		await moderator.unfoldsRail();
		for (const part of aside) await expect(part).toBeVisible();
		await agenda.getByRole('button', { name: say('agenda_edit_all') }).click();
		await agenda
			.getByRole('button', { name: `${say('agenda_skip')}: ${REVEAL}`, exact: true })
			.click();
		await agenda.getByRole('button', { name: say('agenda_add'), exact: true }).click();
		const dialog = moderator.dialog;
		await dialog.getByLabel(say('agenda_title'), { exact: true }).fill('Kaffee');
		await dialog.getByLabel(say('agenda_minutes'), { exact: true }).fill('999');
		await dialog.getByRole('button', { name: say('agenda_add'), exact: true }).click();
		await moderator.reads(say('refusal_timer_minutes_out_of_range', { min: 0, max: 180 }));
		await expect(dialog.getByLabel(say('agenda_title'), { exact: true })).toHaveValue('Kaffee');
		await moderator.findsNoBarrier();
		await dialog.getByLabel(say('agenda_minutes'), { exact: true }).fill('10');
		await dialog.getByRole('button', { name: say('agenda_add'), exact: true }).click();
		await expect(dialog).toHaveCount(0);
		await agenda
			.getByRole('button', { name: `${say('agenda_down')}: Kaffee`, exact: true })
			.click();
		await moderator.findsNoBarrier();
		const width = await page.evaluate(() => document.documentElement.scrollWidth);
		expect(width).toBeLessThanOrEqual(360);
		await agenda.getByRole('button', { name: say('agenda_edit_done') }).click();
		await page.setViewportSize({ width: 1440, height: 900 });
	});

	await test.step('the skipped step is passed over; the time left stands beside the agenda', async () => {
		await moderator.goesOnTo(COLLECT);
		await moderator.reads(/Ende gegen/);
		await expect(moderator.button(say('moderate_next', { title: 'Kaffee' }))).toBeVisible();
		await moderator.reads(say('agenda_on_time'));
		const step = (title: string) => greyLook(agenda.getByRole('button', { name: title }), /.*/s);
		await toldApart({
			done: await step('Ankommen'),
			current: await step(COLLECT),
			skipped: await step(REVEAL),
			coming: await step('Kaffee')
		});
	});

	await test.step('one key pauses writing: the phone keeps the text; the same key ends it', async () => {
		const pause = moderator.button(say('agenda_pause')).first();
		const off = await greyLook(pause);
		await page.keyboard.press('a');
		await moderator.reads(say('agenda_pause_on'));
		await toldApart({ off, on: await greyLook(pause) });
		await phone.needField.fill('Ein WLAN, das hält');
		await phone.reads(say('agenda_phone_paused'));
		await expect(phone.button(say('phone_need_send'))).toHaveAttribute('aria-disabled', 'true');
		await expect(phone.needField).toHaveValue('Ein WLAN, das hält');
		await phone.findsNoBarrier();
		await moderator.findsNoBarrier();
		await page.keyboard.press('a');
		await phone.doesNotRead(say('agenda_phone_paused'));
		await phone.button(say('phone_need_send')).click();
		await phone.seesSaved('Ein WLAN, das hält');
	});

	await test.step('changes are locked and everybody is called, each by a key', async () => {
		await page.keyboard.press('l');
		await phone.reads(say('agenda_phone_locked'));
		await page.keyboard.press('r');
		await phone.reads(say('agenda_phone_called'));
		await page.keyboard.press('l');
		await page.keyboard.press('r');
		await phone.doesNotRead(say('agenda_phone_locked'));
		await phone.doesNotRead(say('agenda_phone_called'));
	});

	await test.step('no key fires while somebody types, nor when the keys are off', async () => {
		await page.keyboard.press('?');
		await moderator.dialog.getByText(say('agenda_key_pause')).waitFor();
		await moderator.findsNoBarrier();
		await page.keyboard.press('a');
		await moderator.doesNotRead(say('agenda_pause_on'));
		await moderator.dialog.getByRole('checkbox').uncheck();
		await page.keyboard.press('Escape');
		await page.keyboard.press('a');
		await page.keyboard.press('?');
		await expect(moderator.dialog).toHaveCount(0);
		await moderator.doesNotRead(say('agenda_pause_on'));
	});

	await test.step('the laptop dies: another browser has the same step and the same end of the timer', async () => {
		const clock = (desk: Moderator) => desk.page.getByRole('timer').first();
		const other = await people.moderator();
		await other.opensDesk(code);
		await other.isAt(COLLECT);
		const seconds = async (desk: Moderator) => {
			const [minutes = 0, rest = 0] = (await clock(desk).innerText()).split(':').map(Number);
			return minutes * 60 + rest;
		};
		expect(Math.abs((await seconds(moderator)) - (await seconds(other)))).toBeLessThanOrEqual(2);
		await expect(other.button(say('moderate_next', { title: 'Kaffee' }))).toBeVisible();
		await page.close();
		await other.goesTo(REVEAL);
		await other.reveals(1);
		await phone.reads('Ein WLAN, das hält');

		const late = await people.phone({ size: 'narrow' });
		await late.joins(code, { group: 'Eltern' });
		await late.reads(say('agenda_recap_needs', { count: 1, clusters: 0 }));
		await late.findsNoBarrier();
	});
});
