import { startProduct } from '../sides/product-side';
import { collecting, grown, once, sideBySide, voting, type Prepare } from '../sides/scenes';
import { besieged, bursting, type Load } from './bursting';
import { opened, opening } from './joining';
import { absolute, during, nothingMissing, ratio, type Scenario } from './scenario';

const grownMeeting = once(grown(200, 10_000, 50_000));
const longMeeting = once(grown(200, 1_000, 98_700));
const BALLOTS = { turns: 2, seconds: 5 } satisfies Load;

/** Phones that do what they should not, and logs that are longer than any meeting's. */
export const strain: Scenario[] = [
	flooded('R7 300 phones, a need each in 5 s, beside a flood and a phone that never reads', () =>
		collecting(302)
	),
	flooded('R7 the same, where the flood is in another meeting', () =>
		sideBySide([collecting(300), collecting(2)])
	),
	{
		name: '10,000 needs and 50,000 ballots in the log',
		isQuick: false,
		against: 'an empty meeting',
		goals: [ratio('ackP95', 'acknowledged p95', 1.2), nothingMissing],
		product: (url) =>
			during(startProduct(url, grownMeeting), async (on) => {
				await opened(on);
				return bursting(on, BALLOTS);
			}),
		yardstick: (url) => during(startProduct(url, voting(200)), (on) => bursting(on, BALLOTS))
	},
	{
		name: 'a meeting with 100,000 events after a restart',
		isQuick: false,
		against: 'an empty meeting',
		goals: [absolute('openMs', 'until the first phone sees it', 1_000, 'ms')],
		product: (url) => during(startProduct(url, longMeeting), opening),
		yardstick: (url) => during(startProduct(url, voting(200)), opening)
	}
];

/** @param prepare of 300 phones and two more that disturb them */
function flooded(name: string, prepare: () => Prepare): Scenario {
	const load = { turns: 1, seconds: 5 };
	return {
		name,
		isQuick: false,
		against: 'the same in peace',
		goals: [
			ratio('ackP50', 'acknowledged p50', 1.5),
			ratio('ackP99', 'acknowledged p99', 1.5),
			ratio('allP99', 'reached all p99', 1.5),
			nothingMissing
		],
		product: (url) => during(startProduct(url, prepare()), (on) => besieged(on, load)),
		yardstick: (url) => during(startProduct(url, collecting(300)), (on) => bursting(on, load))
	};
}
