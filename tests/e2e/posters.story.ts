/** What hangs on the door and lies on the tables, printed by staff before the workshop. */
import { expect, test } from '../support/story';
import { words } from '../support/words';

const say = words('de');

test('[PO4] staff print posters and table cards; another authority finds nothing', async ({
	people,
	nextWorkshop
}) => {
	const { id, code } = nextWorkshop();
	const { page } = await people.staff('reader');
	await page.goto(`/meetings/${id}`);
	await page.getByRole('link', { name: say('posters_link') }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('posters_title'));
	await expect(page.getByRole('main')).toContainText(`/j/${code}`);

	const hrefs = await page
		.getByRole('main')
		.getByRole('link', { name: /PDF/ })
		.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
	expect(hrefs).toHaveLength(6);
	for (const href of hrefs) {
		const startedAt = Date.now();
		const answer = await page.request.get(href);
		expect(answer.headers()['content-type']).toBe('application/pdf');
		expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-');
		expect(Date.now() - startedAt).toBeLessThan(2_000);
	}
	const unknown = await page.request.get(`/meetings/${id}/posters/poster.pdf?size=a9&lang=de`);
	expect(unknown.status()).toBe(404);

	const neighbour = await people.staff('neighbour');
	expect((await neighbour.page.request.get(hrefs[0]!)).status()).toBe(404);
});
