import type { MeetingCommand } from '../../src/lib/domain/meeting/commands';
import type { Ballot, DotVote } from '../../src/lib/domain/meeting/model';
import { cleanLine } from '../../src/lib/domain/kernel/text';
import type { MeetingState } from '../../src/lib/domain/meeting/state';
import { ballotOf, tally } from '../../src/lib/domain/meeting/voting';

/**
 * What the run is judged by: pure functions over what was acknowledged, what the log holds and
 * what each device shows. Each gives its findings as a list; nothing found is an empty list.
 */
export interface Acknowledged {
	id: string;
	sender: string;
	command: MeetingCommand;
	version: number;
}

export interface LogLine {
	version: number;
	commandId: string;
	type: string;
}

/** Acknowledged commands that do not stand in the log where the acknowledgement said. */
export function lostCommands(
	acknowledged: readonly Pick<Acknowledged, 'id' | 'version'>[],
	log: readonly LogLine[]
): string[] {
	const lastVersion = new Map(log.map(({ commandId, version }) => [commandId, version]));
	return acknowledged
		.filter(({ id, version }) => lastVersion.get(id) !== version)
		.map(({ id }) => id);
}

/** Commands that stand in the log more than once: no command has two events of one type. */
export function repeatedCommands(log: readonly LogLine[]): string[] {
	const seen = new Map<string, { types: Set<string>; last: number }>();
	const repeated = new Set<string>();
	for (const { commandId, type, version } of log) {
		const before = seen.get(commandId);
		if (before && (before.types.has(type) || before.last !== version - 1)) repeated.add(commandId);
		seen.set(commandId, {
			types: new Set([...(before?.types ?? []), type]),
			last: version
		});
	}
	return [...repeated];
}

/** A log counts 1, 2, 3 ... */
export function gapsInLog(log: readonly LogLine[]): string[] {
	return log.flatMap(({ version }, index) =>
		version === index + 1 ? [] : [`The log has version ${version} where ${index + 1} belongs.`]
	);
}

/** What the acknowledged commands of one device add up to. */
export interface Expected {
	/** Text by need; withdrawn ones are missing. */
	needs: Record<string, string>;
	/** Dots by vote. */
	ballots: Record<string, Ballot>;
}

export function expectedOf(acknowledged: readonly Acknowledged[]): Expected {
	const needs: Record<string, string> = {};
	const ballots: Record<string, Ballot> = {};
	for (const { command } of acknowledged.toSorted((a, b) => a.version - b.version)) {
		if (command.type === 'SubmitNeed' || command.type === 'EditNeed')
			needs[command.needId] = cleanLine(command.text);
		if (command.type === 'WithdrawNeed') delete needs[command.needId];
		if (command.type === 'CastBallot') ballots[command.voteId] = command.dots;
	}
	return { needs, ballots };
}

/** Where what a seat sees of its own differs from what was acknowledged to it. */
export function ownFaults(expected: Expected, own: MeetingState, seatId: string): string[] {
	const needs = Object.fromEntries(
		Object.values(own.needs)
			.filter(({ status }) => status !== 'withdrawn')
			.map(({ id, text }) => [id, text])
	);
	const ballots = Object.fromEntries(
		Object.keys(own.ballots).map((voteId) => [voteId, ballotOf(own, voteId, seatId) ?? {}])
	);
	return [
		...(canonical(needs) === canonical(expected.needs) ? [] : ['its own needs are others']),
		...(canonical(ballots) === canonical(expected.ballots) ? [] : ['its own dots are others'])
	];
}

/**
 * The same questions for a server whose log cannot be read, answered by what its moderator sees.
 * A ballot is secret: of all ballots together the sum must be right.
 */
export function faultsInView(
	bySender: ReadonlyMap<string, readonly Acknowledged[]>,
	moderator: MeetingState
): { lost: string[]; twice: string[] } {
	const expected = [...bySender.values()].map(expectedOf);
	const shown = moderator.needOrder;
	const needs = expected.flatMap((one) => Object.entries(one.needs));
	const lost = needs
		.filter(([id, text]) => moderator.needs[id]?.text !== text || !shown.includes(id))
		.map(([id]) => `need ${id}`);
	const twice = shown.filter((id, index) => shown.indexOf(id) !== index).map((id) => `need ${id}`);
	for (const vote of moderator.votes) {
		const ballots = expected
			.map((one) => one.ballots[vote.id])
			.filter((ballot) => ballot !== undefined);
		if (ballots.length === 0 || !vote.result) continue;
		const { tooFew, tooMany } = compareResult(vote, ballots);
		lost.push(...tooFew.map((id) => `dots for ${id}`));
		// Others may take part in a running meeting as well.
		if (vote.ballotCount <= ballots.length) twice.push(...tooMany.map((id) => `dots for ${id}`));
	}
	return { lost, twice };
}

/** Options that have fewer or more dots than these ballots give. */
export function compareResult(
	vote: DotVote,
	ballots: Ballot[]
): { tooFew: string[]; tooMany: string[] } {
	const dotsOf = new Map(vote.result?.map(({ topicId, dots }) => [topicId, dots]));
	// Each simulated phone is one person's.
	const cast = ballots.map((dots) => ({ dots, people: 1 }));
	const differing = tally(vote, cast).map(({ topicId, dots }) => ({
		topicId,
		difference: (dotsOf.get(topicId) ?? 0) - dots
	}));
	return {
		tooFew: differing.filter(({ difference }) => difference < 0).map(({ topicId }) => topicId),
		tooMany: differing.filter(({ difference }) => difference > 0).map(({ topicId }) => topicId)
	};
}

export interface Seen {
	who: string;
	/** What the whole audience sees, without what only this device may see. */
	state: MeetingState | null;
}

/** Members of one audience that show something else than the first of them. */
export function differences(audience: string, members: readonly Seen[]): string[] {
	const [first, ...others] = members;
	if (!first) return [];
	const wanted = canonical(first.state);
	return others
		.filter(({ state }) => canonical(state) !== wanted)
		.map(
			({ who, state }) =>
				`${audience}: ${who} and ${first.who} differ in ${differingFields(first.state, state).join(', ')}.`
		);
}

function differingFields(a: MeetingState | null, b: MeetingState | null): string[] {
	if (!a || !b) return ['everything'];
	const fields = Object.keys({ ...a, ...b }) as (keyof MeetingState)[];
	return fields.filter((field) => canonical(a[field]) !== canonical(b[field]));
}

/** Decisions that the change log lacks, has twice, or has and should not. */
export function changeLogFaults(agreed: readonly string[], entries: readonly string[]): string[] {
	const counted = (id: string) => entries.filter((entry) => entry === id).length;
	return [
		...agreed
			.filter((id) => counted(id) !== 1)
			.map((id) => `Decision ${id} is in the change log ${counted(id)} times.`),
		...entries
			.filter((id) => !agreed.includes(id))
			.map((id) => `The change log has decision ${id}, which nobody agreed to.`)
	];
}

/** Nearest rank; null where nothing was measured. */
export function percentile(values: readonly number[], share: number): number | null {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

/** One text for one value: the order in which an object got its fields means nothing. */
export function canonical(value: unknown): string {
	return JSON.stringify(value, (_key, inner: unknown) =>
		typeof inner === 'object' && inner !== null && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
			: inner
	);
}
