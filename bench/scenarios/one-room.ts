import { fanOut } from '../load/fan-out';
import type { Goal, Run } from '../ratios';
import { startProduct } from '../sides/product-side';
import { startRelay } from '../sides/relay-side';
import { collecting, relayScene, typing, voting } from '../sides/scenes';
import type { Running } from '../sides/side';
import { bursting, type Load } from './bursting';
import { absolute, during, nothingMissing, ratio, RELAY, type Scenario } from './scenario';

/** One meeting, as full and as busy as the goals say. */
export const oneRoom: Scenario[] = [
	needs('PostgreSQL'),
	needs('PGlite'),
	votes('P2 1,000 phones, 5 ballots each in 10 s', true, { turns: 5, seconds: 10 }, [
		ratio('allP99', 'reached all p99', 1.5),
		ratio('cpu', 'CPU of the server', 1.3, '%')
	]),
	votes('P3 1,000 phones, 2,000 ballots a second', false, { turns: 10, seconds: 5 }, [
		ratio('allP99', 'reached all p99', 1.5),
		absolute('cpu', 'CPU of the server', 100, '%')
	]),
	{
		name: 'P4 100 events, each told to 1,000 phones in a frame of its own',
		isQuick: false,
		against: `${RELAY}, which is socket.io’s emit to a room`,
		goals: [ratio('cpuPerDelivery', 'CPU of the server a frame and socket', 1.15, 'µs')],
		product: (url) => during(startProduct(url, voting(1_000)), fanningOut),
		yardstick: (url) => during(startRelay(url, relayScene(1_000, 'ballots')), fanningOut)
	},
	{
		name: '300 phones, a need each in 10 s, three hints while typing it, 200 needs',
		isQuick: false,
		against: 'the same without hints',
		goals: [
			ratio('ackP50', 'acknowledged p50', 1.25),
			ratio('ackP95', 'acknowledged p95', 1.25),
			absolute('hintP95', 'hint p95', 300, 'ms'),
			nothingMissing
		],
		product: (url) => typed(url, true),
		yardstick: (url) => typed(url, false)
	}
];

function needs(database: 'PostgreSQL' | 'PGlite'): Scenario {
	const load = { turns: 1, seconds: 3 };
	const on = (url: string) => (database === 'PostgreSQL' ? url : undefined);
	return {
		name: `P1 300 phones, a need each in 3 s, ${database}`,
		isQuick: database === 'PostgreSQL',
		against: RELAY,
		goals: [
			ratio('ackP50', 'acknowledged p50', 1.25),
			ratio('ackP99', 'acknowledged p99', 1.5),
			ratio('allP50', 'reached all p50', 1.25),
			ratio('allP99', 'reached all p99', 1.5),
			nothingMissing
		],
		product: (url) =>
			during(startProduct(on(url), collecting(300)), (running) => bursting(running, load)),
		yardstick: (url) =>
			during(startRelay(on(url), relayScene(300, 'needs')), (running) => bursting(running, load))
	};
}

function votes(name: string, isQuick: boolean, load: Load, goals: Goal[]): Scenario {
	return {
		...{ name, isQuick, goals: [...goals, nothingMissing] },
		against: RELAY,
		product: (url) => during(startProduct(url, voting(1_000)), (on) => bursting(on, load)),
		yardstick: (url) =>
			during(startRelay(url, relayScene(1_000, 'ballots')), (on) => bursting(on, load))
	};
}

async function fanningOut({ port, pid, scene }: Running): Promise<Run> {
	const { cpuPerDelivery, invalid } = await fanOut({ port, pid, ...scene });
	return { values: { cpuPerDelivery }, invalid };
}

function typed(url: string, isHinted: boolean): Promise<Run> {
	return during(startProduct(url, typing(300, 200, isHinted)), (on) =>
		bursting(on, { turns: 1, seconds: 10 })
	);
}
