/**
 * Fills an empty database with a fictional town: 49 schools, a plan with its text, a login for
 * each role, a workshop of last year played through the engine, and one that is prepared. What
 * the pages show of it went the same way as in earnest.
 */
import { eq } from 'drizzle-orm';
import type { Actor } from '../../domain/kernel/actor';
import type { AnyMeetingCommand } from '../../domain/meeting/commands';
import type { DecisionContent } from '../../domain/meeting/model';
import { plainStep, type StepKind } from '../../domain/meeting/steps';
import type { StakeholderGroup } from '../../domain/meeting/stakeholder-groups';
import type { RichText } from '../../domain/plan/plan';
import type { App } from '../app';
import { authority, login, meeting, membership, school } from '../db/schema';
import { hashPassword } from '../login/passwords';
import type { MeetingHost } from '../meeting/meeting-host';
import type { MeetingRow } from '../meeting/meetings';
import { newId } from '../meeting/secrets';
import type { TemplateContent } from '../templates/templates';
import loginsJson from './content/logins.json';
import meetingsJson from './content/meetings.json';
import planJson from './content/plan.json';
import townJson from './content/town.json';

interface PlannedStep {
	kind: StepKind;
	title: string;
	minutes: number;
}

interface MeetingContent {
	title: string;
	purpose: string;
	question: string;
	groups: StakeholderGroup[];
	schoolTypes: string[];
	agenda: PlannedStep[];
}

interface FinishedMeeting extends MeetingContent {
	heldAt: string;
	participants: { group: StakeholderGroup; school: string | null }[];
	needs: { key: string; text: string; group: StakeholderGroup; school: string | null }[];
	clusters: { key: string; title: string; members: string[] }[];
	vote: {
		dotsPerPerson: number;
		maxPerOption: number;
		results: { topic: string; dots: number }[];
	};
	coreNeeds: { key: string; topic: string; title: string }[];
	decisions: { coreNeed: string; content: DecisionContent }[];
}

// The content is part of the product and checked by content.test.ts; its literals are wider types.
const prepared = meetingsJson.prepared as MeetingContent;
const finished = meetingsJson.finished as FinishedMeeting;
const logins = loginsJson as {
	displayName: string;
	signInName: string;
	role: 'administrator' | 'editor' | 'moderator' | 'reader';
	password: string;
}[];

export const DEMO_LOGINS = logins;

export type DemoState =
	| { kind: 'empty' }
	| { kind: 'demo'; authorityId: string }
	/** Somebody works with it: the demo stays out. */
	| { kind: 'other' };

/** What is in this database, so that the demo never mixes with anything real. */
export async function demoStateOf({ db }: App): Promise<DemoState> {
	const authorities = await db.select().from(authority);
	const [only, ...others] = authorities;
	if (!only) {
		const people = await db.select({ id: login.id }).from(login).limit(1);
		return people.length === 0 ? { kind: 'empty' } : { kind: 'other' };
	}
	return only.name === townJson.authorityName && others.length === 0
		? { kind: 'demo', authorityId: only.id }
		: { kind: 'other' };
}

/**
 * @param clock its time is set back while last year's workshop is played
 * @returns the authority's id
 */
export async function fillDemo(app: App, clock: { now: () => number }): Promise<string> {
	const { db } = app;
	const [town] = await db
		.insert(authority)
		.values({ name: townJson.authorityName })
		.returning({ id: authority.id });
	if (!town) throw new Error('The authority was not stored.');
	const schools = await db
		.insert(school)
		.values(
			townJson.schools.map(({ name, schoolType, pupils }) => ({
				authorityId: town.id,
				name,
				schoolType,
				pupils
			}))
		)
		.returning({ id: school.id, name: school.name, schoolType: school.schoolType });
	const moderatorId = await addLogins(app, town.id);
	const moderator: Actor = { kind: 'staff', loginId: moderatorId, role: 'moderator' };
	const planId = await startPlan(app, town.id);

	const schoolIdsOf = (types: string[]) =>
		schools.filter(({ schoolType }) => types.includes(schoolType)).map(({ id }) => id);
	const schoolIds = new Map(
		townJson.schools.map(({ key, name }) => [key, schools.find((s) => s.name === name)?.id ?? null])
	);
	const prepare = async (content: MeetingContent) => {
		const { title, purpose, question, groups, agenda, schoolTypes } = content;
		const { meeting: row } = await app.meetings.prepare(town.id, moderator, {
			planId,
			title,
			purpose,
			question,
			groups,
			agenda: agenda.map(({ kind, title, minutes }) => plainStep(kind, title, minutes)),
			schoolIds: schoolIdsOf(schoolTypes)
		});
		return row;
	};

	const heldAt = Date.parse(finished.heldAt);
	const present = clock.now;
	clock.now = () => heldAt;
	const past = await prepare(finished);
	await playFinished(app, past, moderator, schoolIds);
	await db
		.update(meeting)
		.set({ createdAt: new Date(heldAt) })
		.where(eq(meeting.id, past.id));
	clock.now = present;
	await prepare(prepared);
	await app.templates.add(town.id, templateOf(prepared));
	return town.id;
}

/** The course of the prepared workshop, as the moderator keeps it for the other school types. */
function templateOf({ purpose, question, groups, agenda }: MeetingContent): TemplateContent {
	return {
		name: 'Bedarfsworkshop, unser Ablauf',
		about: 'Zwei Stunden für alle Schulen einer Schulform, mit Entscheidungen am Ende.',
		kind: 'needs-workshop',
		purpose,
		question,
		groups,
		agenda: agenda.map(({ kind, title, minutes }) => plainStep(kind, title, minutes))
	};
}

