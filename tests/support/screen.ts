import { expect } from '@playwright/test';
import { Person } from './person';

/** The projector: it shows and never acts. */
export class Screen extends Person {
	async shows(...texts: (string | RegExp)[]): Promise<void> {
		for (const text of texts)
			await expect(this.page.getByRole('main').getByText(text).first()).toBeVisible();
	}

	async showsCount(count: number, label: string): Promise<void> {
		await expect(this.page.getByRole('main')).toContainText(
			new RegExp(`(^|\\D)${String(count)}\\s*${label}`)
		);
	}

	async doesNotShow(text: string | RegExp): Promise<void> {
		await expect(this.page.getByRole('main').getByText(text)).toHaveCount(0);
	}

	/** No control, as the room could not use it, and the code for whoever comes late. */
	async hasNothingToPress(): Promise<void> {
		for (const role of ['button', 'link', 'textbox', 'checkbox', 'combobox'] as const)
			await expect(this.page.getByRole('main').getByRole(role)).toHaveCount(0);
		await expect(this.page.getByRole('banner').getByRole('button')).toHaveCount(0);
	}

	/** @param px at 1080 lines */
	async showsAtLeast(px: number, text: string | RegExp): Promise<void> {
		const size = await this.page
			.getByText(text)
			.first()
			.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
		expect(size, String(text)).toBeGreaterThanOrEqual(px);
	}

	override async findsNoBarrier(): Promise<void> {
		await super.findsNoBarrier();
		await this.isLegible();
	}

	/** From the back row: no text under 32 pixels at 1080 lines, and none that the picture cuts off. */
	async isLegible(): Promise<void> {
		expect(await this.page.evaluate(smallTexts, SMALLEST_TEXT_PX), 'text too small').toEqual([]);
		const cutOff = await this.page
			.locator('main')
			.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
		expect(cutOff, 'pixels of the picture that are cut off').toBeLessThanOrEqual(1);
	}
}

const SMALLEST_TEXT_PX = 32;

/** Runs in the page. What is only for the ear, or inside a drawing, is no text of the picture. */
function smallTexts(smallest: number): string[] {
	const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	const found: string[] = [];
	for (let node = texts.nextNode(); node; node = texts.nextNode()) {
		const element = node.parentElement;
		const text = node.textContent?.trim() ?? '';
		if (!element || text === '' || element.closest('svg, script, style, [popover]')) continue;
		if (!element.checkVisibility({ visibilityProperty: true })) continue;
		const { width, height } = element.getBoundingClientRect();
		if (width <= 1 || height <= 1 || element.closest('.visually-hidden')) continue;
		const size = Number.parseFloat(getComputedStyle(element).fontSize);
		if (size < smallest) found.push(`${text} (${String(size)} px)`);
	}
	return found;
}
