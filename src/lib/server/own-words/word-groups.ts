/**
 * The groups of words that mean the same in the schools of an authority, and those that were
 * proposed and rejected. Rules OW.
 */
import { and, asc, eq } from 'drizzle-orm';
import { termKey, type OwnWords } from '../../domain/similarity/own-words';
import { WORD_GROUP_LIMIT, WORDS_IN_GROUP } from '../../domain/similarity/word-group-limits';
import type { Db } from '../db/db';
import { wordGroup } from '../db/schema';

export interface WordGroup {
	id: string;
	words: string[];
}

export type WordGroupAnswer =
	| { kind: 'saved'; id: string }
	| { kind: 'refused'; code: 'words/unknown' }
	| { kind: 'refused'; code: 'words/taken'; params: { word: string } }
	| {
			kind: 'refused';
			code: 'words/too-many' | 'words/too-many-groups';
			params: { limit: number };
	  };

type Tx = Pick<Db, 'select' | 'insert' | 'update' | 'delete'>;

const byName = new Intl.Collator('de', { numeric: true });
/** Of more proposals the oldest may come back. */
const REJECTED_KEPT = 200;

/** Each is found under its own authority only. */
export class WordGroups {
	readonly #db: Db;

	constructor(db: Db) {
		this.#db = db;
	}

	/** In German alphabetical order of their first words. */
	async list(authorityId: string): Promise<WordGroup[]> {
		const groups = await groupsOf(this.#db, authorityId, false);
		return groups.sort((a, b) => byName.compare(a.words[0] ?? '', b.words[0] ?? ''));
	}

	async byId(authorityId: string, groupId: string): Promise<WordGroup | null> {
		const [row] = await this.#db.select().from(wordGroup).where(isOwn(authorityId, groupId));
		return row && !row.isRejected ? shown(row) : null;
	}

	/** Of the words that were proposed and rejected. */
	async rejected(authorityId: string): Promise<OwnWords> {
		const groups = await groupsOf(this.#db, authorityId, true);
		return groups.map(({ words }) => words);
	}

	async add(authorityId: string, words: string[]): Promise<WordGroupAnswer> {
		return this.#db.transaction((tx) => added(tx, authorityId, words));
	}

	async change(authorityId: string, groupId: string, words: string[]): Promise<WordGroupAnswer> {
		return this.#db.transaction((tx) => changed(tx, authorityId, groupId, words));
	}

	async remove(authorityId: string, groupId: string): Promise<WordGroupAnswer> {
		const rows = await this.#db
			.delete(wordGroup)
			.where(isOwn(authorityId, groupId))
			.returning({ id: wordGroup.id });
		return savedAs(rows);
	}

	/** A proposal becomes a group, or part of the group that one of its words stands in. */
	async takeOver(authorityId: string, words: readonly [string, string]): Promise<WordGroupAnswer> {
		return this.#db.transaction(async (tx) => {
			const keys = words.map(termKey);
			const joined = (await groupsOf(tx, authorityId, false)).find((group) =>
				group.words.some((word) => keys.includes(termKey(word)))
			);
			if (!joined) return added(tx, authorityId, [...words]);
			const known = new Set(joined.words.map(termKey));
			const all = [...joined.words, ...words.filter((word) => !known.has(termKey(word)))];
			if (all.length > WORDS_IN_GROUP.max)
				return refused('words/too-many', { limit: WORDS_IN_GROUP.max });
			return changed(tx, authorityId, joined.id, all);
		});
	}

	/** It is not proposed again. */
	async reject(authorityId: string, words: readonly [string, string]): Promise<void> {
		await this.#db.transaction(async (tx) => {
			const known = await groupsOf(tx, authorityId, true);
			for (const { id } of known.slice(0, Math.max(0, known.length + 1 - REJECTED_KEPT)))
				await tx.delete(wordGroup).where(isOwn(authorityId, id));
			await tx.insert(wordGroup).values({ authorityId, words: [...words], isRejected: true });
		});
	}
}

const isOwn = (authorityId: string, groupId: string) =>
	and(eq(wordGroup.authorityId, authorityId), eq(wordGroup.id, groupId));

/** Oldest first. */
async function groupsOf(db: Tx, authorityId: string, isRejected: boolean): Promise<WordGroup[]> {
	const rows = await db
		.select()
		.from(wordGroup)
		.where(and(eq(wordGroup.authorityId, authorityId), eq(wordGroup.isRejected, isRejected)))
		.orderBy(asc(wordGroup.createdAt), asc(wordGroup.id));
	return rows.map(shown);
}

async function added(tx: Tx, authorityId: string, words: string[]): Promise<WordGroupAnswer> {
	const groups = await groupsOf(tx, authorityId, false);
	if (groups.length >= WORD_GROUP_LIMIT)
		return refused('words/too-many-groups', { limit: WORD_GROUP_LIMIT });
	const taken = takenOf(words, groups);
	if (taken !== undefined) return refused('words/taken', { word: taken });
	return savedAs(
		await tx.insert(wordGroup).values({ authorityId, words }).returning({ id: wordGroup.id })
	);
}

async function changed(
	tx: Tx,
	authorityId: string,
	groupId: string,
	words: string[]
): Promise<WordGroupAnswer> {
	const groups = await groupsOf(tx, authorityId, false);
	const taken = takenOf(
		words,
		groups.filter(({ id }) => id !== groupId)
	);
	if (taken !== undefined) return refused('words/taken', { word: taken });
	return savedAs(
		await tx
			.update(wordGroup)
			.set({ words })
			.where(isOwn(authorityId, groupId))
			.returning({ id: wordGroup.id })
	);
}

/** A word in two groups would make one of them. */
function takenOf(words: readonly string[], groups: readonly WordGroup[]): string | undefined {
	const keys = new Set(groups.flatMap((group) => group.words.map(termKey)));
	return words.find((word) => keys.has(termKey(word)));
}

function refused<Code extends string, Params>(code: Code, params: Params) {
	return { kind: 'refused' as const, code, params };
}

function savedAs([row]: { id: string }[]): WordGroupAnswer {
	return row ? { kind: 'saved', id: row.id } : { kind: 'refused', code: 'words/unknown' };
}

function shown({ id, words }: typeof wordGroup.$inferSelect): WordGroup {
	return { id, words };
}
