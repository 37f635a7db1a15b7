import { setTimeout as pause } from 'node:timers/promises';
import { burst, type BurstResult } from './load/burst';
import { LightPhone } from './load/light-phone';
import { cpuMsOf, GeneratorWatch, memoryMbOf } from './load/process-cost';
import { Siege } from './load/siege';
import type { Goal, Run } from './ratios';
import { productAppends, rawAppends } from './sides/appending';
import { startProduct, startTwoNodes } from './sides/product-side';
import { startRelay } from './sides/relay-side';
import {
	collecting,
	grown,
	relayScene,
	revealed,
	sideBySide,
	typing,
	voting
} from './sides/scenes';
import type { Database, Running } from './sides/side';

/** What is measured, on both sides alike; the goals are those of performance.md 8. */
export interface Scenario {
	name: string;
	isQuick: boolean;
	/** The database where it needs one kind of it. */
	database: Database;
	goals: Goal[];
	/** What the product is held against. */
	against: string;
	product: (databaseUrl: string | undefined) => Promise<Run>;
	yardstick: (databaseUrl: string | undefined) => Promise<Run>;
}

const RELAY = 'the yardstick';

const ratio = (value: string, name: string, atMost: number, unit: Goal['unit'] = 'ms'): Goal => ({
	...{ value, name, unit, atMost },
	of: 'ratio'
});
const absolute = (value: string, name: string, atMost: number, unit: Goal['unit']): Goal => ({
	...{ value, name, unit, atMost },
	of: 'product'
});
const nothingMissing = absolute('missing', 'lost, refused or never told', 0, '');

