/** The main job from end to end: a need travels from a phone to the plan's change log. */
import { AGREEMENT } from '../support/agreement';
import { expect, test } from '../support/story';
import { words } from '../support/words';

const say = words('de');

const WLAN_HALL = 'Stabiles WLAN auch in der Turnhalle';
const WLAN_CARE = 'Im Ganztag bricht das WLAN ständig ab';
const SPARE = 'Ein Ersatzgerät noch am selben Schultag';
const TRAINING = 'Fortbildungen, die in den Schulalltag passen';
const PERSONAL = 'Herr Beispielmann soll endlich zurückrufen';
const BUNDLE = 'Verlässliches WLAN im ganzen Haus';
const CORE_NEED = 'WLAN trägt den Unterricht in jedem Raum';

test('a need travels from a phone to the change log', async ({ people, town }) => {
	test.setTimeout(240_000);
	const { code, title } = town.prepared;
	const reader = await people.staff('reader');
	const changesBefore = await test.step('what the change log holds before', async () => {
		await reader.goesTo('/changes');
		return reader.page.getByRole('article').count();
	});

	const moderator = await people.moderator();
	await moderator.opensDesk(code);
	const screen = await moderator.opensScreen();
	const phones = [
		await people.phone(),
		await people.phone(),
		await people.phone({ size: 'narrow' })
	] as const;
	const [first, second, third] = phones;
	const nobodyFindsABarrier = async () => {
		for (const person of [third, screen, moderator]) await person.findsNoBarrier();
	};

	await test.step('three phones join by the code', async () => {
		await screen.reads(`${code.slice(0, 3)} ${code.slice(3)}`);
		await first.entersCode(code);
		await first.findsNoBarrier();
		await first.choosesAndJoins({ group: 'Lehrkräfte', school: 'Overbergschule' });
		await second.joins(code.toLowerCase(), { group: 'Eltern' });
		await third.joins(`${code.slice(0, 3)} ${code.slice(3)}`, { group: 'Schulleitung' });
		for (const person of phones) await person.reads(say('live_joined', { count: 3 }));
		await screen.reads(say('live_joined', { count: 3 }));
		await screen.hasNothingToPress();
		await nobodyFindsABarrier();
	});

	await test.step('they collect in silence', async () => {
		await moderator.goesOnTo('Bedarfe einzeln sammeln');
		await first.submitsNeed(WLAN_HALL);
		await first.submitsNeed(TRAINING);
		await second.submitsNeed(WLAN_CARE);
		await second.submitsNeed(PERSONAL);
		await third.submitsNeed(SPARE);
		await first.seesSaved(WLAN_HALL, TRAINING);
		await second.seesSaved(WLAN_CARE, PERSONAL);
		await third.seesSaved(SPARE);
		await screen.showsCount(5, say('screen_needs_label', { count: 5 }));
		await screen.showsAtLeast(64, /^Was brauchen unsere Grundschulen/);
		await screen.showsAtLeast(96, `${code.slice(0, 3)} ${code.slice(3)}`);
		await moderator.reads(say('moderate_collect_unit', { count: 5 }));
		await nobodyFindsABarrier();
		for (const person of [second, third, screen, moderator]) await person.wasNeverTold(WLAN_HALL);
		for (const person of [first, second, screen, moderator]) await person.wasNeverTold(SPARE);
		await screen.hasNothingToPress();
	});

	await test.step('the moderator screens, hides one and reveals', async () => {
		await moderator.goesOnTo('Bedarfe ansehen');
		await moderator.reads(say('moderate_trace_name'));
		await moderator.hides(PERSONAL);
		await moderator.reads(say('moderate_hidden_title', { count: 1 }));
		for (const person of [second, third, screen]) await person.wasNeverTold(WLAN_HALL);
		await nobodyFindsABarrier();
		await moderator.reveals(4);
		await screen.shows(WLAN_HALL, WLAN_CARE, SPARE, TRAINING);
		for (const phone of phones) for (const text of [WLAN_HALL, SPARE]) await phone.reads(text);
		for (const person of [first, third, screen]) await person.wasNeverTold(PERSONAL);
		await second.reads(say('phone_delivery_hidden'));
		await screen.hasNothingToPress();
		await nobodyFindsABarrier();
	});

	await test.step('two needs are merged under a title', async () => {
		await moderator.goesOnTo('Gleiches zusammenführen');
		await moderator.merges([WLAN_HALL, WLAN_CARE], BUNDLE);
		await screen.shows(BUNDLE, WLAN_HALL, WLAN_CARE);
		for (const phone of phones) await phone.reads(BUNDLE);
		await moderator.reads(say('moderate_bundle_title', { count: 3 }));
		await nobodyFindsABarrier();
	});

	await test.step('they vote with dots, within the limits, and nobody sees how it stands', async () => {
		await moderator.goesOnTo('Punkte vergeben');
		await moderator.findsNoBarrier();
		await moderator.opensVote({ dots: 3, perTopic: 2 });
		await first.votes(BUNDLE, 2);
		await expect(first.moreFor(BUNDLE)).toHaveAttribute('aria-disabled', 'true');
		await first.hasDotsLeft(1, 3);
		await first.votes(SPARE, 1);
		await first.hasDotsLeft(0, 3);
		await expect(first.moreFor(TRAINING)).toHaveAttribute('aria-disabled', 'true');
		await first.reads(say('phone_delivery_saved'));
		await second.votes(BUNDLE, 2);
		await second.votes(TRAINING, 1);
		await second.reads(say('phone_delivery_saved'));
		await screen.showsCount(2, say('screen_vote_count', { count: 2, joined: 3 }));
		await moderator.reads(say('moderate_vote_count', { voters: 2, people: 3 }));
		await third.votes(SPARE, 1);
		await third.hasDotsLeft(2, 3);
		await screen.showsCount(3, say('screen_vote_count', { count: 3, joined: 3 }));
		for (const person of [screen, third]) await person.doesNotRead(say('live_dots', { count: 4 }));
		await moderator.doesNotRead(say('live_dots', { count: 4 }));
		await screen.doesNotShow(say('screen_ranking_title'));
		await nobodyFindsABarrier();
	});

	await test.step('the vote is closed and the ranking is there', async () => {
		await moderator.closesVote();
		await screen.shows(say('screen_ranking_title'), BUNDLE, say('live_dots', { count: 4 }));
		for (const phone of phones) {
			await phone.reads(say('phone_ranking_title'));
			await expect(phone.row(BUNDLE)).toContainText(
				`${say('live_dots', { count: 4 })}, ${say('live_voters', { count: 2 })}`
			);
		}
		await expect(third.row(SPARE)).toContainText(say('live_dots_own', { count: 1 }));
		await expect(third.row(BUNDLE)).not.toContainText('von Ihnen');
		await nobodyFindsABarrier();
	});

	await test.step('a core need is named', async () => {
		await moderator.goesOnTo('Kernbedarfe benennen');
		await moderator.namesCoreNeed(BUNDLE, CORE_NEED);
		await screen.shows(CORE_NEED);
		await first.reads(CORE_NEED);
		await expect(first.row(CORE_NEED)).toContainText(say('phone_own_among', { count: 1 }));
		await nobodyFindsABarrier();
	});

	await test.step('a decision is recorded with all it says, and agreed', async () => {
		await moderator.goesOnTo('Entscheidungen festhalten');
		await moderator.records(AGREEMENT);
		await moderator.findsNoBarrier();
		await moderator.savesDraft();
		await screen.shows(say('live_decision_draft'), AGREEMENT.how);
		await moderator.agrees();
		await screen.shows(
			say('live_decision_agreed'),
			CORE_NEED,
			AGREEMENT.section.text,
			AGREEMENT.conditions,
			'Schulträger, Leitung Schul-IT',
			'30. Juni 2028'
		);
		for (const phone of phones) {
			await phone.reads(say('live_decision_agreed'));
			await phone.reads(AGREEMENT.section.text);
			await phone.reads(/148\.000\s€ einmalig · 12\.500\s€ im Jahr/);
			await phone.reads(/1\. Februar 2027 bis 31\. Juli 2028 · innerhalb von 3 Jahren/);
			await phone.reads('Schulausschuss: beschließt, 18. März 2027');
		}
		await nobodyFindsABarrier();
	});

	await test.step('the meeting is closed; the results stay', async () => {
		await moderator.goesOnTo('Ergebnis und Ausblick');
		await nobodyFindsABarrier();
		await moderator.closesMeeting();
		await screen.shows(say('screen_close_title'));
		for (const phone of phones) {
			await phone.reads(say('phone_close_title'));
			await phone.reads(AGREEMENT.section.text);
		}
		await nobodyFindsABarrier();
		await first.reloads();
		await first.reads(say('phone_close_title'));
		const late = await people.phone();
		await late.entersCode(code);
		await late.reads(say('refusal_join_code_not_open'));
	});

	await test.step('the change log has exactly one new entry, with where it comes from', async () => {
		await reader.goesTo('/changes');
		await expect(reader.page.getByRole('article')).toHaveCount(changesBefore + 1);
		await reader.findsNoBarrier();
		const entry = reader.page.getByRole('article').first();
		await expect(entry).toContainText(CORE_NEED);
		await entry
			.getByRole('link', { name: say('change_number', { number: changesBefore + 1 }) })
			.click();
		await reader.page.waitForURL(`**/changes/${String(changesBefore + 1)}`);
		const alone = reader.page.getByRole('article');
		for (const text of [
			/5\.2 /,
			AGREEMENT.section.text,
			AGREEMENT.conditions,
			AGREEMENT.how,
			/148\.000\s€ einmalig · 12\.500\s€ im Jahr/,
			/1\. Februar 2027 bis 31\. Juli 2028/,
			'Schulträger, Leitung Schul-IT',
			'30. Juni 2028',
			'Schulausschuss: beschließt',
			WLAN_HALL,
			WLAN_CARE
		])
			await expect(alone).toContainText(text);
		await expect(alone).not.toContainText(PERSONAL);
		await expect(alone).not.toContainText(SPARE);
		await reader.findsNoBarrier();
		await alone.getByRole('link', { name: say('change_cause_decision_link') }).click();
		await reader.page.waitForURL(new RegExp(`/meetings/${town.prepared.id}#decision-`));
		await expect(reader.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
		await expect(reader.page.locator('li:target')).toContainText(CORE_NEED);
		await reader.findsNoBarrier();
	});

	await test.step('the action item has owner and due date; an editor moves it on, a reader cannot', async () => {
		const editor = await people.staff('editor');
		await editor.goesTo('/action-items');
		await editor.findsNoBarrier();
		const row = editor.row(CORE_NEED);
		await expect(row).toHaveCount(1);
		await expect(row).toContainText('Leitung Schul-IT');
		await expect(row).toContainText('30. Juni 2028');
		await expect(row).toContainText(say('action_item_status_open'));
		await row.getByRole('link').click();
		await editor.movesActionItemTo(say('action_item_status_in_progress'));
		await editor.reads(
			say('action_item_history_moved', { status: say('action_item_status_in_progress') })
		);
		await editor.reads(`Änderungsverzeichnis Nr. ${String(changesBefore + 1)}`);
		await editor.findsNoBarrier();

		const path = new URL(editor.page.url()).pathname;
		expect(await reader.goesTo(path)).toBe(200);
		await reader.reads(say('action_item_status_in_progress'));
		await expect(reader.page.getByRole('form', { name: say('action_item_move') })).toHaveCount(0);
		await reader.findsNoBarrier();
		const refused = await reader.page.request.post(`${path}?/move`, {
			form: { status: 'done', note: '' },
			headers: { origin: new URL(reader.page.url()).origin }
		});
		expect(refused.status()).toBe(403);
	});
});
