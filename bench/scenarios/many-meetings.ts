import { startProduct, startTwoNodes } from '../sides/product-side';
import { collecting, sideBySide, voting } from '../sides/scenes';
import { acknowledged, bursting, type Load } from './bursting';
import { during, nothingMissing, ON_ONE_NODE, ratio, type Scenario } from './scenario';

const BURST = { turns: 1, seconds: 3 } satisfies Load;
const BALLOTS = { turns: 3, seconds: 10 } satisfies Load;

/** Several nodes, several meetings, both. */
export const manyMeetings: Scenario[] = [
	{
		name: 'P10 300 phones on two nodes, a need each in 3 s',
		isQuick: false,
		against: ON_ONE_NODE,
		goals: [
			ratio('ackP50', 'acknowledged p50', 1.5),
			ratio('allP50', 'reached all p50', 1.5),
			ratio('allP99', 'reached all p99', 1.5),
			nothingMissing
		],
		product: (url) => during(startTwoNodes(url, collecting(300)), (on) => bursting(on, BURST)),
		yardstick: (url) => during(startProduct(url, collecting(300)), (on) => bursting(on, BURST))
	},
	{
		name: '20 meetings of 50 phones on two nodes, 300 ballots a second',
		isQuick: false,
		against: ON_ONE_NODE,
		goals: [ratio('ackP95', 'acknowledged p95', 1.25), nothingMissing],
		product: (url) => during(startTwoNodes(url, meetings()), (on) => acknowledged(on, BALLOTS)),
		yardstick: (url) => during(startProduct(url, meetings()), (on) => acknowledged(on, BALLOTS))
	},
	{
		name: '20 meetings of 50 phones, 300 ballots a second',
		isQuick: false,
		against: 'one meeting of 1,000',
		goals: [ratio('ackP95', 'acknowledged p95', 1.25), nothingMissing],
		product: (url) => during(startProduct(url, meetings()), (on) => acknowledged(on, BALLOTS)),
		yardstick: (url) => during(startProduct(url, voting(1_000)), (on) => bursting(on, BALLOTS))
	}
];

function meetings() {
	return sideBySide(Array.from({ length: 20 }, () => voting(50)));
}
