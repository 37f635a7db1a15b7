import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as migrateWithPostgres } from 'drizzle-orm/postgres-js/migrator';
import { migrate as migrateWithPglite } from 'drizzle-orm/pglite/migrator';
import type { PgliteDatabase } from 'drizzle-orm/pglite';
import postgres from 'postgres';
import type * as schema from './schema';

/** Any number that no other program on the same database uses for its advisory locks. */
const MIGRATION_LOCK = 7_106_263_412;

/** Several processes that start at once take turns; all but the first find nothing to do. */
export async function migratePostgres(databaseUrl: string): Promise<void> {
	const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
	try {
		await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
		await migrateWithPostgres(drizzle(sql, { casing: 'snake_case' }), migrations());
	} finally {
		// The lock ends with its connection.
		await sql.end({ timeout: 1 });
	}
}

export async function migratePglite(db: PgliteDatabase<typeof schema>): Promise<void> {
	await migrateWithPglite(db, migrations());
}

export function migrationsFolder(): string {
	const built = globalThis.planrunde?.migrations;
	return fileURLToPath(built ?? new URL('../../../../drizzle', import.meta.url));
}

function migrations() {
	return { migrationsFolder: migrationsFolder() };
}
