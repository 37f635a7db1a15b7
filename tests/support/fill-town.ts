/**
 * Run by town.ts as a program of its own: fills an empty database with the demo's town, some more
 * prepared workshops, and a neighbouring authority. Prints what the stories need of it as JSON.
 */
import { parseArgs } from 'node:util';
import { eq } from 'drizzle-orm';
import { createApp, type App } from '../../src/lib/server/app.ts';
import { readConfig } from '../../src/lib/server/config.ts';
import { authority, login, membership } from '../../src/lib/server/db/schema.ts';
import content from '../../src/lib/server/demo/content/meetings.json';
import type { Actor } from '../../src/lib/domain/kernel/actor.ts';
import { plainStep, type NewStep, type StepKind } from '../../src/lib/domain/meeting/steps.ts';
import { DEMO_LOGINS, fillDemo } from '../../src/lib/server/demo/fill-demo.ts';
import { hashPassword } from '../../src/lib/server/login/passwords.ts';
import type { Preparation } from '../../src/lib/server/meeting/meetings.ts';
import { fillReviews } from './fill-reviews.ts';
import { REVIEWED_SCHOOLS } from './review.ts';
import type { FilledTown, StaffLogin } from './town.ts';

const NEIGHBOUR: StaffLogin = { signInName: 'nachbarin', password: 'eine-andere-gemeinde' };

const ROUNDS = 'Rückblick mit Karten';
const CONSENT = 'Einordnen und zustimmen';
const LATE = 'Wer später kommt';
const MOOD = [
	{ label: 'Wie zufrieden sind Sie mit der Ausstattung?', low: '', high: '' },
	{ label: 'Wie gut hilft der Support?', low: 'kaum', high: 'immer' }
];
const COLUMNS = [
	{ id: 'good', title: 'Läuft gut' },
	{ id: 'hindering', title: 'Hindert uns' }
];
const REVIEW: NewStep[] = [
	plainStep('arrive', 'Ankommen', 5),
	{ kind: 'mood', title: 'Wie steht es?', minutes: 5, settings: { scales: MOOD } },
	{
		kind: 'cards',
		title: 'Rückblick',
		minutes: 10,
		settings: { columns: COLUMNS, visibility: 'silent' }
	}
];

const { values } = parseArgs({ options: { workshops: { type: 'string', default: '0' } } });
const read = readConfig(process.env);
if (read.kind === 'invalid') throw new Error(read.sentence);
const clock = { now: () => Date.now() };
const app = await createApp(read.config, () => clock.now());
const authorityId = await fillDemo(app, clock);
for (let number = 1; number <= Number(values.workshops); number++)
	await prepareWorkshop(app, `Workshop ${String(number)}`);
await prepareWorkshop(app, ROUNDS, [...REVIEW, plainStep('close', 'Abschluss', 5)]);
await prepareWorkshop(app, LATE, [
	...REVIEW,
	{
		kind: 'confirm',
		title: 'Tragen wir das?',
		minutes: 5,
		settings: { source: 'statements', scope: 'each', statements: ['Das WLAN kommt zuerst.'] }
	}
]);
await fillReviews(app, clock, await placeOf(app));
await prepareWorkshop(app, CONSENT, [
	plainStep('arrive', 'Ankommen', 5),
	plainStep('collect', 'Sammeln', 5),
	plainStep('reveal', 'Zeigen', 5),
	plainStep('matrix', 'Nutzen und Aufwand', 5),
	plainStep('core-needs', 'Kernbedarfe', 5),
	plainStep('confirm', 'Tragen wir das?', 5),
	plainStep('close', 'Abschluss', 5)
]);
// Words that no story uses.
await app.wordGroups.add(authorityId, ['Bücherbus', 'Fahrbibliothek', 'rollende Bücherei']);
await addNeighbour(app);
const meetings = await app.meetings.ofAuthority(authorityId);
await app.close();

const rows = meetings.map(({ id, title, joinCode, state }) => ({
	id,
	title,
	code: joinCode,
	state
}));
const filled: FilledTown = {
	logins: Object.fromEntries(
		DEMO_LOGINS.map((one) => [one.role, one])
	) as unknown as FilledTown['logins'],
	neighbour: NEIGHBOUR,
	prepared: rows.find(({ title }) => title === content.prepared.title)!,
	rounds: rows.find(({ title }) => title === ROUNDS)!,
	consent: rows.find(({ title }) => title === CONSENT)!,
	late: rows.find(({ title }) => title === LATE)!,
	workshops: rows.filter(({ title }) => title.startsWith('Workshop ')),
	closed: rows.find(({ title }) => title === content.finished.title)!,
	reviews: REVIEWED_SCHOOLS.map((name) => ({
		school: name,
		...rows.find(({ title }) => title === `Jahresgespräch ${name}`)!
	}))
};
process.stdout.write(JSON.stringify(filled));

async function prepareWorkshop(app: App, title: string, steps?: NewStep[]): Promise<void> {
	const { planId, moderator } = await placeOf(app);
	const { purpose, question, groups, agenda } = content.prepared;
	const { answer } = await app.meetings.prepare(authorityId, moderator, {
		planId,
		title,
		purpose,
		question,
		groups: groups as Preparation['groups'],
		agenda:
			steps ??
			agenda.map(({ kind, title, minutes }) => plainStep(kind as StepKind, title, minutes)),
		schoolIds: []
	});
	if (!answer.ok) throw new Error(`${title} was refused: ${answer.code}`);
}

/** The authority, its plan, and who prepares meetings there. */
async function placeOf({ db, plans }: App) {
	const [plan] = await plans.list(authorityId);
	const [found] = await db.select().from(login).where(eq(login.signInName, 'm.aydin'));
	const moderator: Actor = { kind: 'staff', loginId: found!.id, role: 'moderator' };
	return { authorityId, planId: plan!.id, moderator };
}

async function addNeighbour({ db }: App): Promise<void> {
	const [town] = await db.insert(authority).values({ name: 'Gemeinde Nachbarhausen' }).returning();
	const { signInName, password } = NEIGHBOUR;
	const [added] = await db
		.insert(login)
		.values({ name: 'Nora Nachbar', signInName, passwordHash: await hashPassword(password) })
		.returning();
	await db
		.insert(membership)
		.values({ loginId: added!.id, authorityId: town!.id, role: 'administrator' });
}
