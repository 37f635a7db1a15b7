import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/test/chromium';

/** Chromium asks its maker's hosts at every start unless told not to. */
const QUIET = [
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-quic',
	'--disable-sync',
	'--no-first-run'
];

/** This machine by a name, so that browsers take it for one of the local network: plain http, not trusted. */
export const LAN_NAME = 'planrunde.home.arpa';
const ARGS = [...QUIET, `--host-resolver-rules=MAP ${LAN_NAME} 127.0.0.1`];

export default defineConfig({
	testDir: 'tests',
	testMatch: ['e2e/**/*.{story,spec}.ts', 'support/**/*.story.ts'],
	outputDir: 'test-results',
	// Stories wait for each other's turns more than they compute: two cores carry two at a time.
	workers: 2,
	fullyParallel: false,
	// docs/decisions/unsteady-stories.md
	retries: process.env.CI ? 1 : 0,
	forbidOnly: true,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : [['list']],
	use: {
		browserName: 'chromium',
		locale: 'de-DE',
		timezoneId: 'Europe/Berlin',
		serviceWorkers: 'block',
		screenshot: 'only-on-failure',
		launchOptions: {
			executablePath: findChromium(),
			args: process.getuid?.() === 0 ? [...ARGS, '--no-sandbox'] : ARGS
		}
	}
});
