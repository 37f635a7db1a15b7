/**
 * Keeps what each meeting teaches (domain/meeting/lessons.ts) for later ones of its authority: one
 * row a meeting, read off its state, with the version at which it was read. Writing it twice, or on
 * two nodes, changes nothing; what a crash left unread is read at the next start. Rules OW.
 */
import { and, desc, eq, ne, sql } from 'drizzle-orm';
import * as v from 'valibot';
import { meetingDecider } from '../../domain/meeting/decider';
import { lessonsOf, TEACHING_EVENTS } from '../../domain/meeting/lessons';
import type { MeetingState } from '../../domain/meeting/state';
import type { Lesson } from '../../domain/similarity/lessons';
import { rowsOf, type Db } from '../db/db';
import { meetingLessons } from '../db/schema';
import { meetingStreamId, type MeetingApplied } from '../meeting/meeting-host';
import { StreamHost, type HostPorts } from '../streams/stream-host';

/** As much of a meeting's host as this needs. */
export interface TeachingMeeting {
	readonly meetingId: string;
	readonly state: MeetingState;
	readonly version: number;
	onApplied(listener: (applied: MeetingApplied) => void): void;
}

interface Ports extends HostPorts {
	db: Db;
	later(ms: number, run: () => void): void;
}

const AFTER_MS = 1_000;
const RETRY_MS = 10_000;
/** Of an authority, the newest first; older ones stay where they are and teach nothing. */
const MEETINGS_HEARD = 50;
/** Readings of so many texts are kept beside those of the meetings themselves. */
const TEXTS_HEARD = 3_000;

const Lessons = v.array(
	v.object({ verdict: v.picklist(['together', 'apart']), texts: v.array(v.string()) })
);
const TEACHES: ReadonlySet<string> = new Set(TEACHING_EVENTS);

export class MeetingLessons {
	readonly #ports: Ports;
	readonly #due = new Set<TeachingMeeting>();
	#reading: Promise<void> = Promise.resolve();
	#isClosed = false;

	constructor(ports: Ports) {
		this.#ports = ports;
	}

	/** Call before the host reads its log. */
	follow(meeting: TeachingMeeting): void {
		meeting.onApplied(({ event, after, isReplay }) => {
			if (!isReplay && !after.isRehearsal && TEACHES.has(event.type))
				this.#schedule(meeting, AFTER_MS);
		});
	}

	/** Reads in the background what a crash, or a version that did not learn, left unread. */
	start(): void {
		this.#reading = this.catchUp().catch((fault: unknown) => {
			if (!this.#isClosed) this.#ports.report(fault, { lessons: true });
		});
	}

	async catchUp(): Promise<void> {
		const { db } = this.#ports;
		const unread = await rowsOf<{ id: string }>(
			db,
			sql`select m.id from meeting m left join meeting_lessons l on l.meeting_id = m.id
				where m.rehearsal_of is null and exists (
					select 1 from event e where e.stream_id = 'meeting:' || m.id
						and e.version > coalesce(l.version, 0)
						and e.type = any(${sql.param(TEACHING_EVENTS)}))
				order by m.created_at`
		);
		for (const { id } of unread) {
			if (this.#isClosed) return;
			const read = new StreamHost(meetingStreamId(id), meetingDecider, this.#ports);
			const { state, version } = await read.open();
			await this.#write({ meetingId: id, state, version });
		}
	}

	/** What was learned before, the newest meeting first; a meeting does not hear itself. */
	async ofAuthority(authorityId: string, meetingId: string | null): Promise<Lesson[]> {
		const rows = await this.#ports.db
			.select({ lessons: meetingLessons.lessons })
			.from(meetingLessons)
			.where(
				and(
					eq(meetingLessons.authorityId, authorityId),
					meetingId === null ? undefined : ne(meetingLessons.meetingId, meetingId)
				)
			)
			.orderBy(desc(meetingLessons.learnedAt), desc(meetingLessons.meetingId))
			.limit(MEETINGS_HEARD);
		let texts = 0;
		return rows
			.flatMap(({ lessons }) => (v.is(Lessons, lessons) ? lessons : []))
			.filter((lesson) => (texts += lesson.texts.length) <= TEXTS_HEARD);
	}

	/** Writes what waits. */
	async close(): Promise<void> {
		this.#isClosed = true;
		await this.#reading;
		for (const meeting of this.#due) await this.#write(meeting).catch(() => undefined);
	}

	#schedule(meeting: TeachingMeeting, ms: number): void {
		if (this.#due.has(meeting)) return;
		this.#due.add(meeting);
		this.#ports.later(ms, () => {
			if (this.#isClosed || !this.#due.delete(meeting)) return;
			this.#write(meeting).catch((fault: unknown) => {
				this.#ports.report(fault, { lessons: true, meetingId: meeting.meetingId });
				this.#schedule(meeting, RETRY_MS);
			});
		});
	}

	/** Of two nodes the one that is ahead counts. */
	async #write({ meetingId, state, version }: Omit<TeachingMeeting, 'onApplied'>): Promise<void> {
		const lessons = lessonsOf(state);
		const learnedAt = new Date(this.#ports.now());
		await this.#ports.db
			.insert(meetingLessons)
			.values({ meetingId, authorityId: state.authorityId, version, lessons, learnedAt })
			.onConflictDoUpdate({
				target: meetingLessons.meetingId,
				set: { version, lessons, learnedAt },
				setWhere: sql`${meetingLessons.version} < ${version}`
			});
	}
}
