import { SHARED_AUDIENCES, viewFor } from '../../src/lib/domain/meeting/audience';
import type { MeetingEvent } from '../../src/lib/domain/meeting/events';
import { evolve } from '../../src/lib/domain/meeting/decider';
import { initialMeeting, type MeetingState } from '../../src/lib/domain/meeting/state';
import type { PlanEvent } from '../../src/lib/domain/plan/plan';
import type { LoggedEvent } from '../../src/lib/server/event-log/event-log';
import type { Device } from './device';
import type { Ledger, SentCommand } from './ledger';
import { latencyOf, type Latency, type Report } from './report';
import {
	changeLogFaults,
	compareResult,
	differences,
	expectedOf,
	faultsInView,
	gapsInLog,
	lostCommands,
	ownFaults,
	repeatedCommands,
	type Acknowledged
} from './tally';
import type { Played } from './workshop';

export interface Logs {
	meeting: LoggedEvent[];
	plan: LoggedEvent[];
}

interface Given {
	played: Played;
	ledger: Ledger;
	/** Null: the log cannot be read, the server is not ours. */
	logs: Logs | null;
	/** Decisions in the change log as the pages show it; used where there are no logs. */
	shownChanges: string[] | null;
	/** What else went wrong. */
	faults: string[];
}

/** Puts together what was found; everything in `failures` makes the run fail. */
export function judge(
	{ played, ledger, logs, shownChanges, faults }: Given,
	run: Pick<Report, 'seed' | 'database' | 'phones' | 'speed' | 'seconds'>
): Report {
	const { acknowledged } = ledger;
	const bySender = groupBySender(acknowledged);
	const { lost, twice } = logs
		? {
				lost: lostCommands(acknowledged, logs.meeting),
				twice: repeatedCommands(logs.meeting)
			}
		: played.moderator.shared
			? faultsInView(bySender, played.moderator.shared)
			: { lost: ['everything'], twice: [] };
	const agreed = played.decisions.map(({ id }) => id);
	const changes = logs ? changesOf(logs.plan, played.meetingId) : shownChanges;
	const sent = [...ledger.commands.values()];
	return {
		...run,
		joined: countOf(acknowledged, 'JoinMeeting'),
		submitted: sent.length,
		needs: sent.filter(({ command }) => command.type === 'SubmitNeed').length,
		acknowledged: acknowledged.length,
		refused: sent.filter(({ refusal }) => refusal !== null).length,
		refusedAtOnce: played.phones.flatMap(({ unsendable }) => unsendable),
		lost: lost.length,
		appliedTwice: twice.length,
		outOfOrder: ledger.outOfOrder.length,
		...latencies(ledger, () => true),
		onGoodNetworks: latencies(ledger, ({ isOnBadNetwork }) => !isOnBadNetwork),
		merged: played.merged,
		ballots: played.vote?.ballotCount ?? 0,
		votes: played.vote ? 1 : 0,
		coreNeeds: played.coreNeeds,
		decisions: agreed.length,
		changeLogEntries: changes?.length ?? null,
		sentAgain: ledger.sentAgain,
		network: played.network,
		failures: [
			...faults,
			...ledger.faults,
			...lost.map((id) => `Lost although acknowledged: ${id}.`),
			...twice.map((id) => `Applied twice: ${id}.`),
			...ledger.outOfOrder.map((sentence) => `Out of order: ${sentence}`),
			...ledger.open.map(({ sender, command }) => `Never answered: ${command.type} of ${sender}.`),
			...played.differences,
			...ownFaultsOf(
				played.phones.map(({ device }) => device),
				bySender
			),
			...resultFaults(played, bySender),
			...(logs ? logFaults(logs, played) : []),
			...(changes ? changeLogFaults(agreed, changes) : [])
		]
	};
}

function latencies(
	ledger: Ledger,
	counts: (sent: SentCommand) => boolean
): Record<'acknowledgement' | 'projector', Latency> {
	const ofPhones = ledger.acknowledged.filter(
		(sent) => sent.sender.startsWith('phone') && counts(sent)
	);
	return {
		acknowledgement: latencyOf(
			ofPhones.map(({ sentAt, acknowledgedAt }) => acknowledgedAt - sentAt)
		),
		projector: latencyOf(
			ofPhones
				.filter(({ command }) => command.type === 'SubmitNeed')
				.map(({ sentAt, version }) => (ledger.onScreenAt(version) ?? Infinity) - sentAt)
		)
	};
}

/** Every phone shows of its own exactly what it was acknowledged. */
export function ownFaultsOf(
	phones: readonly Device[],
	bySender: ReadonlyMap<string, readonly Acknowledged[]>
): string[] {
	return phones.flatMap(({ place: { name, actor }, own }) => {
		if (actor?.kind !== 'seat' || !own) return [`${name} sees nothing of its own.`];
		const expected = expectedOf(bySender.get(name) ?? []);
		return ownFaults(expected, own, actor.seatId).map((fault) => `${name}: ${fault}.`);
	});
}

/** The published result is the sum of the acknowledged ballots. */
function resultFaults(
	{ vote, phones }: Played,
	bySender: ReadonlyMap<string, readonly Acknowledged[]>
): string[] {
	if (!vote) return [];
	const ballots = phones
		.map(({ device }) => expectedOf(bySender.get(device.place.name) ?? []).ballots[vote.id])
		.filter((ballot) => ballot !== undefined);
	// Others may take part in a running meeting.
	if (vote.ballotCount > ballots.length) return [];
	const { tooFew, tooMany } = compareResult(vote, ballots);
	return [...tooFew, ...tooMany].map((id) => `The result for ${id} is not what was voted.`);
}

/** What everybody shows is what a replay of the log gives their audience. */
function logFaults(logs: Logs, played: Played): string[] {
	const replayed = logs.meeting.reduce(
		(state, { type, payload }) =>
			evolve(state, { type, ...(payload as object) } as unknown as MeetingEvent),
		initialMeeting
	);
	const shown: Record<(typeof SHARED_AUDIENCES)[number], MeetingState | null | undefined> = {
		moderator: played.moderator.shared,
		screen: played.screen.shared,
		participants: played.phones[0]?.device.shared
	};
	return [
		...gapsInLog(logs.meeting),
		...SHARED_AUDIENCES.flatMap((audience) =>
			differences(audience, [
				{ who: 'the log', state: viewFor(replayed, audience) },
				{ who: 'what is shown', state: shown[audience] ?? null }
			])
		)
	];
}

/** Decisions of this meeting in the plan's change log, one for each entry. */
function changesOf(plan: LoggedEvent[], meetingId: string): string[] {
	return plan
		.map(({ type, payload }) => ({ type, ...(payload as object) }) as PlanEvent)
		.flatMap((event) =>
			event.type === 'ChangeProposed' && event.cause.meetingId === meetingId
				? [event.cause.decisionId]
				: []
		);
}

function countOf(commands: readonly Acknowledged[], type: string): number {
	return commands.filter(({ command }) => command.type === type).length;
}

export function groupBySender(acknowledged: readonly Acknowledged[]): Map<string, Acknowledged[]> {
	const bySender = new Map<string, Acknowledged[]>();
	for (const one of acknowledged)
		bySender.set(one.sender, [...(bySender.get(one.sender) ?? []), one]);
	return bySender;
}
