/**
 * The app of this process, put together once: database, log, streams, meetings, seats. Routes
 * and sockets get it by `app()`; it stays on the global object across hot reloads, because the
 * embedded database must never be opened twice.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { ActionItems } from './action-items/action-items';
import { People } from './authority/people';
import { Schools } from './authority/schools';
import { systemClock } from './clock';
import type { Config } from './config';
import { openDb, type OpenDb } from './db/open-db';
import type { Db } from './db/db';
import type { EventLog } from './event-log/event-log';
import { Earlier } from './earlier/earlier-needs';
import { PostgresEventLog } from './event-log/postgres-event-log';
import { PostgresCheckpoints } from './follow-ups/checkpoints';
import { FollowUpRunner } from './follow-ups/follow-up-runner';
import { limitsWith, type Limits } from './limits';
import { log } from './log';
import { SmtpMailer } from './mail/mailer';
import { ResultMails } from './mail/result-mails';
import { ResultLinks } from './results/result-links';
import { Logins } from './login/logins';
import { Setup } from './login/setup';
import { SignInGuard } from './login/sign-in-guard';
import { Metrics } from './metrics/metrics';
import { Nodes } from './nodes/nodes';
import { PostgresBell } from './nodes/postgres-bell';
import { CodeGuard } from './meeting/code-guard';
import { Meetings } from './meeting/meetings';
import { newId } from './meeting/secrets';
import { ScreenPairings } from './meeting/screen-pairings';
import { Seats } from './meeting/seats';
import { BarrierReports } from './pages/barrier-reports';
import { FooterTexts } from './pages/footer-texts';
import { Pictures } from './pictures/pictures';
import { passagesOf } from './plan/passages';
import { Plans } from './plan/plans';
import { KnowledgeOfAuthorities } from './own-words/knowledge';
import { MeetingLessons } from './own-words/meeting-lessons';
import { WordGroups } from './own-words/word-groups';
import { likenessWhenAsked, type Likeness } from './proposals/likeness';
import { Proposals } from './proposals/proposals';
import type { HostPorts } from './streams/stream-host';
import { Guards } from './request-guard';
import { Rehearsals } from './rehearsal/rehearsals';
import { Streams } from './streams/streams';
import { Templates } from './templates/templates';

/** What the rest of the server may do with live connections. */
export interface LiveConnections {
	/** Ends those of a login, e.g. when it signs out. */
	endLogin(loginId: string): void;
	/** Ends those of a seat that was revoked. */
	endSeat(seatId: string): void;
	/** Is this screen connected? Of other nodes it is known with some seconds' delay. */
	isScreenConnected(seatId: string): boolean;
	/** Of this node, by surface. */
	connections(): Record<string, number>;
}

export interface App {
	config: Config;
	limits: Limits;
	guards: Guards;
	db: Db;
	database: OpenDb['kind'];
	log: EventLog;
	streams: Streams;
	followUps: FollowUpRunner;
	meetings: Meetings;
	seats: Seats;
	screenPairings: ScreenPairings;
	logins: Logins;
	setup: Setup;
	people: People;
	schools: Schools;
	plans: Plans;
	templates: Templates;
	pictures: Pictures;
	rehearsals: Rehearsals;
	actionItems: ActionItems;
	proposals: Proposals;
	earlier: Earlier;
	likeness: Likeness;
	wordGroups: WordGroups;
	meetingLessons: MeetingLessons;
	resultLinks: ResultLinks;
	resultMails: ResultMails;
	footerTexts: FooterTexts;
	barrierReports: BarrierReports;
	/** Does the database answer? */
	isHealthy: () => Promise<boolean>;
	/** The other processes on this database; null where there can be none. */
	nodes: Nodes | null;
	metrics: Metrics;
	/** The live connections, on whichever node; set where sockets are served. */
	live?: LiveConnections;
	close(): Promise<void>;
}

const KEY = Symbol.for('planrunde.app');
const holder = globalThis as { [KEY]?: Promise<App>; planrundeApp?: App };

/** Opens the app of this process; a second call gives the same. */
export function openApp(config: Config): Promise<App> {
	holder[KEY] ??= createApp(config).then((created) => (holder.planrundeApp = created));
	return holder[KEY];
}

/** The app that `openApp` opened. */
export function app(): App {
	if (!holder.planrundeApp) throw new Error('The app has not been opened yet.');
	return holder.planrundeApp;
}

/**
 * An app of its own, for tests and scripts; `openApp` is for the process.
 * @param now epoch milliseconds; the demo plays a meeting of last year with it
 */
export async function createApp(config: Config, now = () => Date.now()): Promise<App> {
	return assembleApp(await openDb(config), config, now);
}

