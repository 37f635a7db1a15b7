import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../db/db';
import { login, loginSession } from '../db/schema';
import { openTestDb } from '../db/test-database';
import { SESSION_COOKIE, SESSION_DAYS, Sessions } from './sessions';

const DAY = 24 * 60 * 60 * 1000;

describe('sessions', () => {
	let db: Db;
	let close: () => Promise<void>;
	let sessions: Sessions;
	let loginId: string;

	beforeAll(async () => {
		({ db, close } = await openTestDb());
		sessions = new Sessions(db);
		const [row] = await db
			.insert(login)
			.values({ name: 'Katrin', signInName: 'katrin', passwordHash: 'none' })
			.returning({ id: login.id });
		loginId = row!.id;
	});
	afterAll(() => close());

	const stored = () => db.select().from(loginSession);
	const endIn = (ms: number) =>
		db.update(loginSession).set({ expiresAt: new Date(Date.now() + ms) });

	it('[LO7] are stored as hashes that open nothing', async () => {
		const id = await sessions.start(loginId);
		const rows = await stored();
		expect(rows).toHaveLength(1);
		expect(rows[0]!.idHash).toMatch(/^[0-9a-f]{64}$/);
		expect(rows[0]!.idHash).not.toContain(id);
		expect(await sessions.find(rows[0]!.idHash)).toBeNull();
		expect(await sessions.find(id)).toMatchObject({ loginId });
	});

	it('are found by nothing else', async () => {
		for (const forged of ['', 'x', 'a'.repeat(40), 'A'.repeat(40), '\0', 'a'.repeat(10_000)])
			expect(await sessions.find(forged)).toBeNull();
	});

	it('are read from the header of a socket', () => {
		expect(sessions.idIn(`a=b; ${SESSION_COOKIE}=secret; c=d`)).toBe('secret');
		expect(sessions.idIn('')).toBeNull();
	});

	it('[LO8] go on while they are used, and end when they are not', async () => {
		await sessions.endAll(loginId);
		const id = await sessions.start(loginId);
		expect(await sessions.find(id)).toMatchObject({ isRenewed: false });
		await endIn((SESSION_DAYS / 2 - 1) * DAY);
		expect(await sessions.find(id)).toMatchObject({ isRenewed: true });
		const [row] = await stored();
		expect(row!.expiresAt.getTime()).toBeGreaterThan(Date.now() + (SESSION_DAYS - 1) * DAY);
		await endIn(-1);
		expect(await sessions.find(id)).toBeNull();
	});

	it('[LO8] end on signing out, on this device or on all', async () => {
		const [phone, laptop] = [await sessions.start(loginId), await sessions.start(loginId)];
		await sessions.end(phone);
		expect(await sessions.find(phone)).toBeNull();
		expect(await sessions.find(laptop)).not.toBeNull();
		await sessions.endAll(loginId);
		expect(await sessions.find(laptop)).toBeNull();
	});

	it('that have ended are cleared away by the next one', async () => {
		await sessions.start(loginId);
		await endIn(-1);
		await sessions.start(loginId);
		expect(await stored()).toHaveLength(1);
	});

	it('go with their login', async () => {
		const id = await sessions.start(loginId);
		await db.delete(login).where(eq(login.id, loginId));
		expect(await sessions.find(id)).toBeNull();
	});
});
