import { pino } from 'pino';

/**
 * Structured log of the app: one JSON line an entry on standard output. What a person who starts
 * the program should read is printed by server/main.ts instead. Never log a typed text, a name
 * or a secret.
 */
export const log = pino({
	name: 'planrunde',
	level: globalThis.planrunde?.config.logLevel ?? (process.env.VITEST ? 'silent' : 'info'),
	base: undefined
});
