import { expect, type Locator, type Page } from '@playwright/test';

/** More stops than any page has: then the element cannot be reached. */
const STOPS = 250;

/** Somebody who has a keyboard and nothing else. */
export class Keyboard {
	readonly #page: Page;

	constructor(page: Page) {
		this.#page = page;
	}

	/** Walks there with Tab; what has the focus must be in sight on every stop, not only the last. */
	async reaches(target: Locator): Promise<void> {
		await expect(target).toBeVisible();
		for (let stop = 0; stop < STOPS; stop++) {
			if (await hasFocus(target)) return;
			await this.#page.keyboard.press('Tab');
			expect(await coverOfFocus(this.#page), 'what lies over the focused element').toBeNull();
		}
		throw new Error(`${String(target)} is not reached with Tab.`);
	}

	async presses(target: Locator, key = 'Enter'): Promise<void> {
		await this.reaches(target);
		await this.#page.keyboard.press(key);
	}

	async types(target: Locator, text: string): Promise<void> {
		await this.reaches(target);
		await this.#page.keyboard.press('ControlOrMeta+a');
		await this.#page.keyboard.insertText(text);
	}

	/** One of a group of radio buttons: the group is one stop, arrows walk in it. */
	async chooses(radio: Locator): Promise<void> {
		const name = await radio.getAttribute('name');
		const group = this.#page.locator(`input[type="radio"][name="${name ?? ''}"]`);
		const count = await group.count();
		for (let stop = 0; stop < STOPS; stop++) {
			if (await group.evaluateAll((all) => all.includes(document.activeElement as never))) break;
			await this.#page.keyboard.press('Tab');
		}
		await this.#page.keyboard.press('Space');
		for (let step = 0; step < count && !(await radio.isChecked()); step++)
			await this.#page.keyboard.press('ArrowDown');
		await expect(radio).toBeChecked();
	}
}

async function hasFocus(target: Locator): Promise<boolean> {
	return target.evaluate((element) => element === document.activeElement);
}

/** WCAG 2.2, 2.4.11: the tag of what hides the focused element entirely; null if it can be seen. */
function coverOfFocus(page: Page): Promise<string | null> {
	return page.evaluate(() => {
		const focused = document.activeElement;
		if (!focused || focused === document.body) return null;
		const { left, right, top, bottom } = focused.getBoundingClientRect();
		// Hidden on purpose until it has the focus, or a control whose label is what one sees.
		if (right - left < 2 || bottom - top < 2) return null;
		const corners = [
			[(left + right) / 2, (top + bottom) / 2],
			[left + 2, top + 2],
			[right - 2, top + 2],
			[left + 2, bottom - 2],
			[right - 2, bottom - 2]
		];
		const over = corners.map(([x, y]) => document.elementFromPoint(x ?? 0, y ?? 0));
		const isSeen = over.some(
			(found) =>
				found !== null &&
				(focused.contains(found) ||
					found.contains(focused) ||
					found.closest('label')?.control === focused)
		);
		return isSeen ? null : (over[0]?.tagName ?? 'outside of the window');
	});
}
