/**
 * `npm run demo`: Planrunde on a database of its own, filled with a fictional town. Prints the
 * logins, where to moderate, and the code to join with. Stays out of a database that holds
 * anything else.
 */
import { renderUnicodeCompact } from 'uqr';
import { addressesOf } from '../server/greeting.ts';
import { createApp } from '../src/lib/server/app.ts';
import { readConfig } from '../src/lib/server/config.ts';
import { DEMO_LOGINS, demoStateOf, fillDemo } from '../src/lib/server/demo/fill-demo.ts';

process.env.DATA_DIR ??= './data-demo';
process.env.LOG_LEVEL ??= 'warn';
const read = readConfig(process.env);
if (read.kind === 'invalid') fail(read.sentence);
const { config } = read;

const clock = { now: () => Date.now() };
const app = await createApp(config, () => clock.now()).catch((error: unknown) =>
	fail(error instanceof Error ? error.message : String(error))
);
const state = await demoStateOf(app);
if (state.kind === 'other') {
	await app.close();
	fail(
		'This database holds something other than the demo and is left alone. Name another folder with DATA_DIR or another database with DATABASE_URL.'
	);
}
if (state.kind === 'empty') process.stdout.write('Die Stadt Aldenfurt wird angelegt ...\n');
const authorityId = state.kind === 'demo' ? state.authorityId : await fillDemo(app, clock);
const meetings = await app.meetings.ofAuthority(authorityId);
const open = meetings.find((row) => row.state !== 'closed');
const key = open && (await app.seats.invite(open.id, 'moderator', 24 * 60));
await app.close();

globalThis.planrundeListening = () => process.stdout.write(demoText());
await import('./start.ts');

function demoText(): string {
	const { here, others } = addressesOf(globalThis.planrunde?.config ?? config);
	const width = Math.max(...DEMO_LOGINS.map(({ signInName }) => signInName.length));
	const lines = [
		'',
		'  Anmeldungen der Demo / logins of the demo:',
		...DEMO_LOGINS.map(
			({ role, signInName, password }) =>
				`    ${signInName.padEnd(width)}  ${password.padEnd(24)}  ${role}`
		)
	];
	if (open) {
		const join = `${others[0] ?? here}/j/${open.joinCode}`;
		lines.push(
			'',
			`  Vorbereiteter Workshop / prepared workshop: ${open.title}`,
			`    Moderation: ${here}/m/${open.joinCode}/moderate`,
			`    Beamer / projector: ${here}/m/${open.joinCode}/screen`,
			`    Teilnehmen / join: ${join}   Code ${open.joinCode}`,
			'',
			renderUnicodeCompact(join, { border: 2 }).replace(/^/gm, '    '),
			'',
			'  Mit simulierten Telefonen / with simulated phones (key valid once, 24 h):',
			`    npm run simulate -- --url ${here} --code ${open.joinCode} --moderator ${key}`,
			''
		);
	}
	return lines.join('\n');
}

function fail(sentence: string): never {
	process.stderr.write(`${sentence}\n`);
	process.exit(1);
}
