/** What an authority's words and lessons keep on every database. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '../../domain/kernel/actor';
import type { AnyMeetingCommand } from '../../domain/meeting/commands';
import type { Proposal } from '../../domain/meeting/proposals';
import type { Lesson } from '../../domain/similarity/lessons';
import { WORD_GROUP_LIMIT } from '../../domain/similarity/word-group-limits';
import type { App } from '../app';
import { anApp } from '../app.test-support';
import type { OpenDb } from '../db/open-db';
import { meetingLessons } from '../db/schema';
import type { MeetingHost } from '../meeting/meeting-host';
import { newId } from '../meeting/secrets';
import { aMeeting, anAuthority } from '../realtime/live-server.test-support';
import { KnowledgeOfAuthorities } from './knowledge';
import { MeetingLessons } from './meeting-lessons';
import { learnedBy } from './proposed-words';
import type { WordGroups } from './word-groups';

const moderator: Actor = { kind: 'staff', loginId: newId(), role: 'moderator' };
const LONG = { timeout: 15_000 };

export function registerOwnWordsSuite(name: string, open: () => Promise<OpenDb>): void {
	let app: App;
	let here: string;
	let elsewhere: string;

	beforeAll(async () => {
		app = await anApp(await open());
	});
	afterAll(() => app.close());
	beforeEach(async () => {
		here = await anAuthority(app);
		elsewhere = await anAuthority(app);
	});

	describe(`groups of words on ${name}`, () => {
		let groups: WordGroups;
		beforeAll(() => {
			groups = app.wordGroups;
		});

		async function added(authorityId: string, ...words: string[]): Promise<string> {
			const answer = await groups.add(authorityId, words);
			return answer.kind === 'saved' ? answer.id : expect.fail(answer.code);
		}

		it('[OW3] come back as they were saved, in German order, until they are deleted', async () => {
			const id = await added(here, 'Zauberscheibe', 'Tablet');
			const other = await added(here, 'Ämterportal', 'Bürgerportal');
			expect(await groups.list(here)).toEqual([
				{ id: other, words: ['Ämterportal', 'Bürgerportal'] },
				{ id, words: ['Zauberscheibe', 'Tablet'] }
			]);
			await groups.change(here, id, ['Zauberscheibe', 'Tablet', 'Pad']);
			expect(await groups.byId(here, id)).toEqual({
				id,
				words: ['Zauberscheibe', 'Tablet', 'Pad']
			});
			await groups.remove(here, id);
			expect(await groups.byId(here, id)).toBeNull();
		});

		it('[OW3] are neither seen nor changed nor deleted by another authority', async () => {
			const id = await added(here, 'Kreisel', 'iServ');
			await groups.reject(here, ['Aula', 'Forum']);
			const unknown = { kind: 'refused', code: 'words/unknown' };
			expect(await groups.list(elsewhere)).toEqual([]);
			expect(await groups.rejected(elsewhere)).toEqual([]);
			expect(await groups.byId(elsewhere, id)).toBeNull();
			expect(await groups.change(elsewhere, id, ['x', 'y'])).toEqual(unknown);
			expect(await groups.remove(elsewhere, id)).toEqual(unknown);
			expect(await groups.takeOver(elsewhere, ['Kreisel', 'Portal'])).toMatchObject({
				kind: 'saved'
			});
			expect(await groups.list(here)).toEqual([{ id, words: ['Kreisel', 'iServ'] }]);
		});

		it('[OW2] a word stands in one group, however it is spelled', async () => {
			const id = await added(here, 'Kreisel', 'iServ');
			const taken = { kind: 'refused', code: 'words/taken', params: { word: 'der Kreisel' } };
			expect(await groups.add(here, ['Portal', 'der Kreisel'])).toEqual(taken);
			const other = await added(here, 'Portal', 'Lernwelt');
			expect(await groups.change(here, other, ['Portal', 'der Kreisel'])).toEqual(taken);
			expect(await groups.change(here, id, ['Kreisel', 'ISERV'])).toMatchObject({ kind: 'saved' });
			await added(elsewhere, 'Kreisel', 'iServ');
		});

		it('[OW2] there are at most a hundred', async () => {
			for (let number = 0; number < WORD_GROUP_LIMIT; number++)
				await added(here, `Links ${number}`, `Rechts ${number}`);
			expect(await groups.add(here, ['Kreisel', 'iServ'])).toEqual({
				kind: 'refused',
				code: 'words/too-many-groups',
				params: { limit: WORD_GROUP_LIMIT }
			});
		});

		it('[OW9] a proposal becomes a group, or joins the one of its words', async () => {
			await groups.takeOver(here, ['Kreisel', 'Bildungsinsel']);
			await groups.takeOver(here, ['Kreisel', 'Lernwelt']);
			await groups.takeOver(here, ['Kreisel', 'Lernwelt']);
			expect((await groups.list(here)).map(({ words }) => words)).toEqual([
				['Kreisel', 'Bildungsinsel', 'Lernwelt']
			]);
		});
	});

	describe(`lessons of meetings on ${name}`, () => {
		/** A meeting in which these needs are revealed, each named by its place. */
		async function aMeetingWith(authorityId: string, ...texts: string[]): Promise<MeetingHost> {
			const { id } = await aMeeting(app, authorityId);
			const host = await app.meetings.host(id);
			await submit(host, { type: 'MoveToStep', stepId: stepOf(host, 'collect') });
			for (const [index, text] of texts.entries())
				await submit(host, { type: 'SubmitNeed', needId: needId(host, index), text });
			await submit(host, { type: 'MoveToStep', stepId: stepOf(host, 'reveal') });
			await submit(host, { type: 'RevealNeeds', seed: 'seed' });
			await submit(host, { type: 'MoveToStep', stepId: stepOf(host, 'bundle') });
			return host;
		}
		async function submit(host: MeetingHost, command: AnyMeetingCommand): Promise<string> {
			const id = newId();
			const answer = await host.submit(id, command, moderator);
			if (!answer.ok) expect.fail(`${command.type}: ${answer.code}`);
			return id;
		}
		const stepOf = ({ state }: MeetingHost, kind: string) =>
			state.agenda.find((step) => step.kind === kind)?.id ?? expect.fail(kind);
		const needId = ({ meetingId }: MeetingHost, index: number) =>
			`${meetingId.slice(0, 20)}-${index}`;
		const ids = (host: MeetingHost, ...places: number[]) =>
			places.map((place) => needId(host, place)).sort();

		const keepsApart = (host: MeetingHost, ...places: number[]) =>
			submit(host, {
				type: 'RejectProposal',
				rejection: { kind: 'same', needIds: ids(host, ...places) }
			});
		const bundles = (host: MeetingHost, ...places: number[]) =>
			submit(host, {
				type: 'MergeTopics',
				clusterId: newId(),
				topicIds: ids(host, ...places),
				title: 'Gebündelt'
			});
		const remembered = (authorityId: string) => app.meetingLessons.ofAuthority(authorityId, null);
		const remembers = (authorityId: string, ...lessons: Lesson[]) =>
			vi.waitFor(async () => expect(await remembered(authorityId)).toEqual(lessons), LONG);
		/** What a desk is proposed of these as the same or doubtful. */
		async function proposedIn(authorityId: string, ...texts: string[]): Promise<string[]> {
			const shown: (readonly Proposal[])[] = [];
			app.proposals.desk = {
				isAttended: () => true,
				show(meetingId, { proposals }) {
					if (meetingId === attended) shown.push(proposals);
				}
			};
			let attended = '';
			const host = await aMeetingWith(authorityId, ...texts);
			attended = host.meetingId;
			app.proposals.attended(host, () => undefined);
			await vi.waitFor(() => expect(shown.at(-1)?.length).toBeGreaterThan(0), LONG);
			app.proposals.desk = { isAttended: () => false, show() {} };
			return (shown.at(-1) ?? []).map(({ kind }) => kind).filter((kind) => kind !== 'category');
		}

		const ALIKE = ['Mehr Steckdosen im Klassenraum', 'Steckdosen an jedem Platz im Klassenraum'];
		const AGAIN = ['mehr steckdosen im klassenraum', 'Steckdosen am Platz im Klassenzimmer'];
		const UNLIKE = ['Neue Beamer', 'Elternbriefe per App'];

		it('[OW6] what is something else in one meeting is not proposed in the next, but elsewhere', async () => {
			const first = await aMeetingWith(here, ...ALIKE);
			await keepsApart(first, 0, 1);
			await remembers(here, { verdict: 'apart', texts: ALIKE.toSorted() });
			expect(await proposedIn(here, ...AGAIN)).toEqual([]);
			expect(await proposedIn(elsewhere, ...AGAIN)).toEqual(['same']);
		}, 60_000);

		it('[OW6] what belongs together in one meeting is proposed in the next, but not elsewhere', async () => {
			const first = await aMeetingWith(here, ...UNLIKE);
			await bundles(first, 0, 1);
			await remembers(here, { verdict: 'together', texts: UNLIKE.toSorted() });
			expect(await proposedIn(here, ...UNLIKE)).toEqual(['same']);
			expect(await proposedIn(elsewhere, ...UNLIKE)).toEqual([]);
		}, 60_000);

		it('[OW5] own words count in the next question', async () => {
			const named = ['Der Kreisel ist zu langsam', 'iServ lädt ewig'];
			expect(await proposedIn(here, ...named)).toEqual([]);
			await app.wordGroups.add(here, ['Kreisel', 'iServ', 'unser Portal']);
			expect(await proposedIn(here, ...named)).toEqual(['same']);
			expect(await proposedIn(elsewhere, ...named)).toEqual([]);
		}, 60_000);

		it('[OW7] an act that is taken back is unlearned; a meeting does not hear itself', async () => {
			const host = await aMeetingWith(here, ...ALIKE);
			const actId = await keepsApart(host, 0, 1);
			await remembers(here, { verdict: 'apart', texts: ALIKE.toSorted() });
			expect(await app.meetingLessons.ofAuthority(here, host.meetingId)).toEqual([]);
			await submit(host, { type: 'UndoAct', actId });
			await remembers(here);
		}, 60_000);

		it('[OW7] the newest meeting comes first', async () => {
			const first = await aMeetingWith(here, ...ALIKE);
			await keepsApart(first, 0, 1);
			const apart: Lesson = { verdict: 'apart', texts: ALIKE.toSorted() };
			await remembers(here, apart);
			const second = await aMeetingWith(here, ...ALIKE);
			await bundles(second, 0, 1);
			await remembers(here, { verdict: 'together', texts: ALIKE.toSorted() }, apart);
		}, 60_000);

		it('[OW8] of a rehearsal nothing is learned', async () => {
			const original = await aMeeting(app, here);
			const copy = await app.meetings.prepareRehearsal(original, moderator);
			const host = await app.meetings.host(copy.id);
			await submit(host, { type: 'MoveToStep', stepId: stepOf(host, 'collect') });
			for (const [index, text] of ALIKE.entries())
				await submit(host, { type: 'SubmitNeed', needId: needId(host, index), text });
			await submit(host, { type: 'MoveToStep', stepId: stepOf(host, 'reveal') });
			await submit(host, { type: 'RevealNeeds', seed: 'seed' });
			await submit(host, { type: 'MoveToStep', stepId: stepOf(host, 'bundle') });
			await bundles(host, 0, 1);
			const real = await aMeetingWith(here, ...UNLIKE);
			await bundles(real, 0, 1);
			await remembers(here, { verdict: 'together', texts: UNLIKE.toSorted() });
			await app.meetingLessons.catchUp();
			expect(await remembered(here)).toHaveLength(1);
		}, 60_000);

		it('[OW8] what a crash left unread is read at the start, once', async () => {
			const host = await aMeetingWith(here, ...ALIKE);
			await bundles(host, 0, 1);
			const together: Lesson = { verdict: 'together', texts: ALIKE.toSorted() };
			await remembers(here, together);
			await app.db.delete(meetingLessons);
			expect(await remembered(here)).toEqual([]);
			await app.meetingLessons.catchUp();
			expect(await remembered(here)).toEqual([together]);
			await app.meetingLessons.catchUp();
			expect(await remembered(here)).toEqual([together]);
		}, 60_000);

		it('[OW8] a node that is behind overwrites nothing, and what waits is written at the end', async () => {
			const due: (() => void)[] = [];
			const node = new MeetingLessons({
				db: app.db,
				log: app.log,
				now: () => Date.now(),
				wait: () => Promise.resolve(),
				report: (fault) => expect.fail(String(fault)),
				later: (_ms, run) => void due.push(run)
			});
			const host = await aMeetingWith(here, ...ALIKE);
			const behind = { state: host.state, version: host.version };
			node.follow({
				meetingId: host.meetingId,
				...behind,
				onApplied: (listener) => host.onApplied(listener)
			});
			await bundles(host, 0, 1);
			const together: Lesson = { verdict: 'together', texts: ALIKE.toSorted() };
			await remembers(here, together);
			expect(due).toHaveLength(1);
			await node.close();
			expect(await remembered(here)).toEqual([together]);
		}, 60_000);

		it('[OW9] words of three bundles are proposed as a group until somebody decides', async () => {
			const first = await aMeetingWith(
				here,
				'Kreisel stürzt ab',
				'Bildungsinsel stürzt ab',
				'Zugang zum Kreisel',
				'Zugang zur Bildungsinsel'
			);
			await bundles(first, 0, 1);
			await bundles(first, 2, 3);
			const second = await aMeetingWith(
				here,
				'Schulung für den Kreisel',
				'Schulung für die Bildungsinsel'
			);
			await bundles(second, 0, 1);
			const words: [string, string] = ['Bildungsinsel', 'Kreisel'];
			await vi.waitFor(
				async () =>
					expect(await learnedBy(here, app)).toEqual({
						together: 3,
						apart: 0,
						proposed: [{ words, times: 3 }]
					}),
				LONG
			);
			expect((await app.wordGroups.list(here)).length).toBe(0);
			await app.wordGroups.reject(here, words);
			expect((await learnedBy(here, app)).proposed).toEqual([]);
			await app.wordGroups.takeOver(here, words);
			expect((await learnedBy(here, app)).proposed).toEqual([]);
			expect((await learnedBy(elsewhere, app)).together).toBe(0);
		}, 60_000);

		it('[OW5] what is known is read anew after two seconds, and after a database that was away', async () => {
			let now = 0;
			let words = [['Kreisel', 'iServ']];
			let isAway = false;
			const knowledge = new KnowledgeOfAuthorities({
				wordsOf: () => (isAway ? Promise.reject(new Error('away')) : Promise.resolve(words)),
				lessonsFor: () => Promise.resolve([]),
				monotonic: () => now
			});
			const known = async () => (await knowledge.for('authority', 'meeting')).ownWords;
			expect(await known()).toEqual([['Kreisel', 'iServ']]);
			words = [['Kreisel', 'iServ', 'Portal']];
			expect(await known()).toEqual([['Kreisel', 'iServ']]);
			now = 2_000;
			isAway = true;
			await expect(known()).rejects.toThrow('away');
			isAway = false;
			expect(await known()).toEqual(words);
		});
	});
}
