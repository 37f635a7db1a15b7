/**
 * Files of the app that come while the page stands. Today's browsers fetch a file anew when asked
 * again; older ones hold its failure against it for the life of the page, and after an update of
 * the server it may be gone. Where the server answers and the file fails again, only a new page
 * helps: once by itself, because drafts and entries are on the device, then by the link.
 */
import { serverAnswers } from './wifi-sign-in';

export interface PagePorts {
	serverAnswers(): Promise<boolean>;
	later(ms: number): Promise<void>;
	/** Once in a while only: a file that stays away must not make a page that comes and goes. */
	reloadOnce(): void;
}

interface Ways {
	/** @param canReload the server answers, so the page would come */
	failed?: (canReload: boolean) => void;
	/** Nobody waits for it any more. */
	isOver: () => boolean;
	/** Would nothing be lost by a reload? */
	mayReload?: () => boolean;
}

const AGAIN_MS = 2_000;
const AGAIN_MS_MAX = 8_000;
const NO_ANSWER_MS = 5_000;
const RELOADED = 'reloaded';
const NO_RELOAD_MS = 600_000;

/** Undefined: nobody waits for it any more. */
export async function untilFetched<T>(
	fetchFile: () => Promise<T>,
	{ failed, isOver, mayReload = () => true }: Ways,
	page = browserPage
): Promise<T | undefined> {
	let answers = false;
	for (let ms = AGAIN_MS; ; ms = Math.min(ms * 2, AGAIN_MS_MAX)) {
		try {
			return await fetchFile();
		} catch {
			failed?.(answers);
		}
		if (isOver()) return undefined;
		const before = answers;
		answers = await Promise.race([
			page.serverAnswers(),
			page.later(NO_ANSWER_MS).then(() => false)
		]);
		if (isOver()) return undefined;
		failed?.(answers);
		// Asked a second time: a reload without a network would leave nothing at all.
		if (before && answers && mayReload()) page.reloadOnce();
		await page.later(ms);
		if (isOver()) return undefined;
	}
}

export const browserPage: PagePorts = {
	serverAnswers: () => serverAnswers((address, how) => fetch(address, how)),
	later: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
	reloadOnce: () =>
		reloadOnce(
			() => sessionStorage,
			Date.now(),
			() => location.reload()
		)
};

/** Without storage never: nothing would tell the first time from the next. */
export function reloadOnce(
	storage: () => Pick<Storage, 'getItem' | 'setItem'>,
	now: number,
	reload: () => void
): void {
	try {
		if (now - Number(storage().getItem(RELOADED)) < NO_RELOAD_MS) return;
		storage().setItem(RELOADED, String(now));
	} catch {
		return;
	}
	reload();
}
