/**
 * What earlier meetings of an authority named, and what was decided then, for staff who prepare the
 * next. Read from the streams of closed meetings, which are the record, and kept in memory by
 * their version: docs/decisions/earlier-needs.md. The engine compares on its own thread.
 */
import { and, desc, eq, isNull, ne, sql } from 'drizzle-orm';
import { initialMeeting, type MeetingState } from '../../domain/meeting/state';
import { meetingDecider } from '../../domain/meeting/decider';
import type { MeetingEvent } from '../../domain/meeting/events';
import type { SchoolRef } from '../../domain/meeting/model';
import type { OwnWords } from '../../domain/similarity/own-words';
import type { Db } from '../db/db';
import { event, meeting, stream } from '../db/schema';
import type { EventLog } from '../event-log/event-log';
import { upcast } from '../event-log/upcast';
import { meetingStreamId } from '../meeting/meeting-host';
import type { Likeness } from '../proposals/likeness';
import { BoundedMap } from '../bounded-map';
import {
	linesOf,
	questionOf,
	type EarlierLine,
	type EarlierMeeting,
	type Occurrence
} from './lines-of';
import { recordOf, type MeetingRecord, type OpenContradiction } from './record-of';

/** How far is looked back: so many meetings, as long as they have no more needs than that. */
export const EARLIER_MEETINGS = 20;
export const EARLIER_NEEDS = 1_000;

/** Records kept, some 100 kB each of the largest; and of the comparisons of them. */
const KEPT_RECORDS = 200;
const KEPT_COMPARISONS = 20;
/** Events folded before the thread that serves is given back. */
const AT_ONCE = 500;
/** A page is not kept waiting longer for a comparison that is being made. */
const PATIENCE_MS = 2_500;

export interface EarlierNeeds {
	/** That were looked at, the latest first. */
	meetings: Pick<EarlierMeeting, 'id' | 'title' | 'closedAt'>[];
	/** How many there are to look at; more than were looked at: the oldest are left out. */
	total: number;
	lines: EarlierLine[];
	/** Of the latest meeting first. */
	contradictions: { meeting: Occurrence['meeting']; contradiction: OpenContradiction }[];
	/** False: the comparison failed, and what is the same stands apart. */
	isCompared: boolean;
}

interface Ports {
	db: Db;
	log: Pick<EventLog, 'read'>;
	likeness: Pick<Likeness, 'findings'>;
	/** Words that mean the same to the authority. */
	wordsOf(authorityId: string): Promise<OwnWords>;
	wait(ms: number): Promise<unknown>;
	report(fault: unknown, circumstances: Record<string, unknown>): void;
}

interface Found {
	id: string;
	title: string;
	closedAt: number;
	version: number;
}

