import { productAppends, rawAppends } from '../sides/appending';
import { ratio, type Scenario } from './scenario';

/** The product's log against the bare driver. */
export const appends = [1, 20].map((batch): Scenario => ({
	name: `P5 400 appends of ${batch}, one after the other`,
	isQuick: true,
	against: 'one statement straight through the driver',
	goals: [ratio('appendP50', 'appended p50', batch === 1 ? 1.54 : 1.33)],
	product: (url) => productAppends(url, batch),
	yardstick: (url) => rawAppends(url, batch)
}));
