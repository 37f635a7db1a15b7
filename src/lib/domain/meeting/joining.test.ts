import { describe, expect, it } from 'vitest';
import type { Actor } from '../kernel/actor';
import { isGroupLargeEnough, shownAttendance } from './joining';
import { seatIn } from './seats';
import {
	anna,
	ballotCast,
	entered,
	given,
	joined,
	moderator,
	revealed,
	stateAfter,
	submitted,
	voteOpened
} from './specification.test-support';

describe('joining', () => {
	it('[JO1] a participant joins with group and school, or without a school', () => {
		given()
			.when({ type: 'JoinMeeting', group: 'schueler', schoolId: 'school-2' }, anna)
			.then(joined('seat-anna', 'schueler', 'school-2'));
		given(entered('vote'))
			.when({ type: 'JoinMeeting', group: 'schulleitung', schoolId: null }, anna)
			.then(joined('seat-anna', 'schulleitung', null));
	});

	it('[JO2] a group that is not on offer is refused', () => {
		given()
			.when({ type: 'JoinMeeting', group: 'eltern', schoolId: null }, anna)
			.refused('joining/group-unknown');
	});

	it('[JO3] a school of somewhere else is refused', () => {
		given()
			.when({ type: 'JoinMeeting', group: 'lehrkraft', schoolId: 'school-9' }, anna)
			.refused('joining/school-unknown');
	});

	it('[JO4] everybody is counted once, in the group they joined with last', () => {
		const first = stateAfter(
			joined('seat-anna', 'lehrkraft', 'school-1'),
			joined('seat-ben', 'lehrkraft')
		);
		expect(first).toMatchObject({ joined: 2, attendance: { lehrkraft: 2 } });
		const corrected = stateAfter(
			joined('seat-anna', 'lehrkraft', 'school-1'),
			joined('seat-ben', 'lehrkraft'),
			joined('seat-anna', 'schueler')
		);
		expect(corrected.joined).toBe(2);
		expect(seatIn(corrected, 'seat-anna')).toMatchObject({ group: 'schueler', schoolId: null });
		expect(seatIn(corrected, 'seat-ben')).toMatchObject({ group: 'lehrkraft', schoolId: null });
		expect(corrected.attendance).toEqual({ lehrkraft: 1, schueler: 1 });
		const alone = stateAfter(joined('seat-anna', 'lehrkraft'), joined('seat-anna', 'schueler'));
		expect(alone.attendance).toEqual({ schueler: 1 });
	});

	it('[JO5] needs keep the group and school with which they were entered', () => {
		const before = given(
			joined('seat-anna', 'lehrkraft', 'school-1'),
			submitted('need-1', { group: 'lehrkraft', schoolId: 'school-1' })
		);
		const after = before
			.when({ type: 'JoinMeeting', group: 'schueler', schoolId: null }, anna)
			.state();
		expect(after.needs['need-1']).toMatchObject({ group: 'lehrkraft', schoolId: 'school-1' });
	});

	it.each<[string, Actor]>([
		['the moderator', moderator],
		['a screen', { kind: 'seat', seatId: 'seat-screen', role: 'screen' }],
		['staff', { kind: 'staff', loginId: 'login-1', role: 'administrator' }]
	])('[JO6] %s does not join', (_name, actor) => {
		given()
			.when({ type: 'JoinMeeting', group: 'lehrkraft', schoolId: null }, actor)
			.refused('right/missing');
	});

	it('[JO8] people who share a phone are counted as people', () => {
		const join = (people: number) =>
			({ type: 'JoinMeeting', group: 'lehrkraft', schoolId: null, people }) as const;
		const shared = given(joined('seat-ben')).when(join(4), anna).state();
		expect(shared).toMatchObject({ joined: 5, attendance: { lehrkraft: 5 } });
		const limits = { min: 1, max: 8 };
		for (const people of [0, 9, 1.5, -1])
			given().when(join(people), anna).refused('joining/people-out-of-range', limits);
	});

	it('[JO9] their number is corrected by joining again, while no dots hang on it', () => {
		const join = { type: 'JoinMeeting', group: 'schueler', schoolId: null, people: 2 } as const;
		const four = [joined('seat-anna', 'lehrkraft', null, 4), joined('seat-ben')];
		expect(
			given(...four)
				.when(join, anna)
				.state()
		).toMatchObject({ joined: 3, attendance: { lehrkraft: 1, schueler: 2 } });
		const voted = [
			...four,
			submitted('need-1'),
			submitted('need-2'),
			revealed('need-1', 'need-2'),
			voteOpened(['need-1', 'need-2']),
			ballotCast('seat-anna', { 'need-1': 1 })
		];
		given(...voted)
			.when(join, anna)
			.refused('joining/has-dots');
		given(...voted)
			.when({ ...join, people: 4 }, anna)
			.then(joined('seat-anna', 'schueler', null, 4));
		given(...voted, ballotCast('seat-anna', {}))
			.when(join, anna)
			.then(joined('seat-anna', 'schueler', null, 2));
	});

	it('[JO7] a group is shown from 5 people on', () => {
		const people = (count: number) =>
			Array.from({ length: count }, (_, index) => joined(`seat-${index}`, 'lehrkraft'));
		const four = stateAfter(...people(4), joined('seat-pupil', 'schueler'));
		expect(isGroupLargeEnough(four, 'lehrkraft')).toBe(false);
		expect(shownAttendance(four)).toEqual({});
		const five = stateAfter(...people(5), joined('seat-pupil', 'schueler'));
		expect(isGroupLargeEnough(five, 'lehrkraft')).toBe(true);
		expect(isGroupLargeEnough(five, 'schulleitung')).toBe(false);
		expect(shownAttendance(five)).toEqual({ lehrkraft: 5 });
	});
});