export const SCENARIOS: Scenario[] = [
	...(['PostgreSQL', 'PGlite'] as const).map((database): Scenario => {
		const load = { turns: 1, seconds: 3 };
		return {
			name: `P1 300 phones, a need each in 3 s, ${database}`,
			isQuick: true,
			database,
			against: RELAY,
			goals: [
				ratio('ackP50', 'acknowledged p50', 1.25),
				ratio('ackP99', 'acknowledged p99', 1.5),
				ratio('allP50', 'reached all p50', 1.25),
				ratio('allP99', 'reached all p99', 1.5),
				ratio('cpu', 'CPU of the server', 2.5, '%'),
				nothingMissing
			],
			product: (url) => during(startProduct(url, collecting(300)), (on) => bursting(on, load)),
			yardstick: (url) =>
				during(startRelay(url, relayScene(300, 'needs')), (on) => bursting(on, load))
		};
	}),
	votes('P2 1,000 phones, 5 ballots each in 10 s', 1_000, { turns: 5, seconds: 10 }, true, [
		ratio('allP99', 'reached all p99', 1.5),
		ratio('cpu', 'CPU of the server', 1.3, '%'),
		nothingMissing
	]),
	votes('P3 1,000 phones, 2,000 ballots a second', 1_000, { turns: 10, seconds: 5 }, false, [
		ratio('allP99', 'reached all p99', 1.5),
		absolute('cpu', 'CPU of the server', 100, '%'),
		nothingMissing
	]),
	{
		name: '300 phones, a need each in 10 s, three hints while typing it, 200 needs',
		isQuick: true,
		database: 'PostgreSQL',
		against: 'the same without hints',
		goals: [
			ratio('ackP50', 'acknowledged p50', 1.25),
			ratio('ackP95', 'acknowledged p95', 1.25),
			absolute('hintP95', 'hint p95', 300, 'ms'),
			nothingMissing
		],
		product: (url) =>
			during(startProduct(url, typing(300, 200, true)), (on) =>
				bursting(on, { turns: 1, seconds: 10 })
			),
		yardstick: (url) =>
			during(startProduct(url, typing(300, 200, false)), (on) =>
				bursting(on, { turns: 1, seconds: 10 })
			)
	},
	...[300, 1_000].map((phones): Scenario => ({
		name: `${phones.toLocaleString('en')} phones join at once, 200 needs`,
		isQuick: phones === 300,
		database: 'PostgreSQL',
		against: RELAY,
		goals: [
			ratio('allMs', 'until the last sees all', 1.5),
			ratio('cpuPerPhone', 'CPU of the server a phone', 1.5),
			ratio('kbPerPhone', 'bytes a phone', 1.2, 'kB'),
			ratio('memoryKb', 'memory a phone', 1.2, 'kB'),
			absolute('failures', 'failures', 0, '')
		],
		product: (url) => during(startProduct(url, revealed(phones, 200)), joining),
		yardstick: (url) =>
			during(startRelay(url, relayScene(phones, 'needs')), async (on) => {
				await sendOnce(on, 200);
				return joining(on);
			})
	})),
	...[1, 20].map((batch): Scenario => ({
		name: `P5 400 appends of ${batch}, one after the other`,
		isQuick: true,
		database: 'PostgreSQL',
		against: 'one statement straight through the driver',
		goals: [ratio('appendP50', 'appended p50', batch === 1 ? 1.54 : 1.33)],
		product: (url) => productAppends(url, batch),
		yardstick: (url) => rawAppends(url, batch)
	})),
	{
		name: 'P10 300 phones on two nodes, a need each in 3 s',
		isQuick: false,
		database: 'PostgreSQL',
		against: 'the same on one node',
		goals: [
			ratio('ackP50', 'acknowledged p50', 1.5),
			ratio('allP50', 'reached all p50', 1.5),
			ratio('allP99', 'reached all p99', 1.5),
			nothingMissing
		],
		product: (url) =>
			during(startTwoNodes(url, collecting(300)), (on) => bursting(on, { turns: 1, seconds: 3 })),
		yardstick: (url) =>
			during(startProduct(url, collecting(300)), (on) => bursting(on, { turns: 1, seconds: 3 }))
	},
	{
		name: '20 meetings of 50 phones on two nodes, 300 ballots a second',
		isQuick: false,
		database: 'PostgreSQL',
		against: 'the same on one node',
		goals: [ratio('ackP95', 'acknowledged p95', 1.25), nothingMissing],
		product: (url) =>
			during(startTwoNodes(url, meetings(20, 50)), async (on) =>
				acknowledged(await bursting(on, { turns: 3, seconds: 10 }))
			),
		yardstick: (url) =>
			during(startProduct(url, meetings(20, 50)), async (on) =>
				acknowledged(await bursting(on, { turns: 3, seconds: 10 }))
			)
	},
	{
		name: 'P11 300 phones, a need each in 3 s',
		isQuick: false,
		database: 'PostgreSQL',
		against: 'a server that commits each by itself',
		goals: [ratio('ackP50', 'acknowledged p50', 1.25), nothingMissing],
		product: (url) =>
			during(startProduct(url, collecting(300)), (on) => bursting(on, { turns: 1, seconds: 3 })),
		yardstick: (url) =>
			during(startRelay(url, relayScene(300, 'needs'), true), (on) =>
				bursting(on, { turns: 1, seconds: 3 })
			)
	},
	{
		name: 'R7 300 phones, a need each in 5 s, beside a flood and a phone that never reads',
		isQuick: false,
		database: 'PostgreSQL',
		against: 'the same in peace',
		goals: [
			ratio('ackP50', 'acknowledged p50', 1.5),
			ratio('ackP99', 'acknowledged p99', 1.5),
			ratio('allP99', 'reached all p99', 1.5),
			nothingMissing
		],
		product: (url) =>
			during(startProduct(url, collecting(302)), (on) => besieged(on, { turns: 1, seconds: 5 })),
		yardstick: (url) =>
			during(startProduct(url, collecting(300)), (on) => bursting(on, { turns: 1, seconds: 5 }))
	},
	{
		name: '1,000 phones come back after a kill, each missing 50 events',
		isQuick: false,
		database: 'PostgreSQL',
		against: RELAY,
		goals: [
			ratio('allMs', 'until the last sees all', 1.5),
			absolute('failures', 'failures', 0, '')
		],
		product: (url) => during(startProduct(url, voting(1_000)), comingBack),
		yardstick: (url) => during(startRelay(url, relayScene(1_000, 'ballots')), comingBack)
	},
	{
		name: '20 meetings of 50 phones, 300 ballots a second',
		isQuick: false,
		database: 'PostgreSQL',
		against: 'one meeting of 1,000',
		goals: [ratio('ackP95', 'acknowledged p95', 1.25), nothingMissing],
		product: (url) =>
			during(startProduct(url, meetings(20, 50)), async (on) =>
				acknowledged(await bursting(on, { turns: 3, seconds: 10 }))
			),
		yardstick: (url) =>
			during(startProduct(url, voting(1_000)), (on) => bursting(on, { turns: 3, seconds: 10 }))
	},
	{
		name: '10,000 needs and 50,000 ballots in the log',
		isQuick: false,
		database: 'PostgreSQL',
		against: 'an empty meeting',
		goals: [ratio('ackP95', 'acknowledged p95', 1.2), nothingMissing],
		product: (url) =>
			during(startProduct(url, grown(200, 10_000, 50_000)), (on) =>
				bursting(on, { turns: 2, seconds: 5 })
			),
		yardstick: (url) =>
			during(startProduct(url, voting(200)), (on) => bursting(on, { turns: 2, seconds: 5 }))
	},
	{
		name: 'a meeting with 100,000 events after a restart',
		isQuick: false,
		database: 'PostgreSQL',
		against: 'an empty meeting',
		goals: [absolute('openMs', 'until the first phone sees it', 1_000, 'ms')],
		product: (url) => during(startProduct(url, grown(200, 1_000, 98_700)), opening),
		yardstick: (url) => during(startProduct(url, voting(200)), opening)
	}
];

