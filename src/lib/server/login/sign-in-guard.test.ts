import { describe, expect, it } from 'vitest';
import { LIMITS } from '../limits';
import { SignInGuard } from './sign-in-guard';

const TRIES_PER_NAME_AND_ADDRESS = LIMITS.signInsPerName.byDefault;
const TRIES_PER_ADDRESS = LIMITS.signInsPerAddress.byDefault;

const times = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('the guard against guessing passwords', () => {
	it('[LO4] stops one name from one address, at once or one by one', async () => {
		const guard = new SignInGuard();
		const tries = await Promise.all(times(50).map(() => guard.mayTry('katrin', '192.0.2.1')));
		expect(tries.filter(Boolean)).toHaveLength(TRIES_PER_NAME_AND_ADDRESS);
		expect(await guard.mayTry('KATRIN', '192.0.2.1')).toBe(false);
		expect(await guard.mayTry('katrin', '192.0.2.2')).toBe(true);
		expect(await guard.mayTry('jonas', '192.0.2.1')).toBe(true);
	});

	it('[LO5] lets a town hall behind one address sign in all morning', async () => {
		const guard = new SignInGuard();
		for (const person of times(3 * TRIES_PER_ADDRESS)) {
			expect(await guard.mayTry(`person-${person}`, '192.0.2.1')).toBe(true);
			await guard.succeeded(`person-${person}`, '192.0.2.1');
		}
	});

	it('[LO5] stops an address that tries one name after the other', async () => {
		const guard = new SignInGuard();
		for (const person of times(TRIES_PER_ADDRESS))
			expect(await guard.mayTry(`person-${person}`, '192.0.2.1')).toBe(true);
		expect(await guard.mayTry('katrin', '192.0.2.1')).toBe(false);
	});

	it('forgets wrong tries of a name that signed in', async () => {
		const guard = new SignInGuard();
		for (const _ of times(TRIES_PER_NAME_AND_ADDRESS)) await guard.mayTry('katrin', '::1');
		await guard.succeeded('katrin', '::1');
		expect(await guard.mayTry('katrin', '::1')).toBe(true);
	});
});
