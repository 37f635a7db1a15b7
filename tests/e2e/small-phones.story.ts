/** Every step on a phone at 320 px, with large text, wide spacing and on its side; for thumbs. */
import { AGREEMENT } from '../support/agreement';
import {
	holdsTogether,
	sendFollows,
	targetsAreAtLeast,
	typingIsComfortable
} from '../support/layout';
import type { Moderator } from '../support/moderator';
import type { Phone } from '../support/phone';
import { STEPS } from '../support/review';
import { startServer, test } from '../support/story';

const THUMB = 44;

const NEEDS = [
	'WLAN-Ausleuchtung im Ganztagsbetreuungsgebäude',
	'Ladeschränke mit Brandschutzzulassung',
	'Datenschutzgrundverordnungskonforme Lernplattformen'
] as const;
const BUNDLE = 'Netzwerkinfrastruktur und Ladeschrankversorgung';
/** Looks like a name, and holds two thoughts: everything that the field can say is there. */
const UNSENT = 'Frau Müller braucht ein Tablet; außerdem fehlen Steckdosenleisten im Lehrerzimmer.';

const PICTURE = {
	file: 'docs/screenshots/projector-reveal.png',
	shows: 'Netzplan der Schule mit Glasfaserhausanschluss'
};

async function putsPictureInto(moderator: Moderator, step: string): Promise<void> {
	const { dialog, say } = moderator;
	await moderator.button(say('agenda_edit_all')).click();
	await moderator.button(`${say('agenda_edit')}: ${step}`).click();
	await dialog.getByLabel(say('review_picture_add')).setInputFiles(PICTURE.file);
	await dialog.getByLabel(say('review_picture_alt')).fill(PICTURE.shows);
	await dialog.getByRole('button', { name: say('agenda_save') }).click();
	await moderator.button(say('agenda_edit_done')).click();
}

async function fits(phone: Phone, step: string): Promise<void> {
	await targetsAreAtLeast(phone.page, THUMB, step);
	await typingIsComfortable(phone.page, step);
	await holdsTogether(phone.page, step);
}

test('each step of an annual review [UX 24, 25, 26]', async ({ people, town }) => {
	test.setTimeout(180_000);
	const { code } = town.reviews[0]!;
	// Another story holds the same review on the server that all share.
	const server = await startServer({ dataDir: town.copyOfData() });
	const moderator = await people.moderator({ server });
	await moderator.opensDesk(code);
	const phone = await people.phone({ server, size: 'narrow' });
	await phone.joins(code, { group: 'Lehrkräfte' });
	await putsPictureInto(moderator, STEPS.news);
	for (const step of Object.values(STEPS)) {
		await moderator.goesTo(step);
		if (step === STEPS.news) await phone.page.getByRole('img', { name: PICTURE.shows }).waitFor();
		await phone.page.getByText(step).filter({ visible: true }).first().waitFor();
		await fits(phone, step);
	}
	await phone.page.close();
	await moderator.page.close();
	await server.stop();
});

