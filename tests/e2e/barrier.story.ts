/** A barrier is reported through the footer, without a login, and whoever answers for the pages sees it with its day. */
import { expect, test } from '../support/story';
import { words } from '../support/words';

const say = words('de');
const FOUND = 'Mit der Sprachausgabe höre ich nicht, ob mein Beitrag gesendet ist.';
const ELSEWHERE = 'Die Startseite ist bei 400 % nicht zu lesen.';
const CONTACT = 'eltern@schule.example';
const ANSWER = 'Die Meldung wird jetzt vorgelesen.';

// Who may not read the reports is refused, and the console says so, too.
test.use({ expectedErrors: [/status of 403/] });

test('reported from a meeting, and settled by the authority it belongs to [UX 32]', async ({
	people,
	nextWorkshop,
	openPage
}) => {
	const { code } = nextWorkshop();
	const phone = await people.phone({ size: 'narrow' });
	await phone.joins(code, { group: 'Eltern' });
	const report = phone.page.getByRole('link', { name: say('pages_title_barrier') });

	const due =
		await test.step('from a phone in the room: where it was is entered already', async () => {
			await phone.page.goto((await report.getAttribute('href')) ?? '');
			await expect(phone.page.getByLabel(say('barrier_place'))).toHaveValue(`/m/${code}`);
			await expect(phone.page.getByLabel(say('barrier_authority'))).toHaveCount(0);
			await phone.findsNoBarrier();
			await phone.page.getByLabel(new RegExp(say('barrier_contact'))).fill(CONTACT);
			await phone.button(say('barrier_send')).click();
			await phone.reads(say('problem_field_missing'));
			await phone.page.getByLabel(say('barrier_what')).fill(FOUND);
			await phone.button(say('barrier_send')).click();
			await phone.reads(say('barrier_sent_title'));
			await phone.findsNoBarrier();
			return new URL(phone.page.url()).searchParams.get('sent') ?? '';
		});
	// A month has 28 to 31 days.
	const days = (Date.parse(due) - Date.parse(new Date().toDateString())) / 86_400_000;
	expect(Math.round(days)).toBeGreaterThanOrEqual(28);
	expect(Math.round(days)).toBeLessThanOrEqual(32);

	await test.step('from no meeting: it is asked whom it is for, and nothing typed is lost', async () => {
		const page = await openPage({ locale: 'de-DE' });
		await page.goto('/');
		await page.getByRole('link', { name: say('pages_title_barrier') }).click();
		await page.getByLabel(say('barrier_what')).fill(ELSEWHERE);
		const send = page.getByRole('button', { name: say('barrier_send') });
		await send.click();
		const authority = page.getByLabel(say('barrier_authority'));
		await expect(authority).toHaveAttribute('aria-invalid', 'true');
		await expect(page.getByLabel(say('barrier_what'))).toHaveValue(ELSEWHERE);
		await authority.selectOption({ label: 'Gemeinde Nachbarhausen' });
		await send.click();
		await expect(page.getByRole('heading', { name: say('barrier_sent_title') })).toBeVisible();
	});

	await test.step('each administrator has what their authority is to answer, and nobody else', async () => {
		const administrator = await people.staff('administrator');
		expect(await administrator.goesTo('/barriers')).toBe(200);
		const article = administrator.page.getByRole('article').filter({ hasText: FOUND });
		await expect(article).toContainText(`/m/${code}`);
		await expect(article).toContainText(say('barriers_contact', { contact: CONTACT }));
		await expect(article).toContainText(say('barriers_due', { day: inWords(due) }));
		await administrator.doesNotRead(ELSEWHERE);
		const neighbour = await people.staff('neighbour');
		await neighbour.goesTo('/barriers');
		await neighbour.reads(ELSEWHERE);
		await neighbour.doesNotRead(FOUND);
		const editor = await people.staff('editor');
		expect(await editor.goesTo('/barriers')).toBe(403);

		await article.getByLabel(say('barriers_note')).fill(ANSWER);
		await article.getByRole('button', { name: say('barriers_settle') }).click();
		await expect(article).toContainText(ANSWER);
		await expect(article.getByRole('textbox')).toHaveCount(0);
		await expect(article).not.toContainText(CONTACT);
		await administrator.findsNoBarrier();
	});
});

function inWords(day: string): string {
	const format = new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone: 'UTC' });
	return format.format(new Date(day));
}
