/**
 * [S11] Versions below which a package has a known hole. Looked up in the advisories named, since
 * the lock file is all that an audit without a network can read.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const FLOORS: [name: string, version: string, advisory: string][] = [
	['socket.io', '4.6.2', 'CVE-2024-38355'],
	['socket.io-parser', '4.2.7', 'CVE-2026-69185, CVE-2023-32695, CVE-2022-2421'],
	['engine.io', '6.4.2', 'CVE-2022-21676, CVE-2022-41940, CVE-2023-31125'],
	['ws', '8.17.1', 'CVE-2024-37890'],
	['@sveltejs/kit', '2.57.1', 'CVE-2026-40073']
];

const lock = JSON.parse(
	readFileSync(path.resolve(import.meta.dirname, '../../package-lock.json'), 'utf8')
) as { packages: Record<string, { version?: string; dev?: boolean }> };

/** Every copy, also those inside other packages. */
const versionsOf = (name: string) =>
	Object.entries(lock.packages)
		.filter(
			([place]) => place === `node_modules/${name}` || place.endsWith(`/node_modules/${name}`)
		)
		.map(([, { version }]) => version ?? '');

function isAtLeast(version: string, floor: string): boolean {
	const [a, b] = [version, floor].map((text) => text.split('.').map(Number));
	const difference = a!.map((part, index) => part - (b![index] ?? 0)).find((d) => d !== 0);
	// A pre-release has no number in its last part and counts as too old.
	return (difference ?? 0) >= 0;
}

describe('[S11] the lock file', () => {
	it.each(FLOORS)('has %s in %s or newer (%s)', (name, floor) => {
		const versions = versionsOf(name);
		expect(versions.length).toBeGreaterThan(0);
		expect(versions.filter((version) => !isAtLeast(version, floor))).toEqual([]);
	});

	it('tells an old version from a new one', () => {
		expect(isAtLeast('4.2.7', '4.2.7')).toBe(true);
		expect(isAtLeast('4.10.0', '4.9.9')).toBe(true);
		expect(isAtLeast('4.2.6', '4.2.7')).toBe(false);
		expect(isAtLeast('3.9.9', '4.0.0')).toBe(false);
		expect(isAtLeast('4.2.7-beta', '4.2.7')).toBe(false);
	});
});