/** @returns the id of the moderator */
async function addLogins({ db }: App, authorityId: string): Promise<string> {
	let moderatorId = '';
	for (const { displayName, signInName, role, password } of logins) {
		const [added] = await db
			.insert(login)
			.values({ name: displayName, signInName, passwordHash: await hashPassword(password) })
			.returning({ id: login.id });
		if (!added) throw new Error('The login was not stored.');
		await db.insert(membership).values({ loginId: added.id, authorityId, role });
		if (role === 'moderator') moderatorId = added.id;
	}
	return moderatorId;
}

async function startPlan(app: App, authorityId: string): Promise<string> {
	const actor: Actor = { kind: 'system', cause: 'demo' };
	const { title, term, sections } = planJson;
	await app.plans.start(authorityId, actor, {
		title,
		term: { from: Number(term.from.slice(0, 4)), to: Number(term.to.slice(0, 4)) }
	});
	const [started] = await app.plans.list(authorityId);
	if (!started) throw new Error('The plan was not started.');
	const host = await app.streams.plans.get(started.id);
	await Promise.all(
		sections.map(({ code, document }) =>
			host.submit({
				commandId: newId(),
				actor,
				command: {
					type: 'WriteSection',
					code,
					document: document as RichText,
					basedOnWording: 0
				}
			})
		)
	);
	return started.id;
}

async function playFinished(
	app: App,
	row: MeetingRow,
	moderator: Actor,
	schoolIds: Map<string, string | null>
): Promise<void> {
	const host = await app.meetings.host(row.id);
	const act = (actor: Actor, command: AnyMeetingCommand) => acceptedBy(host, actor, command);
	const moderate = (command: AnyMeetingCommand) => act(moderator, command);
	const enter = (kind: string) =>
		moderate({
			type: 'MoveToStep',
			stepId: host.state.agenda.find((step) => step.kind === kind)?.id ?? ''
		});

	const people: { actor: Actor; group: StakeholderGroup; school: string | null }[] = [];
	for (const { group, school: schoolKey } of finished.participants) {
		const seat = await app.seats.create(row.id, 'participant');
		const actor: Actor = { kind: 'seat', seatId: seat.id, role: 'participant' };
		people.push({ actor, group, school: schoolKey });
		const schoolId = schoolKey === null ? null : (schoolIds.get(schoolKey) ?? null);
		const isAsked = host.state.schools.some(({ id }) => id === schoolId);
		await act(actor, { type: 'JoinMeeting', group, schoolId: isAsked ? schoolId : null });
	}

	await enter('collect');
	const ids = new Map<string, string>();
	for (const need of finished.needs) {
		const author = people.find((p) => p.group === need.group && p.school === need.school);
		const needId = newId();
		ids.set(need.key, needId);
		await act(author?.actor ?? moderator, { type: 'SubmitNeed', needId, text: need.text });
	}
	const idOf = (key: string) => ids.get(key) ?? '';

	await enter('reveal');
	await moderate({ type: 'RevealNeeds', seed: newId() });
	await enter('bundle');
	for (const { key, title, members } of finished.clusters) {
		const clusterId = newId();
		ids.set(key, clusterId);
		await moderate({ type: 'MergeTopics', clusterId, topicIds: members.map(idOf), title });
	}

	await enter('vote');
	const { dotsPerPerson, maxPerOption, results } = finished.vote;
	const voteId = newId();
	await moderate({
		type: 'OpenDotVote',
		voteId,
		topicIds: results.map(({ topic }) => idOf(topic)),
		dotsPerPerson,
		maxPerOption
	});
	const left = results.map(({ topic, dots }) => ({ topicId: idOf(topic), dots }));
	for (const { actor } of people) {
		// Whoever votes takes what most dots are left for: so everybody's three go to different topics.
		const chosen = left.toSorted((a, b) => b.dots - a.dots).slice(0, dotsPerPerson);
		for (const topic of chosen) topic.dots--;
		const dots = Object.fromEntries(chosen.map(({ topicId }) => [topicId, 1]));
		await act(actor, { type: 'CastBallot', voteId, dots });
	}
	await moderate({ type: 'CloseDotVote', voteId });

	await enter('core-needs');
	for (const { key, topic, title } of finished.coreNeeds) {
		ids.set(key, newId());
		await moderate({ type: 'NameCoreNeed', coreNeedId: idOf(key), topicId: idOf(topic), title });
	}
	await enter('decide');
	for (const { coreNeed, content } of finished.decisions) {
		const decisionId = newId();
		await moderate({ type: 'RecordDecision', decisionId, coreNeedId: idOf(coreNeed), content });
		await moderate({ type: 'AgreeDecision', decisionId });
	}
	await enter('close');
	await moderate({ type: 'CloseMeeting' });
	await app.followUps.settled();
}

/** The demo's own acts are right; one that is refused is a fault in its content. */
async function acceptedBy(
	host: MeetingHost,
	actor: Actor,
	command: AnyMeetingCommand
): Promise<void> {
	const answer = await host.submit(newId(), command, actor);
	if (!answer.ok) throw new Error(`The demo's ${command.type} was refused: ${answer.code}.`);
}
