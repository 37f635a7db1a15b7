import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { aptInstall, mayInstall } from './debian';
import { exitCodeOf, StageFailure } from './stage';

/** The browser of the stories: the system's, else Playwright's own, else Debian's package. */
const MISSING = `No Chromium was found, and Playwright's own could not be downloaded.
Set CHROMIUM_PATH to a Chromium or Chrome, or install one:
  Debian/Ubuntu: apt-get install chromium    macOS: brew install --cask chromium`;

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC_PATHS = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium'
];

/** @returns the path of a browser that is already there */
export function findChromium(): string | undefined {
	const given = process.env.CHROMIUM_PATH;
	if (given) return given;
	const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin'];
	const candidates = [
		...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))),
		...MAC_PATHS,
		chromium.executablePath()
	];
	return candidates.find((candidate) => existsSync(candidate));
}

/** @returns the path of a browser, brought here if need be */
export async function openChromium(): Promise<string> {
	const found = findChromium();
	if (found !== undefined) {
		if (!existsSync(found))
			throw new StageFailure(`CHROMIUM_PATH names ${found}, which is not there.`);
		return found;
	}
	console.log('No Chromium on this system; asking Playwright for its own …');
	await exitCodeOf('npx', ['playwright', 'install', 'chromium']);
	if (findChromium() === undefined && mayInstall()) await aptInstall('chromium');
	const brought = findChromium();
	if (brought === undefined) throw new StageFailure(MISSING);
	return brought;
}
