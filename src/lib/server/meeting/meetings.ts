/**
 * The meetings of the school authorities: prepared by staff, found by code, opened as a live
 * host by the first who asks. What happens in a meeting is in its stream; the table only keeps
 * what finds it.
 */
import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Actor } from '../../domain/kernel/actor';
import type { NewStep } from '../../domain/meeting/steps';
import type { StakeholderGroup } from '../../domain/meeting/stakeholder-groups';
import type { MeetingState } from '../../domain/meeting/state';
import type { Answer } from '../../protocol/messages';
import type { ActionItems } from '../action-items/action-items';
import { answerWithin } from '../db/answer-within';
import type { Db } from '../db/db';
import { Gathered } from '../db/gathered';
import { meeting, school } from '../db/schema';
import type { EventLog } from '../event-log/event-log';
import type { FollowUpRunner } from '../follow-ups/follow-up-runner';
import { keepPictures, picturesOf } from '../pictures/pictures';
import { OpenOnce, type Streams } from '../streams/streams';
import type { CodeGuard } from './code-guard';
import { MeetingHost, meetingStreamId, type MeetingPorts } from './meeting-host';
import type { Broadcast } from './publisher';
import { newId, newJoinCode, normaliseCode } from './secrets';

/** A meeting is opened although the driver leaves a statement unsettled that only keeps the table. */
const ANSWER_WITHIN_MS = 5_000;

export type MeetingRow = typeof meeting.$inferSelect;

export interface Preparation {
	planId: string;
	title: string;
	purpose: string;
	question: string;
	/** Empty or left out where it is not named. */
	room?: string;
	groups: StakeholderGroup[];
	/** Schools that participants choose from; empty where it is not asked. */
	schoolIds: string[];
	/** The school that the meeting is about, as an annual review is. */
	schoolId?: string | null;
	agenda: NewStep[];
	/** `YYYY-MM-DD` and `HH:MM`; null or left out where it is not settled. */
	plannedDay?: string | null;
	plannedTime?: string | null;
}

/** When a meeting is planned for. */
export type Planned = Pick<MeetingRow, 'plannedDay' | 'plannedTime'>;

export type FoundByCode =
	| { kind: 'found'; meeting: MeetingRow }
	| { kind: 'refused'; code: 'join/code-not-open' | 'join/too-many-attempts' };

/** The sockets of this node. */
export interface Connections {
	count(meetingId: string): { screens: number; phones: number };
	/** Cuts them off; whether they may return is asked anew. */
	end(meetingId: string): void;
}

interface Ports {
	db: Db;
	log: EventLog;
	streams: Streams;
	followUps: FollowUpRunner;
	actionItems: ActionItems;
	codeGuard: CodeGuard;
	host: Omit<MeetingPorts, 'broadcast'>;
}

export class Meetings {
	/** Set by the gateway as soon as sockets are served. */
	broadcastOf: (meetingId: string) => Broadcast = () => SILENT;
	/** Told when a meeting has been closed; set by the gateway too. */
	closed: (meetingId: string) => void = () => undefined;
	/** Set by the gateway too. */
	connections: Connections = NONE;
	/** Told of each host before it reads its log. */
	opening: (host: MeetingHost) => void = () => undefined;
	readonly #ports: Ports;
	readonly #hosts: OpenOnce<MeetingHost>;
	readonly #byCode: Gathered<MeetingRow>;

