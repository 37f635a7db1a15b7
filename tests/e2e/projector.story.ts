/** The projector: paired by a code, in the moderator's hand, legible from the back row in every state. */
import type { Page } from '@playwright/test';
import { Screen } from '../support/screen';
import { expect, test } from '../support/story';
import { words } from '../support/words';

const say = words('de');

const NEEDS = [
	'Stabiles WLAN auch in der Turnhalle, im Musikraum und auf dem Schulhof',
	'Ein Ersatzgerät noch am selben Schultag',
	...Array.from({ length: 14 }, (_, n) => `Bedarf Nummer ${String(n + 3)} aus dem Kollegium`)
];
const [HALL, SPARE] = NEEDS as [string, string];

// The code that is typed wrong, and the network that is gone for a while.
test.use({ expectedErrors: [/status of 400|ERR_INTERNET_DISCONNECTED/] });

test('the moderator pairs a projector and holds it in hand', async ({
	people,
	openPage,
	nextWorkshop
}) => {
	test.setTimeout(120_000);
	const { code } = nextWorkshop();
	const moderator = await people.moderator();
	await moderator.opensDesk(code);
	const other = await openPage({
		viewport: { width: 1920, height: 1080 },
		reducedMotion: 'reduce'
	});
	const screen = new Screen(other, say);
	const dialog = moderator.dialog;
	const control = (name: string) => moderator.button(name).first();
	const opensControl = () => control(say('projector_control_open')).click();
	const closesControl = () => moderator.page.keyboard.press('Escape');
	const shows = (content: string) =>
		dialog.getByLabel(say('projector_control_content')).selectOption({ label: content });
	const isLegible = async () => {
		expect(await faultsOf(other)).toEqual([]);
		await screen.findsNoBarrier();
	};

	await test.step('another computer shows a code; typed at the desk, it becomes the projector', async () => {
		await other.goto('/screen');
		await screen.findsNoBarrier();
		const shown = await other.locator('.code').innerText();
		await opensControl();
		const field = dialog.getByLabel(say('projector_control_pair_code'));
		await field.fill('O0');
		await dialog.getByRole('button', { name: say('projector_control_pair_do') }).click();
		await moderator.reads(say('refusal_screen_code_shape'));
		await expect(field).toHaveValue('O0');
		await field.fill(shown.toLowerCase());
		await dialog.getByRole('button', { name: say('projector_control_pair_do') }).click();
		await other.waitForURL(`**/m/${code}/screen`);
		await moderator.reads(say('projector_control_connected'));
		await moderator.findsNoBarrier();
		await closesControl();
		await isLegible();
	});

	const phone = await people.phone();
	await test.step('silent needs are a count on it', async () => {
		await phone.joins(code, { group: 'Lehrkräfte' });
		await moderator.goesOnTo('Bedarfe einzeln sammeln');
		for (const text of NEEDS) await phone.submitsNeed(text);
		await screen.showsCount(NEEDS.length, say('screen_needs_label', { count: NEEDS.length }));
		await screen.wasNeverTold(HALL);
		await isLegible();
	});

	await test.step('revealed, at most twelve cards stand on a page, and the moderator turns it', async () => {
		await moderator.goesOnTo('Bedarfe ansehen');
		await moderator.reveals(NEEDS.length);
		await screen.reads(say('screen_page', { page: 1, count: 2 }));
		expect(await cardsInSight(other)).toBeLessThanOrEqual(12);
		await isLegible();
		await opensControl();
		await dialog.getByLabel(say('projector_control_hold')).check();
		await screen.reads(say('screen_held'));
		await dialog.getByRole('button', { name: say('projector_control_page_next') }).click();
		await screen.reads(say('screen_page', { page: 2, count: 2 }));
		await dialog.getByRole('button', { name: say('projector_control_page_back') }).click();
		await screen.reads(say('screen_page', { page: 1, count: 2 }));
	});

	await test.step('it shows one need large, and something else than the step', async () => {
		await dialog.getByLabel(say('projector_control_highlight')).selectOption({ label: SPARE });
		await expect(other.getByRole('heading', { level: 2, name: SPARE })).toBeVisible();
		await isLegible();
		await dialog.getByLabel(say('projector_control_highlight')).selectOption('');
		for (const content of [
			'join',
			'topics',
			'ranking',
			'core_needs',
			'decisions',
			'agenda'
		] as const) {
			await shows(say(`projector_content_${content}`));
			await closesControl();
			await moderator.reads(
				say('projector_control_other', { content: say(`projector_content_${content}`) })
			);
			await isLegible();
			await opensControl();
		}
		await expect(
			other.getByRole('listitem').filter({ hasText: say('projector_agenda_now') })
		).toBeVisible();
		await dialog.getByLabel(say('projector_control_theme_dark')).check();
		await expect(other.locator('[data-kern-theme="dark"]')).toBeVisible();
		await isLegible();
		await shows(say('projector_content_step'));
		await screen.shows(HALL);
		await isLegible();
		await dialog.getByLabel(say('projector_control_theme_dark')).uncheck();
	});

	await test.step('the desk previews what projector and phones show', async () => {
		const projected = moderator.page.frameLocator('iframe[src$="/screen"]');
		await expect(projected.getByText(HALL)).toBeVisible();
		const phones = moderator.page.frameLocator('iframe[src$="?preview"]');
		await expect(phones.getByText(HALL).first()).toBeVisible();
		await closesControl();
	});

	await test.step('frozen, it stays while the meeting goes on, and loses what is hidden', async () => {
		await control(say('projector_control_freeze')).click();
		await moderator.hides(HALL);
		await screen.doesNotShow(HALL);
		await moderator.goesOnTo('Gleiches zusammenführen');
		await moderator.findsNoBarrier();
		await expect(other.getByRole('heading', { level: 1, name: 'Bedarfe ansehen' })).toBeVisible();
		await screen.reloads();
		await expect(other.getByRole('heading', { level: 1, name: 'Bedarfe ansehen' })).toBeVisible();
		await screen.shows(SPARE);
		await control(say('projector_control_freeze')).click();
		await expect(
			other.getByRole('heading', { level: 1, name: 'Gleiches zusammenführen' })
		).toBeVisible();
	});

	await test.step('black is black, and taken back', async () => {
		await control(say('projector_control_blank')).click();
		await expect(other.locator('main')).toHaveCSS('background-color', 'rgb(0, 0, 0)');
		await screen.doesNotShow(SPARE);
		await expect(other.locator('svg')).toHaveCount(0);
		await screen.findsNoBarrier();
		await moderator.takesBack();
		await screen.shows(SPARE);
	});

	await test.step('without the server it stays, with a calm mark', async () => {
		await other.context().setOffline(true);
		await screen.reads(say('screen_offline'));
		await screen.shows(SPARE);
		await isLegible();
		await other.context().setOffline(false);
		await expect(other.getByText(say('screen_offline'))).toHaveCount(0);
	});

	await test.step('unpaired, nothing of the meeting stays on it', async () => {
		await opensControl();
		await dialog
			.getByRole('button', { name: new RegExp(`^${say('projector_control_unpair')}`) })
			.click();
		await screen.reads(say('projector_rejected_title'));
		await screen.doesNotShow(SPARE);
		await screen.findsNoBarrier();
		await moderator.reads(say('projector_control_paired_none'));
	});
});

