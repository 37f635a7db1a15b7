/**
 * A process of its own for the tests of this folder, steered by its argument: `open` opens and
 * closes the database; `lock` holds the lock of DATA_DIR; `write` reports the id of each row once
 * it is committed. The last two go on until they are killed.
 */
import { lockDirectory } from './directory-lock';
import { openDb } from './open-db';
import { authority } from './schema';

const [, , task] = process.argv;
const { DATA_DIR: dataDir = '', DATABASE_URL: databaseUrl } = process.env;

if (task === 'lock') {
	await lockDirectory(dataDir);
	process.send?.('locked');
} else {
	const { db, close } = await openDb({ dataDir, databaseUrl });
	while (task === 'write') {
		const [row] = await db
			.insert(authority)
			.values({ name: 'x'.repeat(500) })
			.returning();
		process.send?.(row?.id);
	}
	await close();
	process.disconnect();
}
