import { describe, expect, it } from 'vitest';
import { KeptInput } from './kept-input.svelte';

function device() {
	const kept = new Map<string, string>();
	return {
		kept,
		drafts: {
			read: async (field: string) => kept.get(field) ?? '',
			keep: async (field: string, value: string) => void kept.set(field, value)
		}
	};
}

describe('KeptInput', () => {
	it('brings back what an earlier visit left, each field its own', async () => {
		const { drafts } = device();
		new KeptInput(drafts, 'reason').value = 'Zu teuer';
		const after = new KeptInput(drafts, 'reason', 'wie gesendet');
		expect(await after.restore()).toBe(true);
		expect(after.value).toBe('Zu teuer');
		expect(await new KeptInput(drafts, 'other').restore()).toBe(false);
	});

	it('lets what was typed meanwhile win', async () => {
		const { drafts } = device();
		new KeptInput(drafts, 'reason').value = 'alt';
		const input = new KeptInput(drafts, 'reason');
		const restored = input.restore();
		input.value = 'neu';
		expect(await restored).toBe(false);
		expect(input.value).toBe('neu');
	});

	it('leaves what is sent in sight and keeps it no longer', async () => {
		const { drafts, kept } = device();
		const input = new KeptInput(drafts, 'reason');
		input.value = 'Zu teuer';
		input.forget();
		expect(input.value).toBe('Zu teuer');
		expect(kept.get('reason')).toBe('');
	});

	it('works on a device that cannot keep anything', async () => {
		const broken = () => Promise.reject(new Error('no storage'));
		const input = new KeptInput({ read: broken, keep: broken }, 'reason');
		input.value = 'Zu teuer';
		expect(await input.restore()).toBe(false);
		expect(input.value).toBe('Zu teuer');
	});
});
