/** Barriers that people reported, each to be answered within a month. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { monthAfter } from '../../domain/pages/footer-pages';
import type { Db } from '../db/db';
import { barrierReport } from '../db/schema';

export interface NewReport {
	place: string;
	description: string;
	/** Empty where no answer is wanted. */
	contact: string;
}

export class BarrierReports {
	readonly #db: Db;

	constructor(db: Db) {
		this.#db = db;
	}

	/** @returns the day by which it is to be answered */
	async report(authorityId: string, report: NewReport, today: string): Promise<string> {
		const dueOn = monthAfter(today);
		await this.#db
			.insert(barrierReport)
			.values({ authorityId, ...report, reportedOn: today, dueOn });
		return dueOn;
	}

	/** Open ones first, the most urgent at the top. */
	async list(authorityId: string): Promise<(typeof barrierReport.$inferSelect)[]> {
		return this.#db
			.select()
			.from(barrierReport)
			.where(eq(barrierReport.authorityId, authorityId))
			.orderBy(sql`${barrierReport.answeredOn} is not null`, asc(barrierReport.dueOn));
	}

	/** The contact has served its purpose and goes. */
	async settle(authorityId: string, id: string, answer: string, today: string): Promise<void> {
		await this.#db
			.update(barrierReport)
			.set({ answeredOn: today, answer, contact: '' })
			.where(
				and(
					eq(barrierReport.authorityId, authorityId),
					eq(barrierReport.id, id),
					isNull(barrierReport.answeredOn)
				)
			);
	}
}
