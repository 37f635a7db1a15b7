import { createTestPostgres } from '../db/test-database';
import { openDb } from '../db/open-db';
import { registerEngineContract } from './engine-contract.test-support';

registerEngineContract('PostgreSQL', async () => {
	const { databaseUrl, drop } = await createTestPostgres();
	const opened = await openDb({ databaseUrl, dataDir: '' });
	return { ...opened, close: () => opened.close().then(drop) };
});
