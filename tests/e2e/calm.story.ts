/**
 * Nothing pulls at anybody: what arrives is told now and then as a count, nothing moves for whoever
 * wants no motion, no colour says anything alone, and a laptop that slept finds the room as it is.
 */
import type { Page } from '@playwright/test';
import { expect, test } from '../support/story';
import type { Person } from '../support/person';
import { words } from '../support/words';

const say = words('de');
const NEEDS = Array.from({ length: 8 }, (_, index) => `Bedarf Nummer ${String(index + 1)}`);
const counted = (count: number) => say('moderate_collect_count', { count });
const TELLING_PAUSE_MS = 10_000;
/** Between what is told and what is seen to be told. */
const SLACK_MS = 50;
const SLEEP_MS = 20 * 60_000;

test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED|WebSocket connection/] });

test('what arrives is told as a count, at most every ten seconds, and nothing moves [UX 19]', async ({
	people,
	nextWorkshop
}) => {
	test.setTimeout(120_000);
	const { code } = nextWorkshop();
	const moderator = await people.moderator();
	await moderator.page.clock.install();
	await moderator.opensDesk(code);
	const phone = await people.phone();
	await phone.joins(code, { group: 'Lehrkräfte' });
	await moderator.goesOnTo('Bedarfe einzeln sammeln');
	const { page } = moderator;
	await page.setViewportSize({ width: 1440, height: 500 });
	const field = page.getByLabel(say('moderate_enter_label'), { exact: true });
	await field.fill('Von einer Karte abgeschrieben');
	const told = await hearingOf(page);
	const before = await standing(page);

	const counts = async () =>
		(await told()).filter(({ text }) =>
			NEEDS.some((_, index) => text.includes(counted(index + 1)))
		);
	for (const need of NEEDS) await phone.submitsNeed(need);
	await phone.seesSaved(...NEEDS);
	await moderator.reads(say('moderate_collect_unit', { count: NEEDS.length }));
	await expect.poll(async () => (await counts()).length).toBeGreaterThan(0);
	expect(await standing(page), 'focus and scroll').toEqual(before);
	await page.clock.runFor(TELLING_PAUSE_MS);
	await expect.poll(async () => (await counts()).at(-1)?.text).toContain(counted(NEEDS.length));
	const times = (await counts()).map(({ at }) => at);
	for (const [index, at] of times.entries())
		expect(at - (times[index - 1] ?? -Infinity)).toBeGreaterThanOrEqual(
			TELLING_PAUSE_MS - SLACK_MS
		);
	for (const { text } of await told())
		for (const need of NEEDS) expect(text, 'a count, not the texts').not.toContain(need);
	expect(await standing(page), 'focus and scroll').toEqual(before);
});

test('results are text on the phone, and nothing moves or glows for who asks for calm [UX 23, 28, 30]', async ({
	people,
	nextWorkshop
}) => {
	test.setTimeout(180_000);
	const { code } = nextWorkshop();
	const moderator = await people.moderator();
	await moderator.opensDesk(code);
	const screen = await moderator.opensScreen();
	const phones = [await people.phone(), await people.phone({ size: 'narrow' })] as const;
	const everybody: Person[] = [moderator, screen, ...phones];
	const nothingMoves = async () => {
		for (const { page } of everybody) {
			expect(await motions(page), `motion on ${page.url()}`).toEqual([]);
			expect(await colourAlone(page), `colour alone on ${page.url()}`).toEqual([]);
		}
	};

	await test.step('collecting and revealing', async () => {
		for (const phone of phones) await phone.joins(code, { group: 'Lehrkräfte' });
		await moderator.goesOnTo('Bedarfe einzeln sammeln');
		for (const [index, need] of NEEDS.slice(0, 4).entries())
			await phones[index % 2]!.submitsNeed(need);
		await screen.showsCount(4, say('screen_needs_label', { count: 4 }));
		await nothingMoves();
		await moderator.goesOnTo('Bedarfe ansehen');
		await moderator.reveals(4);
		await phones[0].reads(NEEDS[1]!);
		await nothingMoves();
	});

	await test.step('a vote: its result is a list of words and numbers', async () => {
		await moderator.goesTo('Punkte vergeben');
		await moderator.opensVote({ dots: 3, perTopic: 2 });
		for (const phone of phones) {
			await phone.votes(NEEDS[0]!, 2);
			await phone.votes(NEEDS[2]!, 1);
			await phone.reads(say('phone_delivery_saved'));
		}
		await nothingMoves();
		await moderator.closesVote();
		for (const phone of phones) {
			await phone.reads(say('phone_ranking_title'));
			const row = phone.row(NEEDS[0]!);
			await expect(row).toContainText(
				`${say('live_dots', { count: 4 })}, ${say('live_voters', { count: 2 })}`
			);
			await expect(phone.row(NEEDS[2]!)).toContainText(say('live_dots', { count: 2 }));
			await expect(phone.row(NEEDS[3]!)).toContainText(say('live_dots', { count: 0 }));
		}
		await nothingMoves();
	});
});

