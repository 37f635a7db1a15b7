import { describe, expect, it } from 'vitest';
import type { MeetingCommand } from '../domain/meeting/commands';
import type { Pending } from './meeting-client';
import { deliveryOf } from './need-delivery';

function pending(command: MeetingCommand, status: Pending['status']): Pending {
	return { id: `${command.type} ${status}`, command, position: 0, status };
}

const submit: MeetingCommand = { type: 'SubmitNeed', needId: 'a', text: 'WLAN' };
const edit: MeetingCommand = { type: 'EditNeed', needId: 'a', text: 'WLAN im Hof' };

describe('deliveryOf', () => {
	it('is saved when nothing is under way', () => expect(deliveryOf('a', [])).toBe('saved'));

	it('asks only for the need itself', () =>
		expect(deliveryOf('b', [pending(submit, 'kept')])).toBe('saved'));

	it('tells the slowest of several commands', () =>
		expect(deliveryOf('a', [pending(submit, 'sending'), pending(edit, 'kept')])).toBe('kept'));

	it('counts an acknowledged command as saved, and a refused one not at all', () =>
		expect(deliveryOf('a', [pending(submit, 'accepted'), pending(edit, 'refused')])).toBe('saved'));
});
