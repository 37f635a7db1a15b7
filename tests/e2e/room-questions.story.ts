/** The room is asked beside its step: do two needs belong together, which side is resisted least? */
import { Looks } from '../support/looks';
import type { Phone } from '../support/phone';
import { ProposalQueue } from '../support/proposal-queue';
import { expect, test } from '../support/story';
import { words } from '../support/words';

const say = words('de');
const TRAINING = 'Fortbildung für Lehrkräfte';
const PLATFORMS = 'Fortbildung zu Lernplattformen';
const FORBID = 'Handys im Unterricht verbieten';
const ALLOW = 'Smartphones im Unterricht erlauben';
const NEEDS = [TRAINING, PLATFORMS, FORBID, ALLOW];

test('a doubtful pair and a contradiction are put to the room', async ({
	people,
	nextWorkshop
}) => {
	test.setTimeout(420_000);
	const { code } = nextWorkshop();
	const moderator = await people.moderator();
	const looks = new Looks('room-questions');
	const queue = new ProposalQueue(moderator);
	await moderator.opensDesk(code);
	const screen = await moderator.opensScreen();
	const phones: Phone[] = [];
	for (let index = 0; index < 5; index++) phones.push(await people.phone());
	for (const phone of phones) await phone.joins(code, { group: 'Lehrkräfte' });
	const [first] = phones as [Phone];
	await moderator.goesOnTo('Bedarfe einzeln sammeln');
	for (const [index, need] of NEEDS.entries()) await phones[index]!.submitsNeed(need);
	await phones[3]!.seesSaved(ALLOW);
	await moderator.goesOnTo('Bedarfe ansehen');
	await moderator.reveals(NEEDS.length);
	await moderator.goesOnTo('Gleiches zusammenführen');

	await test.step('a doubtful pair: asked, answered in secret, rejected by the moderator', async () => {
		await queue.goes();
		await queue.walksTo('proposals_kind_doubtful');
		await moderator.page.keyboard.press('q');
		await screen.shows(say('question_pair_title'));
		for (const [index, phone] of phones.entries())
			await phone.page
				.getByRole('radio', {
					name: say(index === 0 ? 'question_pair_together' : 'question_pair_apart')
				})
				.check();
		await moderator.reads(say('rounds_count', { count: 5, people: 5 }));
		await looks.at('pair', moderator, screen, first);
		await moderator.button(say('rounds_close')).click();
		await first.reads(say('question_pair_apart'));
		await looks.at('pair-result', moderator, screen, first);
		await moderator.button(say('question_desk_end')).click();
		await queue.goes();
		await queue.walksTo('proposals_kind_doubtful');
		await queue.rejects();
	});

	await test.step('a contradiction: weighed from 0 to 10, what it came to is recorded', async () => {
		await queue.walksTo('proposals_kind_contradiction');
		await queue.accepts();
		await screen.shows(say('contradiction_mark'));
		await first.reads(say('contradiction_mark'));
		await looks.at('marked', screen, first);
		await moderator.button(say('contradiction_weigh')).click();
		await moderator.dialog
			.getByLabel(say('contradiction_way', { number: 1 }))
			.fill('Handys nur in der Pause');
		await moderator.dialog.getByRole('button', { name: say('question_desk_ask') }).click();
		for (const phone of phones) {
			const options = phone.page.getByRole('group');
			await expect(options).toHaveCount(3);
			for (const [index, value] of [8, 5, 1].entries())
				await options
					.nth(index)
					.getByRole('radio', { name: String(value), exact: true })
					.check();
		}
		await moderator.reads(say('rounds_count', { count: 5, people: 5 }));
		await looks.at('resistance', moderator, screen, first);
		await moderator.button(say('rounds_close')).click();
		await screen.shows(say('question_resistance_least'));
		await first.reads(say('question_resistance_high'));
		await looks.at('resistance-result', moderator, screen, first);
		await moderator.button(say('contradiction_resolve')).click();
		await moderator.dialog
			.getByRole('radio', { name: say('contradiction_outcome_neither') })
			.check();
		await moderator.dialog
			.getByLabel(say('contradiction_resolve_text'))
			.fill('Handys sind nur in der Pause erlaubt.');
		await looks.at('resolve', moderator);
		await moderator.dialog.getByRole('button', { name: say('contradiction_resolve_do') }).click();
		await moderator.reads(say('contradiction_resolved'));
		await moderator.button(say('question_desk_end')).click();
		await screen.shows(TRAINING);
		await expect(screen.page.getByText(say('contradiction_mark'))).toHaveCount(0);
	});

	await test.step('at the close, everybody reads which needs exclude each other and how it was settled [CT7]', async () => {
		await moderator.goesTo('Ergebnis und Ausblick');
		for (const person of [moderator, screen, first])
			await person.reads('Handys sind nur in der Pause erlaubt.');
		await looks.at('close', moderator, screen, first);
	});
});
