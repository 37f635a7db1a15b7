import { existsSync } from 'node:fs';
import path from 'node:path';
import { aptInstall, mayInstall } from './debian';
import { StageFailure } from './stage';

/** The proxies before two nodes: the system's, else Debian's packages. */
const PROXIES = {
	nginx: { variable: 'NGINX_PATH', debian: 'nginx-light' },
	haproxy: { variable: 'HAPROXY_PATH', debian: 'haproxy' }
} as const;
type Name = keyof typeof PROXIES;

const FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin', '/usr/local/bin'];

/** @returns where each proxy is, by the variable that says so; brought here if need be */
export async function openProxies(...names: Name[]): Promise<Record<string, string>> {
	const paths: Record<string, string> = {};
	for (const name of names) paths[PROXIES[name].variable] = await open(name);
	return paths;
}

async function open(name: Name): Promise<string> {
	const { variable, debian } = PROXIES[name];
	const found = find(name);
	if (found !== undefined) return found;
	if (mayInstall()) await aptInstall(debian);
	const installed = find(name);
	if (installed === undefined)
		throw new StageFailure(`No ${name} was found. Set ${variable} to one, or install it:
  Debian/Ubuntu: apt-get install ${debian}    macOS: brew install ${name}`);
	return installed;
}

function find(name: Name): string | undefined {
	const given = process.env[PROXIES[name].variable];
	if (given) return given;
	const folders = [...(process.env.PATH ?? '').split(path.delimiter), ...FOLDERS];
	return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}
