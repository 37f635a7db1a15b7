import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	customType,
	date,
	foreignKey,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	timestamp,
	unique,
	uniqueIndex,
	uuid,
	type AnyPgColumn
} from 'drizzle-orm/pg-core';
import type { Actor, SeatRole, StaffRole } from '../../domain/kernel/actor';
import type { MeetingKind } from '../../domain/meeting/meeting-kinds';
import type { StakeholderGroup } from '../../domain/meeting/stakeholder-groups';

/**
 * The tables. What people agreed on is in `stream` and `event` only; the others hold what is
 * entered once and edited (authority, schools, plans, meetings) or must be deletable without
 * touching the record (logins, seats, secrets). Secrets are stored as hashes. After a change:
 * `npm run migration`. PostgreSQL 15 must understand everything here.
 */

const moment = () => timestamp({ withTimezone: true });
const createdAt = () => moment().notNull().defaultNow();

// -- School authorities and who works for them

export const authority = pgTable('authority', {
	id: uuid().primaryKey().defaultRandom(),
	name: text().notNull(),
	createdAt: createdAt()
});

export const school = pgTable(
	'school',
	{
		id: uuid().primaryKey().defaultRandom(),
		authorityId: uuid()
			.notNull()
			.references(() => authority.id),
		name: text().notNull(),
		/** Code of the school type; the list differs by state and is kept in the domain. */
		schoolType: text().notNull(),
		pupils: integer()
	},
	(t) => [
		unique('school_name_once').on(t.authorityId, t.name),
		check('school_pupils_not_negative', sql`${t.pupils} >= 0`)
	]
);

export const login = pgTable(
	'login',
	{
		id: uuid().primaryKey().defaultRandom(),
		name: text().notNull(),
		signInName: text().notNull(),
		passwordHash: text().notNull(),
		createdAt: createdAt()
	},
	(t) => [uniqueIndex('login_sign_in_name_once').on(sql`lower(${t.signInName})`)]
);

export const membership = pgTable(
	'membership',
	{
		loginId: uuid()
			.notNull()
			.references(() => login.id, { onDelete: 'cascade' }),
		authorityId: uuid()
			.notNull()
			.references(() => authority.id),
		role: text().$type<StaffRole>().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.loginId, t.authorityId] }),
		index('membership_by_authority').on(t.authorityId),
		check(
			'membership_role_known',
			sql`${t.role} in ('administrator', 'editor', 'moderator', 'reader')`
		)
	]
);

export const loginSession = pgTable(
	'login_session',
	{
		idHash: text().primaryKey(),
		loginId: uuid()
			.notNull()
			.references(() => login.id, { onDelete: 'cascade' }),
		expiresAt: moment().notNull()
	},
	(t) => [
		index('login_session_by_login').on(t.loginId),
		index('login_session_by_expiry').on(t.expiresAt)
	]
);

/** The link by which the first administrator sets up the installation. */
export const setupToken = pgTable('setup_token', {
	tokenHash: text().primaryKey(),
	expiresAt: moment().notNull(),
	usedAt: moment()
});

// -- Plans and meetings

export const plan = pgTable(
	'plan',
	{
		id: uuid().primaryKey().defaultRandom(),
		authorityId: uuid()
			.notNull()
			.references(() => authority.id),
		title: text().notNull(),
		/** First and last calendar year of the term. */
		termFrom: integer().notNull(),
		termTo: integer().notNull()
	},
	(t) => [
		unique('plan_of_authority').on(t.id, t.authorityId),
		index('plan_by_authority').on(t.authorityId),
		check('plan_term_in_order', sql`${t.termFrom} <= ${t.termTo}`)
	]
);

export type MeetingState = 'prepared' | 'open' | 'closed';

export const meeting = pgTable(
	'meeting',
	{
		id: uuid().primaryKey().defaultRandom(),
		authorityId: uuid()
			.notNull()
			.references(() => authority.id),
		planId: uuid().notNull(),
		title: text().notNull(),
		joinCode: text().notNull(),
		/** From then on the code lets nobody in; null: as long as the meeting is not closed. */
		joinCodeExpiresAt: moment(),
		state: text().$type<MeetingState>().notNull().default('prepared'),
		/** When it is planned for, as clocks in Germany show it; null: not settled. */
		plannedDay: date({ mode: 'string' }),
		plannedTime: text(),
		/** The meeting that this one rehearses; it goes with it. */
		rehearsalOf: uuid().references((): AnyPgColumn => meeting.id, { onDelete: 'cascade' }),
		createdAt: createdAt(),
		closedAt: moment()
	},
	(t) => [
		unique('meeting_join_code_once').on(t.joinCode),
		// A meeting never feeds the plan of another authority.
		foreignKey({
			name: 'meeting_plan_of_same_authority',
			columns: [t.planId, t.authorityId],
			foreignColumns: [plan.id, plan.authorityId]
		}),
		index('meeting_by_authority').on(t.authorityId, t.createdAt),
		index('meeting_by_plan').on(t.planId),
		index('meeting_by_rehearsed').on(t.rehearsalOf),
		check('meeting_state_known', sql`${t.state} in ('prepared', 'open', 'closed')`)
	]
);

