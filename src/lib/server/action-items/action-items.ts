/**
 * The action items of the school authorities, for the staff pages. Lists are folded from the log
 * on each request; some hundred items of a few events each are read in one query.
 */
import { and, asc, eq, inArray } from 'drizzle-orm';
import {
	evolveActionItem,
	initialActionItem,
	type ActionItemCommand,
	type ActionItemEvent,
	type ActionItemState
} from '../../domain/action-item/action-item';
import type { Actor } from '../../domain/kernel/actor';
import type { OpenItem } from '../../domain/meeting/model';
import type { MeetingState } from '../../domain/meeting/state';
import type { ItemScope } from '../../domain/meeting/steps';
import type { Answer } from '../../protocol/messages';
import type { Db } from '../db/db';
import { event, login, stream } from '../db/schema';
import { upcastPayload } from '../event-log/upcast';
import { newId } from '../meeting/secrets';
import { actionItemStreamId, type Streams } from '../streams/streams';

/** What staff do with an item; opening and reviewing are left to follow-ups. */
export type StaffActionItemCommand = Exclude<
	ActionItemCommand,
	{ type: 'OpenActionItem' | 'ReviewActionItem' | 'WithdrawReview' }
>;

export interface HistoryEntry {
	event: ActionItemEvent;
	/** Epoch ms. */
	at: number;
	/** `former`: a login that has been deleted; `system`: a follow-up of a decision. */
	by: { kind: 'person'; name: string } | { kind: 'former' } | { kind: 'system' };
}

export class ActionItems {
	readonly #db: Db;
	readonly #streams: Streams;

	constructor(db: Db, streams: Streams) {
		this.#db = db;
		this.#streams = streams;
	}

	/** In no particular order. */
	async list(authorityId: string): Promise<ActionItemState[]> {
		const items = new Map<string, ActionItemState>();
		for (const { streamId, event } of await this.#events(authorityId))
			items.set(streamId, evolveActionItem(items.get(streamId) ?? initialActionItem, event));
		return [...items.values()];
	}

	/**
	 * What a meeting is to review: the items of its plan that are still to be done and come from
	 * other meetings. Open points are left to staff.
	 * @param scope `school`: only those from meetings about the same school, if it is about one
	 */
	async toReview(
		{ authorityId, planId, meetingId, school }: MeetingState,
		scope: ItemScope
	): Promise<OpenItem[]> {
		const items = await this.list(authorityId);
		return items.flatMap((item): OpenItem[] => {
			const { id, title, side, owner, dueAt, status, cause, carriedOver, kind } = item;
			if (cause?.planId !== planId || cause.meetingId === meetingId || kind === 'clarify')
				return [];
			if (scope === 'school' && school !== null && cause.schoolId !== school.id) return [];
			if (status !== 'open' && status !== 'in-progress') return [];
			const meeting = { id: cause.meetingId, title: cause.meetingTitle };
			return [{ id, title, side, owner, dueAt, status, meeting, carriedOver }];
		});
	}

	/** With its history, oldest first. */
	async byId(
		authorityId: string,
		itemId: string
	): Promise<{ item: ActionItemState; history: HistoryEntry[] } | null> {
		const events = await this.#events(authorityId, actionItemStreamId(itemId));
		if (events.length === 0) return null;
		const names = await this.#namesOf(events.map(({ actor }) => actor));
		return {
			item: events.reduce((item, { event }) => evolveActionItem(item, event), initialActionItem),
			history: events.map(({ event, at, actor }) => ({
				event,
				at: at.getTime(),
				by: authorOf(actor, names)
			}))
		};
	}

	async submit(
		authorityId: string,
		actor: Actor,
		itemId: string,
		command: StaffActionItemCommand
	): Promise<Answer> {
		const streamId = actionItemStreamId(itemId);
		const [known] = await this.#db
			.select({ id: stream.id })
			.from(stream)
			.where(and(eq(stream.id, streamId), itemsOf(authorityId)));
		if (!known) return { ok: false, code: 'action-item/unknown' };
		const host = await this.#streams.actionItems.get(itemId);
		return host.submit({ commandId: newId(), command, actor });
	}

	async #events(authorityId: string, streamId?: string) {
		const rows = await this.#db
			.select({
				streamId: event.streamId,
				type: event.type,
				payload: event.payload,
				actor: event.actor,
				at: event.at
			})
			.from(event)
			.innerJoin(stream, eq(stream.id, event.streamId))
			.where(
				and(itemsOf(authorityId), streamId === undefined ? undefined : eq(stream.id, streamId))
			)
			.orderBy(asc(event.streamId), asc(event.version));
		return rows.map(({ type, payload, ...row }) => ({
			...row,
			event: { type, ...upcastPayload(type, payload) } as ActionItemEvent
		}));
	}

	async #namesOf(actors: Actor[]): Promise<Map<string, string>> {
		const ids = actors.flatMap((actor) => (actor.kind === 'staff' ? [actor.loginId] : []));
		if (ids.length === 0) return new Map();
		const rows = await this.#db
			.select({ id: login.id, name: login.name })
			.from(login)
			.where(inArray(login.id, ids));
		return new Map(rows.map(({ id, name }) => [id, name]));
	}
}

function itemsOf(authorityId: string) {
	return and(eq(stream.authorityId, authorityId), eq(stream.kind, 'action-item'));
}

function authorOf(actor: Actor, names: Map<string, string>): HistoryEntry['by'] {
	if (actor.kind !== 'staff') return { kind: 'system' };
	const name = names.get(actor.loginId);
	return name === undefined ? { kind: 'former' } : { kind: 'person', name };
}
