/** A moderator makes a template of her own, prepares a workshop from it, and the room sees it. */
import type { Locator } from '@playwright/test';
import { expect, test } from '../support/story';

test('from a course of Planrunde to an own template to a workshop', async ({ people }) => {
	test.setTimeout(90_000);
	const moderator = await people.staff('moderator');
	const { page, say } = moderator;
	const field = (label: string, within: Locator = page.getByRole('main')) =>
		within.getByLabel(new RegExp(`^\\s*${label}(\\s|$)`));
	const titleFields = page.getByRole('textbox', { name: /^Titel von Schritt \d+$/ });
	const titles = () =>
		titleFields.evaluateAll((fields) => fields.map((one) => (one as HTMLInputElement).value));
	const minutesOfFirst = page.getByRole('textbox', { name: 'Minuten von Schritt 1', exact: true });
	const steps = page.getByRole('listitem').filter({ has: titleFields });

	await test.step('a course to start from is chosen', async () => {
		await moderator.goesTo('/templates');
		await moderator.findsNoBarrier();
		await page.getByRole('link', { name: say('templates_needs_name'), exact: true }).click();
		await page.waitForURL('**/templates/new?from=needs-workshop');
		await expect(page.getByRole('button', { name: say('templates_step_add') })).toBeVisible();
		await moderator.findsNoBarrier();
	});

	await test.step('steps change places by button and by keyboard, without dragging', async () => {
		const down = page.getByRole('button', {
			name: say('templates_step_down', { title: say('templates_needs_alone') })
		});
		const before = await titles();
		const at = before.indexOf(say('templates_needs_alone'));
		await down.click();
		expect(await titles()).toEqual([
			...before.slice(0, at),
			before[at + 1],
			before[at],
			...before.slice(at + 2)
		]);
		// The focus went with the step, so that the next press moves it on.
		await expect(down).toBeFocused();
		await expect(
			page.getByText(
				say('templates_step_moved', {
					title: say('templates_needs_alone'),
					number: at + 2,
					count: before.length
				})
			)
		).toBeAttached();
		await page.keyboard.press('Alt+ArrowUp');
		await expect.poll(titles).toEqual(before);
	});

	await test.step('a step is dragged where a mouse is at hand', async () => {
		const before = await titles();
		await steps.nth(0).locator('[draggable=true]').dragTo(steps.nth(1));
		await expect.poll(titles).toEqual([before[1], before[0], ...before.slice(2)]);
	});

	await test.step('a step is removed, put back, another one added', async () => {
		const before = await titles();
		await page
			.getByRole('button', { name: say('templates_step_remove', { title: before[2] ?? '' }) })
			.click();
		await expect.poll(titles).toHaveLength(before.length - 1);
		await moderator.button(say('templates_step_put_back')).click();
		await expect.poll(titles).toEqual(before);
		await moderator.button(say('templates_step_add')).click();
		await page
			.getByRole('dialog')
			.getByRole('button', { name: new RegExp(say('step_vote')) })
			.click();
		await expect.poll(titles).toHaveLength(before.length + 1);
		// Before the close, and ready to be renamed.
		await expect(titleFields.nth(-2)).toBeFocused();
		await page.keyboard.press('ControlOrMeta+a');
		await page.keyboard.type('Noch einmal Punkte');
		expect((await titles()).at(-2)).toBe('Noch einmal Punkte');
	});

	await test.step('what is wrong is told at the field, and nothing typed is lost [TE7]', async () => {
		await field(say('templates_name')).fill('Workshop mit zwei Abstimmungen');
		await minutesOfFirst.fill('viele');
		await moderator.button(say('templates_save')).click();
		await moderator.reads(say('problem_field_number_invalid'));
		await expect(minutesOfFirst).toBeFocused();
		await moderator.findsNoBarrier();
		expect((await titles()).at(-2)).toBe('Noch einmal Punkte');
		await page.keyboard.press('ControlOrMeta+a');
		await page.keyboard.type('5');
		await moderator.button(say('templates_save')).click();
		await page.waitForURL('**/templates');
		await moderator.reads('Workshop mit zwei Abstimmungen');
	});

	const code = await test.step('a workshop is prepared from it', async () => {
		await moderator.goesTo('/meetings/new');
		await moderator.findsNoBarrier();
		await page.getByRole('link', { name: 'Workshop mit zwei Abstimmungen' }).click();
		await page
			.getByRole('textbox', { name: say('meeting_title'), exact: true })
			.fill('Bedarfsworkshop am Bach');
		await field(say('templates_room')).fill('Aula, 1. Stock');
		await field(say('meeting_planned_day')).fill('2027-03-24');
		await field(say('meeting_planned_time')).fill('14:30');
		await moderator.button(say('templates_keep')).click();
		await moderator.reads(say('templates_kept', { name: 'Bedarfsworkshop am Bach' }));
		await moderator.findsNoBarrier();
		await moderator.button(say('meetings_prepare_submit')).click();
		await page.waitForURL(/\/meetings\/[0-9a-f-]{36}$/);
		await moderator.reads(say('meeting_planned_at', { day: '24. März 2027', time: '14:30' }));
		return page.getByText(/^[A-HJ-NP-Z2-9]{6}$/).innerText();
	});

	await test.step('the date is put off, and left open again', async () => {
		const planned = (day: string) => say('meeting_planned_at', { day, time: '14:30' });
		await field(say('meeting_planned_day')).fill('2027-04-07');
		await moderator.button(say('meeting_planned_save')).click();
		await moderator.reads(planned('7. April 2027'));
		await moderator.findsNoBarrier();
		await moderator.goesTo('/meetings');
		await moderator.reads(planned('7. April 2027'));
		await page.getByRole('link', { name: 'Bedarfsworkshop am Bach' }).click();
		await field(say('meeting_planned_day')).fill('');
		await moderator.button(say('meeting_planned_save')).click();
		await moderator.reads(say('meeting_planned_saved'));
		await moderator.doesNotRead(/Geplant für/);
	});

	await test.step('the template is deleted; what was prepared from it stays [TE4]', async () => {
		await moderator.goesTo('/templates');
		await page.getByRole('link', { name: 'Workshop mit zwei Abstimmungen' }).click();
		await page.getByText(say('templates_delete'), { exact: true }).click();
		await moderator.reads(say('templates_delete_text', { name: 'Workshop mit zwei Abstimmungen' }));
		await moderator.button(say('templates_delete_do')).click();
		await page.waitForURL('**/templates');
		await moderator.doesNotRead('Workshop mit zwei Abstimmungen');
		await moderator.goesTo(`/m/${code}/moderate`);
		await expect(page.getByRole('navigation')).toContainText('Noch einmal Punkte');
	});

	await test.step('the projector names the room, the phone the purpose', async () => {
		await moderator.goesTo(`/m/${code}/screen`);
		await moderator.reads(/Aula, 1\. Stock/);
		await moderator.findsNoBarrier();
		const phone = await people.phone();
		await phone.joins(code, { group: 'Lehrkräfte' });
		await phone.reads('Bedarfsworkshop am Bach');
	});
});
