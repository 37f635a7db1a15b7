import { percentile } from './tally';

export interface Latency {
	p50: number | null;
	p95: number | null;
}

/** The result of a run, as `--json` prints it. Times are milliseconds unless the name says otherwise. */
export interface Report {
	seed: string;
	database: 'PGlite' | 'PostgreSQL' | 'of the running server';
	phones: number;
	speed: number;
	seconds: number;
	joined: number;
	/** Commands that clients sent, and among them the needs. */
	submitted: number;
	needs: number;
	acknowledged: number;
	refused: number;
	/** Needs that the rules refused before they were sent: label and code. */
	refusedAtOnce: string[];
	lost: number;
	appliedTwice: number;
	outOfOrder: number;
	acknowledgement: Latency;
	projector: Latency;
	/** The same for the phones whose network is good. */
	onGoodNetworks: { acknowledgement: Latency; projector: Latency };
	merged: number;
	ballots: number;
	votes: number;
	coreNeeds: number;
	decisions: number;
	/** Null: they cannot be read from outside. */
	changeLogEntries: number | null;
	/** Commands that went onto the wire more than once. */
	sentAgain: number;
	network: { cuts: number; stalls: number; reloads: number };
	/** Why the run failed, one sentence each; empty: it did not. */
	failures: string[];
}

export function latencyOf(values: readonly number[]): Latency {
	return { p50: rounded(percentile(values, 0.5)), p95: rounded(percentile(values, 0.95)) };
}

export function tableOf(report: Report): string {
	const { network, onGoodNetworks: good } = report;
	const rows: [string, string, string?][] = [
		['joined', `${report.joined}`, `of ${report.phones} phones`],
		['submitted', `${report.submitted}`, `commands, ${report.needs} of them needs`],
		['acknowledged', `${report.acknowledged}`, refusals(report)],
		['lost', `${report.lost}`],
		['applied twice', `${report.appliedTwice}`, `${report.sentAgain} were sent more than once`],
		['out of order', `${report.outOfOrder}`],
		[
			'to the acknowledgement',
			both(report.acknowledgement),
			`p50/p95; on good networks ${both(good.acknowledgement)}`
		],
		[
			'to the projector',
			both(report.projector),
			`p50/p95; on good networks ${both(good.projector)}`
		],
		['merged', `${report.merged}`, 'clusters'],
		['votes', `${report.votes}`, `${report.ballots} ballots`],
		['decisions', `${report.decisions}`, `for ${report.coreNeeds} core needs`],
		report.changeLogEntries === null
			? ['change-log entries', '-', 'not readable from outside without --sign-in']
			: ['change-log entries', `${report.changeLogEntries}`]
	];
	const [names, values] = [0, 1].map((column) =>
		Math.max(...rows.map((row) => (row[column] ?? '').length))
	);
	return [
		`${report.phones} phones, ${report.database}, seed ${report.seed}, ${report.seconds} s; bad networks: ` +
			`${network.cuts} cuts, ${network.stalls} stalls, ${network.reloads} reloads`,
		'',
		...rows.map(([name, value, note = '']) =>
			`  ${name.padEnd(names ?? 0)}  ${value.padStart(values ?? 0)}  ${note}`.trimEnd()
		),
		'',
		...(report.failures.length === 0
			? ['Nothing lost, nothing twice, everybody sees the same.']
			: ['FAILED', ...report.failures.map((failure) => `  - ${failure}`)]),
		''
	].join('\n');
}

function refusals({ refused, refusedAtOnce }: Report): string {
	const atOnce = refusedAtOnce.length > 0 ? `, before sending: ${refusedAtOnce.join(', ')}` : '';
	return `${refused} refused${atOnce}`;
}

function both({ p50, p95 }: Latency): string {
	return p50 === null ? '-' : `${p50}/${p95 ?? '-'} ms`;
}

function rounded(value: number | null): number | null {
	return value === null ? null : Math.round(value * 10) / 10;
}
