import { expect, type Locator } from '@playwright/test';
import { Person } from './person';
import { Screen } from './screen';
import type { Word } from './words';

export interface Agreement {
	/** A section of the plan by its number, and what changes there. */
	section: { code: string; text: string };
	feasibility: 'yes' | 'conditional' | 'no' | 'examine';
	conditions: string;
	how: string;
	period: { from: string; to: string };
	horizon: 1 | 3 | 5;
	oneOff: string;
	running: string;
	side: string;
	person: string;
	due: string;
	approval: { body: string; involvement: string; plannedFor: string };
}

/** Who runs the meeting, at the desk on a laptop. */
export class Moderator extends Person {
	async opensDesk(code: string): Promise<void> {
		await this.opensLive(`/m/${code}/moderate`);
		await this.reads(this.say('moderate_link_online'));
	}

	/** From the desk, in a window of its own, as large as projectors are. */
	async opensScreen(): Promise<Screen> {
		const window = this.page.waitForEvent('popup');
		await this.page.getByRole('link', { name: this.say('moderate_screen') }).click();
		const page = await window;
		await page.setViewportSize({ width: 1920, height: 1080 });
		const screen = new Screen(page, this.say);
		// From here on everything that it is told is heard.
		await screen.reloads();
		// The desk stays in front, as when the window is moved to the projector.
		await this.page.bringToFront();
		return screen;
	}

	/** @returns where a one-time link to a seat beside this desk leads */
	async handsOutSeat(role: string): Promise<{ address: string; token: string }> {
		if (!(await this.dialog.isVisible())) await this.button(this.say('seats_open')).click();
		await this.button(this.say('seats_make_named', { role })).click();
		const link = await this.page
			.getByRole('textbox', { name: this.say('seats_fresh_address'), exact: true })
			.inputValue();
		const { pathname, hash } = new URL(link);
		return { address: pathname + hash, token: hash.slice(1) };
	}

	/** To the desk by the link that another moderator handed out. */
	async takesSeat(address: string): Promise<void> {
		await this.page.goto(address);
		await this.button(this.say('seats_take_do')).click();
		await this.page.waitForURL('**/moderate');
		await this.reads(this.say('moderate_link_online'));
	}

	/** To the next step of the agenda. */
	async goesOnTo(step: string): Promise<void> {
		await this.button(this.say('moderate_next', { title: step })).click();
		await this.isAt(step);
	}

	/** On a desk as narrow as a phone. */
	async unfoldsRail(): Promise<void> {
		await this.button(this.say('moderate_rail_fold')).click();
	}

	/** Any step is one press away. */
	async goesTo(step: string): Promise<void> {
		await this.page
			.getByRole('navigation', { name: this.say('moderate_agenda') })
			.getByRole('button', { name: step })
			.click();
		await this.isAt(step);
	}

	async isAt(step: string): Promise<void> {
		await expect(this.page.getByRole('heading', { level: 2, name: step })).toBeVisible();
	}

	async hides(text: string): Promise<void> {
		await this.row(text)
			.getByRole('button', { name: new RegExp(`^${this.say('moderate_hide')}`) })
			.click();
	}

	async reveals(count: number): Promise<void> {
		await this.button(this.say('moderate_reveal', { count })).click();
	}

	/** Ends collecting in silence, and shows what is there. */
	async showsCards(count: number): Promise<void> {
		await this.button(this.say('rounds_cards_close')).click();
		await this.button(this.say('rounds_cards_reveal', { count })).click();
	}

	async selects(...topics: string[]): Promise<void> {
		for (const title of topics) await this.tick(title).check();
	}

	tick(title: string): Locator {
		return this.page.getByRole('checkbox', {
			name: this.say('moderate_bundle_select', { title }),
			exact: true
		});
	}

	async asksToMerge(title: string): Promise<void> {
		await this.button(this.say('moderate_bundle_merge')).click();
		await this.dialog.getByLabel(this.say('moderate_bundle_dialog_title')).fill(title);
		await this.dialog
			.getByRole('button', { name: this.say('moderate_bundle_dialog_do'), exact: true })
			.click();
	}

	async merges(topics: string[], title: string): Promise<void> {
		await this.selects(...topics);
		await this.asksToMerge(title);
		await expect(this.dialog).toHaveCount(0);
	}

	async opensVote({ dots, perTopic }: { dots: number; perTopic: number }): Promise<void> {
		await this.#sets(this.say('moderate_vote_dots'), dots);
		await this.#sets(this.say('moderate_vote_per_topic'), perTopic);
		await this.button(this.say('moderate_vote_open')).click();
		await this.reads(this.say('moderate_vote_running'));
	}