test('a matrix and a confirmation, open and closed [UX 24, 25, 26]', async ({ people, town }) => {
	test.setTimeout(240_000);
	const { code } = town.consent;
	// Another story holds the same meeting on the server that all share.
	const server = await startServer({ dataDir: town.copyOfData() });
	const moderator = await people.moderator({ server });
	await moderator.opensDesk(code);
	const phone = await people.phone({ server, size: 'narrow' });
	const { page, say } = phone;
	await phone.joins(code, { group: 'Lehrkräfte' });
	const closes = async () => {
		await moderator.button(say('rounds_close')).click();
		await moderator.dialog.getByRole('button', { name: say('rounds_close') }).click();
	};

	await moderator.goesOnTo('Sammeln');
	for (const need of NEEDS) await phone.submitsNeed(need);
	await phone.seesSaved(...NEEDS);
	await moderator.goesOnTo('Zeigen');
	await moderator.reveals(NEEDS.length);
	await moderator.goesOnTo('Nutzen und Aufwand');
	await phone.reads(say('rounds_phone_soon'));
	await fits(phone, 'matrix, soon');
	await moderator.button(say('rounds_matrix_open_do')).click();
	await page.getByRole('slider').first().fill('10');
	await phone.reads(say('rounds_matrix_half', { label: 'Aufwand' }));
	await fits(phone, 'matrix, half placed');
	await moderator.reads(say('rounds_count', { count: 0, people: 1 }));
	await closes();
	await page.getByRole('table').waitFor();
	await fits(phone, 'matrix, closed');

	await moderator.goesOnTo('Kernbedarfe');
	for (const need of NEEDS) await moderator.namesCoreNeed(need, need);
	await moderator.goesOnTo('Tragen wir das?');
	await moderator.button(say('rounds_confirm_open_do')).click();
	await page
		.getByRole('radio', { name: say('rounds_confirm_object') })
		.first()
		.check();
	await page.getByLabel(say('rounds_confirm_object_label')).fill(UNSENT);
	await fits(phone, 'confirmation, with a reason that was not sent');
	await phone.button(say('rounds_confirm_object_save')).click();
	await moderator.reads(say('rounds_count', { count: 1, people: 1 }));
	await closes();
	await phone.reads(say('rounds_too_few'));
	await fits(phone, 'confirmation, closed');

	await page.close();
	await moderator.page.close();
	await server.stop();
});

test('each step of a needs workshop [UX 24, 25, 26]', async ({ people, town }) => {
	test.setTimeout(240_000);
	const { code } = town.workshops[0]!;
	// Another story holds the same workshop on the server that all share.
	const server = await startServer({ dataDir: town.copyOfData() });
	const moderator = await people.moderator({ server });
	await moderator.opensDesk(code);
	const phone = await people.phone({ server, size: 'narrow' });
	const { page, say } = phone;

	await page.goto('/');
	await fits(phone, 'start page');
	await page.goto(`/j/${code}`);
	await fits(phone, 'join page');
	await phone.choosesAndJoins({ group: 'Lehrkräfte' });
	await fits(phone, 'arrive');

	await moderator.goesTo('Bedarfe einzeln sammeln');
	for (const need of NEEDS) await phone.submitsNeed(need);
	await phone.seesSaved(...NEEDS);
	await phone.needField.fill(UNSENT);
	await phone.reads(say('phone_need_personal'));
	await sendFollows(phone.needField, phone.button(say('phone_need_send')), 'collect');
	await fits(phone, 'collect');

	await moderator.goesTo('Bedarfe ansehen');
	await moderator.reveals(NEEDS.length);
	await phone.reads(say('phone_reveal_lead'));
	await fits(phone, 'reveal, with a text that was not sent');

	await moderator.goesTo('Gleiches zusammenführen');
	await moderator.merges([NEEDS[0], NEEDS[1]], BUNDLE);
	await phone.reads(BUNDLE);
	await fits(phone, 'bundle');

	await moderator.goesTo('Punkte vergeben');
	await moderator.opensVote({ dots: 3, perTopic: 2 });
	await phone.votes(BUNDLE, 2);
	await phone.hasDotsLeft(1, 3);
	await fits(phone, 'vote');
	await moderator.reads(moderator.say('moderate_vote_count', { voters: 1, people: 1 }));
	await moderator.closesVote();
	await phone.reads(say('phone_ranking_title'));
	await fits(phone, 'ranking');

	await moderator.goesTo('Kernbedarfe benennen');
	await moderator.namesCoreNeed(BUNDLE, BUNDLE);
	await phone.reads(say('phone_core_lead'));
	await fits(phone, 'core needs');

	await moderator.goesTo('Entscheidungen festhalten');
	await moderator.records(AGREEMENT);
	await moderator.agrees();
	await phone.reads(say('live_decision_agreed'));
	await fits(phone, 'decide');

	await moderator.goesTo('Ergebnis und Ausblick');
	await phone.reads(say('closing_feedback_send'));
	await fits(phone, 'close');
	await moderator.closesMeeting();
	await phone.reads(say('closing_link_title'));
	await fits(phone, 'closed');

	await page.close();
	await moderator.page.close();
	await server.stop();
});
