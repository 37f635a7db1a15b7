import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/kernel/actor';
import type { AnyMeetingCommand } from '../../domain/meeting/commands';
import type { StepKind } from '../../domain/meeting/steps';
import type { App } from '../app';
import { anApp } from '../app.test-support';
import type { OpenDb } from '../db/open-db';
import type { MeetingHost } from '../meeting/meeting-host';
import { newId } from '../meeting/secrets';
import { anAuthority } from '../realtime/live-server.test-support';
import { plainStep } from '../../domain/meeting/steps';
import { Earlier } from './earlier-needs';

const STEPS: StepKind[] = ['collect', 'reveal', 'bundle', 'close'];
const moderator: Actor = { kind: 'staff', loginId: newId(), role: 'moderator' };

/** The needs of earlier meetings, on any database. */
export function registerEarlierSuite(database: string, open: () => Promise<OpenDb>): void {
	describe(`needs of earlier meetings, on ${database}`, () => {
		let app: App;
		let authorityId: string;
		let prepared: string;
		/** Two schools of the authority. */
		let schools: string[];

		beforeAll(async () => {
			app = await anApp(await open());
			authorityId = await anAuthority(app);
			schools = await Promise.all(
				['Marienschule', 'Lindenschule'].map(async (name) => {
					const school = { name, schoolType: 'grundschule', pupils: 200 } as const;
					const added = await app.schools.add(authorityId, school);
					return added.kind === 'saved' ? added.id : expect.fail(added.code);
				})
			);
			prepared = (await aMeeting('In Vorbereitung')).meetingId;
		});
		afterAll(() => app.close());

		async function aMeeting(title: string, schoolId: string | null = null): Promise<MeetingHost> {
			const [plan] = await app.plans.list(authorityId);
			const { meeting } = await app.meetings.prepare(authorityId, moderator, {
				...{ planId: plan?.id ?? '', title, purpose: 'Zweck', question: 'Was fehlt?' },
				...{ groups: ['lehrkraft'], schoolIds: [], schoolId },
				agenda: STEPS.map((kind) => plainStep(kind, kind, 5))
			});
			return app.meetings.host(meeting.id);
		}

		async function act(host: MeetingHost, command: AnyMeetingCommand): Promise<void> {
			const answer = await host.submit(newId(), command, moderator);
			if (!answer.ok) expect.fail(`${command.type}: ${answer.code}`);
		}

		/** With these needs revealed, at the end of its agenda. */
		async function held(title: string, texts: string[], schoolId: string | null = null) {
			const host = await aMeeting(title, schoolId);
			await goTo(host, 'collect');
			for (const text of texts)
				await act(host, {
					...{ type: 'SubmitNeed', needId: newId(), text, group: null, category: null },
					source: 'desk'
				});
			await goTo(host, 'reveal');
			await act(host, { type: 'RevealNeeds', seed: 'eins' });
			await goTo(host, 'close');
			return host;
		}

		async function goTo(host: MeetingHost, kind: StepKind): Promise<void> {
			const stepId = host.state.agenda.find((step) => step.kind === kind)?.id ?? '';
			if (host.state.currentStepId !== stepId) await act(host, { type: 'MoveToStep', stepId });
		}

		async function closed(...asked: Parameters<typeof held>): Promise<MeetingHost> {
			const host = await held(...asked);
			await act(host, { type: 'CloseMeeting' });
			// The table follows the stream a moment later.
			await expect
				.poll(async () => (await app.meetings.byId(host.meetingId))?.state)
				.toBe('closed');
			return host;
		}

		const earlier = (schoolIds: string[] | null = null) =>
			app.earlier.of(authorityId, prepared, schoolIds);
		const titles = async (schoolIds: string[] | null = null) =>
			(await earlier(schoolIds)).meetings.map(({ title }) => title).toSorted();

		it('[EA1] are none before the first meeting is closed', async () => {
			await held('Läuft noch', ['WLAN in der Turnhalle']);
			expect(await earlier()).toEqual({
				...{ meetings: [], total: 0, lines: [], contradictions: [] },
				isCompared: true
			});
		});

		it('[EA3] are one line where the same was said in two meetings', async () => {
			await closed('Erstes', ['Das WLAN in der Turnhalle ist zu langsam', 'Ein neuer Beamer']);
			await closed('Zweites', ['Schnelleres WLAN in der Turnhalle'], schools[0]);
			const { lines } = await earlier();
			expect(lines).toHaveLength(2);
			expect(lines[0]?.occurrences.map(({ meeting }) => meeting.title).toSorted()).toEqual([
				'Erstes',
				'Zweites'
			]);
		});

		it('[EA5] are those of a school on request', async () => {
			expect(await titles(schools.slice(0, 1))).toEqual(['Zweites']);
			expect(await titles(schools.slice(1))).toEqual([]);
		});

		it('[EA1] are those of the own authority, without rehearsals and the meeting itself', async () => {
			const other = await anAuthority(app);
			expect((await app.earlier.of(other, prepared, null)).total).toBe(0);
			const host = await aMeeting('Geübt');
			const row = await app.meetings.byId(host.meetingId);
			const tried = row && (await app.meetings.prepareRehearsal(row, moderator));
			const rehearsal = await app.meetings.host(tried?.id ?? '');
			await goTo(rehearsal, 'close');
			await act(rehearsal, { type: 'CloseMeeting' });
			await expect
				.poll(async () => (await app.meetings.byId(rehearsal.meetingId))?.state)
				.toBe('closed');
			expect(await titles()).toEqual(['Erstes', 'Zweites']);
			const itself = await app.meetings.ofAuthority(authorityId);
			const second = itself.find(({ title }) => title === 'Zweites')?.id ?? '';
			expect((await app.earlier.of(authorityId, second, null)).total).toBe(1);
		});

		it('[EA7] leave out what is opened again, and know what it says when it is closed again', async () => {
			const host = await closed('Drittes', ['Mehr Steckdosen']);
			const of = async () =>
				(await earlier()).lines.some(({ title }) => title === 'Mehr Steckdosen');
			expect(await of()).toBe(true);
			await act(host, { type: 'ReopenMeeting' });
			await expect.poll(of).toBe(false);
			const [need] = Object.keys(host.state.needs);
			await act(host, { type: 'HideNeed', needId: need ?? '' });
			await act(host, { type: 'CloseMeeting' });
			await expect.poll(async () => (await titles()).includes('Drittes')).toBe(true);
			expect(await of()).toBe(false);
		});

		it('[EA7] [OW5] are compared once, and anew when the words of the authority have changed', async () => {
			const asked: number[] = [];
			let words: string[][] = [];
			const counting = new Earlier({
				...{ db: app.db, log: app.log, wait: () => new Promise(() => undefined) },
				wordsOf: () => Promise.resolve(words),
				likeness: {
					findings: (statements) => {
						asked.push(statements.length);
						return Promise.resolve({
							...{ same: [], doubtful: [], contradictions: [], several: [] },
							...{ outOfScope: [], categories: {} }
						});
					}
				},
				report: (fault) => expect.fail(String(fault))
			});
			const ask = () => counting.of(authorityId, prepared, null);
			await Promise.all([ask(), ask()]);
			await ask();
			expect(asked).toHaveLength(1);
			words = [['Kreisel', 'iServ']];
			await ask();
			expect(asked).toHaveLength(2);
		});

		it('[EA8] are not waited for too long, and stand as they were bundled where it fails', async () => {
			const faults: unknown[] = [];
			const withLikeness = (findings: () => Promise<never>) =>
				new Earlier({
					...{ db: app.db, log: app.log, likeness: { findings } },
					wordsOf: () => Promise.resolve([]),
					wait: () => Promise.resolve(),
					report: (fault) => faults.push(fault)
				});
			const slow = withLikeness(() => new Promise<never>(() => undefined));
			expect(await slow.soon(authorityId, prepared, null)).toBeNull();
			const broken = withLikeness(() => Promise.reject(new Error('gone')));
			const { lines, isCompared } = await broken.of(authorityId, prepared, null);
			expect([isCompared, lines.length, faults.length]).toEqual([false, 3, 1]);
		});

		it('[EA6] of the latest meeting are shown where it alone has too many, uncompared', async () => {
			const few = new Earlier(
				{
					...{ db: app.db, log: app.log, wait: () => new Promise(() => undefined) },
					wordsOf: () => Promise.resolve([]),
					likeness: { findings: () => expect.fail('compared') },
					report: (fault) => expect.fail(String(fault))
				},
				0
			);
			const { lines, isCompared } = await few.of(authorityId, prepared, null);
			expect(isCompared).toBe(false);
			const from = lines.flatMap(({ occurrences }) => occurrences.map(({ meeting }) => meeting.id));
			expect(new Set(from).size, 'of one meeting').toBe(1);
		});
	});
}