const isSeatRole = (role: AnyPgColumn) =>
	sql`${role} in ('moderator', 'co-moderator', 'input-helper', 'participant', 'screen')`;

export const seat = pgTable(
	'seat',
	{
		id: uuid().primaryKey().defaultRandom(),
		meetingId: uuid()
			.notNull()
			.references(() => meeting.id, { onDelete: 'cascade' }),
		role: text().$type<SeatRole>().notNull(),
		secretHash: text().notNull(),
		createdAt: createdAt(),
		/** From then on its secret opens nothing. */
		revokedAt: moment()
	},
	(t) => [
		unique('seat_secret_once').on(t.secretHash),
		index('seat_by_meeting').on(t.meetingId),
		check('seat_role_known', isSeatRole(t.role))
	]
);

/** A course of steps that meetings are prepared from; meetings keep a copy, not a link. */
export const meetingTemplate = pgTable(
	'meeting_template',
	{
		id: uuid().primaryKey().defaultRandom(),
		authorityId: uuid()
			.notNull()
			.references(() => authority.id),
		name: text().notNull(),
		/** What it is for, in a sentence. */
		about: text().notNull(),
		kind: text().$type<MeetingKind>().notNull(),
		purpose: text().notNull(),
		question: text().notNull(),
		groups: jsonb().$type<StakeholderGroup[]>().notNull(),
		/** Steps as they travel; parsed where they are read (protocol/steps.ts). */
		agenda: jsonb().$type<unknown>().notNull(),
		changedAt: moment().notNull().defaultNow()
	},
	(t) => [
		unique('meeting_template_name_once').on(t.authorityId, t.name),
		check(
			'meeting_template_kind_known',
			sql`${t.kind} in ('needs-workshop', 'annual-review', 'update-workshop', 'kick-off', 'results-round', 'other')`
		)
	]
);

/** Both drivers give bytes, in shapes of their own. */
const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
	dataType: () => 'bytea',
	fromDriver: (value) => new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
});

/** Pictures of information steps. One that nothing uses any more is deleted (server/pictures). */
export const picture = pgTable(
	'picture',
	{
		id: uuid().primaryKey().defaultRandom(),
		authorityId: uuid()
			.notNull()
			.references(() => authority.id),
		type: text().notNull(),
		content: bytes().notNull(),
		createdAt: createdAt()
	},
	(t) => [check('picture_type_known', sql`${t.type} in ('image/png', 'image/jpeg', 'image/webp')`)]
);

/** Where a picture is used; the use goes with the template or the meeting. */
export const pictureUse = pgTable(
	'picture_use',
	{
		pictureId: uuid()
			.notNull()
			.references(() => picture.id, { onDelete: 'cascade' }),
		templateId: uuid().references(() => meetingTemplate.id, { onDelete: 'cascade' }),
		meetingId: uuid().references(() => meeting.id, { onDelete: 'cascade' })
	},
	(t) => [
		unique('picture_use_once').on(t.pictureId, t.templateId, t.meetingId).nullsNotDistinct(),
		check('picture_use_of_one', sql`(${t.templateId} is null) <> (${t.meetingId} is null)`),
		index('picture_use_by_template').on(t.templateId),
		index('picture_use_by_meeting').on(t.meetingId)
	]
);

/** A link that gives one seat, for instance the moderator's or the projector's. */
export const seatInvitation = pgTable(
	'seat_invitation',
	{
		id: uuid().primaryKey().defaultRandom(),
		meetingId: uuid()
			.notNull()
			.references(() => meeting.id, { onDelete: 'cascade' }),
		role: text().$type<SeatRole>().notNull(),
		tokenHash: text().notNull(),
		createdAt: createdAt(),
		expiresAt: moment().notNull(),
		usedAt: moment(),
		/** What it gave; null while it is unused. */
		seatId: uuid().references(() => seat.id, { onDelete: 'cascade' }),
		revokedAt: moment()
	},
	(t) => [
		unique('seat_invitation_token_once').on(t.tokenHash),
		index('seat_invitation_by_meeting').on(t.meetingId),
		check('seat_invitation_role_known', isSeatRole(t.role))
	]
);

// -- What an authority's words mean

/** Words that mean the same in the schools of an authority, or that were proposed as such and rejected. */
export const wordGroup = pgTable(
	'word_group',
	{
		id: uuid().primaryKey().defaultRandom(),
		authorityId: uuid()
			.notNull()
			.references(() => authority.id),
		words: jsonb().$type<string[]>().notNull(),
		isRejected: boolean().notNull().default(false),
		createdAt: createdAt()
	},
	(t) => [index('word_group_by_authority').on(t.authorityId, t.createdAt)]
);

