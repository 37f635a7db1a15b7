/**
 * The database cannot be used; the message is the one sentence for the person who starts the
 * program. server/main.ts, bundled apart, knows it by its name.
 */
export class DatabaseUnavailable extends Error {
	override readonly name = 'DatabaseUnavailable';
}
