/** Annual reviews of two schools: last year's with what was agreed, this year's prepared. */
import { eq } from 'drizzle-orm';
import type { Actor } from '../../src/lib/domain/kernel/actor.ts';
import type { AnyMeetingCommand } from '../../src/lib/domain/meeting/commands.ts';
import { plainStep, type NewStep } from '../../src/lib/domain/meeting/steps.ts';
import type { App } from '../../src/lib/server/app.ts';
import { meeting, school } from '../../src/lib/server/db/schema.ts';
import { newId } from '../../src/lib/server/meeting/secrets.ts';
import { LAST_YEARS, REVIEW, REVIEWED_SCHOOLS } from './review.ts';

const HELD_AT = '2025-11-20T14:00:00.000Z';

interface Place {
	authorityId: string;
	planId: string;
	moderator: Actor;
}

/** @param clock set back while last year's reviews are held */
export async function fillReviews(
	app: App,
	clock: { now: () => number },
	place: Place
): Promise<void> {
	for (const name of REVIEWED_SCHOOLS) {
		const [found] = await app.db.select().from(school).where(eq(school.name, name));
		if (!found) throw new Error(`The town has no school ${name}.`);
		const present = clock.now;
		clock.now = () => Date.parse(HELD_AT);
		await holdLastYears(app, place, found);
		clock.now = present;
		await prepare(app, place, found, { title: `Jahresgespräch ${name}`, agenda: REVIEW });
	}
}

async function holdLastYears(app: App, place: Place, about: { id: string; name: string }) {
	const agenda: NewStep[] = [
		plainStep('arrive', 'Ankommen', 5),
		plainStep('agreements', 'Vereinbarungen', 10)
	];
	const title = `Jahresgespräch ${about.name} 2025`;
	const row = await prepare(app, place, about, { title, agenda });
	const host = await app.meetings.host(row.id);
	const act = async (command: AnyMeetingCommand) => {
		const answer = await host.submit(newId(), command, place.moderator);
		if (!answer.ok) throw new Error(`${command.type} was refused: ${answer.code}`);
	};
	for (const content of LAST_YEARS) {
		const agreementId = newId();
		await act({ type: 'RecordAgreement', agreementId, content });
		await act({ type: 'ConfirmAgreement', agreementId, side: 'school' });
		await act({ type: 'ConfirmAgreement', agreementId, side: 'authority' });
	}
	await act({ type: 'CloseMeeting' });
	await app.followUps.settled();
	await app.db
		.update(meeting)
		.set({ createdAt: new Date(HELD_AT) })
		.where(eq(meeting.id, row.id));
}

async function prepare(
	app: App,
	{ authorityId, planId, moderator }: Place,
	about: { id: string },
	{ title, agenda }: { title: string; agenda: NewStep[] }
) {
	const { answer, meeting: row } = await app.meetings.prepare(authorityId, moderator, {
		planId,
		title,
		purpose: 'Wir sehen uns an, was aus dem letzten Jahr wurde, und vereinbaren das nächste.',
		question: 'Was braucht Ihre Schule im nächsten Schuljahr?',
		groups: ['schulleitung', 'lehrkraft', 'medienbeauftragte', 'schulverwaltung', 'it_kommune'],
		schoolIds: [],
		schoolId: about.id,
		agenda
	});
	if (!answer.ok) throw new Error(`${title} was refused: ${answer.code}`);
	return row;
}
