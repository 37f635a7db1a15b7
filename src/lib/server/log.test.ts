import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { openTestDb } from './db/test-database';
import { describeError } from './log';

it('describes a failed query without the values in it', async () => {
	const { db, close } = await openTestDb();
	const failing = [
		sql`insert into authority (id, name) values (${'ein getippter Satz'}, 'x')`,
		sql`insert into school (authority_id, name, school_type)
			values (gen_random_uuid(), ${'ein getippter Satz'}, 'primary')`
	];
	for (const statement of failing) {
		const error: unknown = await db.execute(statement).catch((caught: unknown) => caught);
		expect(error).toBeInstanceOf(Error);
		const described = describeError(error);
		expect(JSON.stringify(described)).not.toContain('getippter');
		expect(described.message).toContain('insert into');
		expect(described.cause?.code).toMatch(/^22P02$|^23503$/);
		expect(described.stack).toContain('at ');
	}
	await close();
});

it('describes whatever was thrown', () => {
	expect(describeError('gone')).toEqual({ name: 'string', message: 'gone' });
	expect(describeError(new TypeError('no', { cause: new Error('why') }))).toMatchObject({
		name: 'TypeError',
		message: 'no',
		cause: { message: 'why' }
	});
});
