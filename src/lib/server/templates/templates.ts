/**
 * The templates of a school authority: courses of steps that meetings are prepared from. What is
 * prepared keeps a copy, so a template can be changed and deleted at any time. Rules TE.
 */
import { and, eq } from 'drizzle-orm';
import * as v from 'valibot';
import type { MeetingKind } from '../../domain/meeting/meeting-kinds';
import type { StakeholderGroup } from '../../domain/meeting/stakeholder-groups';
import type { NewStep } from '../../domain/meeting/steps';
import { newStep } from '../../protocol/steps';
import { sqlState, type Db } from '../db/db';
import { meetingTemplate, pictureUse } from '../db/schema';
import { keepPictures, picturesOf } from '../pictures/pictures';

export interface TemplateContent {
	name: string;
	about: string;
	kind: MeetingKind;
	purpose: string;
	question: string;
	groups: StakeholderGroup[];
	agenda: NewStep[];
}

export interface MeetingTemplate extends TemplateContent {
	id: string;
}

export type TemplateAnswer =
	| { kind: 'saved'; id: string }
	| { kind: 'refused'; code: 'template/name-taken' | 'template/unknown' };

const byName = new Intl.Collator('de', { numeric: true });

/** Each is found under its own authority only. */
export class Templates {
	readonly #db: Db;

	constructor(db: Db) {
		this.#db = db;
	}

	/** In German alphabetical order. */
	async list(authorityId: string): Promise<MeetingTemplate[]> {
		const rows = await this.#db
			.select()
			.from(meetingTemplate)
			.where(eq(meetingTemplate.authorityId, authorityId));
		return rows.map(read).sort((a, b) => byName.compare(a.name, b.name));
	}

	async byId(authorityId: string, templateId: string): Promise<MeetingTemplate | null> {
		const [row] = await this.#db
			.select()
			.from(meetingTemplate)
			.where(isOwn(authorityId, templateId));
		return row ? read(row) : null;
	}

	async add(authorityId: string, content: TemplateContent): Promise<TemplateAnswer> {
		return saved(
			this.#db.transaction(async (tx) => {
				const rows = await tx
					.insert(meetingTemplate)
					.values({ authorityId, ...content })
					.returning({ id: meetingTemplate.id });
				await keep(tx, authorityId, rows, content);
				return rows;
			})
		);
	}

	async change(
		authorityId: string,
		templateId: string,
		content: TemplateContent
	): Promise<TemplateAnswer> {
		return saved(
			this.#db.transaction(async (tx) => {
				const rows = await tx
					.update(meetingTemplate)
					.set({ ...content, changedAt: new Date() })
					.where(isOwn(authorityId, templateId))
					.returning({ id: meetingTemplate.id });
				await keep(tx, authorityId, rows, content);
				return rows;
			})
		);
	}

	/** Meetings that were prepared from it stay as they are. */
	async remove(authorityId: string, templateId: string): Promise<TemplateAnswer> {
		return saved(
			this.#db
				.delete(meetingTemplate)
				.where(isOwn(authorityId, templateId))
				.returning({ id: meetingTemplate.id })
		);
	}
}

const isOwn = (authorityId: string, templateId: string) =>
	and(eq(meetingTemplate.authorityId, authorityId), eq(meetingTemplate.id, templateId));

/** Its pictures, and no longer those that it showed before. */
async function keep(
	tx: Pick<Db, 'select' | 'insert' | 'delete'>,
	authorityId: string,
	[row]: { id: string }[],
	{ agenda }: TemplateContent
): Promise<void> {
	if (!row) return;
	await tx.delete(pictureUse).where(eq(pictureUse.templateId, row.id));
	await keepPictures(tx, authorityId, { templateId: row.id }, picturesOf(agenda));
}

async function saved(statement: PromiseLike<{ id: string }[]>): Promise<TemplateAnswer> {
	try {
		const [row] = await statement;
		return row ? { kind: 'saved', id: row.id } : { kind: 'refused', code: 'template/unknown' };
	} catch (error) {
		if (sqlState(error) === UNIQUE_VIOLATION)
			return { kind: 'refused', code: 'template/name-taken' };
		throw error;
	}
}

const UNIQUE_VIOLATION = '23505';

/** A step whose kind or settings this version does not know is left out; the rest stays usable. */
function read(row: typeof meetingTemplate.$inferSelect): MeetingTemplate {
	const { id, name, about, kind, purpose, question, groups, agenda } = row;
	const steps = (Array.isArray(agenda) ? agenda : []).flatMap((step: unknown) =>
		v.is(newStep, step) ? [step] : []
	);
	return { id, name, about, kind, purpose, question, groups, agenda: steps };
}
