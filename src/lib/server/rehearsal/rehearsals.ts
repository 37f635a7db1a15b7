/**
 * Rehearsals: copies of prepared meetings with simulated participants, to be tried out and wiped.
 * The log is append-only for what people agreed on; a rehearsal is none of that, so its stream is
 * deleted with it. That is the one exception, and it is made here only. Rules RE.
 */
import { and, eq, isNotNull, lt } from 'drizzle-orm';
import type { Actor } from '../../domain/kernel/actor';
import { CARD_LENGTH } from '../../domain/meeting/rules';
import { lengthOf } from '../../domain/kernel/text';
import type { StakeholderGroup } from '../../domain/meeting/stakeholder-groups';
import type { Db } from '../db/db';
import { event, followUpCheckpoint, meeting, stream } from '../db/schema';
import { meetingStreamId, type MeetingHost } from '../meeting/meeting-host';
import type { MeetingRow, Meetings } from '../meeting/meetings';
import type { Seats } from '../meeting/seats';
import { newId } from '../meeting/secrets';
import type { HostPorts } from '../streams/stream-host';
import { plausibleAct, type Player } from './plausible-act';

export const REHEARSAL_PARTICIPANTS = { min: 1, max: 30 } as const;
/** More steps that ask for cards has no meeting. */
const CARDS_PER_PLAYER = 5;
const WIPED_AFTER_MS = 24 * 60 * 60 * 1_000;
const WIPE_EVERY_MS = 60 * 60 * 1_000;

interface Ports {
	db: Db;
	meetings: Meetings;
	seats: Seats;
	clock: Pick<HostPorts, 'now' | 'wait' | 'report'>;
	/** From 0 to below 1. */
	chance: () => number;
	/** Between two acts of the participants, so that the desk can be watched. */
	paceMs: number;
}

export class Rehearsals {
	readonly #ports: Ports;
	readonly #playing = new Map<string, { isStopped: boolean; done: Promise<void> }>();
	readonly #timer: NodeJS.Timeout;

	constructor(ports: Ports) {
		this.#ports = ports;
		this.#timer = setInterval(() => void this.wipeExpired(), WIPE_EVERY_MS);
		this.#timer.unref();
	}

	/** Starts one with so many simulated participants; null where there is no such meeting. */
	async start(
		authorityId: string,
		actor: Actor,
		meetingId: string,
		participants: number
	): Promise<MeetingRow | null> {
		const { meetings } = this.#ports;
		const original = await meetings.ofAuthorityById(authorityId, meetingId);
		if (!original || original.rehearsalOf !== null) return null;
		const copy = await meetings.prepareRehearsal(original, actor);
		const host = await meetings.host(copy.id);
		const players = await this.#players(host, participants);
		const play = { isStopped: false, done: Promise.resolve() };
		this.#playing.set(copy.id, play);
		play.done = this.#play(host, players, play);
		return copy;
	}

	/** Newest first. */
	async ofMeeting(meetingId: string): Promise<MeetingRow[]> {
		const rows = await this.#ports.db
			.select()
			.from(meeting)
			.where(eq(meeting.rehearsalOf, meetingId));
		return rows.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
	}

	/** Without a trace. @returns the id of the meeting that was rehearsed; null: no such rehearsal */
	async wipe(authorityId: string, rehearsalId: string): Promise<string | null> {
		const row = await this.#ports.meetings.ofAuthorityById(authorityId, rehearsalId);
		if (!row || row.rehearsalOf === null) return null;
		await this.#wipe(row.id);
		return row.rehearsalOf;
	}

	/** What nobody wiped for a day. */
	async wipeExpired(): Promise<void> {
		const { db, clock } = this.#ports;
		try {
			const expired = await db
				.select({ id: meeting.id })
				.from(meeting)
				.where(
					and(
						isNotNull(meeting.rehearsalOf),
						lt(meeting.createdAt, new Date(clock.now() - WIPED_AFTER_MS))
					)
				);
			for (const { id } of expired) await this.#wipe(id);
		} catch (fault) {
			clock.report(fault, { rehearsal: true });
		}
	}

	async close(): Promise<void> {
		clearInterval(this.#timer);
		await Promise.all([...this.#playing.keys()].map((id) => this.#stop(id)));
	}

	async #wipe(rehearsalId: string): Promise<void> {
		await this.#stop(rehearsalId);
		await this.#ports.meetings.forget(rehearsalId);
		const streamId = meetingStreamId(rehearsalId);
		await this.#ports.db.transaction(async (tx) => {
			await tx.delete(followUpCheckpoint).where(eq(followUpCheckpoint.streamId, streamId));
			await tx.delete(event).where(eq(event.streamId, streamId));
			await tx.delete(stream).where(eq(stream.id, streamId));
			// Seats and invitations go with their meeting.
			await tx.delete(meeting).where(eq(meeting.id, rehearsalId));
		});
	}

	async #stop(rehearsalId: string): Promise<void> {
		const play = this.#playing.get(rehearsalId);
		if (!play) return;
		play.isStopped = true;
		await play.done;
		this.#playing.delete(rehearsalId);
	}

	/** One act after the other, by whoever has something to do. */
	async #play(host: MeetingHost, players: Player[], play: { isStopped: boolean }): Promise<void> {
		const { chance, clock, paceMs } = this.#ports;
		while (!play.isStopped) {
			await clock.wait(paceMs);
			const first = Math.floor(chance() * players.length);
			for (const player of [...players.slice(first), ...players.slice(0, first)]) {
				const command = plausibleAct(host.state, player, chance);
				if (!command) continue;
				const actor: Actor = { kind: 'seat', seatId: player.seatId, role: 'participant' };
				await host.submit(newId(), command, actor);
				break;
			}
		}
	}

	async #players(host: MeetingHost, count: number): Promise<Player[]> {
		const { chance, seats } = this.#ports;
		const { groups, schools } = host.state;
		const said = await linesByGroup();
		const players: Player[] = [];
		for (let number = 0; number < count; number++) {
			const group = groups[number % groups.length];
			if (!group) break;
			const { id: seatId } = await seats.create(host.meetingId, 'participant');
			const lines = said.get(group) ?? said.get('lehrkraft') ?? [];
			const school = schools[Math.floor(chance() * schools.length)];
			const saying = (among: string[], times: number) =>
				Array.from({ length: among.length > 0 ? times : 0 }, () => ({
					id: newId(),
					text: among[Math.floor(chance() * among.length)] ?? ''
				}));
			const needs = saying(lines, 1 + Math.floor(chance() * 3));
			const cards = saying(
				lines.filter((line) => lengthOf(line) <= CARD_LENGTH),
				CARDS_PER_PLAYER
			);
			players.push({ seatId, group, schoolId: school?.id ?? null, needs, cards });
		}
		return players;
	}
}

/** Sentences as people of these groups write them; read when the first rehearsal needs them. */
async function linesByGroup(): Promise<Map<StakeholderGroup, string[]>> {
	const { default: data } = await import('../demo/content/needs-dev.json');
	const byGroup = new Map<StakeholderGroup, string[]>();
	for (const { group, text, lang, multi, offTopic } of data.needs) {
		if (lang !== 'de' || multi || offTopic) continue;
		const lines = byGroup.get(group as StakeholderGroup) ?? [];
		byGroup.set(group as StakeholderGroup, [...lines, text]);
	}
	return byGroup;
}
