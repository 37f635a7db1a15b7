/** What stands in the log before anybody comes: a prepared meeting and its plan. */
import type { Actor } from '../../src/lib/domain/kernel/actor';
import { meetingPrepared } from '../../src/lib/domain/meeting/arbitrary.test-support';
import { meetingStreamId } from '../../src/lib/server/meeting/meeting-host';
import { planStreamId } from '../../src/lib/server/streams/streams';
import type { SimulatedDatabase } from './simulated-database';
import { MEETING } from './simulated-node';

export const PLAN = 'plan-1';
const AUTHORITY = 'authority-1';
const ACTOR: Actor = { kind: 'system', cause: 'simulation' };

export async function prepareStreams(database: SimulatedDatabase): Promise<void> {
	const { type, ...payload } = { ...meetingPrepared, meetingId: MEETING, planId: PLAN };
	await begin(database, meetingStreamId(MEETING), 'meeting', { type, payload });
	const plan = {
		planId: PLAN,
		title: 'Plan',
		term: { from: '2024-01-01', to: '2028-12-31' },
		sections: [
			{ code: '5.2', title: 'LAN/WLAN', document: null },
			{ code: '6.1', title: 'Supportstufen', document: null }
		]
	};
	await begin(database, planStreamId(PLAN), 'plan', { type: 'PlanStarted', payload: plan });
}

async function begin(
	database: SimulatedDatabase,
	streamId: string,
	kind: 'meeting' | 'plan',
	event: { type: string; payload: unknown }
): Promise<void> {
	await database.createStream({ streamId, kind, authorityId: AUTHORITY });
	const at = new Date(0).toISOString();
	const command = { commandId: `prepare ${kind}`, actor: ACTOR, at, events: [event] };
	await database.append({ streamId, expectedVersion: 0, commands: [command] });
}
