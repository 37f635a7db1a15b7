/**
 * `test` of the stories: a server with the demo's town, and people who come to it, each with a
 * browser of their own.
 */
import { test as base, type RunningServer } from './fixtures';
import { Moderator } from './moderator';
import { Phone } from './phone';
import { startServer } from './server';
import { Staff } from './staff';
import { fillTown, type Role, type Town, type Workshop } from './town';
import { words, type Language } from './words';

export { axeClean, expect, startServer } from './fixtures';
export type { RunningServer } from './fixtures';

/** Small, usual and the narrowest that must work; with touch, as phones are. */
const SIZES = {
	usual: { width: 390, height: 844 },
	narrow: { width: 320, height: 568 }
} as const;

const DESK = { width: 1440, height: 900 };

interface Coming {
	language?: Language;
	/** Default: the one that all stories of this worker share. */
	server?: RunningServer;
}

export interface People {
	phone(coming?: Coming & { size?: keyof typeof SIZES }): Promise<Phone>;
	/** Signed in. */
	moderator(coming?: Coming): Promise<Moderator>;
	/** Without a login, by a link that the moderator hands out. */
	coModerator(beside: Moderator): Promise<Moderator>;
	/** Signed in. */
	staff(role: Role | 'neighbour', coming?: Coming): Promise<Staff>;
}

interface Fixtures {
	people: People;
}

interface WorkerFixtures {
	town: Town;
	/** A prepared workshop of the town that no other story has touched. */
	nextWorkshop: () => Workshop;
}

const LOCALES = { de: 'de-DE', en: 'en-GB' } as const;
/** A transition that is under way has colours that nobody sees for long, but axe does. */
const CALM = { reducedMotion: 'reduce' } as const;

export const test = base.extend<Fixtures, WorkerFixtures>({
	town: [
		async ({}, use) => {
			await use(await fillTown());
		},
		{ scope: 'worker', timeout: 180_000 }
	],

	server: [
		async ({ town }, use) => {
			const server = await startServer({ dataDir: town.copyOfData() });
			await use(server);
			await server.stop();
		},
		{ scope: 'worker', timeout: 90_000 }
	],

	nextWorkshop: [
		async ({ town }, use) => {
			const left = [...town.workshops];
			await use(() => {
				const next = left.pop();
				if (!next) throw new Error('All workshops are used up; fill-town.ts can prepare more.');
				return next;
			});
		},
		{ scope: 'worker' }
	],

	people: async ({ openPage, town }, use) => {
		const come = (options: object, { language = 'de', server }: Coming) =>
			openPage({
				locale: LOCALES[language],
				...CALM,
				...options,
				...(server && { baseURL: server.url })
			});
		const staff = async (role: Role | 'neighbour', coming: Coming = {}) => {
			const page = await come({ viewport: DESK }, coming);
			const person = new Staff(page, words(coming.language ?? 'de'));
			await person.signsIn(role === 'neighbour' ? town.neighbour : town.logins[role]);
			return person;
		};
		await use({
			async phone({ size = 'usual', ...coming } = {}) {
				const page = await come(
					{ viewport: SIZES[size], deviceScaleFactor: 2, isMobile: true, hasTouch: true },
					coming
				);
				return new Phone(page, words(coming.language ?? 'de'));
			},
			staff,
			async moderator(coming = {}) {
				const { page, say } = await staff('moderator', coming);
				return new Moderator(page, say);
			},
			async coModerator(beside) {
				const { address } = await beside.handsOutSeat(beside.say('seats_role_co'));
				await beside.page.keyboard.press('Escape');
				const page = await come({ viewport: DESK }, {});
				const helping = new Moderator(page, words('de'));
				await helping.takesSeat(address);
				return helping;
			}
		});
	}
});
