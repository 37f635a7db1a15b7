import { appends } from './appends';
import { databases } from './databases';
import { joins } from './joins';
import { manyMeetings } from './many-meetings';
import { oneRoom } from './one-room';
import { strain } from './strain';
import type { Scenario } from './scenario';

/** In the order in which they run. */
export const SCENARIOS: readonly Scenario[] = [
	...oneRoom,
	...databases,
	...appends,
	...joins,
	...manyMeetings,
	...strain
];
