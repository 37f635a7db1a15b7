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
}
