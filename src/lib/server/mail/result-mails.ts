/**
 * Results by mail: addresses are kept apart from everything else, get one mail after the close,
 * and are gone. A row is claimed before its mail is sent, by moving on when it is due next; so
 * of several processes one sends it, and after a crash it is tried again. Rules MA.
 */
import { and, eq, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { Db } from '../db/db';
import { meeting, resultMail } from '../db/schema';
import type { Delivery, Mailer } from './mailer';
import { resultMailText, type MailLanguage } from './result-mail-text';

const MINUTE = 60_000;
/** Closing is taken back now and then; a mail is not. */
const AFTER_CLOSE_MS = MINUTE;
/** Longer than sending one mail can take. */
const CLAIM_MS = 5 * MINUTE;
const PAUSES_MINUTES = [2, 5, 15, 60, 240, 720, 1440];
const KEPT_DAYS = 30;
const ROUND_MS = 30_000;
const AT_ONCE = 50;

interface Ports {
	db: Db;
	/** Null: none is configured, and nothing is offered; what was asked for before is still purged. */
	mailer: Mailer | null;
	/** Public address of this server. */
	origin: string;
	/** Token of the link to the results; null where staff revoked it. */
	linkOf: (meetingId: string) => Promise<string | null>;
	now: () => number;
	report: (fault: unknown) => void;
}

export class ResultMails {
	readonly #ports: Ports;
	/** Sent by this process; guards against a row that could not be deleted. */
	readonly #sent = new Set<string>();
	#timer: NodeJS.Timeout | undefined;
	#round: Promise<void> | undefined;

	constructor(ports: Ports) {
		this.#ports = ports;
	}

	get isOffered(): boolean {
		return this.#ports.mailer !== null;
	}

	/** An address asked for twice gets one mail. */
	async ask(meetingId: string, address: string, language: MailLanguage): Promise<void> {
		await this.#ports.db
			.insert(resultMail)
			.values({ meetingId, address, language, askedOn: dayOf(this.#ports.now()) })
			.onConflictDoNothing();
	}

	/** Looks for due mails every half minute, until closed. */
	start(): void {
		this.#timer = setInterval(() => void this.run(), ROUND_MS).unref();
		void this.run();
	}

	/** Sends what is due and deletes what is too old; one round at a time. */
	run(): Promise<void> {
		this.#round ??= this.#sendDue()
			.then(() => this.purge())
			.catch((fault: unknown) => this.#ports.report(fault))
			.finally(() => (this.#round = undefined));
		return this.#round;
	}

	/** Deletes addresses after 30 days, sent or not. */
	async purge(): Promise<void> {
		const oldest = dayOf(this.#ports.now() - KEPT_DAYS * 24 * 60 * MINUTE);
		await this.#ports.db.delete(resultMail).where(lt(resultMail.askedOn, oldest));
	}

	async close(): Promise<void> {
		clearInterval(this.#timer);
		await this.#round;
		this.#ports.mailer?.close();
	}

	async #sendDue(): Promise<void> {
		while (this.isOffered) {
			const claimed = await this.#claim();
			for (const row of claimed) await this.#sendOne(row);
			if (claimed.length < AT_ONCE) return;
		}
	}

	async #claim() {
		const { db, now } = this.#ports;
		const due = db
			.select({ id: resultMail.id })
			.from(resultMail)
			.innerJoin(meeting, eq(meeting.id, resultMail.meetingId))
			.where(
				and(
					eq(meeting.state, 'closed'),
					lte(meeting.closedAt, new Date(now() - AFTER_CLOSE_MS)),
					or(isNull(resultMail.dueAt), lte(resultMail.dueAt, new Date(now())))
				)
			)
			.limit(AT_ONCE)
			.for('update', { of: resultMail, skipLocked: true });
		return db
			.update(resultMail)
			.set({
				attempts: sql`${resultMail.attempts} + 1`,
				dueAt: new Date(now() + CLAIM_MS)
			})
			.where(sql`${resultMail.id} in ${due}`)
			.returning();
	}

	async #sendOne(row: typeof resultMail.$inferSelect): Promise<void> {
		const { db, now } = this.#ports;
		const delivery = this.#sent.has(row.id) ? 'sent' : await this.#deliver(row);
		if (delivery === 'sent') this.#sent.add(row.id);
		const pause = PAUSES_MINUTES[row.attempts - 1];
		if (delivery === 'later' && pause !== undefined) {
			const dueAt = new Date(now() + pause * MINUTE);
			await db.update(resultMail).set({ dueAt }).where(eq(resultMail.id, row.id));
			return;
		}
		await db.delete(resultMail).where(eq(resultMail.id, row.id));
		this.#sent.delete(row.id);
	}

	async #deliver({
		id,
		meetingId,
		address,
		language
	}: typeof resultMail.$inferSelect): Promise<Delivery> {
		const { db, mailer, origin, linkOf } = this.#ports;
		const token = await linkOf(meetingId);
		if (token === null || mailer === null) return 'refused';
		const [row] = await db
			.select({ title: meeting.title })
			.from(meeting)
			.where(eq(meeting.id, meetingId));
		const words = resultMailText(
			language === 'en' ? 'en' : 'de',
			row?.title ?? '',
			`${origin}/r/${token}`
		);
		return mailer.send({ id, to: address, ...words });
	}
}

function dayOf(at: number): string {
	return new Date(at).toISOString().slice(0, 10);
}