export class Earlier {
	readonly #ports: Ports;
	readonly #mostNeeds: number;
	readonly #records = new BoundedMap<string, { version: number; record: MeetingRecord | null }>(
		KEPT_RECORDS
	);
	readonly #comparisons = new BoundedMap<string, Promise<EarlierNeeds>>(KEPT_COMPARISONS);

	/** @param mostNeeds that are compared with one another */
	constructor(ports: Ports, mostNeeds = EARLIER_NEEDS) {
		this.#ports = ports;
		this.#mostNeeds = mostNeeds;
	}

	/** What `of` says; null where it takes longer: asked again a little later, it is there. */
	async soon(...asked: Parameters<Earlier['of']>): Promise<EarlierNeeds | null> {
		return Promise.race([this.of(...asked), this.#ports.wait(PATIENCE_MS).then(() => null)]);
	}

	/**
	 * @param except the meeting that is being prepared
	 * @param schoolIds null: of all; else only meetings about one of them, or to which one was asked
	 */
	async of(
		authorityId: string,
		except: string,
		schoolIds: readonly string[] | null
	): Promise<EarlierNeeds> {
		const [found, ownWords] = await Promise.all([
			this.#closed(authorityId, except, schoolIds),
			this.#ports.wordsOf(authorityId)
		]);
		// The same meetings at the same versions say the same in the same words, whoever asks.
		const key = JSON.stringify([found.map(({ id, version }) => [id, version]), ownWords]);
		const known = this.#comparisons.get(key);
		if (known) return known;
		const working = this.#work(authorityId, found, ownWords);
		this.#comparisons.set(key, working);
		// What failed is tried again by the next who asks.
		const isKept = await working.then(
			({ isCompared }) => isCompared,
			() => false
		);
		if (!isKept && this.#comparisons.get(key) === working) this.#comparisons.delete(key);
		return working;
	}

	async #work(
		authorityId: string,
		found: readonly Found[],
		ownWords: OwnWords
	): Promise<EarlierNeeds> {
		const meetings: EarlierMeeting[] = [];
		let needs = 0;
		for (const { version, ...one } of found.slice(0, EARLIER_MEETINGS)) {
			const record = await this.#recordOf(one.id, version);
			if (!record) continue;
			const more = record.topics.reduce((sum, topic) => sum + topic.needs.length, 0);
			if (needs > 0 && needs + more > this.#mostNeeds) break;
			needs += more;
			meetings.push({ ...one, record });
		}
		const shown = meetings.map(({ record: _, ...one }) => one);
		const contradictions = meetings.flatMap(({ record, ...meeting }) =>
			record.openContradictions.map((contradiction) => ({ meeting, contradiction }))
		);
		const looked = { meetings: shown, total: found.length, contradictions };
		const { statements, told } = questionOf(meetings);
		if (statements.length === 0) return { ...looked, lines: [], isCompared: true };
		// An assembly: the proposals of other meetings would wait for its comparison for minutes.
		if (statements.length > this.#mostNeeds)
			return { ...looked, lines: linesOf(meetings, null), isCompared: false };
		try {
			const { same } = await this.#ports.likeness.findings(statements, told, {
				ownWords,
				lessons: []
			});
			return { ...looked, lines: linesOf(meetings, same), isCompared: true };
		} catch (fault) {
			this.#ports.report(fault, { authorityId });
			return { ...looked, lines: linesOf(meetings, null), isCompared: false };
		}
	}

	/** Closed ones, the latest first; no rehearsals. */
	async #closed(
		authorityId: string,
		except: string,
		schoolIds: readonly string[] | null
	): Promise<Found[]> {
		const prepared = and(eq(event.streamId, stream.id), eq(event.version, 1));
		const rows = await this.#ports.db
			.select({
				id: meeting.id,
				title: meeting.title,
				closedAt: meeting.closedAt,
				version: stream.version,
				// Set when it is prepared, and never after.
				school: sql<SchoolRef | null>`${event.payload}->'school'`,
				schools: sql<SchoolRef[] | null>`${event.payload}->'schools'`
			})
			.from(meeting)
			.innerJoin(stream, eq(stream.id, sql`'meeting:' || ${meeting.id}`))
			.innerJoin(event, prepared)
			.where(
				and(
					eq(meeting.authorityId, authorityId),
					eq(meeting.state, 'closed'),
					ne(meeting.id, except),
					isNull(meeting.rehearsalOf)
				)
			)
			.orderBy(desc(meeting.closedAt), meeting.id);
		return rows
			.filter(
				({ school, schools }) =>
					schoolIds === null ||
					[school, ...(schools ?? [])].some((one) => one && schoolIds.includes(one.id))
			)
			.map(({ id, title, closedAt, version }) => ({
				...{ id, title, version },
				closedAt: closedAt?.getTime() ?? 0
			}));
	}

	async #recordOf(meetingId: string, version: number): Promise<MeetingRecord | null> {
		const known = this.#records.get(meetingId);
		if (known?.version === version) return known.record;
		const record = recordOf(await this.#stateOf(meetingId));
		this.#records.set(meetingId, { version, record });
		return record;
	}

	/** Read beside the hosts: what is over is not kept open for a look back. */
	async #stateOf(meetingId: string): Promise<MeetingState> {
		let state = initialMeeting;
		for (let version = 0; ;) {
			const read = await this.#ports.log.read(meetingStreamId(meetingId), version, AT_ONCE);
			for (const { type, payload } of read.map(upcast))
				state = meetingDecider.evolve(state, { type, ...(payload as object) } as MeetingEvent);
			version += read.length;
			if (read.length < AT_ONCE) return state;
		}
	}
}
