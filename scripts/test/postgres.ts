import { ThrowAwayPostgres } from './postgres-server';
import { atEnd } from './stage';

/**
 * The real PostgreSQL of the tests: TEST_DATABASE_URL if it is set, else a throw-away server.
 * @returns the address of a database whose owner is no superuser but may create databases
 */
export async function openPostgres(): Promise<string> {
	return process.env.TEST_DATABASE_URL || (await openOwnPostgres()).url;
}

/** A PostgreSQL that this run may end and set as it likes. */
export function openOwnPostgres(): Promise<ThrowAwayPostgres> {
	return (opened ??= open());
}

/** One server for all stages of a run. */
let opened: Promise<ThrowAwayPostgres> | undefined;

async function open(): Promise<ThrowAwayPostgres> {
	const server = await ThrowAwayPostgres.open();
	atEnd(() => server.remove());
	return server;
}
