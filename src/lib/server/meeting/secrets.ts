/** Secrets that a person or device carries, and what the database keeps of them. */
import { createHash, randomBytes } from 'node:crypto';

/** 192 random bits for a cookie or a link. */
export function newSecret(): string {
	return randomBytes(24).toString('base64url');
}

/** Only this is stored. A plain hash is enough: the secret is random and long. */
export function hashOf(secret: string): string {
	return createHash('sha256').update(secret).digest('hex');
}

/** An id as clients make them (domain/kernel/ids.ts). */
export function newId(): string {
	return randomBytes(16).toString('base64url');
}

/** Without letters and digits that are mistaken for each other: no O, 0, I, 1. */
export const CODE_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
export const CODE_LENGTH = 6;

/** 30 random bits. A join code finds a meeting; it is no secret. */
export function newJoinCode(): string {
	return [...randomBytes(CODE_LENGTH)].map((byte) => CODE_LETTERS[byte % 32]).join('');
}

/** A code as people type it: lower case, with blanks or hyphens. Null if it cannot be one. */
export function normaliseCode(typed: string): string | null {
	const code = typed.toUpperCase().replace(/[\s\-–.]/g, '');
	return code.length === CODE_LENGTH && [...code].every((letter) => CODE_LETTERS.includes(letter))
		? code
		: null;
}
