/** The texts of the footer pages that an authority wrote itself, and whose they are on a page. */
import { and, asc, eq } from 'drizzle-orm';
import type { FooterPage } from '../../domain/pages/footer-pages';
import type { Db } from '../db/db';
import { authority, meeting, pageText } from '../db/schema';
import { normaliseCode } from '../meeting/secrets';

export type TextLanguage = 'de' | 'en';

export interface KnownAuthority {
	id: string;
	name: string;
}

export class FooterTexts {
	readonly #db: Db;

	constructor(db: Db) {
		this.#db = db;
	}

	/** Null where the authority wrote none. */
	async text(
		authorityId: string,
		page: FooterPage,
		language: TextLanguage
	): Promise<string | null> {
		const [row] = await this.#db
			.select({ text: pageText.text })
			.from(pageText)
			.where(
				and(
					eq(pageText.authorityId, authorityId),
					eq(pageText.page, page),
					eq(pageText.language, language)
				)
			);
		return row?.text ?? null;
	}

	/** Pages with a text of the authority's own. */
	async written(authorityId: string): Promise<string[]> {
		const rows = await this.#db
			.selectDistinct({ page: pageText.page })
			.from(pageText)
			.where(eq(pageText.authorityId, authorityId));
		return rows.map(({ page }) => page);
	}

	/** An empty text gives way to the general one. */
	async write(
		authorityId: string,
		page: FooterPage,
		language: TextLanguage,
		text: string
	): Promise<void> {
		const key = { authorityId, page, language };
		if (text === '')
			await this.#db
				.delete(pageText)
				.where(
					and(
						eq(pageText.authorityId, authorityId),
						eq(pageText.page, page),
						eq(pageText.language, language)
					)
				);
		else
			await this.#db
				.insert(pageText)
				.values({ ...key, text })
				.onConflictDoUpdate({
					target: [pageText.authorityId, pageText.page, pageText.language],
					set: { text }
				});
	}

	async authorities(): Promise<KnownAuthority[]> {
		return this.#db
			.select({ id: authority.id, name: authority.name })
			.from(authority)
			.orderBy(asc(authority.name));
	}

	/**
	 * Whose page this is: the authority of the meeting that the reader comes from, the one they
	 * work for, else the only one of this installation; null where that leaves a choice.
	 * @param from path that the reader comes from
	 */
	async authorityFor(from: string, staffOf: string | null): Promise<KnownAuthority | null> {
		const all = await this.authorities();
		const typed = /^\/[mj]\/([^/?]+)/.exec(from)?.[1];
		const code = typed === undefined ? null : normaliseCode(typed);
		const [row] =
			code === null
				? []
				: await this.#db
						.select({ authorityId: meeting.authorityId })
						.from(meeting)
						.where(eq(meeting.joinCode, code));
		const wanted = row?.authorityId ?? staffOf;
		return all.find(({ id }) => id === wanted) ?? (all.length === 1 ? (all[0] ?? null) : null);
	}
}
