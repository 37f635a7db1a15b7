import { ThrowAwayPostgres } from './postgres-server';
import { atEnd } from './stage';

/**
 * The real PostgreSQL of the tests: TEST_DATABASE_URL if it is set, else a throw-away server.
 * @returns the address of a database whose owner is no superuser but may create databases
 */
export function openPostgres(): Promise<string> {
	return (opened ??= open());
}

/** One server for all stages of a run. */
let opened: Promise<string> | undefined;

async function open(): Promise<string> {
	const given = process.env.TEST_DATABASE_URL;
	if (given) return given;
	const server = await ThrowAwayPostgres.open();
	atEnd(() => server.remove());
	return server.url;
}
