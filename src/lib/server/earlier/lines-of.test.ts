import { describe, expect, it } from 'vitest';
import { isOpen, linesOf, meetingCount, questionOf, type EarlierMeeting } from './lines-of';
import type { EarlierTopic, Outcome } from './record-of';

const NAMED: Outcome = { kind: 'named' };
const DROPPED: Outcome = { kind: 'parked', disposition: { kind: 'dropped', reason: 'gibt es' } };

function topic(id: string, texts: string[], change: Partial<EarlierTopic> = {}): EarlierTopic {
	const needs = texts.map((text, index) => ({ id: `${id}-${String(index)}`, text }));
	return { id, title: texts[0] ?? '', needs, count: needs.length, outcome: NAMED, ...change };
}

function meeting(id: string, closedAt: number, ...topics: EarlierTopic[]): EarlierMeeting {
	return {
		id,
		title: `Treffen ${id}`,
		closedAt,
		record: { topics, apart: [], openContradictions: [] }
	};
}

const same = (...members: string[]) => ({ members, title: 'Von der Maschine', likeness: 0.9 });
const NEW = meeting('new', 2, topic('a', ['WLAN lahmt']), topic('b', ['Beamer', 'Tafeln']));
const OLD = meeting('old', 1, topic('a', ['Besseres WLAN'], { count: 7 }), topic('c', ['Drucker']));

describe('the lines of earlier needs', () => {
	it('[EA3] join what is the same in several meetings, the latest first', () => {
		const [first, ...others] = linesOf([NEW, OLD], [same('new a-0', 'old a-0')]);
		expect(first?.occurrences.map(({ meeting: { id } }) => id)).toEqual(['new', 'old']);
		expect(first && meetingCount(first)).toBe(2);
		expect(others.map(({ occurrences }) => occurrences.length)).toEqual([1, 1]);
	});

	it('[EA3] keep a bundle whole, in the line of most of its needs', () => {
		const bundle = topic('x', ['eins', 'zwei', 'drei'], { title: 'Bündel' });
		const groups = [same('old a-0', 'new x-0'), same('old c-0', 'new x-1', 'new x-2')];
		const lines = linesOf([meeting('new', 2, bundle), OLD], groups);
		expect(lines.map(({ occurrences }) => occurrences.map(({ topic: { id } }) => id))).toEqual([
			['x', 'c'],
			['a']
		]);
	});

	it('[EA3] leave large bundles apart that have one need in common', () => {
		const words = ['eins', 'zwei', 'drei'];
		const groups = [same('new x-0', 'old y-0')];
		const bundles = [meeting('new', 2, topic('x', words)), meeting('old', 1, topic('y', words))];
		expect(linesOf(bundles, groups)).toHaveLength(2);
		const alone = meeting('old', 1, topic('y', ['eins']));
		expect(linesOf([meeting('new', 2, topic('x', words)), alone], groups)).toHaveLength(1);
	});

	it('[EA3] are named as people named it, rather than by the words of one need', () => {
		const chosen = topic('c', ['Drucker'], { title: 'Druck im Haus' });
		const groups = [same('new a-0', 'old c-0')];
		expect(linesOf([NEW, meeting('old', 1, chosen)], groups)[0]?.title).toBe('Druck im Haus');
		expect(linesOf([NEW, OLD], groups)[0]?.title).toBe('WLAN lahmt');
	});

	it('[EA6] begin with what was named in most meetings, then most often', () => {
		const lines = linesOf([NEW, OLD], [same('new b-0', 'new b-1', 'old c-0')]);
		expect(lines.map(({ title }) => title)).toEqual(['Beamer', 'Besseres WLAN', 'WLAN lahmt']);
	});

	it('[EA3] tell the engine what was kept apart, by meeting', () => {
		const { statements, told } = questionOf([
			{ ...NEW, record: { ...NEW.record, apart: [['a-0', 'b-0']] } },
			OLD
		]);
		expect(statements).toHaveLength(5);
		expect(told).toEqual({ apart: [['new a-0', 'new b-0']] });
	});

	it('[EA8] are the topics as they were where nothing was compared', () => {
		expect(linesOf([NEW, OLD], null)).toHaveLength(4);
	});

	it('[EA4] are open where the last meeting settled nothing', () => {
		const decided = topic('a', ['WLAN'], { outcome: { kind: 'result' } as Outcome });
		const groups = [same('new a-0', 'old a-0')];
		const [open] = linesOf([NEW, meeting('old', 1, decided)], groups);
		const [settled] = linesOf([meeting('new', 2, decided), OLD], groups);
		const [dropped] = linesOf([meeting('new', 2, topic('a', ['WLAN'], { outcome: DROPPED }))], []);
		expect([open, settled, dropped].map((line) => line && isOpen(line))).toEqual([
			true,
			false,
			false
		]);
	});
});
