import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * `npm start`: builds where the build is missing or older than its sources, then runs the built
 * program in this very process, so that signals and the exit code are its own.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const entry = join(root, 'build', 'main.js');
const SOURCES = [
	'src',
	'server',
	'scripts/build',
	'messages',
	'project.inlang',
	'static',
	'drizzle',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts'
];

// Before the build, during which the parent may end.
const parent = process.ppid;
const reason = reasonToBuild();
if (reason !== undefined) build(reason);
endWithParent();
await import(pathToFileURL(entry).href);

function reasonToBuild(): string | undefined {
	if (!existsSync(entry)) return 'first start';
	const builtAt = statSync(entry).mtimeMs;
	const changed = SOURCES.flatMap((name) => filesOf(join(root, name))).find(
		(file) => statSync(file).mtimeMs > builtAt
	);
	return changed && `${relative(root, changed)} has changed`;
}

/** Without what the build itself writes and what it does not use. */
function filesOf(path: string): string[] {
	const stat = statSync(path, { throwIfNoEntry: false });
	if (stat === undefined || path === join(root, 'src', 'lib', 'paraglide')) return [];
	if (!stat.isDirectory()) return path.endsWith('.test.ts') ? [] : [path];
	return readdirSync(path)
		.filter((name) => !name.startsWith('.'))
		.flatMap((name) => filesOf(join(path, name)));
}

function build(why: string): void {
	process.stdout.write(`Planrunde wird gebaut / is being built (${why}) ...\n`);
	const start = performance.now();
	const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
	const built = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
		cwd: root,
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024
	});
	if (built.status !== 0) {
		process.stderr.write(`${built.stdout}${built.stderr}\nThe build failed, see above.\n`);
		process.exit(1);
	}
	process.stdout.write(`  ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
}

/** npm's shell ends on SIGTERM without passing it on; this process would stay with port and data. */
function endWithParent(): void {
	setInterval(() => {
		if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
	}, 200).unref();
}
