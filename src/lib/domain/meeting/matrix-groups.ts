/**
 * The matrix by stakeholder group: how groups that are large enough placed each thing. The
 * moderator sees all of them after the close, the room one at a time. Rules MX.
 */
import type { Context } from '../kernel/decider';
import { type CommandOf, type MeetingOutcome, isModerator, refuse, reversible } from './capability';
import type { GroupSpread, Round } from './model';
import { FEWEST_SHOWN_ANSWERS } from './rules';
import { planeSpread } from './spread';
import type { StakeholderGroup } from './stakeholder-groups';
import type { MeetingState } from './state';

export interface GroupPoint {
	/** Null: not known, and so among the rest. */
	group: StakeholderGroup | null;
	x: number;
	y: number;
}

/**
 * Groups with enough ratings. The rest must be enough people, too, or nobody: else what a few of
 * them said could be worked out from all and the groups beside them.
 */
export function groupSpreads(points: GroupPoint[]): GroupSpread[] {
	const byGroup = new Map<StakeholderGroup, GroupPoint[]>();
	for (const point of points)
		if (point.group) byGroup.set(point.group, [...(byGroup.get(point.group) ?? []), point]);
	const smallestFirst = [...byGroup]
		.filter(([, own]) => own.length >= FEWEST_SHOWN_ANSWERS)
		.sort(([a, ofA], [b, ofB]) => ofA.length - ofB.length || (a < b ? -1 : 1));
	let rest = points.length - smallestFirst.reduce((sum, [, own]) => sum + own.length, 0);
	while (rest > 0 && rest < FEWEST_SHOWN_ANSWERS && smallestFirst.length > 0)
		rest += smallestFirst.shift()?.[1].length ?? 0;
	return smallestFirst
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.flatMap(([group, own]) => {
			const spread = planeSpread(own);
			return spread ? [{ group, spread }] : [];
		});
}

/** Groups of which something is told in this round. */
export function groupsIn({ result }: Round): StakeholderGroup[] {
	if (result?.kind !== 'matrix') return [];
	return [
		...new Set(result.items.flatMap(({ groups }) => groups.map(({ group }) => group)))
	].sort();
}

/** Shows the room one group of a closed matrix in place of all; null: all again. */
export function showGroup(
	{ stepId, group }: CommandOf<'ShowGroup'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const round = state.rounds.find((one) => one.stepId === stepId);
	if (!round) return refuse('round/unknown');
	if (round.shownGroup === group) return refuse('screen/unchanged');
	if (group !== null && !groupsIn(round).includes(group)) return refuse('round/group-too-small');
	return reversible(
		context,
		'ShowGroup',
		{ type: 'ShowGroup', stepId, group: round.shownGroup },
		{ type: 'GroupShown', stepId, group }
	);
}

/** As the room sees it: of the groups the one that is shown. */
export function withShownGroup(round: Round): Round {
	const { result, shownGroup } = round;
	if (result?.kind !== 'matrix') return round;
	const items = result.items.map((item) => ({
		...item,
		groups: item.groups.filter(({ group }) => group === shownGroup)
	}));
	return { ...round, result: { ...result, items } };
}
