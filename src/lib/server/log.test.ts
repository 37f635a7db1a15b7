import { sql } from 'drizzle-orm';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
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

it('writes a fault as one line of JSON, under the id that the person reads', () => {
	const module = path.resolve(import.meta.dirname, 'app.ts');
	const output = execFileSync(
		process.execPath,
		[
			...['--import', 'tsx', '--input-type=module', '--eval'],
			`const { reportFault } = await import(${JSON.stringify(module)});
			console.log(reportFault(new Error('broken'), { route: '/m/[code]', status: 500 }));`
		],
		{ env: { PATH: process.env.PATH }, encoding: 'utf8' }
	);
	const lines = output.trim().split('\n');
	const line = lines.find((text) => text.startsWith('{')) ?? '';
	const id = lines.find((text) => text !== line);
	expect(JSON.parse(line)).toEqual({
		level: 'error',
		time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
		faultId: id,
		route: '/m/[code]',
		status: 500,
		err: expect.objectContaining({ name: 'Error', message: 'broken' }) as object,
		msg: 'unexpected fault'
	});
});
