/**
 * Pictures of information steps. A picture is stored once and used by templates and meetings,
 * which name it in their steps; a meeting that is prepared from a template uses the same. What is
 * used nowhere any more goes after a day: the form that it was uploaded in may still be open.
 * Rules IF.
 */
import { and, eq, inArray, lt, notExists, sql } from 'drizzle-orm';
import type { NewStep } from '../../domain/meeting/steps';
import { PICTURE_BYTES } from '../../domain/meeting/rules';
import type { Db } from '../db/db';
import { picture, pictureUse } from '../db/schema';
import type { HostPorts } from '../streams/stream-host';
import { pictureTypeOf, type PictureType } from './picture-type';

const KEPT_UNUSED_MS = 24 * 60 * 60 * 1_000;
const SWEEP_EVERY_MS = 60 * 60 * 1_000;

export interface StoredPicture {
	type: PictureType;
	content: Uint8Array;
}

export type PictureAnswer =
	| { kind: 'stored'; id: string }
	| { kind: 'refused'; code: 'picture/type-unknown' | 'picture/too-large' };

/** Whose step names a picture. */
export type PictureUser = { templateId: string } | { meetingId: string };

export class Pictures {
	readonly #db: Db;
	readonly #clock: Pick<HostPorts, 'now' | 'report'>;
	readonly #timer: NodeJS.Timeout;

	constructor(db: Db, clock: Pick<HostPorts, 'now' | 'report'>) {
		this.#db = db;
		this.#clock = clock;
		this.#timer = setInterval(() => void this.sweep(), SWEEP_EVERY_MS);
		this.#timer.unref();
	}

	async add(authorityId: string, content: Uint8Array): Promise<PictureAnswer> {
		if (content.byteLength > PICTURE_BYTES) return { kind: 'refused', code: 'picture/too-large' };
		const type = pictureTypeOf(content);
		if (type === null) return { kind: 'refused', code: 'picture/type-unknown' };
		const [row] = await this.#db
			.insert(picture)
			.values({ authorityId, type, content })
			.returning({ id: picture.id });
		if (!row) throw new Error('A stored picture has an id.');
		return { kind: 'stored', id: row.id };
	}

	/** Found under its own authority only. */
	async byId(authorityId: string, pictureId: string): Promise<StoredPicture | null> {
		const [row] = await this.#db
			.select({ type: picture.type, content: picture.content })
			.from(picture)
			.where(and(eq(picture.authorityId, authorityId), eq(picture.id, pictureId)));
		return row ? { type: row.type as PictureType, content: row.content } : null;
	}

	/** Is it of this meeting, or so new that nothing uses it? What others use is theirs. */
	async mayPreview(meetingId: string, pictureId: string): Promise<boolean> {
		const uses = await this.#db
			.select({ meetingId: pictureUse.meetingId })
			.from(pictureUse)
			.where(eq(pictureUse.pictureId, pictureId));
		return uses.length === 0 || uses.some((use) => use.meetingId === meetingId);
	}

	/** Deletes what has been used nowhere for a day. */
	async sweep(): Promise<void> {
		try {
			await this.#db.delete(picture).where(
				and(
					lt(picture.createdAt, new Date(this.#clock.now() - KEPT_UNUSED_MS)),
					notExists(
						this.#db
							.select({ one: sql`1` })
							.from(pictureUse)
							.where(eq(pictureUse.pictureId, picture.id))
					)
				)
			);
		} catch (fault) {
			this.#clock.report(fault, { pictures: true });
		}
	}

	close(): void {
		clearInterval(this.#timer);
	}
}

/** Keeps the pictures that these steps name for as long as their user is there. */
export async function keepPictures(
	db: Pick<Db, 'select' | 'insert'>,
	authorityId: string,
	user: PictureUser,
	pictureIds: string[]
): Promise<void> {
	if (pictureIds.length === 0) return;
	// Of this authority, and of those that are there.
	const known = await db
		.select({ id: picture.id })
		.from(picture)
		.where(and(eq(picture.authorityId, authorityId), inArray(picture.id, pictureIds)));
	if (known.length === 0) return;
	await db
		.insert(pictureUse)
		.values(known.map(({ id }) => ({ pictureId: id, ...user })))
		.onConflictDoNothing();
}

/** Ids of the pictures that these steps show, each once. */
export function picturesOf(steps: readonly NewStep[]): string[] {
	const ids = steps.flatMap((step) =>
		step.kind === 'information' ? step.settings.pictures.map(({ id }) => id) : []
	);
	return [...new Set(ids)];
}
