import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `npm run dev`: the dev server, with a folder of data of its own unless one is named. */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const vite = spawn(
	process.execPath,
	[join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'dev', ...process.argv.slice(2)],
	{
		cwd: root,
		stdio: 'inherit',
		env: { ...process.env, DATA_DIR: process.env.DATA_DIR ?? './data-dev' }
	}
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => vite.kill(signal));
vite.on('exit', (code) => process.exit(code ?? 1));
