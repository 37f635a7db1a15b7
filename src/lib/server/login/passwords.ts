/**
 * Passwords: argon2id with the parameters that OWASP recommends as a minimum. Length is the only
 * demand (BSI, NIST SP 800-63B); every character counts, spaces too.
 */
import { randomInt } from 'node:crypto';
import { hash, verify, type Options } from '@node-rs/argon2';
import { lengthOf } from '../../domain/kernel/text';

/** Code points. The upper limit keeps hashing cheap. */
export const PASSWORD_LENGTH = { min: 12, max: 200 } as const;

/** Argon2id is the package's default. */
const PARAMETERS: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export type PasswordFlaw = 'password/too-short' | 'password/too-long';

export function passwordFlaw(password: string): PasswordFlaw | null {
	const length = lengthOf(password);
	if (length < PASSWORD_LENGTH.min) return 'password/too-short';
	return length > PASSWORD_LENGTH.max ? 'password/too-long' : null;
}

export function hashPassword(password: string): Promise<string> {
	return hash(composed(password), PARAMETERS);
}

let dummyHash: Promise<string> | undefined;

/** Without a hash (no such login) it takes as long and is false. */
export async function isPassword(hashed: string | null, password: string): Promise<boolean> {
	if (lengthOf(password) > PASSWORD_LENGTH.max) return false;
	dummyHash ??= hashPassword('nobody has this password');
	const matches = await verify(hashed ?? (await dummyHash), composed(password));
	return hashed !== null && matches;
}

/** The same letters typed on different systems may come composed or decomposed. */
function composed(password: string): string {
	return password.normalize('NFC');
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** To be read out or copied once, and replaced by its owner: 79 random bits. */
export function temporaryPassword(): string {
	const group = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
	return [group(), group(), group(), group()].join('-');
}
