import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { SCHOOL_TYPES } from '../../domain/school/school-types';
import {
	check,
	choice,
	entered,
	optionalDay,
	optionalTime,
	optionalWholeNumber,
	requiredLine,
	wholeNumber
} from './forms';

const School = v.object({
	name: requiredLine(10),
	schoolType: choice(SCHOOL_TYPES),
	pupils: optionalWholeNumber(0, 5_000)
});

const request = (body: BodyInit, type?: string) =>
	new Request('http://localhost', {
		method: 'POST',
		body,
		...(type !== undefined && { headers: { 'content-type': type } })
	});

describe('day and time', () => {
	const Planned = v.object({ day: optionalDay, time: optionalTime });

	it('are kept as entered, or left open', () => {
		expect(check(Planned, { day: '2027-03-24', time: '09:05' })).toEqual({
			ok: true,
			output: { day: '2027-03-24', time: '09:05' }
		});
		expect(check(Planned, {})).toEqual({ ok: true, output: { day: null, time: null } });
	});

	it('must exist', () => {
		expect(check(Planned, { day: '2027-02-30', time: '24:00' })).toEqual({
			ok: false,
			problems: { day: { code: 'field/date-invalid' }, time: { code: 'field/time-invalid' } }
		});
	});
});

describe('what a form enters', () => {
	it('has a value and a list for each name', async () => {
		const form = new URLSearchParams([
			['groups', 'eltern'],
			['groups', 'politik'],
			['note', 'eins\r\nzwei']
		]);
		expect(await entered(request(form))).toEqual({
			values: { groups: 'politik', note: 'eins\nzwei' },
			lists: { groups: ['eltern', 'politik'], note: ['eins\nzwei'] }
		});
	});

	it('is refused where it is no form', async () => {
		await expect(entered(request('{"a":1}', 'application/json'))).rejects.toMatchObject({
			status: 400
		});
	});

	it('is cleaned and typed', () => {
		expect(
			check(School, { name: '  Am\u0000 Markt ', schoolType: 'gymnasium', pupils: ' 900 ' })
		).toEqual({ ok: true, output: { name: 'Am Markt', schoolType: 'gymnasium', pupils: 900 } });
		expect(check(School, { name: 'Markt', schoolType: 'gymnasium', pupils: '' })).toMatchObject({
			output: { pupils: null }
		});
	});

	it('is told for each field what is wrong, by codes', () => {
		expect(check(School, {})).toEqual({
			ok: false,
			problems: { name: { code: 'field/missing' }, schoolType: { code: 'field/choice-missing' } }
		});
		expect(
			check(School, { name: 'Zum Schwarzen Bären', schoolType: 'schloss', pupils: '-1' })
		).toEqual({
			ok: false,
			problems: {
				name: { code: 'field/too-long', params: { limit: 10 } },
				schoolType: { code: 'field/choice-missing' },
				pupils: { code: 'field/number-invalid' }
			}
		});
	});

	it.each(['', 'x', '1.5', '1e3', '-1', '181', '99999999999', '٣'])(
		'is no number of minutes when it is %j',
		(typed) => {
			expect(check(v.object({ minutes: wholeNumber(0, 180) }), { minutes: typed })).toMatchObject({
				problems: { minutes: { code: 'field/number-invalid' } }
			});
		}
	);
});
