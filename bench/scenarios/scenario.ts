import type { Goal, Run } from '../ratios';
import type { Running } from '../sides/side';

/** What is measured, on both sides alike; the goals are those of performance.md 8. */
export interface Scenario {
	name: string;
	isQuick: boolean;
	/** What the product is held against. */
	against: string;
	goals: Goal[];
	/** @param databaseUrl of a PostgreSQL, for those that are not measured on another */
	product: (databaseUrl: string) => Promise<Run>;
	yardstick: (databaseUrl: string) => Promise<Run>;
}

export const RELAY = 'the yardstick';
export const ON_ONE_NODE = 'the same on one node';

export const ratio = (
	value: string,
	name: string,
	atMost: number,
	unit: Goal['unit'] = 'ms'
): Goal => ({ value, name, unit, atMost, of: 'ratio' });

export const absolute = (
	value: string,
	name: string,
	atMost: number,
	unit: Goal['unit']
): Goal => ({ value, name, unit, atMost, of: 'product' });

export const nothingMissing = absolute('missing', 'lost, refused or never told', 0, '');
export const noFailures = absolute('failures', 'failures', 0, '');

/** Stops what was started, however the measuring ends. */
export async function during(
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
