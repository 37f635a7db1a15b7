import { eq, sql } from 'drizzle-orm';
import { FOLLOWED_EVENTS } from '../../domain/follow-ups';
import { rowsOf, type Db } from '../db/db';
import { followUpCheckpoint } from '../db/schema';
import type { Checkpoints } from './follow-up-runner';

export class PostgresCheckpoints implements Checkpoints {
	readonly #db: Db;

	constructor(db: Db) {
		this.#db = db;
	}

	async read(streamId: string): Promise<number> {
		const [row] = await this.#db
			.select({ version: followUpCheckpoint.version })
			.from(followUpCheckpoint)
			.where(eq(followUpCheckpoint.streamId, streamId));
		return row?.version ?? 0;
	}

	/** Never goes back: of two nodes the one that is ahead counts. */
	async write(streamId: string, version: number): Promise<void> {
		await this.#db
			.insert(followUpCheckpoint)
			.values({ streamId, version })
			.onConflictDoUpdate({
				target: followUpCheckpoint.streamId,
				set: { version: sql`greatest(${followUpCheckpoint.version}, excluded.version)` }
			});
	}

	/** Ids of meetings in which something happened after the checkpoint that asks for a follow-up. */
	async meetingsWithWork(): Promise<string[]> {
		const rows = await rowsOf<{ id: string }>(
			this.#db,
			sql`select distinct substring(e.stream_id from length('meeting:') + 1) as id
				from event e left join follow_up_checkpoint c on c.stream_id = e.stream_id
				where e.stream_id like 'meeting:%' and e.version > coalesce(c.version, 0)
					and e.type = any(${sql.param(FOLLOWED_EVENTS)})`
		);
		return rows.map(({ id }) => id);
	}
}
