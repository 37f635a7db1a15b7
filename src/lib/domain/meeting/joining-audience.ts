/**
 * Who sees who is there: everybody the number, the moderator groups that are large enough to
 * name nobody.
 */
import { putOnShelves, shelvedEntries } from '../kernel/shelves';
import { type AudiencePart, REFRESH, told } from './audience-part';
import { isGroupLargeEnough, shownAttendance } from './joining';
import type { Need } from './model';
import { seatIn } from './seats';
import { SMALLEST_SHOWN_GROUP } from './stakeholder-groups';
import type { MeetingState } from './state';

export const joiningPart: AudiencePart<'ParticipantJoined'> = {
	view: (state, audience) => ({
		seats: {},
		attendance: audience === 'moderator' ? shownAttendance(state) : {},
		schools: audience === 'screen' ? [] : state.schools
	}),

	own(state, seatId) {
		const seat = seatIn(state, seatId);
		return {
			seats: seat ? putOnShelves({}, seatId, seat) : {},
			joined: seat?.people ?? 0,
			attendance: seat ? { [seat.group]: seat.people } : {}
		};
	},

	combined: (_shared, own) => ({ seats: own.seats }),

	tell: {
		ParticipantJoined(event, { before, after, audience }) {
			if (audience !== 'moderator')
				return told({ type: 'AttendanceCounted', joined: after.joined, attendance: {} });
			const previous = seatIn(before, event.seatId);
			const seats = previous === undefined ? [event] : [event, previous];
			// A group that becomes large enough to be shown is shown with the needs that are there already.
			if (
				seats.some(
					({ group }) => isGroupLargeEnough(before, group) !== isGroupLargeEnough(after, group)
				) ||
				(seats.some(({ schoolId }) => schoolId !== null) && !hasSameCrowds(before, after))
			)
				return REFRESH;
			return told({
				type: 'AttendanceCounted',
				joined: after.joined,
				attendance: shownAttendance(after)
			});
		}
	},

	concerned: { ParticipantJoined: ({ seatId }) => [seatId] }
};

/**
 * Groups within schools that have enough people here. A school is named for these alone: with
 * group and school filtered at once, a single person could be found in a school of many.
 */
export function crowdsOf(state: MeetingState): Set<string> {
	const counts = new Map<string, number>();
	for (const [, { group, schoolId }] of shelvedEntries(state.seats)) {
		if (schoolId === null) continue;
		const crowd = crowdOf(group, schoolId);
		counts.set(crowd, (counts.get(crowd) ?? 0) + 1);
	}
	return new Set([...counts].flatMap(([id, count]) => (count >= SMALLEST_SHOWN_GROUP ? [id] : [])));
}

function hasSameCrowds(a: MeetingState, b: MeetingState): boolean {
	return [...crowdsOf(a)].sort().join() === [...crowdsOf(b)].sort().join();
}

export function isInCrowd({ group, schoolId }: Need, crowds: ReadonlySet<string>): boolean {
	return crowds.has(crowdOf(group, schoolId));
}

function crowdOf(group: string | null, schoolId: string | null): string {
	return `${group} ${schoolId}`;
}
