/** The people of a workshop, as the stories speak of them. */
import { expect, type Page } from '@playwright/test';
import { loginOf, type Role } from '../support/demo-town';

export class Phone {
	readonly page: Page;
	readonly #code: string;

	constructor(page: Page, code: string) {
		this.page = page;
		this.#code = code;
	}

	async joins(group: string): Promise<this> {
		await this.page.goto(`/j/${this.#code}`);
		await this.page.getByRole('radio', { name: group }).check();
		await this.page.getByRole('button', { name: 'Jetzt teilnehmen' }).click();
		await this.page.waitForURL(`**/m/${this.#code}`);
		return this;
	}

	async types(text: string): Promise<void> {
		await this.page.getByRole('textbox').first().fill(text);
	}

	async sends(): Promise<void> {
		await this.page.getByRole('button', { name: 'Absenden' }).click();
	}

	async submitsNeed(text: string): Promise<void> {
		await this.types(text);
		await this.sends();
		await this.shows(text);
		await expect(this.page.getByRole('textbox').first()).toHaveValue('');
	}

	async gives(dots: number, topic: string): Promise<void> {
		for (let dot = 0; dot < dots; dot++)
			await this.page.getByRole('button', { name: `Mehr: ${topic}` }).click();
	}

	async shows(text: string | RegExp): Promise<void> {
		await expect(this.page.getByText(text).first()).toBeVisible();
	}

	async showsNowhere(text: string): Promise<void> {
		expect(await this.page.content()).not.toContain(text);
	}
}

export class Screen extends Phone {}

export class Staff {
	readonly page: Page;

	constructor(page: Page) {
		this.page = page;
	}

	async signsIn(role: Role, next = '/meetings'): Promise<this> {
		const { signInName, password } = loginOf(role);
		await this.page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
		await this.page.getByLabel('Anmeldename').fill(signInName);
		await this.page.getByLabel('Kennwort').fill(password);
		await this.page.locator('main').getByRole('button', { name: 'Anmelden' }).click();
		await this.page.waitForURL((url) => url.pathname === next);
		return this;
	}
}

export class Moderator extends Staff {
	async goesOn(): Promise<void> {
		const button = this.button(/^Weiter:/);
		const label = (await button.innerText()).replace(/^Weiter: /, '').trim();
		await button.click();
		await expect(this.page.getByRole('heading', { level: 2, name: label })).toBeVisible();
	}

	async hides(need: string): Promise<void> {
		await this.button(new RegExp(`^Ausblenden.*${need}`)).click();
		await expect(this.page.getByText('1 ausgeblendeter Bedarf')).toBeVisible();
	}

	async reveals(): Promise<void> {
		await this.button(/aufdecken$/).click();
		await expect(this.page.getByText(/aufgedeckte Bedarfe?$/).first()).toBeVisible();
	}

	async merges(needs: string[], title: string): Promise<void> {
		for (const need of needs)
			await this.page.getByRole('checkbox', { name: `Auswählen: ${need}` }).check();
		await this.button('Bündeln …').click();
		const dialog = this.page.getByRole('dialog');
		await dialog.getByRole('textbox').fill(title);
		await dialog.getByRole('button', { name: 'Bündeln', exact: true }).click();
		await expect(dialog).toBeHidden();
	}

	async names(topic: string, title: string): Promise<void> {
		await this.button(new RegExp(`^Als Kernbedarf benennen.*${topic}`)).click();
		const dialog = this.page.getByRole('dialog');
		await dialog.getByRole('textbox').fill(title);
		await dialog.getByRole('button', { name: 'Benennen' }).click();
		await expect(dialog).toBeHidden();
	}

	button(name: string | RegExp) {
		return this.page.locator('main').getByRole('button', { name });
	}
}
