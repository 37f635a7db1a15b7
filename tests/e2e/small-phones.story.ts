/** Every step on a phone at 320 px, with large text, wide spacing and on its side; for thumbs. */
import { startServer, test } from '../support/story';
import { holdsTogether, targetsAreAtLeast, typingIsComfortable } from '../support/layout';
import type { Phone } from '../support/phone';
import { STEPS } from '../support/review';

const THUMB = 44;

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
	for (const step of Object.values(STEPS)) {
		await moderator.goesTo(step);
		await phone.page.getByText(step).filter({ visible: true }).first().waitFor();
		await fits(phone, step);
	}
	await phone.page.close();
	await moderator.page.close();
	await server.stop();
});
