/** What must have become true once everything has healed: all know all, nothing was lost. */
import type { MeetingEvent } from '../../src/lib/domain/meeting/events';
import { evolvePlan, initialPlan, type PlanEvent } from '../../src/lib/domain/plan/plan';
import type { LoggedEvent } from '../../src/lib/server/event-log/event-log';
import { meetingStreamId } from '../../src/lib/server/meeting/meeting-host';
import { planStreamId } from '../../src/lib/server/streams/streams';
import type { Device } from './device';
import type { Laws } from './laws';
import { PLAN } from './prepared';
import { difference } from './same-json';
import { SimulatedTrouble, type SimulatedDatabase } from './simulated-database';
import { MEETING, type SimulatedNode } from './simulated-node';

export async function checkEnd(
	laws: Laws,
	database: SimulatedDatabase,
	nodes: SimulatedNode[],
	devices: Device[]
): Promise<void> {
	for (const node of nodes) {
		laws.must(node.isUp, 'every node is up');
		const unexpected = node.reports.filter((fault) => !isSimulated(fault));
		laws.must(unexpected.length === 0, `unexpected faults: ${unexpected.map(told).join('; ')}`);
		const host = await node.host();
		const wrong = difference(host?.state, laws.state);
		laws.must(wrong === null, `the live state is the replayed state, but ${wrong ?? ''}`);
	}
	for (const device of devices) checkDevice(laws, device, nodes.length === 1);
	await checkFollowUps(laws, database);
}

function checkDevice(laws: Laws, device: Device, isOneNode: boolean): void {
	const { name, who, client, outbox, everKept, accepted, refused, sent } = device;
	if (!client) return laws.must(false, `${name} has its page`);
	laws.must(client.connection.kind === 'online', `${name} is online`);
	const unsent = client.pending.filter(({ status }) => status !== 'refused');
	laws.must(unsent.length === 0, `${name} has nothing unsent, but ${JSON.stringify(unsent)}`);
	for (const { id, refusal, command } of outbox.values())
		laws.must(refusal !== undefined, `${name} keeps nothing, but ${command.type} ${id}`);
	for (const id of accepted)
		laws.must(laws.stored.has(id), `${name} was told that ${id} is accepted, and it is not stored`);
	const told = [...refused, ...[...outbox.values()].map(({ id }) => id)];
	// A node may hold a copy and carry it out after another one has refused it: docs/reliability.md.
	for (const id of isOneNode ? told : [])
		laws.must(!laws.stored.has(id), `${name} was told that ${id} is refused, and it is stored`);
	for (const id of everKept)
		laws.must(
			laws.stored.has(id) || told.includes(id),
			`${name} kept ${id}, and nobody knows it any more`
		);
	// What a page had not kept when it died may arrive late: nobody was promised anything.
	const versions = sent
		.filter((id) => everKept.has(id) && !told.includes(id))
		.flatMap((id) => laws.stored.get(id) ?? []);
	laws.must(
		versions.every((version, index) => index === 0 || version > (versions[index - 1] ?? 0)),
		`what ${name} did is stored in another order: ${versions.join(' ')}`
	);
	laws.must(
		difference(client.sharedState, laws.viewNow(who.audience)) === null,
		`${name} sees ${difference(client.sharedState, laws.viewNow(who.audience)) ?? ''}`
	);
	if (who.seatId !== null && client.ownState) laws.seesOwn(name, who.seatId, client.ownState);
}

/** Each agreement is in the change log exactly once, and is withdrawn exactly where it was reopened. */
async function checkFollowUps(laws: Laws, database: SimulatedDatabase): Promise<void> {
	const events = (await database.log.read(meetingStreamId(MEETING), 0)).map(
		eventOf
	) as MeetingEvent[];
	const planLog = await database.log.read(planStreamId(PLAN), 0);
	const plan = (planLog.map(eventOf) as PlanEvent[]).reduce(evolvePlan, initialPlan);
	const same = (what: string, a: string[], b: string[]) => {
		const wrong = difference([...a].sort(), [...b].sort());
		laws.must(wrong === null, `${what}: ${wrong ?? ''}`);
	};
	same(
		'one entry of the change log for each agreement',
		plan.changes.map(({ id }) => id),
		events
			.filter((event) => event.type === 'DecisionAgreed')
			.map(({ decisionId, agreement }) => `${MEETING}.${decisionId}.${agreement}`)
	);
	same(
		'what is agreed now stands in the plan',
		plan.changes.filter(({ status }) => status === 'proposed').map(({ id }) => id),
		laws.state.decisions
			.filter(({ status }) => status === 'agreed')
			.map(({ id, agreements }) => `${MEETING}.${id}.${agreements}`)
	);
	for (const { id, status } of plan.changes) {
		const item = await database.log.read(`action-item:${id}`, 0);
		same(
			`action item of ${id}`,
			item.map(({ type }) => type),
			status === 'proposed' ? ['ActionItemOpened'] : ['ActionItemOpened', 'ActionItemMoved']
		);
	}
}

/** The caller knows which events its stream holds. */
function eventOf({ type, payload }: LoggedEvent): unknown {
	return { type, ...(payload as object) };
}

function isSimulated(fault: unknown): boolean {
	if (!(fault instanceof Error)) return false;
	return (
		fault instanceof SimulatedTrouble ||
		fault.message.startsWith('simulated') ||
		isSimulated(fault.cause)
	);
}

function told(fault: unknown): string {
	return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}