	constructor(ports: Ports) {
		this.#ports = ports;
		this.#byCode = new Gathered(async (codes) => {
			const rows = await ports.db.select().from(meeting).where(inArray(meeting.joinCode, codes));
			return new Map(rows.map((row) => [row.joinCode, row]));
		});
		this.#hosts = new OpenOnce((meetingId) => this.#open(meetingId));
	}

	/** Prepares a meeting of this authority; its join code lets people in at once. */
	async prepare(
		authorityId: string,
		actor: Actor,
		preparation: Preparation
	): Promise<{ answer: Answer; meeting: MeetingRow }> {
		const { planId, title, schoolIds, schoolId = null, agenda, room = '', ...others } = preparation;
		const { plannedDay = null, plannedTime = null, ...rest } = others;
		const plan = await this.#ports.streams.plans.get(planId);
		const schools = await this.#ports.db
			.select({ id: school.id, name: school.name })
			.from(school)
			.where(eq(school.authorityId, authorityId));
		const row = await this.#insert({ authorityId, planId, title, plannedDay, plannedTime });
		await this.#keepPictures(row, agenda);
		await this.#ports.log.createStream({
			streamId: meetingStreamId(row.id),
			kind: 'meeting',
			authorityId
		});
		const host = await this.host(row.id);
		const answer = await host.submit(
			newId(),
			{
				type: 'PrepareMeeting',
				meetingId: row.id,
				authorityId,
				planId,
				title,
				room,
				isRehearsal: false,
				...rest,
				school: schools.find(({ id }) => id === schoolId) ?? null,
				schools: schools
					.filter(({ id }) => schoolIds.includes(id))
					.sort((a, b) => a.name.localeCompare(b.name, 'de')),
				outline: plan.state.sections.map((section) => ({
					code: section.code,
					title: section.title
				})),
				agenda: agenda.map((step) => ({ ...step, id: newId() }))
			},
			actor
		);
		if (!answer.ok) await this.#ports.db.delete(meeting).where(eq(meeting.id, row.id));
		return { answer, meeting: row };
	}

	/** A copy of this meeting as it was prepared and since arranged, marked as a rehearsal. */
	async prepareRehearsal(original: MeetingRow, actor: Actor): Promise<MeetingRow> {
		const { authorityId, planId, title } = original;
		const { state } = await this.host(original.id);
		const row = await this.#insert({ authorityId, planId, title, rehearsalOf: original.id });
		const streamId = meetingStreamId(row.id);
		await this.#ports.log.createStream({ streamId, kind: 'meeting', authorityId });
		const { purpose, question, room, groups, school, schools, outline, agenda } = state;
		await this.#keepPictures(row, agenda);
		const host = await this.host(row.id);
		const answer = await host.submit(
			newId(),
			{
				type: 'PrepareMeeting',
				meetingId: row.id,
				isRehearsal: true,
				...{ authorityId, planId, title, purpose, question, room },
				...{ groups, school, schools, outline, agenda }
			},
			actor
		);
		if (!answer.ok) throw new Error(`The rehearsal was refused: ${answer.code}.`);
		return row;
	}

	/** Ends the connections and closes the host, before a meeting is deleted. */
	async forget(meetingId: string): Promise<void> {
		this.connections.end(meetingId);
		await this.#hosts.forget(meetingId);
	}

	host(meetingId: string): Promise<MeetingHost> {
		return this.#hosts.get(meetingId);
	}

	/** For people who bring nothing but a code: unknown, expired and closed are answered alike. */
	findOpen(typed: string, address: string): Promise<FoundByCode> {
		return this.#guarded(address, async () => {
			const found = await this.findByCode(typed);
			return found && found.state !== 'closed' && !isExpired(found) ? found : null;
		});
	}

	/** For people who also bring a seat or a login; whether that fits is checked by the caller. */
	find(typed: string, address: string): Promise<FoundByCode> {
		return this.#guarded(address, () => this.findByCode(typed));
	}

	/** Where nobody can guess: its answer must not tell a stranger whether there is such a code. */
	async findByCode(typed: string): Promise<MeetingRow | null> {
		const code = normaliseCode(typed);
		if (code === null) return null;
		return (await this.#byCode.find(code)) ?? null;
	}

	async #guarded(address: string, look: () => Promise<MeetingRow | null>): Promise<FoundByCode> {
		const found = await this.#ports.codeGuard.find(address, look);
		return typeof found === 'string'
			? { kind: 'refused', code: found }
			: { kind: 'found', meeting: found };
	}

	/** For who brings a link to its results. */
	async byId(meetingId: string): Promise<MeetingRow | null> {
		const [row] = await this.#ports.db.select().from(meeting).where(eq(meeting.id, meetingId));
		return row ?? null;
	}

	/** Newest first, without rehearsals. */
	async ofAuthority(authorityId: string): Promise<MeetingRow[]> {
		return this.#ports.db
			.select()
			.from(meeting)
			.where(and(eq(meeting.authorityId, authorityId), isNull(meeting.rehearsalOf)))
			.orderBy(desc(meeting.createdAt));
	}

	async ofAuthorityById(authorityId: string, meetingId: string): Promise<MeetingRow | null> {
		const [row] = await this.#ports.db
			.select()
			.from(meeting)
			.where(and(eq(meeting.authorityId, authorityId), eq(meeting.id, meetingId)));
		return row ?? null;
	}

	/** The meetings that this node holds in memory. */
	openHosts(): MeetingHost[] {
		return this.#hosts.all();
	}

	/** Settles when it is planned for, or that this is open again. */
	async plan(authorityId: string, meetingId: string, planned: Planned): Promise<void> {
		await this.#ports.db
			.update(meeting)
			.set(planned)
			.where(and(eq(meeting.authorityId, authorityId), eq(meeting.id, meetingId)));
	}

	async close(): Promise<void> {
		await this.#hosts.close();
	}

	async #open(meetingId: string): Promise<MeetingHost> {
		const host = new MeetingHost(meetingId, {
			...this.#ports.host,
			broadcast: {
				frame: (audience, frame) => this.broadcastOf(meetingId).frame(audience, frame),
				view: (audience, view) => this.broadcastOf(meetingId).view(audience, view),
				own: (seatId, frame) => this.broadcastOf(meetingId).own(seatId, frame)
			}
		});
		await this.#ports.followUps.follow(host, meetingStreamId(meetingId));
		let at = new Date(this.#ports.host.now());
		host.onApplied(({ event, logged, isReplay }) => {
			if (!STATE_EVENTS.has(event.type)) return;
			at = new Date(logged.at);
			if (!isReplay)
				void this.#keepState(host, at).then(() => {
					if (event.type === 'MeetingClosed') this.closed(meetingId);
				});
		});
		host.onApplied(({ event, after, logged, isReplay }) => {
			const isEntered = event.type === 'MeetingPrepared' || event.type === 'StepEntered';
			if (!isReplay && isEntered) void this.#bringItems(host, after, logged.version);
		});
		host.onApplied(({ event, isReplay }) => {
			const isCrafted = event.type === 'StepAdded' || event.type === 'StepEdited';
			if (!isReplay && isCrafted) void this.#keepAdded(meetingId, [event.step]);
		});
		this.opening(host);
		await host.open();
		if (host.version > 0) await this.#keepState(host, at);
		// A node that went down between a step and its pictures left them without a use.
		await this.#keepAdded(meetingId, host.state.agenda);
		return host;
	}

	/**
	 * Shows a meeting that reviews them the open action items: when it is prepared, and as they
	 * stand when their step is entered. Named by the event, so that of several nodes one does it.
	 */
	async #bringItems(host: MeetingHost, state: MeetingState, version: number): Promise<void> {
		const steps = state.agenda.filter((step) => step.kind === 'action-items');
		const isDue = version === 1 || steps.some(({ id }) => id === state.currentStepId);
		if (steps.length === 0 || !isDue) return;
		const scope = steps.some(({ settings }) => settings.scope === 'plan') ? 'plan' : 'school';
		try {
			const items = await this.#ports.actionItems.toReview(state, scope);
			await host.submit(
				`items.${host.meetingId}.${version}`,
				{ type: 'ShowActionItems', items },
				{ kind: 'system', cause: `${meetingStreamId(host.meetingId)}@${version}` }
			);
		} catch (fault) {
			this.#ports.host.report(fault, { meetingId: host.meetingId });
		}
	}

	/** The table's `state` follows the stream; it is brought up to date when the meeting is opened. */
	async #keepState(host: MeetingHost, at: Date): Promise<void> {
		const state = host.state.status === 'closed' ? 'closed' : 'open';
		try {
			await answerWithin(
				ANSWER_WITHIN_MS,
				this.#ports.db
					.update(meeting)
					.set({ state, closedAt: state === 'closed' ? at : null })
					.where(eq(meeting.id, host.meetingId))
			);
		} catch (fault) {
			this.#ports.host.report(fault, { meetingId: host.meetingId });
		}
	}

	/** Before the steps that name them are in the log, so that no picture is lost between. */
	async #keepPictures({ id, authorityId }: MeetingRow, agenda: readonly NewStep[]): Promise<void> {
		await keepPictures(this.#ports.db, authorityId, { meetingId: id }, picturesOf(agenda));
	}

	/** What a step names that came in the middle of the meeting; it is kept a day without this. */
	async #keepAdded(meetingId: string, steps: readonly NewStep[]): Promise<void> {
		if (picturesOf(steps).length === 0) return;
		try {
			const row = await answerWithin(ANSWER_WITHIN_MS, this.byId(meetingId));
			if (row) await answerWithin(ANSWER_WITHIN_MS, this.#keepPictures(row, steps));
		} catch (fault) {
			this.#ports.host.report(fault, { meetingId });
		}
	}

	async #insert(row: {
		authorityId: string;
		planId: string;
		title: string;
		rehearsalOf?: string;
		plannedDay?: string | null;
		plannedTime?: string | null;
	}): Promise<MeetingRow> {
		for (;;) {
			const [inserted] = await this.#ports.db
				.insert(meeting)
				.values({ ...row, joinCode: newJoinCode() })
				.onConflictDoNothing({ target: meeting.joinCode })
				.returning();
			if (inserted) return inserted;
		}
	}
}

const STATE_EVENTS: ReadonlySet<string> = new Set([
	'MeetingPrepared',
	'MeetingClosed',
	'MeetingReopened'
]);

const NONE: Connections = { count: () => ({ screens: 0, phones: 0 }), end() {} };

const SILENT: Broadcast = { frame() {}, view() {}, own() {} };

function isExpired({ joinCodeExpiresAt }: MeetingRow): boolean {
	return joinCodeExpiresAt !== null && joinCodeExpiresAt.getTime() <= Date.now();
}
