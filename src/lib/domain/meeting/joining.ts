/** Joining: a seat says which stakeholder group it speaks for and, where asked, which school. Rules JO. */
import { accepted, type Context } from '../kernel/decider';
import { fromShelves, putOnShelves } from '../kernel/shelves';
import { type CommandOf, type MeetingOutcome, refuse } from './capability';
import type { SharedEvent } from './events';
import { PEOPLE_PER_SEAT } from './rules';
import { seatIn } from './seats';
import type { MeetingState } from './state';
import { SMALLEST_SHOWN_GROUP, type StakeholderGroup } from './stakeholder-groups';

/** Joining again corrects group, school and how many share the phone; needs entered before keep what they were entered with. */
export function joinMeeting(
	command: CommandOf<'JoinMeeting'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	const { actor } = context;
	if (actor.kind !== 'seat' || actor.role !== 'participant') return refuse('right/missing');
	if (!state.groups.includes(command.group)) return refuse('joining/group-unknown');
	const { schoolId } = command;
	if (schoolId !== null && !state.schools.some(({ id }) => id === schoolId))
		return refuse('joining/school-unknown');
	const { people = 1 } = command;
	const { min, max } = PEOPLE_PER_SEAT;
	if (!Number.isInteger(people) || people < min || people > max)
		return refuse('joining/people-out-of-range', PEOPLE_PER_SEAT);
	const before = seatIn(state, actor.seatId);
	// Dots that are given are counted by the people who gave them.
	if (before && before.people !== people && hasDotsInOpenVote(state, actor.seatId))
		return refuse('joining/has-dots');
	return accepted({
		type: 'ParticipantJoined',
		seatId: actor.seatId,
		group: command.group,
		schoolId,
		people
	});
}

export function evolveJoining(state: MeetingState, event: SharedEvent): MeetingState {
	switch (event.type) {
		case 'ParticipantJoined': {
			const { seatId, group, schoolId, people } = event;
			const before = seatIn(state, seatId);
			const attendance = { ...state.attendance };
			if (before) {
				const left = (attendance[before.group] ?? before.people) - before.people;
				if (left > 0) attendance[before.group] = left;
				else delete attendance[before.group];
			}
			attendance[group] = (attendance[group] ?? 0) + people;
			return {
				...state,
				seats: putOnShelves(state.seats, seatId, { group, schoolId, people }),
				joined: state.joined + people - (before?.people ?? 0),
				attendance
			};
		}
		case 'AttendanceCounted':
			return { ...state, joined: event.joined, attendance: event.attendance };
		default:
			return state;
	}
}

function hasDotsInOpenVote(state: MeetingState, seatId: string): boolean {
	return state.votes.some(
		({ id, status }) =>
			status === 'open' && Object.keys(fromShelves(state.ballots[id], seatId) ?? {}).length > 0
	);
}

/** May this group be shown with a need without naming a person? */
export function isGroupLargeEnough(state: MeetingState, group: StakeholderGroup): boolean {
	return (state.attendance[group] ?? 0) >= SMALLEST_SHOWN_GROUP;
}

/** Joined people by group as it may be shown: small groups are left out. */
export function shownAttendance(state: MeetingState): MeetingState['attendance'] {
	return Object.fromEntries(
		Object.entries(state.attendance)
			.filter(([, count]) => count >= SMALLEST_SHOWN_GROUP)
			.sort(([a], [b]) => (a < b ? -1 : 1))
	);
}