/** UX 22 and 23 as the browser computes them: texts that are too small, or too weak on their ground. */
function faultsOf(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const luminance = (colour: string) => {
			const [r = 0, g = 0, b = 0] = (colour.match(/\d+(\.\d+)?/g) ?? []).map((part) => {
				const c = Number(part) / 255;
				return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
			});
			return 0.2126 * r + 0.7152 * g + 0.0722 * b;
		};
		const groundOf = (element: Element | null): string => {
			if (!element) return 'rgb(255, 255, 255)';
			const { backgroundColor } = getComputedStyle(element);
			return backgroundColor === 'rgba(0, 0, 0, 0)'
				? groundOf(element.parentElement)
				: backgroundColor;
		};
		const faults: string[] = [];
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const element = node.parentElement;
			const text = node.textContent?.trim() ?? '';
			if (!element || text === '' || element.closest('.visually-hidden, script, style, svg'))
				continue;
			if (!element.closest('[data-surface="screen"]') || !element.checkVisibility()) continue;
			const { fontSize, color } = getComputedStyle(element);
			const least = element.closest('.code')
				? 96
				: element.closest('.collect h2, .highlight h2')
					? 64
					: element.closest('.card > p:not(.count), .card li, .highlight li')
						? 40
						: 32;
			const size = Number.parseFloat(fontSize);
			if (size < least) faults.push(`${text}: ${fontSize} instead of ${String(least)}px`);
			const [high, low] = [luminance(color), luminance(groundOf(element))].sort((a, b) => b - a);
			const contrast = ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
			if (contrast < 7) faults.push(`${text}: contrast ${contrast.toFixed(1)}`);
		}
		const { scrollHeight, clientHeight } = document.documentElement;
		if (scrollHeight > clientHeight) faults.push('higher than the picture');
		if (!/\b[A-Z2-9]{3} [A-Z2-9]{3}\b/.test(document.body.innerText)) faults.push('no join code');
		return faults;
	});
}

function cardsInSight(page: Page): Promise<number> {
	return page.locator('.card').evaluateAll(
		(cards) =>
			cards.filter((card) => {
				const { left, right } = card.getBoundingClientRect();
				return left >= 0 && right <= innerWidth;
			}).length
	);
}
