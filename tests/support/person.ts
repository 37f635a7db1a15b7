import { expect, type Locator, type Page } from '@playwright/test';
import { axeClean } from './browser-checks';
import type { Say } from './words';

/** Somebody in front of a browser: what they read, and everything their device was told. */
export class Person {
	readonly page: Page;
	readonly say: Say;
	#told = '';

	constructor(page: Page, say: Say) {
		this.page = page;
		this.say = say;
		page.on('websocket', (socket) => {
			socket.on('framereceived', ({ payload }) => (this.#told += String(payload)));
		});
	}

	async reads(text: string | RegExp): Promise<void> {
		await expect(this.page.getByText(text).filter({ visible: true }).first()).toBeVisible();
	}

	async doesNotRead(text: string | RegExp): Promise<void> {
		await expect(this.page.getByText(text).filter({ visible: true })).toHaveCount(0);
	}

	/** Neither on the page, nor in its source, nor in anything that came over the socket so far. */
	async wasNeverTold(text: string): Promise<void> {
		expect(await this.page.content()).not.toContain(text);
		expect(this.#told).not.toContain(text);
	}

	/** The page as it stands has no fault that axe can find. */
	async findsNoBarrier(): Promise<void> {
		await axeClean(this.page);
	}

	button(name: string | RegExp): Locator {
		return this.page.getByRole('button', { name });
	}

	row(text: string): Locator {
		return this.page.getByRole('listitem').filter({ hasText: text });
	}

	/** Goes to a page that talks with the server, and waits until its script runs. */
	async opensLive(path: string): Promise<void> {
		await this.#untilLive(() => this.page.goto(path));
	}

	async reloads(): Promise<void> {
		await this.#untilLive(() => this.page.reload());
	}

	/** The connection is made by the page's script, so that it shows that the script runs. */
	async #untilLive(go: () => Promise<unknown>): Promise<void> {
		const line = Promise.race([
			this.page.waitForEvent('websocket'),
			this.page.waitForResponse(/\/socket\.io\//)
		]);
		await go();
		await line;
	}
}
