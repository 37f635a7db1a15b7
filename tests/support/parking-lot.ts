import { expect, type Locator } from '@playwright/test';
import type { Moderator } from './moderator';

/** The parking lot in a moderator's hands: from any step, and before the close. */
export class ParkingLot {
	readonly #moderator: Moderator;

	constructor(moderator: Moderator) {
		this.#moderator = moderator;
	}

	/** By its key, which works wherever nobody is typing. */
	async opens(): Promise<void> {
		await this.#moderator.page.keyboard.press('t');
		await expect(this.field).toBeFocused();
	}

	async closes(): Promise<void> {
		await this.#moderator.page.keyboard.press('Escape');
		// Its content, which goes a moment after the dialog: keys open it again only then.
		await expect(
			this.#moderator.page.getByLabel(this.#moderator.say('needs_parking_text'))
		).toHaveCount(0);
	}

	get field(): Locator {
		return this.#moderator.dialog.getByLabel(this.#moderator.say('needs_parking_text'), {
			exact: true
		});
	}

	get entries(): Locator {
		return this.#moderator.dialog
			.getByRole('region', { name: this.#moderator.say('needs_parking_entries') })
			.getByRole('listitem');
	}

	/** At the row of a need: one press. */
	rowButton(text: string): Locator {
		return this.#moderator.button(`${this.#moderator.say('needs_park')}: ${text}`);
	}

	offered(text: string): Locator {
		return this.#moderator.dialog.getByRole('button', {
			name: this.#moderator.say('needs_parking_do_this', { text })
		});
	}

	/** In the closing step. */
	entry(text: string): Locator {
		return this.#moderator.page
			.getByRole('region', { name: this.#moderator.say('needs_parked_title') })
			.getByRole('listitem')
			.filter({ hasText: text });
	}

	async forwards(text: string, to: string): Promise<void> {
		await this.#words(text, 'needs_disposition_forward', 'needs_disposition_to', to);
	}

	async drops(text: string, reason: string): Promise<void> {
		await this.#words(text, 'needs_disposition_drop', 'needs_disposition_reason', reason);
	}

	async postpones(text: string): Promise<void> {
		await this.#way(text, 'needs_disposition_next').click();
	}

	#way(
		text: string,
		word: 'needs_disposition_forward' | 'needs_disposition_next' | 'needs_disposition_drop'
	) {
		return this.entry(text).getByRole('button', { name: this.#moderator.say(word) });
	}

	async #words(
		text: string,
		way: 'needs_disposition_forward' | 'needs_disposition_drop',
		label: 'needs_disposition_to' | 'needs_disposition_reason',
		words: string
	): Promise<void> {
		const { say, page } = this.#moderator;
		await this.#way(text, way).click();
		await expect(this.entry(text).getByLabel(say(label))).toBeFocused();
		await page.keyboard.insertText(words);
		await page.keyboard.press('Enter');
	}
}