function votes(
	name: string,
	phones: number,
	load: { turns: number; seconds: number },
	isQuick: boolean,
	goals: Goal[]
): Scenario {
	return {
		...{ name, isQuick, goals },
		database: 'PostgreSQL',
		against: RELAY,
		product: (url) => during(startProduct(url, voting(phones)), (on) => bursting(on, load)),
		yardstick: (url) =>
			during(startRelay(url, relayScene(phones, 'ballots')), (on) => bursting(on, load))
	};
}

const meetings = (count: number, phones: number) =>
	sideBySide(Array.from({ length: count }, () => voting(phones)));

async function during(
	starting: Promise<Running>,
	measure: (on: Running) => Promise<Run>
): Promise<Run> {
	const running = await starting;
	try {
		return await measure(running);
	} finally {
		await running.stop();
	}
}

async function bursting(
	{ port, otherPorts = [], pid, scene }: Running,
	load: { turns: number; seconds: number }
): Promise<Run> {
	const { invalid, ...values } = await burst({
		ports: [port, ...otherPorts],
		pid,
		...scene,
		...load
	});
	return { values: values satisfies Omit<BurstResult, 'invalid'>, invalid };
}

/** The last two phones lay siege to the others. */
async function besieged(running: Running, load: { turns: number; seconds: number }): Promise<Run> {
	const { port, scene } = running;
	const [flooding = {}, deaf = {}] = scene.handshakes.slice(-2);
	const others = { ...scene, handshakes: scene.handshakes.slice(0, -2) };
	const siege = new Siege(port, flooding, deaf, () => scene.command(others.handshakes.length, 0));
	try {
		return await bursting({ ...running, scene: others }, load);
	} finally {
		siege.end();
	}
}

/** Of several meetings the versions say nothing about one another: only acknowledgements count. */
function acknowledged({ values, invalid }: Run): Run {
	const { ackP95 = NaN } = values;
	return { values: { ackP95, missing: Number.isNaN(ackP95) ? 1 : 0 }, invalid };
}

/** So many commands from the first phone, so that there is something to see. */
async function sendOnce({ port, scene }: Running, count: number): Promise<void> {
	const phone = new LightPhone({
		port,
		auth: scene.handshakes[0] ?? {},
		since: null,
		reached: ignore
	});
	await phone.synced;
	await Promise.all(Array.from({ length: count }, (_, turn) => phone.send(scene.command(0, turn))));
	phone.close();
}

/** All phones at the same moment, each with nothing yet. */
async function joining({ port, pid, scene }: Running): Promise<Run> {
	const memoryBefore = memoryMbOf(pid);
	const cpuBefore = cpuMsOf(pid);
	const watch = new GeneratorWatch();
	const { allMs, failures, phones } = await allAtOnce(port, scene.handshakes, null);
	const invalid = watch.end();
	const cpuPerPhone = (cpuMsOf(pid) - cpuBefore) / phones.length;
	// Garbage of the handshakes is let go of within moments.
	await pause(1_000);
	const memoryKb = ((memoryMbOf(pid) - memoryBefore) * 1024) / phones.length;
	const bytes = phones.reduce((sum, phone) => sum + phone.bytes, 0);
	for (const phone of phones) phone.close();
	const kbPerPhone = bytes / 1024 / phones.length;
	return { values: { allMs, failures, cpuPerPhone, kbPerPhone, memoryKb }, invalid: late(invalid) };
}

async function comingBack(running: Running): Promise<Run> {
	const { port, scene } = running;
	const [first = {}] = scene.handshakes;
	const phone = new LightPhone({ port, auth: first, since: null, reached: ignore });
	await phone.synced;
	const since = phone.version;
	phone.close();
	await sendOnce(running, 50);
	await running.restart();
	const watch = new GeneratorWatch();
	const { allMs, failures, phones } = await allAtOnce(port, scene.handshakes, since);
	const invalid = watch.end();
	for (const one of phones) one.close();
	return { values: { allMs, failures }, invalid: late(invalid) };
}

async function opening(running: Running): Promise<Run> {
	await running.restart();
	const [handshake = {}] = running.scene.handshakes;
	const { allMs, phones } = await allAtOnce(running.port, [handshake], null);
	for (const one of phones) one.close();
	return { values: { openMs: allMs }, invalid: null };
}

async function allAtOnce(
	port: number,
	handshakes: Record<string, unknown>[],
	since: number | null
): Promise<{ allMs: number; failures: number; phones: LightPhone[] }> {
	const startedAt = performance.now();
	const phones = handshakes.map((auth) => new LightPhone({ port, auth, since, reached: ignore }));
	const outcomes = await Promise.allSettled(phones.map(({ synced }) => synced));
	return {
		allMs: performance.now() - startedAt,
		failures: outcomes.filter(({ status }) => status === 'rejected').length,
		phones
	};
}

/** A thousand connections at once keep any one process busy; only the CPU's share tells. */
function late(invalid: string | null): string | null {
	return invalid?.includes('late') ? null : invalid;
}

const ignore = () => undefined;
