import { openDb } from '../db/open-db';
import { createTestPostgres } from '../db/test-database';
import { registerOwnWordsSuite } from './own-words-suite';

registerOwnWordsSuite('PostgreSQL', async () => {
	const { databaseUrl, drop } = await createTestPostgres();
	const opened = await openDb({ dataDir: '', databaseUrl });
	return {
		...opened,
		close: async () => {
			await opened.close();
			await drop();
		}
	};
});
