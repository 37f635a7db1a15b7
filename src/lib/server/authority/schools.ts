import { and, eq } from 'drizzle-orm';
import { isSchoolType, type SchoolType } from '../../domain/school/school-types';
import { sqlState, type Db } from '../db/db';
import { school } from '../db/schema';

export interface School {
	id: string;
	name: string;
	schoolType: SchoolType;
	/** Null: not known. */
	pupils: number | null;
}

export type SchoolAnswer =
	{ kind: 'saved'; id: string } | { kind: 'refused'; code: 'school/name-taken' | 'school/unknown' };

const byName = new Intl.Collator('de', { numeric: true });

/** The schools of an authority; each is found under its own authority only. */
export class Schools {
	readonly #db: Db;

	constructor(db: Db) {
		this.#db = db;
	}

	/** In German alphabetical order, which not every database knows. */
	async list(authorityId: string): Promise<School[]> {
		const rows = await this.#db.select().from(school).where(eq(school.authorityId, authorityId));
		return rows.map(shown).sort((a, b) => byName.compare(a.name, b.name));
	}

	async byId(authorityId: string, schoolId: string): Promise<School | null> {
		const [row] = await this.#db
			.select()
			.from(school)
			.where(and(eq(school.authorityId, authorityId), eq(school.id, schoolId)));
		return row ? shown(row) : null;
	}

	async add(authorityId: string, entered: Omit<School, 'id'>): Promise<SchoolAnswer> {
		return saved(
			this.#db
				.insert(school)
				.values({ authorityId, ...entered })
				.returning({ id: school.id })
		);
	}

	/** Meetings and the log keep the name under which they were held. */
	async change(
		authorityId: string,
		schoolId: string,
		entered: Omit<School, 'id'>
	): Promise<SchoolAnswer> {
		return saved(
			this.#db
				.update(school)
				.set(entered)
				.where(and(eq(school.authorityId, authorityId), eq(school.id, schoolId)))
				.returning({ id: school.id })
		);
	}
}

async function saved(statement: PromiseLike<{ id: string }[]>): Promise<SchoolAnswer> {
	try {
		const [row] = await statement;
		return row ? { kind: 'saved', id: row.id } : { kind: 'refused', code: 'school/unknown' };
	} catch (error) {
		if (sqlState(error) === UNIQUE_VIOLATION) return { kind: 'refused', code: 'school/name-taken' };
		throw error;
	}
}

const UNIQUE_VIOLATION = '23505';

function shown({ id, name, schoolType, pupils }: typeof school.$inferSelect): School {
	return { id, name, schoolType: isSchoolType(schoolType) ? schoolType : 'andere', pupils };
}
