import { describe, expect, it } from 'vitest';
import { hashPassword, isPassword, passwordFlaw, temporaryPassword } from './passwords';

describe('passwords', () => {
	it('[LO1] are judged by their length in characters only', () => {
		expect(passwordFlaw('elf Zeichen')).toBe('password/too-short');
		expect(passwordFlaw('aaaaaaaaaaaa')).toBeNull();
		expect(passwordFlaw('🙂'.repeat(12))).toBeNull();
		expect(passwordFlaw('🙂'.repeat(200))).toBeNull();
		expect(passwordFlaw('a'.repeat(201))).toBe('password/too-long');
	});

	it('are kept as argon2id with the parameters that were decided', async () => {
		expect(await hashPassword('apfelbaum am markt')).toMatch(
			/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/
		);
	});

	it('[LO1] count with every character', async () => {
		const hashed = await hashPassword(' apfelbaum am markt ');
		expect(await isPassword(hashed, ' apfelbaum am markt ')).toBe(true);
		expect(await isPassword(hashed, 'apfelbaum am markt')).toBe(false);
		expect(await isPassword(hashed, ' Apfelbaum am markt ')).toBe(false);
	});

	it('may be typed with letters in another composition', async () => {
		const hashed = await hashPassword('Schüler im Grünen'.normalize('NFD'));
		expect(await isPassword(hashed, 'Schüler im Grünen'.normalize('NFC'))).toBe(true);
	});

	it('of nobody are never right', async () => {
		expect(await isPassword(null, 'nobody has this password')).toBe(false);
	});

	it('that are temporary are long, readable and different each time', () => {
		const some = Array.from({ length: 50 }, temporaryPassword);
		expect(new Set(some).size).toBe(50);
		for (const password of some) {
			expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
			expect(passwordFlaw(password)).toBeNull();
		}
	});
});
