import { setTimeout as pause } from 'node:timers/promises';
import { openOwnPostgres } from '../../scripts/test/postgres';
import type { Run } from '../ratios';
import { startProduct } from '../sides/product-side';
import { startRelay } from '../sides/relay-side';
import { collecting, relayScene } from '../sides/scenes';
import type { Running } from '../sides/side';
import { bursting, type Load } from './bursting';
import { absolute, during, nothingMissing, ratio, RELAY, type Scenario } from './scenario';

const BURST = { turns: 1, seconds: 3 } satisfies Load;
const EACH_BY_ITSELF = 'a server that commits each by itself';
const FLUSH_MS = 8;
/** A node that the database does not answer for three seconds ends its connections. */
const AWAY_LIMIT_MS = 2_500;

/** A burst of needs on databases that are embedded, slow to flush, or die. */
export const databases: Scenario[] = [
	{
		name: 'P7 300 phones, a need each in 3 s, PGlite',
		isQuick: false,
		against: 'the same on PostgreSQL',
		goals: [ratio('cpu', 'CPU of the server', 2.5, '%'), nothingMissing],
		product: () => during(product(undefined), inBurst),
		yardstick: (url) => during(product(url), inBurst)
	},
	{
		name: 'P11 300 phones, a need each in 3 s',
		isQuick: false,
		against: EACH_BY_ITSELF,
		goals: [ratio('ackP50', 'acknowledged p50', 1.25), nothingMissing],
		product: (url) => during(product(url), inBurst),
		yardstick: (url) => during(relay(url, true), inBurst)
	},
	{
		name: `P6, P11 300 phones, a need each in 3 s, on a disk that flushes in ${FLUSH_MS} ms`,
		isQuick: true,
		against: EACH_BY_ITSELF,
		goals: [
			absolute('ackP50', 'acknowledged p50, within 2.5 flushes', 2.5 * FLUSH_MS, 'ms'),
			ratio('ackP50', 'acknowledged p50, a tenth of theirs', 0.1),
			nothingMissing
		],
		product: () => flushingSlowly((url) => during(product(url), inBurst)),
		yardstick: () => flushingSlowly((url) => during(relay(url, true), inBurst))
	},
	{
		name: 'P9 300 phones, a need each in 3 s, while PostgreSQL dies and starts again',
		isQuick: false,
		against: RELAY,
		goals: [
			ratio('absences', 'longest acknowledgement, in absences of the database', 1.5, ''),
			nothingMissing
		],
		product: () => dying((url) => product(url)),
		yardstick: () => dying((url) => relay(url))
	}
];

const product = (url: string | undefined) => startProduct(url, collecting(300));
const relay = (url: string, isOneByOne = false) =>
	startRelay(url, relayScene(300, 'needs'), isOneByOne);
const inBurst = (running: Running) => bursting(running, BURST);

/** Each flush takes as long as on a slow volume; it needs a superuser, so the server is the bench's. */
async function flushingSlowly(measure: (url: string) => Promise<Run>): Promise<Run> {
	const server = await openOwnPostgres();
	const delay = 'alter role planrunde set commit_delay';
	const siblings = 'alter role planrunde set commit_siblings';
	await server.execute(`${delay} = ${FLUSH_MS * 1_000}; ${siblings} = 0`);
	try {
		return await measure(server.url);
	} finally {
		await server.execute(`${delay} to default; ${siblings} to default`);
	}
}

/**
 * In the middle of the burst the database ends as when its machine dies, and starts at once. How
 * long that takes differs from time to time, so it is the measure of the waiting.
 */
async function dying(start: (url: string) => Promise<Running>): Promise<Run> {
	const server = await openOwnPostgres();
	// Else the recovery writes anew what the rounds before have left.
	await server.execute('checkpoint');
	let awayMs = NaN;
	const meanwhile = async () => {
		await pause((BURST.seconds * 1_000) / 2);
		const endedAt = performance.now();
		await server.kill();
		await server.start();
		awayMs = performance.now() - endedAt;
	};
	const { values, invalid } = await during(start(server.url), (on) =>
		bursting(on, { ...BURST, meanwhile })
	);
	return {
		values: { ...values, absences: (values.ackMax ?? NaN) / awayMs },
		invalid: awayMs > AWAY_LIMIT_MS ? `PostgreSQL was away for ${awayMs.toFixed(0)} ms` : invalid
	};
}
