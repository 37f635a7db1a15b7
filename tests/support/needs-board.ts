import { expect, type Locator } from '@playwright/test';
import type { Moderator } from './moderator';

/** The needs in a moderator's hands while bundling: board, sheet of a row, filters. */
export class NeedsBoard {
	readonly #moderator: Moderator;

	constructor(moderator: Moderator) {
		this.#moderator = moderator;
	}

	get unsorted(): Locator {
		return this.#region(/^(Unsortiert|Unsorted) \(/);
	}

	get bundles(): Locator {
		return this.#region(/^(Bündel|Bundles) \(/);
	}

	/** The row of a need that stands alone. */
	need(text: string): Locator {
		return this.unsorted.getByRole('listitem').filter({ hasText: text });
	}

	bundle(title: string): Locator {
		const { page, say } = this.#moderator;
		return this.bundles.locator('.topics > li').filter({
			has: page.getByRole('checkbox', { name: say('moderate_bundle_select', { title }) })
		});
	}

	/** A need in a bundle. */
	member(bundle: string, text: string): Locator {
		return this.bundle(bundle).getByRole('listitem').filter({ hasText: text });
	}

	get sheet(): Locator {
		return this.#moderator.dialog;
	}

	/** First press: the sheet of the row. */
	async opensSheet(row: Locator): Promise<void> {
		await row
			.getByRole('button', { name: /^(Verschieben und mehr|Move and more)/ })
			.first()
			.click();
		await expect(this.sheet).toBeVisible();
	}

	/** Second press: where to. */
	async chooses(target: string): Promise<void> {
		await this.sheet.getByRole('button', { name: target, exact: true }).click();
		await expect(this.sheet).toHaveCount(0);
	}

	/** By pointer; rows are dragged by their words. */
	async drags(row: Locator, to: Locator): Promise<void> {
		await row.dragTo(to, { sourcePosition: { x: 60, y: 20 } });
	}

	#region(name: RegExp): Locator {
		return this.#moderator.page.getByRole('region', { name });
	}
}
