/** The whole meeting by keyboard alone, on the phone's page and on the desk; focus is always in sight. */
import { expect, test } from '../support/story';
import { Keyboard } from '../support/keyboard';
import { words } from '../support/words';

const say = words('de');

const BATTERIES = 'Akkus, die einen Schultag halten';
const CHARGING = 'Steckdosen an jedem Platz';
const BUNDLE = 'Geräte sind immer geladen';
const CORE_NEED = 'Kein Gerät fällt wegen leerer Akkus aus';

test('from joining to closing without a mouse [UX 18]', async ({ people, nextWorkshop }) => {
	test.setTimeout(180_000);
	const { code } = nextWorkshop();
	const moderator = await people.moderator();
	await moderator.opensDesk(code);
	const desk = new Keyboard(moderator.page);
	const phone = await people.phone();
	const keys = new Keyboard(phone.page);
	const goOnTo = async (title: string) => {
		await desk.presses(moderator.button(say('moderate_next', { title })));
		await moderator.isAt(title);
	};

	await test.step('a participant joins', async () => {
		await phone.page.goto('/');
		await keys.types(phone.page.getByLabel(say('start_code_label')), code);
		await phone.page.keyboard.press('Enter');
		await phone.page.waitForURL(/\/j\//);
		await keys.chooses(phone.page.getByRole('radio', { name: 'Eltern', exact: true }));
		await keys.presses(phone.button(say('join_submit')));
		await phone.page.waitForURL(/\/m\/\w+$/);
	});

	await test.step('needs are entered, screened and revealed', async () => {
		await goOnTo('Bedarfe einzeln sammeln');
		for (const need of [BATTERIES, CHARGING]) {
			await keys.types(phone.needField, need);
			await keys.presses(phone.button(say('phone_need_send')));
			await phone.seesSaved(need);
		}
		await goOnTo('Bedarfe ansehen');
		await desk.presses(moderator.button(say('moderate_reveal', { count: 2 })));
		await phone.reads(CHARGING);
	});

	await test.step('they are bundled', async () => {
		await goOnTo('Gleiches zusammenführen');
		for (const need of [BATTERIES, CHARGING]) await desk.presses(moderator.tick(need), 'Space');
		await moderator.page.keyboard.press('Enter');
		await moderator.page.keyboard.insertText(BUNDLE);
		await moderator.page.keyboard.press('Enter');
		await phone.reads(BUNDLE);
		await expect(moderator.dialog).toHaveCount(0);
		// One topic is not enough for a vote.
		await goOnTo('Punkte vergeben');
		await moderator.reads(say('moderate_vote_empty'));
		await desk.presses(moderator.undo);
		await desk.presses(moderator.undo);
		await moderator.isAt('Gleiches zusammenführen');
	});

	await test.step('they are voted on', async () => {
		await goOnTo('Punkte vergeben');
		await desk.presses(moderator.button(say('moderate_vote_open')));
		await keys.presses(phone.moreFor(CHARGING));
		await moderator.reads(say('moderate_vote_count', { voters: 1, people: 1 }));
		await desk.presses(moderator.button(say('moderate_vote_close')));
		await moderator.reads(say('moderate_vote_result'));
	});

	await test.step('a core need is named and decided', async () => {
		await goOnTo('Kernbedarfe benennen');
		await desk.presses(
			moderator.row(CHARGING).getByRole('button', { name: say('moderate_core_name') })
		);
		await moderator.page.keyboard.press('ControlOrMeta+a');
		await moderator.page.keyboard.insertText(CORE_NEED);
		await moderator.page.keyboard.press('Enter');
		await phone.reads(CORE_NEED);
		await goOnTo('Entscheidungen festhalten');
		const main = moderator.page.getByRole('main');
		await desk.types(main.getByLabel(say('moderate_decide_section_search')), '9.2');
		await desk.presses(moderator.button(/9\.2 .*hinzufügen/));
		await desk.types(main.getByLabel(/^Neu in 9\.2 /), 'Jeder Platz hat Strom.');
		await desk.chooses(main.getByRole('radio', { name: say('live_feasibility_yes'), exact: true }));
		await desk.reaches(main.getByRole('combobox', { name: say('moderate_decide_side') }));
		await moderator.page.keyboard.press('ArrowDown');
		await desk.types(main.getByLabel(say('moderate_decide_person')), 'Hausmeisterdienst');
		await desk.reaches(main.getByLabel(say('moderate_decide_due')));
		// The seventh of July: the same in whatever order this browser asks for day and month.
		await moderator.page.keyboard.type('07072027');
		await desk.presses(moderator.button(say('moderate_decide_agree')));
		await phone.reads(say('live_decision_agreed'));
	});

	await test.step('the meeting is closed', async () => {
		await goOnTo('Ergebnis und Ausblick');
		await desk.presses(moderator.button(say('moderate_close_do')));
		await desk.presses(moderator.dialog.getByRole('button', { name: say('moderate_close_do') }));
		await phone.reads(say('phone_close_title'));
	});
});
