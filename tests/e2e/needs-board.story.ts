/** Needs are sorted on a board: by dragging, by two taps, by keys; what was said stays to be read. */
import { Keyboard } from '../support/keyboard';
import { NeedsBoard } from '../support/needs-board';
import { expect, test } from '../support/story';
import { words } from '../support/words';

const say = words('de');
const HALL = 'WLAN in der Turnhalle';
const OLD = 'WLAN im Altbau';
const POWER = 'Steckdosen an jedem Platz';
const CARTS = 'Ladewagen für Tablets';
const TRAINING = 'Fortbildung zu den neuen Tafeln';
const PLAYGROUND = 'Ein neuer Spielplatz';
const NEEDS = [HALL, OLD, POWER, CARTS, TRAINING, PLAYGROUND] as const;
const WIFI = 'Verlässliches WLAN';
const CHARGED = 'Geräte sind geladen';

test('a board on the laptop, a list on the phone, the same acts on both', async ({
	people,
	nextWorkshop
}) => {
	test.setTimeout(180_000);
	const { code } = nextWorkshop();
	const moderator = await people.moderator();
	await moderator.opensDesk(code);
	const screen = await moderator.opensScreen();
	const phones = [
		await people.phone({ size: 'narrow' }),
		await people.phone(),
		await people.phone()
	] as const;
	const [first] = phones;
	const board = new NeedsBoard(moderator);
	const keys = new Keyboard(moderator.page);
	for (const phone of phones) await phone.joins(code, { group: 'Lehrkräfte' });
	await moderator.goesOnTo('Bedarfe einzeln sammeln');
	for (const [index, need] of NEEDS.entries()) await phones[index % 3]!.submitsNeed(need);
	await phones[2].seesSaved(PLAYGROUND);
	await moderator.goesOnTo('Bedarfe ansehen');
	await moderator.reveals(NEEDS.length);
	await moderator.goesOnTo('Gleiches zusammenführen');

	await test.step('before the first bundle: everything is unsorted', async () => {
		await expect(board.unsorted.getByRole('listitem')).toHaveCount(NEEDS.length);
		await moderator.reads(say('needs_filter_small_group'));
		await moderator.findsNoBarrier();
		await screen.findsNoBarrier();
	});

	await test.step('dragged onto another need: a bundle begins, its title is asked for', async () => {
		await board.drags(board.need(HALL), board.need(OLD));
		await moderator.dialog.getByLabel(say('moderate_bundle_dialog_title')).fill(WIFI);
		await moderator.page.keyboard.press('Enter');
		for (const need of [HALL, OLD]) await expect(board.member(WIFI, need)).toBeVisible();
		await screen.shows(WIFI);
		await first.reads(WIFI);
	});

	await test.step('two taps move a need: its menu, where to [UX 16]', async () => {
		await board.opensSheet(board.need(POWER));
		await moderator.findsNoBarrier();
		await board.sheet.getByRole('button', { name: say('needs_move_new') }).click();
		await moderator.page.keyboard.insertText(CHARGED);
		await moderator.page.keyboard.press('Enter');
		await expect(board.member(CHARGED, POWER)).toBeVisible();
		await board.opensSheet(board.need(CARTS));
		await board.chooses(CHARGED);
		await expect(board.member(CHARGED, CARTS)).toBeVisible();
		await expect(moderator.undo).toContainText(say('needs_act_move', { text: CARTS }));
		await moderator.findsNoBarrier();
		await screen.findsNoBarrier();
	});

	await test.step('dragged from bundle to bundle and out of it; undone by name', async () => {
		await board.drags(board.member(WIFI, OLD), board.bundle(CHARGED));
		await expect(board.member(CHARGED, OLD)).toBeVisible();
		await expect(board.need(HALL)).toBeVisible();
		await moderator.takesBack();
		await expect(board.member(WIFI, OLD)).toBeVisible();
		await board.drags(board.member(CHARGED, CARTS), board.unsorted.getByRole('heading'));
		await expect(board.need(CARTS)).toBeVisible();
		await moderator.takesBack();
		await expect(board.member(CHARGED, CARTS)).toBeVisible();
	});

	await test.step('with keys alone: sheet, bundle, back; hidden and parked with one', async () => {
		await keys.reaches(moderator.tick(TRAINING));
		await moderator.page.keyboard.press('v');
		await keys.presses(board.sheet.getByRole('button', { name: WIFI, exact: true }));
		await expect(board.member(WIFI, TRAINING)).toBeVisible();
		await moderator.page.keyboard.press('z');
		await expect(board.need(TRAINING)).toBeVisible();
		await keys.reaches(moderator.tick(PLAYGROUND));
		await moderator.page.keyboard.press('h');
		await expect(board.need(PLAYGROUND)).toHaveCount(0);
		await moderator.page.keyboard.press('z');
		await keys.reaches(moderator.tick(PLAYGROUND));
		await moderator.page.keyboard.press('t');
		await expect(board.need(PLAYGROUND)).toHaveCount(0);
		await expect(moderator.undo).toContainText(say('needs_act_park', { text: PLAYGROUND }));
	});

	await test.step('the sheet of keys names them [UX 29]', async () => {
		await moderator.page.keyboard.press('?');
		await expect(moderator.dialog).toContainText(say('needs_key_park'));
		await expect(moderator.dialog).toContainText(say('needs_key_blank'));
		await moderator.findsNoBarrier();
		await moderator.page.keyboard.press('Escape');
		await expect(moderator.page.getByText(say('needs_key_blank'))).toHaveCount(0);
		await moderator.page.keyboard.press('d');
		await moderator.reads(say('projector_control_blank_on'));
		await moderator.page.keyboard.press('d');
		await moderator.reads(say('projector_control_live'));
	});

	await test.step('a need gets a category; words and category narrow the board down', async () => {
		await board.opensSheet(board.member(WIFI, HALL));
		await board.sheet
			.getByRole('combobox', { name: say('needs_category') })
			.selectOption({ label: say('needs_category_netz') });
		await moderator.page.keyboard.press('Escape');
		await expect(board.member(WIFI, HALL)).toContainText(say('needs_category_netz'));
		const filter = moderator.page.getByRole('search', { name: say('needs_filter') });
		await filter
			.getByRole('combobox', { name: say('needs_category') })
			.selectOption({ label: say('needs_category_netz') });
		await moderator.reads(say('moderate_bundle_found', { count: 1 }));
		await expect(board.bundle(CHARGED)).toBeHidden();
		await moderator.findsNoBarrier();
		await moderator.button(say('needs_filter_reset')).click();
		await expect(board.bundle(CHARGED)).toBeVisible();
	});

	await test.step('whatever others do, the order stays while somebody works in it [UX 20]', async () => {
		const second = await people.moderator();
		await second.opensDesk(code);
		const order = () =>
			board.bundles.getByRole('checkbox').evaluateAll((boxes) => boxes.map((box) => box.ariaLabel));
		const [, last] = await order();
		await moderator.tick(TRAINING).focus();
		// The bundle that stands last is renewed by the other: new, it stands last again.
		const title = [WIFI, CHARGED].find((name) => last?.endsWith(name)) ?? CHARGED;
		const other = title === WIFI ? CHARGED : WIFI;
		await second.button(say('needs_board_acts', { text: other })).click();
		await second.dialog.getByRole('button', { name: say('moderate_bundle_unmerge') }).click();
		await expect(moderator.tick(other)).toHaveCount(0);
		await second.takesBack();
		await expect(moderator.tick(other)).toBeVisible();
		expect((await order()).map((name) => name?.endsWith(other))).toEqual([false, true]);
		await expect(moderator.tick(TRAINING)).toBeFocused();
	});

	await test.step('on a phone the moderator has a list, and every act of it [UX 47]', async () => {
		await moderator.page.setViewportSize({ width: 360, height: 740 });
		await moderator.findsNoBarrier();
		await board.opensSheet(board.need(TRAINING));
		await moderator.findsNoBarrier();
		await board.chooses(CHARGED);
		await expect(board.need(TRAINING)).toHaveCount(0);
		await board
			.bundle(CHARGED)
			.getByRole('button', { name: say('moderate_bundle_show_members', { title: CHARGED }) })
			.click();
		await expect(board.member(CHARGED, TRAINING)).toBeVisible();
		await moderator.findsNoBarrier();
	});
});
