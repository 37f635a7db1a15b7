/**
 * Looks at a step of a meeting on each surface, as the people in the room have it before them: no
 * barrier in light or dark, nothing to scroll sideways, nothing too small for the back row. With
 * `LOOKS=<folder>` it leaves a picture of each surface, size and theme there, to be looked at.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { axeClean } from './browser-checks';
import type { Person } from './person';
import { Phone } from './phone';
import { Screen } from './screen';

const FOLDER = process.env.LOOKS;
const THEMES = ['light', 'dark'] as const;

/** Width by width, the usual one first. */
const SIZES = {
	desk: [
		{ width: 1440, height: 900 },
		{ width: 360, height: 740 }
	],
	screen: [{ width: 1920, height: 1080 }],
	phone: [
		{ width: 390, height: 844 },
		{ width: 320, height: 568 }
	]
} as const;

export class Looks {
	readonly #meeting: string;
	#count = 0;

	/** @param meeting names the pictures */
	constructor(meeting: string) {
		this.#meeting = meeting;
	}

	/** @param people one of each kind is enough */
	async at(step: string, ...people: Person[]): Promise<void> {
		this.#count += 1;
		for (const person of people) {
			const kind = kindOf(person);
			const before = person.page.viewportSize();
			for (const theme of THEMES) {
				await light(person.page, kind, theme);
				if (kind !== 'screen' || theme === 'light') await axeClean(person.page);
				for (const size of SIZES[kind]) {
					await person.page.setViewportSize(size);
					await fits(person.page);
					if (FOLDER !== undefined) await this.#picture(person.page, step, kind, theme, size.width);
				}
			}
			await light(person.page, kind, 'light');
			if (person instanceof Screen) await person.isLegible();
			if (before) await person.page.setViewportSize(before);
		}
	}

	async #picture(page: Page, step: string, kind: string, theme: string, width: number) {
		const folder = path.join(FOLDER ?? '', this.#meeting);
		mkdirSync(folder, { recursive: true });
		const number = String(this.#count).padStart(2, '0');
		await page.screenshot({
			path: path.join(folder, `${number}-${step}-${kind}-${String(width)}-${theme}.png`),
			fullPage: kind !== 'screen'
		});
	}
}

function kindOf(person: Person): keyof typeof SIZES {
	if (person instanceof Screen) return 'screen';
	return person instanceof Phone ? 'phone' : 'desk';
}

/** The projector has the theme that the moderator chose for it, every other page that of its device. */
async function light(page: Page, kind: string, theme: (typeof THEMES)[number]): Promise<void> {
	if (kind !== 'screen') {
		await page.emulateMedia({ colorScheme: theme });
		return;
	}
	await page.locator('[data-surface=screen]').evaluate((screen, chosen) => {
		screen.setAttribute('data-kern-theme', chosen);
	}, theme);
}

async function fits(page: Page): Promise<void> {
	const beyond = await page
		.locator('html')
		.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
	expect(beyond, `pixels to scroll sideways on ${page.url()}`).toBeLessThanOrEqual(0);
}
