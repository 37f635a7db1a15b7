/** One workshop at two servers behind a proxy; one of them dies in the middle. */
import { createTestPostgres } from '../../src/lib/server/db/test-database';
import { startProxy } from '../support/proxy';
import { expect, startServer, test } from '../support/story';
import { fillTownIn } from '../support/town';
import { words } from '../support/words';

const say = words('de');

test.use({ expectedErrors: [/net::ERR_|WebSocket connection|40\d|50\d/] });

test('two servers hold one workshop, and when one dies the room goes on at the other', async ({
	people
}) => {
	test.setTimeout(180_000);
	const database = await createTestPostgres();
	const { prepared } = await fillTownIn(database.databaseUrl);
	const options = { databaseUrl: database.databaseUrl, env: { TRUST_PROXY: 'true' } };
	const nodes = [await startServer(options), await startServer(options)] as const;
	const [first, second] = nodes;
	const proxy = await startProxy('nginx', [first.port, second.port]);
	try {
		const throughProxy = { server: { ...first, url: proxy.url } };
		const moderator = await people.moderator(throughProxy);
		await moderator.opensDesk(prepared.code);
		// One phone at each server for sure, and one whose network blocks websockets.
		const phones = [
			await people.phone({ server: first }),
			await people.phone({ server: second }),
			await people.phone(throughProxy)
		];
		const polling = await people.phone(throughProxy);
		await polling.page.context().routeWebSocket(/.*/, (socket) => socket.close());
		for (const phone of [...phones, polling])
			await phone.joins(prepared.code, { group: 'Lehrkräfte' });
		await moderator.goesOnTo('Bedarfe einzeln sammeln');
		for (const [index, phone] of [...phones, polling].entries())
			await phone.submitsNeed(`Bedarf von Telefon ${index + 1}`);
		for (const [index, phone] of [...phones, polling].entries())
			await phone.seesSaved(`Bedarf von Telefon ${index + 1}`);
		const collected = moderator.page.getByRole('region', {
			name: say('moderate_collect_title')
		});
		await expect(collected).toContainText(/(^|\s)4\s*Bedarfe/);

		await first.kill();
		for (const phone of [phones[1], phones[2], polling]) {
			await phone?.submitsNeed('Nach dem Ausfall geschrieben');
			await phone?.seesSaved('Nach dem Ausfall geschrieben');
		}
		await expect(collected).toContainText(/(^|\s)7\s*Bedarfe/, { timeout: 30_000 });
		await moderator.goesOnTo('Bedarfe ansehen');
		await moderator.reveals(7);
		await polling.reads('Bedarf von Telefon 1');
	} finally {
		await proxy.stop();
		for (const node of nodes) await node.stop();
		await database.drop();
	}
});
