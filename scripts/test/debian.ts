import { existsSync } from 'node:fs';
import { exitCodeOf, StageFailure } from './stage';

/** Root on a Debian may be served; anybody else is told what to install. */
export function mayInstall(): boolean {
	return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

export async function aptInstall(name: string): Promise<void> {
	console.log(`Installing Debian's package ${name} …`);
	const apt = (...args: string[]) =>
		exitCodeOf('apt-get', ['-qq', ...args], { DEBIAN_FRONTEND: 'noninteractive' });
	await apt('update');
	const code = await apt('install', '--yes', '--no-install-recommends', name);
	if (code !== 0) throw new StageFailure(`apt-get could not install ${name}; see its words above.`);
}
