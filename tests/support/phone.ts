import { expect, type Locator } from '@playwright/test';
import { Person } from './person';

export interface JoiningAs {
	/** As on the page, e.g. „Lehrkräfte“. */
	group: string;
	school?: string;
}

/** A participant with a phone and no account. */
export class Phone extends Person {
	get needField(): Locator {
		return this.page.getByLabel(this.say('phone_need_label'), { exact: true });
	}

	async joins(code: string, as: JoiningAs): Promise<void> {
		await this.entersCode(code);
		await this.choosesAndJoins(as);
	}

	async entersCode(code: string): Promise<void> {
		await this.page.goto('/');
		await this.page.getByLabel(this.say('start_code_label')).fill(code);
		await this.button(this.say('start_join')).click();
	}

	async choosesAndJoins({ group, school }: JoiningAs): Promise<void> {
		await this.page.getByRole('radio', { name: group, exact: true }).check();
		if (school !== undefined)
			await this.page.getByLabel(this.say('join_school_label')).selectOption({ label: school });
		await this.button(this.say('join_submit')).click();
		await this.page.waitForURL(/\/m\/\w+$/);
	}

	async submitsNeed(text: string): Promise<void> {
		await this.needField.fill(text);
		await this.button(this.say('phone_need_send')).click();
	}

	async submitsCard(text: string, column: string): Promise<void> {
		await this.page.getByRole('radio', { name: column }).check();
		await this.page.getByLabel(this.say('rounds_cards_label'), { exact: true }).fill(text);
		await this.button(this.say('rounds_cards_send')).click();
		await this.reads(this.say('phone_delivery_saved'));
	}

	/** The one that this phone is to do now. */
	async hasTask(step: string): Promise<void> {
		await expect(this.page.getByRole('heading', { level: 1, name: step })).toBeVisible();
	}

	/** What the room did so far, told to whoever comes late. */
	get recap(): Locator {
		return this.page.getByRole('complementary', { name: this.say('agenda_recap') });
	}

	async isToldSoFar(...lines: string[]): Promise<void> {
		await expect(this.recap.getByRole('paragraph')).toHaveText([
			this.say('agenda_recap'),
			...lines
		]);
	}

	ownNeed(text: string): Locator {
		return this.page
			.getByRole('region', { name: /Beitr|contribution/i })
			.getByRole('listitem')
			.filter({ hasText: text });
	}

	async seesSaved(...texts: string[]): Promise<void> {
		for (const text of texts)
			await expect(this.ownNeed(text)).toContainText(this.say('phone_delivery_saved'));
	}

	/** Gives this many dots more to a topic. */
	async votes(topic: string, dots: number): Promise<void> {
		for (let dot = 0; dot < dots; dot++) await this.moreFor(topic).click();
	}

	moreFor(topic: string): Locator {
		return this.button(this.say('ui_stepper_more', { label: topic }));
	}

	lessFor(topic: string): Locator {
		return this.button(this.say('ui_stepper_less', { label: topic }));
	}

	async hasDotsLeft(left: number, total: number): Promise<void> {
		await this.reads(this.say('phone_dots_left', { left, total }));
	}
}
