/** An operator starts Planrunde; the first administrator makes a workshop possible; it ends in order. */
import { expect, startServer, test } from '../support/story';
import { Staff } from '../support/staff';
import { words } from '../support/words';

const say = words('de');

// The phone of the last step sees its server go.
test.use({
	expectedErrors: [/ERR_CONNECTION_REFUSED|WebSocket connection|ERR_EMPTY_RESPONSE|status of 400/]
});

const PASSWORD = 'drei Linden am Bach';

test('from the set-up link to the first workshop, and to the end', async ({ openPage, people }) => {
	test.setTimeout(240_000);
	const server = await startServer();
	const link = server.setupLink ?? '';
	const { page } = new Staff(await openPage({ baseURL: server.url }), say);
	const latecomer = await openPage({ baseURL: server.url });
	const field = (label: string) => page.getByLabel(label, { exact: true });
	const administrator = new Staff(page, say);

	await test.step('the link makes the first administrator, once [LO10]', async () => {
		await page.goto(link);
		await latecomer.goto(link);
		// The key stays out of the address, which is seen, kept and sent on.
		await expect(page).toHaveURL(`${server.url}/setup`);
		await administrator.findsNoBarrier();
		await field(say('setup_authority')).fill('Stadt Musterhausen');
		await field(say('setup_name')).fill('Ada Anfang');
		await field(say('sign_in_name')).fill('a.anfang');
		await field(say('sign_in_password')).fill(PASSWORD);
		await field(say('account_password_again')).fill('etwas ganz anderes');
		await administrator.button(say('setup_submit')).click();
		await administrator.reads(say('problem_password_not_equal'));
		await expect(field(say('setup_authority'))).toHaveValue('Stadt Musterhausen');
		await administrator.findsNoBarrier();
		await field(say('sign_in_password')).fill(PASSWORD);
		await field(say('account_password_again')).fill(PASSWORD);
		await administrator.button(say('setup_submit')).click();
		await page.waitForURL('**/plan');
	});

	await test.step('used again it is refused [LO11]', async () => {
		for (const [label, typed] of [
			[say('setup_authority'), 'Eine andere Stadt'],
			[say('setup_name'), 'Zweite Person'],
			[say('sign_in_name'), 'z.person'],
			[say('sign_in_password'), PASSWORD],
			[say('account_password_again'), PASSWORD]
		] as const)
			await latecomer.getByLabel(label, { exact: true }).fill(typed);
		await latecomer.getByRole('button', { name: say('setup_submit') }).click();
		await expect(latecomer.getByRole('alert')).toContainText(say('problem_setup_already_done'));
		await latecomer.goto(link);
		await expect(latecomer.getByRole('heading', { level: 1 })).toHaveText(say('setup_done_title'));
	});

	await test.step('the plan is started', async () => {
		await administrator.goesTo('/meetings');
		await administrator.reads(say('meetings_empty_no_plan'));
		await administrator.findsNoBarrier();
		await page.getByRole('link', { name: say('meetings_to_plan') }).click();
		await page.getByRole('link', { name: say('plan_start') }).click();
		await page.waitForURL('**/plan/new');
		await field(say('plan_from')).fill('2027');
		await field(say('plan_to')).fill('2025');
		await administrator.button(say('plan_start')).click();
		await administrator.reads(say('problem_plan_term_invalid'));
		await field(say('plan_to')).fill('2031');
		await administrator.button(say('plan_start')).click();
		await page.waitForURL((url) => url.pathname === '/plan');
		await administrator.reads(say('plan_lead', { from: 2027, to: 2031 }));
		await administrator.findsNoBarrier();
	});

	const code = await test.step('a workshop is prepared', async () => {
		await administrator.goesTo('/meetings/new');
		await page.getByRole('link', { name: say('templates_needs_name') }).click();
		await field(say('meeting_question')).fill('');
		await administrator.button(say('meetings_prepare_submit')).click();
		await administrator.reads(say('problem_field_missing'));
		await field(say('meeting_question')).fill(
			'Was braucht Ihre Schule in den nächsten zwei Jahren?'
		);
		await administrator.button(say('meetings_prepare_submit')).click();
		await page.waitForURL(/\/meetings\/[0-9a-f-]{36}$/);
		await administrator.findsNoBarrier();
		return page.getByText(/^[A-HJ-NP-Z2-9]{6}$/).innerText();
	});

	const phone = await people.phone({ server });
	await test.step('a phone joins; nobody is asked for a school', async () => {
		await phone.entersCode(code);
		await expect(phone.page.getByLabel(say('join_school_label'))).toHaveCount(0);
		await phone.choosesAndJoins({ group: 'Eltern' });
		await phone.reads(say('phone_arrive_title'));
	});

	await test.step('a second process on the same data refuses with one sentence', async () => {
		const refused = await startServer({ dataDir: server.dataDir }).catch(String);
		expect(sentences(refused)).toEqual([
			`DATA_DIR ${server.dataDir} is in use by another Planrunde process; end that one or choose another folder.`
		]);
		await phone.reloads();
		await phone.reads(say('phone_arrive_title'));
	});

	await test.step('SIGTERM ends it within a second while a phone is connected', async () => {
		const asked = performance.now();
		await server.stop();
		expect(performance.now() - asked).toBeLessThan(1_000);
		await phone.reads(say('phone_offline'));
		await phone.findsNoBarrier();
	});

	await test.step('started again it greets without a link, and the phone is back by itself', async () => {
		const again = await startServer({ dataDir: server.dataDir, port: server.port });
		expect(again.setupLink).toBeNull();
		await expect(phone.page.getByText(say('phone_offline'))).toHaveCount(0);
		await again.stop();
	});
});

for (const [name, value, sentence] of [
	['PORT', 'achtzig', /^PORT must be a whole number .*"achtzig"/],
	['ORIGIN', 'runde.example.de/pfad', /^ORIGIN must be an http or https address/],
	['TRUST_PROXY', 'vielleicht', /^TRUST_PROXY must be true or false/],
	['DATABASE_URL', 'mysql://x', /^DATABASE_URL must be an address like postgres:/]
] as const) {
	test(`a wrong ${name} stops the start with one sentence`, async () => {
		const refused = sentences(await startServer({ env: { [name]: value } }).catch(String));
		expect(refused).toEqual([expect.stringMatching(sentence)]);
	});
}

/** What the process printed, without the line that says that it ended. */
function sentences(refused: unknown): string[] {
	return String(refused).trim().split('\n').slice(1);
}