test('the laptop slept for twenty minutes: same step, same end of the timer, same role [UX 7]', async ({
	people,
	nextWorkshop
}) => {
	test.setTimeout(120_000);
	const { code } = nextWorkshop();
	const moderator = await people.moderator();
	const { page } = moderator;
	await page.clock.install();
	await moderator.opensDesk(code);
	await moderator.goesOnTo('Bedarfe einzeln sammeln');
	const other = await people.moderator();
	await other.opensDesk(code);

	await page.context().setOffline(true);
	await page.clock.fastForward(SLEEP_MS);
	await other.goesOnTo('Bedarfe ansehen');
	await page.context().setOffline(false);
	await moderator.isAt('Bedarfe ansehen');
	await moderator.reads(say('moderate_link_online'));
	await sameTime(moderator.page, other.page);
	await moderator.goesOnTo('Gleiches zusammenführen');
	await other.isAt('Gleiches zusammenführen');

	await moderator.reloads();
	await moderator.isAt('Gleiches zusammenführen');
	await moderator.reads(say('moderate_desk'));
	await sameTime(moderator.page, other.page);
});

interface Heard {
	text: string;
	/** By the clock of the page. */
	at: number;
}

/** @returns everything that the page has told screen readers since */
async function hearingOf(page: Page): Promise<() => Promise<Heard[]>> {
	await page.evaluate(() => {
		const heard: Heard[] = [];
		const shown = new Map<Element, string>();
		const listen = new MutationObserver(() => {
			for (const region of document.querySelectorAll('[aria-live], [role=status], [role=log]')) {
				const text = region.textContent.trim();
				if (text !== '' && shown.get(region) !== text) heard.push({ text, at: Date.now() });
				shown.set(region, text);
			}
		});
		listen.observe(document.body, { subtree: true, childList: true, characterData: true });
		Object.assign(globalThis, { heard });
	});
	return () => page.evaluate(() => (globalThis as unknown as { heard: Heard[] }).heard);
}

/** Where somebody is on the page, and what they have typed. */
function standing(page: Page) {
	return page.evaluate(() => ({
		focus: document.activeElement?.id,
		typed: (document.activeElement as HTMLTextAreaElement).value,
		scrolled: window.scrollY,
		top: document.activeElement?.getBoundingClientRect().top
	}));
}

/** Transitions and animations that could be seen; fading is none. */
function motions(page: Page): Promise<string[]> {
	return page.evaluate(() =>
		[...document.querySelectorAll('*')].flatMap((element) => {
			const style = getComputedStyle(element);
			const lasts = (durations: string) =>
				durations
					.split(',')
					.some((one) => Number.parseFloat(one) * (one.includes('ms') ? 1 : 1_000) > 1);
			const moves =
				lasts(style.transitionDuration) && style.transitionProperty !== 'opacity'
					? style.transitionProperty
					: style.animationName !== 'none' && lasts(style.animationDuration)
						? style.animationName
						: null;
			return moves === null
				? []
				: [`${element.tagName} ${String(element.getAttribute('class'))}: ${moves}`];
		})
	);
}

/** Marks that say the same in two colours, and pressed buttons that nothing but colour tells. */
function colourAlone(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const toneOf = new Map<string, string>();
		return [...document.querySelectorAll('.badge')].flatMap((badge) => {
			const says = `${badge.textContent.trim()} ${String(badge.querySelector('svg') !== null)}`;
			const tone = badge.className;
			if (badge.textContent.trim() === '') return [`a mark without words: ${tone}`];
			const known = toneOf.get(says) ?? tone;
			toneOf.set(says, known);
			return known === tone ? [] : [`${says}: ${known}, ${tone}`];
		});
	});
}

async function sameTime(one: Page, other: Page): Promise<void> {
	const seconds = async (page: Page) => {
		const [minutes = 0, rest = 0] = (await page.getByRole('timer').first().innerText())
			.split(':')
			.map(Number);
		return minutes * 60 + rest;
	};
	await expect
		.poll(async () => Math.abs((await seconds(one)) - (await seconds(other))))
		.toBeLessThanOrEqual(2);
}
