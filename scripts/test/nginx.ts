import { existsSync } from 'node:fs';
import path from 'node:path';
import { aptInstall, mayInstall } from './debian';
import { StageFailure } from './stage';

/** The proxy before two nodes: the system's, else Debian's package. */
const MISSING = `No nginx was found. Set NGINX_PATH to one, or install it:
  Debian/Ubuntu: apt-get install nginx-light    macOS: brew install nginx`;

const FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin', '/usr/local/bin'];

/** @returns the path of an nginx, brought here if need be */
export async function openNginx(): Promise<string> {
	const found = findNginx();
	if (found !== undefined) return found;
	if (mayInstall()) await aptInstall('nginx-light');
	const installed = findNginx();
	if (installed === undefined) throw new StageFailure(MISSING);
	return installed;
}

function findNginx(): string | undefined {
	const given = process.env.NGINX_PATH;
	if (given) return given;
	const folders = [...(process.env.PATH ?? '').split(path.delimiter), ...FOLDERS];
	return folders.map((folder) => path.join(folder, 'nginx')).find((file) => existsSync(file));
}
