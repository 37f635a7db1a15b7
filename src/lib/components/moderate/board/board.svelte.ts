/**
 * The board of needs while bundling: what is searched for, dragged, or asked to be moved. Each way
 * of moving (dragging, the menu, keys) ends in the same acts here.
 */
import { newId } from '$lib/client/new-id';
import type { Refusal } from '$lib/domain/kernel/decider';
import type { MeetingCommand } from '$lib/domain/meeting/commands';
import type { Need } from '$lib/domain/meeting/model';
import { topics, type Topic } from '$lib/domain/meeting/topics';
import { m } from '$lib/paraglide/messages.js';
import { announce } from '$lib/ui/announcer.svelte';
import type { Desk } from '../desk.svelte';
import { shortened } from '../topic-title';
import { NO_FILTER, type NeedFilter } from './need-filter';

/** What is moved: one need, wherever it is, or whole topics. */
export type Subject = { kind: 'need'; id: string } | { kind: 'topics'; ids: readonly string[] };

/** The place of single needs, as a target. */
export const UNSORTED = 'unsorted';
const SPOKEN_LENGTH = 60;

export class Board {
	readonly desk: Desk;
	filter: NeedFilter = $state({ ...NO_FILTER });
	/** What the sheet of acts is open for. */
	sheet: Subject | null = $state.raw(null);
	/** What is reworded in its row: a need or a bundle. */
	editedId: string | null = $state(null);
	dragged: Subject | null = $state.raw(null);
	/** Over which topic something is being dragged. */
	over: string | null = $state(null);
	isMerging = $state(false);

	constructor(desk: Desk) {
		this.desk = desk;
	}

	get topics(): Topic[] {
		return topics(this.desk.state);
	}

	need(id: string): Need | undefined {
		const need = this.desk.state.needs[id];
		return need?.status === 'shown' ? need : undefined;
	}

	/** The topics of a subject that are still there. */
	topicsOf(subject: Subject): Topic[] {
		if (subject.kind === 'topics') return this.topics.filter(({ id }) => subject.ids.includes(id));
		return this.topics.filter(({ needs }) => needs.some(({ id }) => id === subject.id));
	}

	/** A need that stands alone, or one of a bundle: the drag takes what is ticked along with it. */
	drag(subject: Subject): void {
		const { selection } = this.desk;
		const [id] = subject.kind === 'topics' ? subject.ids : [subject.id];
		const takesAll = id !== undefined && selection.has(id) && selection.size > 1;
		this.dragged = takesAll ? { kind: 'topics', ids: selection.ids } : subject;
	}

	/** May what is dragged be dropped on this topic, or among the single needs? */
	takes(target: string): boolean {
		const { dragged } = this;
		if (!dragged) return false;
		if (dragged.kind === 'topics') return target !== UNSORTED && !dragged.ids.includes(target);
		const clusterId = this.need(dragged.id)?.clusterId ?? null;
		return target === UNSORTED ? clusterId !== null : target !== clusterId && target !== dragged.id;
	}

	drop(target: Topic | typeof UNSORTED): void {
		const { dragged } = this;
		this.endDrag();
		if (!dragged) return;
		if (target === UNSORTED) this.splitOff(dragged);
		else if (target.isCluster) this.moveTo(dragged, target);
		else this.#askToMerge(dragged, target);
	}

	endDrag(): void {
		this.dragged = null;
		this.over = null;
	}

	/** Into a bundle that is there. One act, whatever is moved. */
	moveTo(subject: Subject, target: Topic): boolean {
		const command = moveCommand(this.#parts(subject), target);
		return command !== null && this.#move(command, target.title);
	}

	/** Into a bundle of its own, to which more can come. */
	startBundle(subject: Subject, title: string): Refusal | null {
		const clusterId = newId();
		const parts = this.#parts(subject);
		const [needId] = parts.ids;
		const command: MeetingCommand =
			parts.kind === 'needs' && parts.ids.length === 1 && needId !== undefined
				? { type: 'MoveNeed', needId, clusterId, title }
				: { type: 'MergeTopics', clusterId, topicIds: parts.ids, title };
		const refusal = this.desk.attempt(command, title);
		if (!refusal) this.#moved(title);
		return refusal;
	}

	splitOff(subject: Subject): boolean {
		if (subject.kind !== 'need') return false;
		if (!this.desk.act({ type: 'SplitOffNeed', needId: subject.id })) return false;
		announce(m.needs_moved_unsorted(), 'move');
		return true;
	}

	hide(needId: string): boolean {
		if (!this.desk.act({ type: 'HideNeed', needId })) return false;
		announce(m.moderate_hidden_done(), 'hide');
		return true;
	}

	/** Two that stand alone become a bundle: only its title is missing. */
	#askToMerge(subject: Subject, target: Topic): void {
		const need = subject.kind === 'need' ? this.need(subject.id) : undefined;
		// One of a bundle begins a new one with the need that it was dropped on.
		if (need && need.clusterId !== null) {
			this.sheet = subject;
			return;
		}
		const ids = subject.kind === 'need' ? [subject.id] : subject.ids;
		this.desk.selection.replace([...ids, target.id]);
		this.isMerging = true;
	}

	#parts(subject: Subject): Parts {
		if (subject.kind === 'need') return { kind: 'needs', ids: [subject.id] };
		const all = this.topicsOf(subject);
		const kind = all.some(({ isCluster }) => isCluster) ? 'topics' : 'needs';
		return { kind, ids: all.map(({ id }) => id) };
	}

	#move(command: MeetingCommand, title: string): boolean {
		if (!this.desk.act(command)) return false;
		this.#moved(title);
		return true;
	}

	#moved(title: string): void {
		this.desk.selection.clear();
		announce(m.needs_moved({ title: shortened(title, SPOKEN_LENGTH) }), 'move');
	}
}

interface Parts {
	/** `needs`: none of them is a bundle. */
	kind: 'needs' | 'topics';
	ids: string[];
}

/** One need is moved by itself; several become one bundle with the target, under its title. */
function moveCommand({ kind, ids }: Parts, target: Topic): MeetingCommand | null {
	const [first] = ids;
	if (first === undefined) return null;
	if (kind === 'needs' && ids.length === 1)
		return { type: 'MoveNeed', needId: first, clusterId: target.id, title: null };
	return {
		type: 'MergeTopics',
		clusterId: newId(),
		topicIds: [target.id, ...ids],
		title: target.title
	};
}
