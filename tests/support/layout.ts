/**
 * Does a page hold together on a small screen, with large text, with the spacing that some readers
 * need, and lying on its side; and is everything in it large enough for a thumb?
 */
import { expect, type Locator, type Page } from '@playwright/test';

/** WCAG 1.4.12: what a reader may set, and no text may be lost. */
const SPACING =
	'* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }';

/** What the keyboard of a phone leaves of 568 px. */
const ABOVE_KEYBOARD = 300;

/** The page as it is, in each way to look at it. [UX 24] */
export async function holdsTogether(page: Page, where: string): Promise<void> {
	const size = page.viewportSize() ?? { width: 320, height: 568 };
	await losesNothing(page, where);
	await page.setViewportSize({ width: size.height, height: size.width });
	await losesNothing(page, `${where}, on its side`);
	await page.setViewportSize(size);
	await setTextSize(page, '200%');
	await losesNothing(page, `${where}, text at 200 %`);
	await setTextSize(page, '');
	await page.evaluate((css) => {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(css);
		document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
	}, SPACING);
	await losesNothing(page, `${where}, with wide spacing`);
	await page.evaluate(() => {
		document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);
	});
}

function setTextSize(page: Page, size: string): Promise<void> {
	return page.locator('html').evaluate((html, value) => {
		html.style.fontSize = value;
	}, size);
}

/** No scrolling sideways, nothing beyond the edge, no text cut off. */
async function losesNothing(page: Page, where: string): Promise<void> {
	const losses = await page.evaluate(() => {
		const found: string[] = [];
		const html = document.documentElement;
		if (html.scrollWidth > html.clientWidth)
			found.push(`scrolls ${String(html.scrollWidth - html.clientWidth)} px sideways`);
		for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
			const text = element.innerText;
			const box = element.getBoundingClientRect();
			if (!text || box.width <= 1 || box.height <= 1) continue;
			const name = `<${element.tagName.toLowerCase()} class="${element.className}"> ${text.slice(0, 40)}`;
			if (box.right > html.clientWidth + 1) found.push(`beyond the edge: ${name}`);
			const { overflowX, overflowY } = getComputedStyle(element);
			const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
			if (hides(overflowX) && element.scrollWidth > element.clientWidth + 1)
				found.push(`cut off at its side: ${name}`);
			if (hides(overflowY) && element.scrollHeight > element.clientHeight + 1)
				found.push(`cut off below: ${name}`);
		}
		return found;
	});
	expect.soft(losses, where).toEqual([]);
}

/**
 * Everything that can be pressed is at least so large, by its box or that of its label; links
 * within a sentence are as large as its line. [UX 26]
 */
export async function targetsAreAtLeast(page: Page, pixels: number, where: string): Promise<void> {
	const small = await page.evaluate((least) => {
		const pressed =
			'a[href], button, select, summary, textarea, input:not([type="hidden"]), [role="button"]';
		return [...document.querySelectorAll<HTMLElement>(pressed)].flatMap((element) => {
			const target = element.matches('[type="radio"], [type="checkbox"]')
				? (element.closest('label') ?? element)
				: element;
			const { width, height } = target.getBoundingClientRect();
			// Not there, or only for who reads with the ears or with the keyboard.
			if (width <= 1 || height <= 1 || target.closest('.visually-hidden, .skip')) return [];
			const style = getComputedStyle(target);
			if (style.visibility === 'hidden') return [];
			const isInSentence =
				style.display === 'inline' &&
				(target.parentElement?.innerText.trim().length ?? 0) > target.innerText.trim().length;
			// Half a pixel is rounding.
			if (isInSentence || (width >= least - 0.5 && height >= least - 0.5)) return [];
			return [
				`${target.innerText.slice(0, 40) || element.outerHTML.slice(0, 80)}: ${String(Math.round(width))} × ${String(Math.round(height))}`
			];
		});
	}, pixels);
	expect.soft(small, `smaller than ${String(pixels)} px: ${where}`).toEqual([]);
}

/** Smaller letters make iOS zoom in; a bar that stays would cover the field above the keyboard. [UX 25] */
export async function typingIsComfortable(page: Page, where: string): Promise<void> {
	const faults = await page.evaluate(() => {
		const fields = document.querySelectorAll(
			'input:not([type="radio"], [type="checkbox"], [type="hidden"]), select, textarea'
		);
		const small = [...fields]
			.filter((field) => parseFloat(getComputedStyle(field).fontSize) < 16)
			.map((field) => `letters under 16 px: ${field.outerHTML.slice(0, 80)}`);
		const fixed = [...document.body.querySelectorAll('*')]
			.filter((element) => ['fixed', 'sticky'].includes(getComputedStyle(element).position))
			.filter((element) => element.getBoundingClientRect().height > 1)
			.map((element) => `stays while scrolling: ${element.outerHTML.slice(0, 80)}`);
		return [...small, ...(fields.length > 0 ? fixed : [])];
	});
	expect.soft(faults, where).toEqual([]);
}

/** The keyboard leaves half of a small phone: nothing comes between what is written and its button. [UX 25] */
export async function sendFollows(field: Locator, send: Locator, where: string): Promise<void> {
	const button = await send.elementHandle();
	const distance = await field.evaluate((control, send) => {
		const frame = control.closest('.field');
		return {
			isNext: frame?.nextElementSibling?.contains(send) ?? false,
			height: send.getBoundingClientRect().bottom - control.getBoundingClientRect().top
		};
	}, button);
	expect.soft(distance.isNext, `the button follows the field: ${where}`).toBe(true);
	expect.soft(distance.height, `field and button together: ${where}`).toBeLessThan(ABOVE_KEYBOARD);
}
