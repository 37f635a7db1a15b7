import { spawnSync } from 'node:child_process';

/** `npm run test:long`: what takes too long for every change, in turn; the first that fails ends it. */
const LONG = [
	['simulate:faults', '--', '--seeds', '10000'],
	['test', '--', '--only', 'build,faults'],
	['test:mutations']
];

for (const script of LONG) {
	console.log(`\n▶ npm run ${script.join(' ')}`);
	const { status } = spawnSync('npm', ['run', '--silent', ...script], {
		stdio: 'inherit',
		env: { ...process.env, FAULTS: 'long' }
	});
	if (status !== 0) process.exit(1);
}