/** What a meeting teaches for later ones of its authority; read off its stream at this version. */
export const meetingLessons = pgTable(
	'meeting_lessons',
	{
		meetingId: uuid()
			.primaryKey()
			.references(() => meeting.id, { onDelete: 'cascade' }),
		authorityId: uuid()
			.notNull()
			.references(() => authority.id),
		version: integer().notNull(),
		/** Parsed where they are read. */
		lessons: jsonb().$type<unknown>().notNull(),
		learnedAt: moment().notNull()
	},
	(t) => [index('meeting_lessons_by_authority').on(t.authorityId, t.learnedAt)]
);

// -- What a meeting leaves behind

/**
 * Links that show the results of a meeting without a login. A meeting has several: each process
 * makes one of its own, since only hashes are kept. All of them revoked: staff took them back.
 */
export const resultLink = pgTable(
	'result_link',
	{
		tokenHash: text().primaryKey(),
		meetingId: uuid()
			.notNull()
			.references(() => meeting.id, { onDelete: 'cascade' }),
		revokedAt: moment()
	},
	(t) => [index('result_link_by_meeting').on(t.meetingId)]
);

/**
 * Who wants the results by mail. Nothing here leads to a contribution: no seat, no group, and
 * no time finer than the day. A row goes when its mail is sent, at the latest after 30 days.
 */
export const resultMail = pgTable(
	'result_mail',
	{
		id: uuid().primaryKey().defaultRandom(),
		meetingId: uuid()
			.notNull()
			.references(() => meeting.id, { onDelete: 'cascade' }),
		address: text().notNull(),
		language: text().notNull(),
		askedOn: date().notNull(),
		/** How often sending was begun. */
		attempts: integer().notNull().default(0),
		/** Not before; a claim moves it on, so that two processes do not send the same mail. */
		dueAt: moment()
	},
	(t) => [
		unique('result_mail_once').on(t.meetingId, t.address),
		index('result_mail_by_day').on(t.askedOn)
	]
);

// -- Pages that the authority answers for

/** A footer page's text, where the authority wrote its own. */
export const pageText = pgTable(
	'page_text',
	{
		authorityId: uuid()
			.notNull()
			.references(() => authority.id),
		page: text().notNull(),
		language: text().notNull(),
		text: text().notNull()
	},
	(t) => [primaryKey({ columns: [t.authorityId, t.page, t.language] })]
);

/** A barrier that somebody met, to be answered within a month. */
export const barrierReport = pgTable(
	'barrier_report',
	{
		id: uuid().primaryKey().defaultRandom(),
		authorityId: uuid()
			.notNull()
			.references(() => authority.id),
		/** Address of the page, without the server. */
		place: text().notNull(),
		description: text().notNull(),
		/** Mail address or telephone number; empty where none was given. */
		contact: text().notNull(),
		reportedOn: date().notNull(),
		dueOn: date().notNull(),
		answeredOn: date(),
		answer: text().notNull().default('')
	},
	(t) => [index('barrier_report_by_authority').on(t.authorityId, t.dueOn)]
);

/** A computer that waits to become a projector, with the code that it shows. */
export const screenPairing = pgTable(
	'screen_pairing',
	{
		id: uuid().primaryKey().defaultRandom(),
		secretHash: text().notNull(),
		code: text().notNull(),
		expiresAt: moment().notNull()
	},
	(t) => [
		unique('screen_pairing_secret_once').on(t.secretHash),
		unique('screen_pairing_code_once').on(t.code),
		index('screen_pairing_by_expiry').on(t.expiresAt)
	]
);

// -- The event log

export type StreamKind = 'meeting' | 'plan' | 'action-item';

export const stream = pgTable(
	'stream',
	{
		id: text().primaryKey(),
		kind: text().$type<StreamKind>().notNull(),
		authorityId: uuid()
			.notNull()
			.references(() => authority.id),
		/** Of the last event; 0 while there is none. */
		version: integer().notNull().default(0)
	},
	(t) => [
		index('stream_by_authority').on(t.authorityId, t.kind),
		check('stream_kind_known', sql`${t.kind} in ('meeting', 'plan', 'action-item')`),
		check('stream_version_not_negative', sql`${t.version} >= 0`)
	]
);

export const event = pgTable(
	'event',
	{
		streamId: text()
			.notNull()
			.references(() => stream.id),
		version: integer().notNull(),
		commandId: text().notNull(),
		type: text().notNull(),
		payload: jsonb().$type<unknown>().notNull(),
		actor: jsonb().$type<Actor>().notNull(),
		at: moment().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.streamId, t.version] }),
		check('event_version_positive', sql`${t.version} > 0`)
	]
);

/** Up to which event of a stream its follow-ups in other streams are written. */
export const followUpCheckpoint = pgTable('follow_up_checkpoint', {
	streamId: text()
		.primaryKey()
		.references(() => stream.id),
	version: integer().notNull()
});
