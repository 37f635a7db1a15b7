import { AxeBuilder } from '@axe-core/playwright';
import { expect, type BrowserContext, type Page } from '@playwright/test';

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** The page as it stands has no fault that axe can find against WCAG 2.2, levels A and AA. */
export async function axeClean(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).withTags(WCAG_22_AA).analyze();
	// Axe judges in a tab of its own; the one left behind gets one frame a second.
	await page.context().pages()[0]?.bringToFront();
	const faults = violations.map(({ id, help, nodes }) => ({
		id,
		help,
		where: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary ?? ''}`)
	}));
	expect(faults, `axe on ${page.url()}`).toEqual([]);
}

export interface Watch {
	/** What went wrong so far, one sentence each. */
	problems(): string[];
}

/**
 * Watches every page of a context: no request may leave the origin, no script may fail, and the
 * console stays clean, which is where Chromium reports a breach of the content security policy.
 * @param expected console errors that the story provokes, such as a refused connection
 */
export function noForeignRequests(
	context: BrowserContext,
	origin: string,
	expected: RegExp[] = []
): Watch {
	const problems: string[] = [];
	const own = new URL(origin).host;
	const judge = (address: string) => {
		const url = new URL(address);
		if (/^(https?|wss?):$/.test(url.protocol) && url.host !== own)
			problems.push(`A request left the origin: ${address}`);
	};
	const complain = (text: string) => {
		if (!expected.some((pattern) => pattern.test(text))) problems.push(text);
	};
	context.on('request', (request) => {
		judge(request.url());
	});
	const watchSockets = (page: Page) =>
		page.on('websocket', (socket) => {
			judge(socket.url());
		});
	context.pages().forEach(watchSockets);
	context.on('page', watchSockets);
	context.on('weberror', (error) => {
		complain(`A script failed: ${String(error.error())}`);
	});
	context.on('console', (message) => {
		if (message.type() === 'error')
			complain(`The console says: ${message.text()} (${message.location().url})`);
	});
	return { problems: () => problems };
}
