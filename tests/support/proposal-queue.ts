import { expect, type Locator } from '@playwright/test';
import type { Moderator } from './moderator';
import type { Word } from './words';

/** What the machine proposes at a moderator's desk, worked through by keys. */
export class ProposalQueue {
	readonly #moderator: Moderator;

	constructor(moderator: Moderator) {
		this.#moderator = moderator;
	}

	/** The proposal that is looked at. */
	get card(): Locator {
		return this.#moderator.page.locator('main .card[role=group]');
	}

	/** To the proposals from anywhere on the desk. */
	async goes(): Promise<void> {
		await expect(this.card).toBeVisible();
		await this.#moderator.page.keyboard.press('g');
		await expect(this.card).toBeFocused();
	}

	/** Walks on until a proposal of this kind, with this text in it, is looked at. */
	async walksTo(kind: Word, words: Record<string, string> = {}, text = ''): Promise<void> {
		const { page, say } = this.#moderator;
		const heading = this.card
			.filter({ hasText: text })
			.getByRole('heading', { name: say(kind, words) });
		await expect(this.card).toBeVisible();
		for (let back = 0; back < 20; back++) await page.keyboard.press('ArrowLeft');
		for (let walked = 0; walked < 20 && !(await heading.isVisible()); walked++)
			await page.keyboard.press('ArrowRight');
		await expect(heading).toBeVisible();
	}

	async accepts(): Promise<void> {
		await this.#moderator.page.keyboard.press('j');
	}

	async adjusts(): Promise<void> {
		await this.#moderator.page.keyboard.press('e');
	}

	async rejects(): Promise<void> {
		await this.#moderator.page.keyboard.press('x');
	}
}
