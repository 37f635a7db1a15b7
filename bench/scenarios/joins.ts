import type { Goal } from '../ratios';
import { startProduct } from '../sides/product-side';
import { startRelay } from '../sides/relay-side';
import { relayScene, revealed, voting } from '../sides/scenes';
import { comingBack, joining, sendOnce } from './joining';
import { absolute, during, noFailures, ratio, RELAY, type Scenario } from './scenario';

/** Everybody at once: at the beginning, and after the server was killed. */
export const joins: Scenario[] = [
	joiningAtOnce(300, true, [ratio('memoryKb', 'memory a phone', 1.2, 'kB')]),
	joiningAtOnce(1_000, false, [
		absolute('memoryKb', 'memory a phone', 50, 'kB'),
		absolute('memoryMb', 'memory above that of the empty server', 60, 'MB')
	]),
	{
		name: 'P9 1,000 phones come back after a kill, each missing 50 events',
		isQuick: false,
		against: RELAY,
		goals: [ratio('allMs', 'until the last sees all', 1.5), noFailures],
		product: (url) => during(startProduct(url, voting(1_000)), comingBack),
		yardstick: (url) => during(startRelay(url, relayScene(1_000, 'ballots')), comingBack)
	}
];

function joiningAtOnce(phones: number, isQuick: boolean, memory: Goal[]): Scenario {
	return {
		name: `P8 ${phones.toLocaleString('en')} phones join at once, 200 needs`,
		isQuick,
		against: RELAY,
		goals: [
			ratio('allMs', 'until the last sees all', 1.5),
			ratio('cpuPerPhone', 'CPU of the server a phone', 1.5),
			ratio('kbPerPhone', 'bytes a phone', 1.2, 'kB'),
			...memory,
			noFailures
		],
		product: (url) => during(startProduct(url, revealed(phones, 200)), joining),
		yardstick: (url) =>
			during(startRelay(url, relayScene(phones, 'needs')), async (on) => {
				await sendOnce(on, 200);
				return joining(on);
			})
	};
}