	/** @param isEarly somebody has not voted yet: the desk asks back */
	async closesVote({ isEarly = false } = {}): Promise<void> {
		const close = this.say('moderate_vote_close');
		await this.button(close).click();
		if (isEarly) await this.dialog.getByRole('button', { name: close, exact: true }).click();
		await expect(this.dialog).toHaveCount(0);
		await this.reads(this.say('moderate_vote_result'));
	}

	async namesCoreNeed(topic: string, title: string): Promise<void> {
		await this.row(topic)
			.getByRole('button', { name: this.say('moderate_core_name') })
			.click();
		await this.dialog.getByLabel(this.say('moderate_core_dialog_title')).fill(title);
		await this.dialog
			.getByRole('button', { name: this.say('moderate_core_dialog_do'), exact: true })
			.click();
		await expect(this.dialog).toHaveCount(0);
	}

	/** Fills in everything that a decision can say. */
	async records(agreement: Agreement): Promise<void> {
		const { say } = this;
		const { section, period, approval } = agreement;
		await this.#field('moderate_decide_section_search').fill(section.code);
		await this.button(new RegExp(`${section.code} .*hinzufügen`)).click();
		await this.page.getByLabel(new RegExp(`^Neu in ${section.code} `)).fill(section.text);
		await this.page
			.getByRole('radio', { name: say(`live_feasibility_${agreement.feasibility}`), exact: true })
			.check();
		if (agreement.feasibility === 'conditional')
			await this.#field('moderate_decide_conditions').fill(agreement.conditions);
		await this.#field('moderate_decide_how').fill(agreement.how);
		await this.#field('moderate_decide_from').fill(period.from);
		await this.#field('moderate_decide_to').fill(period.to);
		await this.page
			.getByRole('combobox', { name: say('moderate_decide_horizon') })
			.selectOption({ label: say('live_horizon', { count: agreement.horizon }) });
		await this.#field('moderate_decide_one_off').fill(agreement.oneOff);
		await this.#field('moderate_decide_running').fill(agreement.running);
		await this.page
			.getByRole('combobox', { name: say('moderate_decide_side'), exact: true })
			.selectOption({ label: agreement.side });
		await this.#field('moderate_decide_person').fill(agreement.person);
		await this.#field('moderate_decide_due').fill(agreement.due);
		await this.button(say('moderate_decide_approval_add')).click();
		const number = 1;
		await this.page
			.getByRole('textbox', { name: say('moderate_decide_body', { number }), exact: true })
			.fill(approval.body);
		await this.page
			.getByLabel(say('moderate_decide_involvement', { number }))
			.selectOption({ label: approval.involvement });
		await this.page
			.getByLabel(say('moderate_decide_planned', { number }))
			.fill(approval.plannedFor);
	}

	async savesDraft(): Promise<void> {
		await this.button(this.say('moderate_decide_save')).click();
		await this.reads(this.say('moderate_decide_saved'));
	}

	async agrees(): Promise<void> {
		await this.button(this.say('moderate_decide_agree')).click();
		await expect(this.button(this.say('moderate_decide_reopen'))).toBeVisible();
	}

	async closesMeeting(): Promise<void> {
		await this.button(this.say('moderate_close_do')).click();
		await this.dialog.getByRole('button', { name: this.say('moderate_close_do') }).click();
		await this.reads(this.say('moderate_closed_title'));
	}

	async takesBack(): Promise<void> {
		await this.undo.click();
	}

	get undo(): Locator {
		return this.button(new RegExp(`^${this.say('moderate_undo')}`));
	}

	get dialog(): Locator {
		return this.page.getByRole('dialog');
	}

	/** The label may go on with „(freiwillig)“. */
	#field(word: Word): Locator {
		const label = this.say(word).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
		return this.page.getByRole('main').getByLabel(new RegExp(`^\\s*${label}(\\s|$)`));
	}

	/** Presses plus or minus until the number stands there. */
	async #sets(label: string, wanted: number): Promise<void> {
		const shown = this.page.getByRole('group', { name: label }).getByRole('status');
		for (;;) {
			const now = Number.parseInt(await shown.innerText(), 10);
			if (now === wanted) return;
			const word = now < wanted ? 'ui_stepper_more' : 'ui_stepper_less';
			await this.button(this.say(word, { label })).click();
			await expect(shown).toContainText(String(now < wanted ? now + 1 : now - 1));
		}
	}
}