/** Puts the app together on an open database, which it closes in the end. */
export async function assembleApp(
	opened: OpenDb,
	config: Config,
	now = () => Date.now()
): Promise<App> {
	const { db } = opened;
	const limits = limitsWith(config.limits);
	const metrics: Metrics = new Metrics({
		connections: () => assembled.live?.connections() ?? {},
		followUps: () => followUps.waiting,
		openMeetings: () => meetings.openHosts().length
	});
	const nodes: Nodes | null =
		opened.kind === 'postgres'
			? new Nodes({
					clock: systemClock,
					bellFor: (ears) => new PostgresBell({ ...opened, nodeId: newId(), ...ears }),
					versionsOf: (streamIds) => opened.sql<{ id: string; version: number }[]>`
						select id, version from stream where id = any(${streamIds})`,
					openStreams: () => [...meetings.openHosts(), ...streams.open()],
					report: (fault) => void reportFault(fault, { nodes: true })
				})
			: null;
	const ownLog = metrics.watched(new PostgresEventLog(db));
	const eventLog: EventLog = nodes?.waking(ownLog) ?? ownLog;
	const ports: HostPorts = {
		log: eventLog,
		now,
		wait: (ms) => wait(ms),
		report: reportFault
	};
	const streams = new Streams(ports);
	const checkpoints = new PostgresCheckpoints(db);
	const logins = new Logins(db, new SignInGuard(limits));
	const followUps = new FollowUpRunner(streams, eventLog, checkpoints, {
		...ports,
		clock: systemClock
	});
	const actionItems = new ActionItems(db, streams);
	const meetings = new Meetings({
		db,
		log: eventLog,
		streams,
		followUps,
		actionItems,
		codeGuard: new CodeGuard(limits),
		host: {
			...ports,
			monotonic: () => performance.now(),
			later: (ms, run) => {
				if (ms <= 0) setImmediate(run);
				else setTimeout(run, ms);
			}
		}
	});
	const likeness = likenessWhenAsked();
	const later = (ms: number, run: () => void) => void setTimeout(run, ms).unref();
	const wordGroups = new WordGroups(db);
	const meetingLessons = new MeetingLessons({ ...ports, db, later });
	const wordsOf = async (authorityId: string) =>
		(await wordGroups.list(authorityId)).map(({ words }) => words);
	const knowledge = new KnowledgeOfAuthorities({
		wordsOf,
		lessonsFor: (authorityId, meetingId) => meetingLessons.ofAuthority(authorityId, meetingId),
		monotonic: () => performance.now()
	});
	const proposals = new Proposals({
		likeness,
		knowledgeFor: ({ authorityId, meetingId }) => knowledge.for(authorityId, meetingId),
		later,
		passages: async ({ planId }) => {
			const plan = await streams.plans.get(planId);
			// Another node may have written meanwhile.
			await plan.catchUp();
			return passagesOf(plan.state);
		},
		report: (fault, circumstances) => void reportFault(fault, circumstances)
	});
	const earlier = new Earlier({
		...{ db, log: eventLog, likeness, wordsOf },
		wait: (ms) => wait(ms, undefined, { ref: false }),
		report: (fault, circumstances) => void reportFault(fault, circumstances)
	});
	meetings.opening = (host) => {
		proposals.follow(host);
		meetingLessons.follow(host);
	};
	const resultLinks = new ResultLinks(db);
	const resultMails = new ResultMails({
		db,
		mailer: config.mail
			? new SmtpMailer(config.mail, (fault) => void reportFault(fault, { mail: true }))
			: null,
		origin: config.origin ?? '',
		linkOf: (meetingId) => resultLinks.current(meetingId),
		now,
		report: (fault) => void reportFault(fault, { mail: true })
	});
	const seats = new Seats(db);
	const rehearsals = new Rehearsals({
		...{ db, meetings, seats, clock: ports },
		chance: () => Math.random(),
		paceMs: 600
	});
	nodes?.start();
	void rehearsals.wipeExpired();
	const pictures = new Pictures(db, ports);
	void pictures.sweep();
	// What a crash left undone is done now: opening a meeting carries out its follow-ups.
	for (const meetingId of await checkpoints.meetingsWithWork()) await meetings.host(meetingId);
	resultMails.start();
	meetingLessons.start();
	const assembled: App = {
		config,
		limits,
		guards: new Guards(limits),
		db,
		database: opened.kind,
		log: eventLog,
		streams,
		followUps,
		meetings,
		seats,
		screenPairings: new ScreenPairings(db, () => Date.now(), limits),
		logins,
		setup: new Setup(db),
		people: new People(db, logins.sessions),
		schools: new Schools(db),
		plans: new Plans({ db, log: eventLog, streams }),
		templates: new Templates(db),
		pictures,
		rehearsals,
		proposals,
		earlier,
		likeness,
		wordGroups,
		meetingLessons,
		resultLinks,
		resultMails,
		actionItems,
		footerTexts: new FooterTexts(db),
		barrierReports: new BarrierReports(db),
		nodes,
		metrics,
		isHealthy: () =>
			db.execute(sql`select 1`).then(
				() => true,
				() => false
			),
		close: async () => {
			await nodes?.close();
			await resultMails.close();
			await rehearsals.close();
			pictures.close();
			await likeness.close();
			await meetings.close();
			await meetingLessons.close();
			await followUps.close();
			await streams.close();
			await opened.close();
		}
	};
	return assembled;
}

/** Writes an unexpected fault to the log under an id that a person can pass on. */
export function reportFault(fault: unknown, circumstances: Record<string, unknown>): string {
	const faultId = newId().slice(0, 8);
	log.error({ faultId, ...circumstances, err: fault }, 'unexpected fault');
	return faultId;
}
