/**
 * Every page that can be opened by an address, in both languages, both themes, narrow and wide:
 * no barrier that axe finds, no scrolling sideways, one heading of the first level; whatever can
 * be pressed is large enough for a thumb, or on pages of staff for a mouse [UX 17, 26]. A page that is
 * new and not listed here fails the first test.
 */
import { readdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { targetsAreAtLeast } from '../support/layout';
import { axeClean, expect, test } from '../support/story';
import type { Town } from '../support/town';
import { words, type Language } from '../support/words';

type Place = string | ((town: Town) => string);
type Address = Place | { on: Place; link: RegExp };

/** By the folder of the route: where it is found. */
const PAGES: Record<string, Address> = {
	'': '/',
	'(info)/[page=footer]': '/accessibility',
	'(info)/barrier': '/barrier',
	'(staff)/barriers': '/barriers',
	'(staff)/words': '/words',
	'(staff)/words/[id]': { on: '/words', link: /^\/words\/(?!new)[^/?]+$/ },
	'(staff)/words/new': '/words/new',
	'(staff)/texts': '/texts',
	'(staff)/texts/[page=footer]': '/texts/imprint',
	screen: '/screen',
	'sign-in': '/sign-in',
	setup: '/setup',
	'(staff)/account': '/account',
	'(staff)/action-items': '/action-items?state=all',
	'(staff)/action-items/[id]': { on: '/action-items?state=all', link: /^\/action-items\/[^/?]+$/ },
	'(staff)/changes': '/changes',
	'(staff)/changes/[number]': '/changes/1',
	'(staff)/meetings': '/meetings',
	'(staff)/meetings/[id]': ({ closed }) => `/meetings/${closed.id}`,
	'(staff)/meetings/[id]/earlier': ({ prepared }) => `/meetings/${prepared.id}/earlier?scope=all`,
	'(staff)/meetings/[id]/check': ({ prepared }) => `/meetings/${prepared.id}/check`,
	'(staff)/meetings/[id]/posters': ({ prepared }) => `/meetings/${prepared.id}/posters`,
	'(staff)/meetings/new': '/meetings/new?template=needs-workshop',
	'(staff)/people': '/people',
	'(staff)/people/[id]': { on: '/people', link: /^\/people\/(?!new)[^/?]+$/ },
	'(staff)/people/new': '/people/new',
	'(staff)/plan': '/plan',
	'(staff)/plan/[code]/edit': '/plan/5.2/edit',
	'(staff)/plan/new': '/plan/new',
	'(staff)/schools': '/schools',
	'(staff)/schools/[id]': { on: '/schools', link: /^\/schools\/(?!new)[^/?]+$/ },
	'(staff)/schools/new': '/schools/new',
	'(staff)/templates': '/templates',
	'(staff)/templates/[id]': { on: '/templates', link: /^\/templates\/(?!new)[^/?]+$/ },
	'(staff)/templates/new': '/templates/new?from=annual-review',
	'r/[token]': { on: ({ closed }) => `/meetings/${closed.id}`, link: /\/r\/[\w-]+$/ },
	'(live)/j/[code]': ({ prepared }) => `/j/${prepared.code}`,
	'(live)/m/[code]/moderate': ({ prepared }) => `/m/${prepared.code}/moderate`,
	'(live)/m/[code]/seat': ({ prepared }) => `/m/${prepared.code}/seat#token`,
	'(live)/m/[code]/screen': ({ prepared }) => `/m/${prepared.code}/screen`
};

/** Only with a seat: the stories of the meeting look at it. */
const WITH_A_SEAT = ['(live)/m/[code]', '(live)/m/[code]/helper'];

/** Each pair of language, theme and width at least once. */
const VARIATIONS = [
	{ language: 'de', colorScheme: 'light', width: 320 },
	{ language: 'de', colorScheme: 'dark', width: 1280 },
	{ language: 'en', colorScheme: 'light', width: 1280 },
	{ language: 'en', colorScheme: 'dark', width: 320 }
] as const satisfies { language: Language; colorScheme: string; width: number }[];

const LOCALES = { de: 'de-DE', en: 'en-GB' } as const;

test('every page is listed here', () => {
	const folders = readdirSync('src/routes', { recursive: true, encoding: 'utf8' })
		.filter((file) => /(^|[\\/])\+page\.svelte$/.test(file))
		.map((file) => file.replaceAll('\\', '/').replace(/\/?\+page\.svelte$/, ''));
	expect(folders.sort()).toEqual([...Object.keys(PAGES), ...WITH_A_SEAT].sort());
});

for (const { language, colorScheme, width } of VARIATIONS) {
	test(`each page is without barriers: ${language}, ${colorScheme}, ${String(width)} px`, async ({
		openPage,
		town
	}) => {
		test.setTimeout(180_000);
		const page = await openPage({
			locale: LOCALES[language],
			colorScheme,
			reducedMotion: 'reduce',
			viewport: { width, height: 800 }
		});
		await signIn(page, language, town);
		for (const [folder, address] of Object.entries(PAGES)) {
			await test.step(`/${folder}`, async () => {
				await page.goto(await addressOn(page, address, town));
				await expect(page.locator('html')).toHaveAttribute('lang', language);
				await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
				const beyond = await page
					.locator('html')
					.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
				expect(beyond, 'pixels to scroll sideways').toBe(0);
				const isPhone = width < 600 && (await page.locator('[data-surface="phone"]').count()) > 0;
				await targetsAreAtLeast(page, isPhone ? 44 : 24, folder);
				await axeClean(page);
			});
		}
	});
}

async function signIn(page: Page, language: Language, town: Town): Promise<void> {
	const say = words(language);
	const { signInName, password } = town.logins.administrator;
	await page.goto('/sign-in');
	await page.getByLabel(say('sign_in_name')).fill(signInName);
	await page.getByLabel(say('sign_in_password')).fill(password);
	await page.getByRole('button', { name: say('sign_in_submit') }).click();
	await page.waitForURL('**/meetings');
}

async function addressOn(page: Page, address: Address, town: Town): Promise<string> {
	const placeOf = (place: Place) => (typeof place === 'string' ? place : place(town));
	if (typeof address !== 'object') return placeOf(address);
	await page.goto(placeOf(address.on));
	const hrefs = await page
		.getByRole('main')
		.getByRole('link')
		.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
	const found = hrefs.find((href) => address.link.test(href));
	if (found === undefined)
		throw new Error(`No link like ${String(address.link)} on ${placeOf(address.on)}`);
	// A link that is handed on names the server as others reach it.
	return new URL(found, page.url()).pathname;
}
