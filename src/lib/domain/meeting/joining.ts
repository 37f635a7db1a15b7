/** Joining: a seat says which stakeholder group it speaks for and, where asked, which school. Rules JO. */
import { accepted, type Context } from '../kernel/decider';
import { type CommandOf, type MeetingOutcome, refuse } from './capability';
import type { SharedEvent } from './events';
import type { MeetingState } from './state';
import { SMALLEST_SHOWN_GROUP, type StakeholderGroup } from './stakeholder-groups';

/** Joining again corrects group and school; needs entered before keep what they were entered with. */
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
	return accepted({
		type: 'ParticipantJoined',
		seatId: actor.seatId,
		group: command.group,
		schoolId
	});
}

export function evolveJoining(state: MeetingState, event: SharedEvent): MeetingState {
	switch (event.type) {
		case 'ParticipantJoined': {
			const { seatId, group, schoolId } = event;
			const before = state.seats[seatId];
			const attendance = { ...state.attendance };
			if (before) {
				const left = (attendance[before.group] ?? 1) - 1;
				if (left > 0) attendance[before.group] = left;
				else delete attendance[before.group];
			}
			attendance[group] = (attendance[group] ?? 0) + 1;
			return {
				...state,
				seats: { ...state.seats, [seatId]: { group, schoolId } },
				joined: before ? state.joined : state.joined + 1,
				attendance
			};
		}
		case 'AttendanceCounted':
			return { ...state, joined: event.joined, attendance: event.attendance };
		default:
			return state;
	}
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
