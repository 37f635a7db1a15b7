import { randomUUID } from 'node:crypto';
import { ne } from 'drizzle-orm';
import type { Actor } from '../../src/lib/domain/kernel/actor';
import { plainStep, THREAD_KINDS } from '../../src/lib/domain/meeting/steps';
import type { StakeholderGroup } from '../../src/lib/domain/meeting/stakeholder-groups';
import type { App } from '../../src/lib/server/app';
import { authority, school } from '../../src/lib/server/db/schema';
import { UnusableOption } from './options';

/** In a database that holds nothing else the simulation may leave its meetings. */
export const AUTHORITY = 'Simulation';
const SCHOOLS = 12;
const TERM = { from: 2024, to: 2028 };
const INVITATION_MINUTES = 60;

export interface Prepared {
	code: string;
	moderatorToken: string;
	meetingId: string;
	planId: string;
	/** Who prepared it. */
	staff: Actor;
}

/**
 * A meeting of the thread's steps, with all that it needs around it.
 * @throws UnusableOption when the database belongs to somebody
 */
export async function prepareMeeting(
	app: App,
	{ title, groups }: { title: string; groups: StakeholderGroup[] }
): Promise<Prepared> {
	const [stranger] = await app.db
		.select()
		.from(authority)
		.where(ne(authority.name, AUTHORITY))
		.limit(1);
	if (stranger)
		throw new UnusableOption(
			'DATABASE_URL points to a database that is in use; the simulation needs one of its own.'
		);
	const staff: Actor = { kind: 'staff', loginId: randomUUID(), role: 'administrator' };
	const [owner] = await app.db.insert(authority).values({ name: AUTHORITY }).returning();
	if (!owner) throw new Error('The authority was not stored.');
	const schools = await app.db
		.insert(school)
		.values(
			Array.from({ length: SCHOOLS }, (_, index) => ({
				authorityId: owner.id,
				name: `${AUTHORITY} ${index + 1}`,
				schoolType: 'grundschule'
			}))
		)
		.returning();
	const started = await app.plans.start(owner.id, staff, { title, term: TERM });
	const planState = await app.plans.current(owner.id);
	if (!started.ok || !planState) throw new Error('The plan was not started.');
	const { planId } = planState;
	const { answer, meeting } = await app.meetings.prepare(owner.id, staff, {
		planId,
		title,
		purpose: '',
		question: title,
		groups,
		schoolIds: schools.map(({ id }) => id),
		agenda: THREAD_KINDS.map((kind) => plainStep(kind, kind, 5))
	});
	if (!answer.ok) throw new Error(`The meeting was not prepared: ${answer.code}.`);
	return {
		code: meeting.joinCode,
		moderatorToken: await app.seats.invite(meeting.id, 'moderator', INVITATION_MINUTES),
		meetingId: meeting.id,
		planId,
		staff
	};
}
