import { randomUUID } from 'node:crypto';
import type { Db } from '../db/db';
import { authority, meeting, plan } from '../db/schema';
import { newJoinCode } from '../meeting/secrets';

/** A meeting's row, as the tables around it need one. @param closedAt null: it goes on */
export async function aMeeting(db: Db, closedAt: Date | null = null): Promise<string> {
	const [town] = await db.insert(authority).values({ name: 'Musterstadt' }).returning();
	const [row] = await db
		.insert(plan)
		.values({ authorityId: town!.id, title: randomUUID(), termFrom: 2026, termTo: 2030 })
		.returning();
	const [inserted] = await db
		.insert(meeting)
		.values({
			authorityId: town!.id,
			planId: row!.id,
			title: 'Workshop <Grundschulen>',
			joinCode: newJoinCode(),
			state: closedAt ? 'closed' : 'open',
			closedAt
		})
		.returning({ id: meeting.id });
	return inserted!.id;
}
