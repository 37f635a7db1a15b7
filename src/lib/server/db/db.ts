import { PgDialect, type PgDatabase, type PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type postgres from 'postgres';
import type { SQL } from 'drizzle-orm';
import type * as schema from './schema';

/**
 * The database as the rest of the server sees it, whichever driver runs it. Inside
 * `db.transaction(async (tx) => …)` use `tx` only: `db` would wait for ever on the embedded one.
 */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>;

const dialect = new PgDialect({ casing: 'snake_case' });

/**
 * Runs one statement written by hand. On a server it is prepared once a connection, which drizzle
 * does not do and which nearly doubles the rate of appends; so let its text be always the same.
 */
export async function rowsOf<Row>(db: Db, statement: SQL): Promise<Row[]> {
	const server = '$client' in db && typeof db.$client === 'function' ? db.$client : undefined;
	if (server !== undefined) {
		const { sql, params } = dialect.sqlToQuery(statement);
		const client = server as unknown as postgres.Sql;
		const prepare = client.options.prepare;
		const rows = await client.unsafe(sql, params as never[], { prepare });
		return rows as unknown[] as Row[];
	}
	// The drivers return the rows in different wrappings.
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
