import { OwnServer } from './own-server';
import { prepareMeeting } from './simulate/prepare-meeting';
import { openPostgres } from './test/postgres';
import { endAll } from './test/stage';
import { Chance } from './simulate/chance';
import { judge } from './simulate/judge';
import { Ledger } from './simulate/ledger';
import { readWorkshop, type Workshop } from './simulate/needs-file';
import { readOptions, UnusableOption, USAGE, type Options } from './simulate/options';
import { Pace } from './simulate/pace';
import { tableOf, type Report } from './simulate/report';
import { SeatRefused, Unreachable } from './simulate/seats';
import { shownChanges } from './simulate/shown-changes';
import { Play, type Played } from './simulate/workshop';

/**
 * `npm run simulate`: plays a complete workshop with real socket clients on the public protocol
 * and judges what became of it. Exits with 1 if anything acknowledged was lost or applied twice,
 * if versions came out of order, or if two who should see the same do not.
 */
const LIMIT_MS = 600_000;

/** Faults that whoever started the run can mend; the stack would only hide what they say. */
const SENTENCES = [UnusableOption, SeatRefused, Unreachable];

const endings: (() => Promise<void> | void)[] = [];

async function main(): Promise<number> {
	const options = readOptions(process.argv.slice(2));
	if (options === 'help') {
		process.stdout.write(`${USAGE}\n`);
		return 0;
	}
	const workshop = readWorkshop(options.needsFile, options.workshop);
	const say = options.isJson ? () => undefined : sayTo(process.stderr);
	say(`seed ${options.seed}: ${workshop.needs.length} needs, ${options.phones} phones`);
	const report = options.running
		? await playElsewhere(options, options.running, workshop, say)
		: await playAtHome(options, workshop, say);
	process.stdout.write(options.isJson ? `${JSON.stringify(report, null, 2)}\n` : tableOf(report));
	return report.failures.length === 0 ? 0 : 1;
}

async function playAtHome(options: Options, workshop: Workshop, say: Say): Promise<Report> {
	const databaseUrl = options.isOnThrowAwayPostgres
		? await openPostgres()
		: process.env.DATABASE_URL || undefined;
	const server = new OwnServer(databaseUrl);
	endings.push(async () => {
		await server.stop();
		server.removeFiles();
	});
	say(`preparing a meeting on ${server.database}`);
	const prepared = await server.prepare((app) =>
		prepareMeeting(app, {
			title: workshop.title,
			groups: [...new Set(workshop.needs.map(({ group }) => group))]
		})
	);
	await server.start(say);
	const { played, ledger, seconds } = await play(options, workshop, say, {
		url: server.url,
		...prepared
	});
	await server.stop();
	const logs = await server.readLog(prepared);
	const faults = server.faults.map((line) => `The server reported ${line}`);
	return judge(
		{ played, ledger, logs, shownChanges: null, faults },
		{ ...runOf(options), database: server.database, seconds }
	);
}

async function playElsewhere(
	options: Options,
	running: NonNullable<Options['running']>,
	workshop: Workshop,
	say: Say
): Promise<Report> {
	const { url, login } = running;
	const { played, ledger, seconds } = await play(options, workshop, say, running);
	const shown =
		login && (await shownChanges(url, login, played.meetingId, played.decisions.length));
	return judge(
		{
			played,
			ledger,
			logs: null,
			shownChanges: shown?.kind === 'read' ? shown.decisionIds : null,
			faults: shown?.kind === 'failed' ? [shown.sentence] : []
		},
		{ ...runOf(options), database: 'of the running server', seconds }
	);
}

async function play(
	options: Options,
	workshop: Workshop,
	say: Say,
	meeting: { url: string; code: string; moderatorToken: string }
): Promise<{ played: Played; ledger: Ledger; seconds: number }> {
	const ledger = new Ledger();
	const play = new Play({
		url: meeting.url,
		code: meeting.code,
		moderatorToken: meeting.moderatorToken,
		workshop,
		phones: options.phones,
		chance: new Chance(options.seed),
		pace: new Pace(options.speed),
		ledger,
		say
	});
	endings.push(() => play.end());
	const startedAt = performance.now();
	const played = await play.run();
	play.end();
	return { played, ledger, seconds: Math.round((performance.now() - startedAt) / 100) / 10 };
}

type Say = (sentence: string) => void;

function sayTo(stream: NodeJS.WriteStream): Say {
	const startedAt = performance.now();
	return (sentence) => {
		const seconds = (performance.now() - startedAt) / 1_000;
		stream.write(`${seconds.toFixed(1).padStart(6)} s  ${sentence}\n`);
	};
}

function runOf({ seed, phones, speed }: Options): Pick<Report, 'seed' | 'phones' | 'speed'> {
	return { seed, phones, speed };
}

function faultText(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const isSentence = SENTENCES.some((kind) => error instanceof kind);
	return isSentence ? error.message : (error.stack ?? error.message);
}

/** Ends what was started, the last first, and the process. */
async function finish(code: number): Promise<never> {
	for (let end = endings.pop(); end; end = endings.pop()) await end();
	await endAll();
	process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void finish(130));
setTimeout(() => {
	process.stderr.write('The simulation took longer than ten minutes and was stopped.\n');
	void finish(1);
}, LIMIT_MS).unref();

try {
	await finish(await main());
} catch (error) {
	process.stderr.write(`${faultText(error)}\n`);
	await finish(1);
}
