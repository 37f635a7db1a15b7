import { expect, it } from 'vitest';
import { initialMeeting, inOneShape, type MeetingState } from './state';

it('a state in one shape is the same state, field by field', () => {
	const names = Object.keys(initialMeeting);
	const marked = Object.fromEntries(names.map((name) => [name, name]));
	expect(inOneShape(marked as unknown as MeetingState)).toEqual(marked);
});
