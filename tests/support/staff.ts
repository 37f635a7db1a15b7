import { expect } from '@playwright/test';
import { Person } from './person';
import type { StaffLogin } from './town';

/** Somebody of the school authority with a login. */
export class Staff extends Person {
	async signsIn({ signInName, password }: StaffLogin): Promise<void> {
		await this.page.goto('/sign-in');
		await this.page.getByLabel(this.say('sign_in_name')).fill(signInName);
		await this.page.getByLabel(this.say('sign_in_password')).fill(password);
		await this.button(this.say('sign_in_submit')).click();
		await this.page.waitForURL('**/meetings');
	}

	/** @returns the status that the server answers with */
	async goesTo(path: string): Promise<number> {
		const answer = await this.page.goto(path);
		return answer?.status() ?? 0;
	}

	async movesActionItemTo(status: string): Promise<void> {
		const form = this.page.getByRole('form', { name: this.say('action_item_move') });
		await form.getByLabel(this.say('action_item_new_state')).selectOption({ label: status });
		await form.getByRole('button', { name: this.say('action_item_move_submit') }).click();
		await expect(this.page.getByText(this.say('action_item_saved'))).toBeVisible();
	}
}
