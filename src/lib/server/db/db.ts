import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type { SQL } from 'drizzle-orm';
import type * as schema from './schema';

/**
 * The database as the rest of the server sees it, whichever driver runs it. Inside
 * `db.transaction(async (tx) => …)` use `tx` only: `db` would wait for ever on the embedded one.
 */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>;

/** Runs one statement written by hand; the drivers return its rows in different wrappings. */
export async function rowsOf<Row>(db: Db, statement: SQL): Promise<Row[]> {
	const result: unknown = await db.execute(statement);
	return (Array.isArray(result) ? result : (result as { rows: unknown[] }).rows) as Row[];
}

/** SQLSTATE of a failed statement, e.g. 23505; undefined where the server did not answer. */
export function sqlState(error: unknown): string | undefined {
	for (let e = error; e instanceof Error; e = e.cause) {
		const { code } = e as Error & { code?: unknown };
		if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code;
	}
	return undefined;
}
