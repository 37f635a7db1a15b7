/**
 * The needs of several meetings as lines: what the engine calls the same is one, whatever meetings
 * it was said in. A topic goes where most of its needs go, and no further, so that no chain of
 * likenesses makes one line of two matters. The engine is not told what was bundled: a bundle of
 * many words is like no single need on average, though one of its own may be the same. Rules EA.
 */
import type { Told } from '../../domain/similarity/engine';
import type { Findings, Statement } from '../../domain/similarity/findings';
import type { EarlierTopic, MeetingRecord, Outcome } from './record-of';

export interface EarlierMeeting {
	id: string;
	title: string;
	/** Epoch ms. */
	closedAt: number;
	record: MeetingRecord;
}

/** A topic with the meeting in which it was one. */
export interface Occurrence {
	meeting: Pick<EarlierMeeting, 'id' | 'title' | 'closedAt'>;
	topic: EarlierTopic;
}

export interface EarlierLine {
	title: string;
	/** The latest first. */
	occurrences: Occurrence[];
}

/** What the engine is asked: all needs, with what the moderators kept apart. */
export function questionOf(meetings: readonly EarlierMeeting[]): {
	statements: Statement[];
	told: Told;
} {
	const statements: Statement[] = [];
	const apart: [string, string][] = [];
	for (const { id: meetingId, record } of meetings) {
		for (const { needs } of record.topics) {
			for (const { id, text } of needs) statements.push({ id: idIn(meetingId, id), text });
		}
		for (const needIds of record.apart)
			needIds.forEach((one, index) => {
				for (const other of needIds.slice(index + 1))
					apart.push([idIn(meetingId, one), idIn(meetingId, other)]);
			});
	}
	return { statements, told: { apart } };
}

/**
 * What was said in most meetings first, then what was said most often, then the latest.
 * @param meetings the latest first
 * @param same null: nothing was compared, each topic is a line
 */
export function linesOf(
	meetings: readonly EarlierMeeting[],
	same: Findings['same'] | null
): EarlierLine[] {
	const groupOf = new Map<string, number>();
	same?.forEach(({ members }, index) => {
		for (const id of members) groupOf.set(id, index);
	});
	const all = meetings.flatMap(({ record, ...meeting }) =>
		record.topics.map((topic) => ({ meeting, topic, ...groupOfMost(topic, meeting.id, groupOf) }))
	);
	// Two large bundles with one need in common are two matters.
	const anchored = new Set(all.filter(({ share }) => share >= 0.5).map(({ group }) => group));
	const lines = new Map<string, Occurrence[]>();
	for (const { meeting, topic, group } of all) {
		const isJoined = group !== null && anchored.has(group);
		const key = isJoined ? `group ${String(group)}` : idIn(meeting.id, topic.id);
		lines.set(key, [...(lines.get(key) ?? []), { meeting, topic }]);
	}
	return [...lines.values()]
		.map((occurrences) => ({ title: titleOf(occurrences), occurrences }))
		.sort(
			(a, b) =>
				meetingCount(b) - meetingCount(a) ||
				mentions(b) - mentions(a) ||
				latest(b) - latest(a) ||
				(a.title < b.title ? -1 : 1)
		);
}

/** In how many meetings it was said. */
export function meetingCount({ occurrences }: EarlierLine): number {
	return new Set(occurrences.map(({ meeting }) => meeting.id)).size;
}

/** Was nothing settled of it, the last time that it came up? */
export function isOpen({ occurrences }: EarlierLine): boolean {
	const last = occurrences[0];
	return occurrences
		.filter(({ meeting }) => meeting.id === last?.meeting.id)
		.every(({ topic }) => !isSettled(topic.outcome));
}

function isSettled(outcome: Outcome): boolean {
	return (
		outcome.kind === 'decided' ||
		outcome.kind === 'result' ||
		(outcome.kind === 'parked' && outcome.disposition?.kind === 'dropped')
	);
}

function mentions({ occurrences }: EarlierLine): number {
	return occurrences.reduce((sum, { topic }) => sum + topic.count, 0);
}

function latest({ occurrences }: EarlierLine): number {
	return occurrences[0]?.meeting.closedAt ?? 0;
}

/** As people named it last; words that somebody chose for it before those of one need. */
function titleOf(occurrences: readonly Occurrence[]): string {
	const chosen = occurrences.find(({ topic }) =>
		topic.needs.every(({ text }) => text !== topic.title)
	);
	return (chosen ?? occurrences[0])?.topic.title ?? '';
}

/** The group of most of its needs, the first of several, and how much of the topic is in it. */
function groupOfMost(
	{ needs }: EarlierTopic,
	meetingId: string,
	groupOf: ReadonlyMap<string, number>
): { group: number | null; share: number } {
	const counts = new Map<number, number>();
	for (const { id } of needs) {
		const group = groupOf.get(idIn(meetingId, id));
		if (group !== undefined) counts.set(group, (counts.get(group) ?? 0) + 1);
	}
	const [most] = [...counts].sort(([, a], [, b]) => b - a);
	return most ? { group: most[0], share: most[1] / needs.length } : { group: null, share: 0 };
}

/** Ids are made by phones: what one meeting calls a need, another may. */
function idIn(meetingId: string, needId: string): string {
	return `${meetingId} ${needId}`;
}
