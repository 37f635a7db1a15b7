/** The main thread in short on a PostgreSQL server, with a power cut in the middle. */
import { createTestPostgres } from '../../src/lib/server/db/test-database';
import { expect, startServer, test } from '../support/story';
import { fillTownIn } from '../support/town';
import { words } from '../support/words';

const say = words('de');

test.use({ expectedErrors: [/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|WebSocket connection/] });

test('on PostgreSQL a decision reaches the change log exactly once', async ({ people }) => {
	test.setTimeout(180_000);
	const database = await createTestPostgres();
	try {
		const { prepared } = await fillTownIn(database.databaseUrl);
		let server = await startServer({ databaseUrl: database.databaseUrl });
		expect(server.setupLink).toBeNull();
		const moderator = await people.moderator({ server });
		await moderator.opensDesk(prepared.code);
		const phone = await people.phone({ server });
		await phone.joins(prepared.code, { group: 'Eltern' });
		await moderator.goesOnTo('Bedarfe einzeln sammeln');
		await phone.submitsNeed('Elternbriefe auch auf dem Telefon');
		await phone.submitsNeed('Elternabende per Video');
		await phone.seesSaved('Elternbriefe', 'Elternabende');

		await server.kill();
		await phone.submitsNeed('Während des Ausfalls');
		server = await startServer({ databaseUrl: database.databaseUrl, port: server.port });
		await phone.seesSaved('Elternbriefe', 'Elternabende', 'Während des Ausfalls');

		await moderator.goesOnTo('Bedarfe ansehen');
		await moderator.reveals(3);
		await moderator.goesOnTo('Gleiches zusammenführen');
		await moderator.merges(
			['Elternbriefe auch auf dem Telefon', 'Elternabende per Video'],
			'Eltern gut erreichen'
		);
		await moderator.goesOnTo('Punkte vergeben');
		await moderator.opensVote({ dots: 2, perTopic: 2 });
		await phone.votes('Eltern gut erreichen', 2);
		await phone.reads(say('phone_delivery_saved'));
		await moderator.closesVote();
		await moderator.goesOnTo('Kernbedarfe benennen');
		await moderator.namesCoreNeed('Eltern gut erreichen', 'Eltern sind digital erreichbar');
		await moderator.goesOnTo('Entscheidungen festhalten');
		await moderator.records({
			section: { code: '5.2', text: 'Alle Schulen erhalten einen Zugang für Eltern.' },
			feasibility: 'yes',
			conditions: '',
			how: 'Gemeinsame Beschaffung.',
			period: { from: '2027-01-01', to: '2027-12-31' },
			horizon: 1,
			oneOff: '0',
			running: '9.000',
			side: say('live_side_school'),
			person: 'Schulleitung',
			due: '2027-11-30',
			approval: {
				body: 'Schulkonferenz',
				involvement: say('live_involvement_recommend'),
				plannedFor: '2027-02-01'
			}
		});
		await moderator.agrees();
		await phone.reads(say('live_decision_agreed'));
		await moderator.goesOnTo('Ergebnis und Ausblick');
		await moderator.closesMeeting();

		const reader = await people.staff('reader', { server });
		await reader.goesTo('/changes');
		const entries = reader.page.getByRole('article').filter({ hasText: 'Eltern sind digital' });
		await expect(entries).toHaveCount(1);
		await expect(entries).toContainText('Elternabende per Video');
		await reader.goesTo('/action-items');
		await expect(reader.row('Eltern sind digital erreichbar')).toHaveCount(1);
		await server.stop();
	} finally {
		await database.drop();
	}
});
