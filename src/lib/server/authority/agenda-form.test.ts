import { describe, expect, it } from 'vitest';
import { parseAgendaRows, type AgendaRow } from '../../protocol/agenda-form';
import { checkAgenda } from './agenda-form';

const row = (change: object = {}): AgendaRow => ({
	kind: 'collect',
	title: 'Sammeln',
	minutes: '12',
	settings: { question: '' },
	...change
});

const problemsOf = (...rows: AgendaRow[]) => {
	const checked = checkAgenda(rows);
	return checked.ok ? {} : checked.problems;
};

describe('an agenda in a form', () => {
	it('[TE7] becomes steps with clean titles, numbers and settings', () => {
		const typed = row({
			title: ' Still  sammeln ',
			minutes: ' 5 ',
			settings: { question: ' Was\nfehlt? ' }
		});
		expect(checkAgenda([typed])).toEqual({
			ok: true,
			agenda: [
				{
					kind: 'collect',
					title: 'Still sammeln',
					minutes: 5,
					settings: { question: 'Was fehlt?' }
				}
			]
		});
	});

	it('[TE7] has each problem told at its field', () => {
		expect(
			problemsOf(
				row(),
				row({ title: ' ' }),
				row({ minutes: '181', settings: { question: 'a'.repeat(301) } })
			)
		).toEqual({
			'step-1-title': { code: 'field/missing' },
			'step-2-minutes': { code: 'field/number-invalid' },
			'step-2-settings-question': { code: 'field/too-long', params: { limit: 300 } }
		});
		const vote = row({ kind: 'vote', settings: { dotsPerPerson: 'viele', maxPerOption: null } });
		expect(problemsOf(vote)).toEqual({
			'step-0-settings-dotsPerPerson': { code: 'meeting/step-setting-invalid' }
		});
	});

	it('[TE7] [AG16] tells limits of scales, columns, dots and indicators at their settings', () => {
		const long = 'a'.repeat(161);
		const visibility = 'open';
		const column = { id: 'c', title: '' };
		const scales = [{ label: long, low: '', high: '' }];
		const planned = { name: 'Geräte', unit: '', previous: null, target: null, direction: 'higher' };
		expect(
			problemsOf(
				row({ kind: 'mood', settings: { scales } }),
				row({ kind: 'cards', settings: { columns: [{ ...column, title: long }], visibility } }),
				row({ kind: 'cards', settings: { columns: [column, column], visibility } }),
				row({ kind: 'vote', settings: { dotsPerPerson: 3, maxPerOption: 4 } }),
				row({ kind: 'indicators', settings: { indicators: [{ ...planned, value: 1e9 }] } })
			)
		).toEqual({
			'step-0-settings-scales': { code: 'field/too-long', params: { limit: 120 } },
			'step-1-settings-columns': { code: 'field/too-long', params: { limit: 160 } },
			'step-2-settings-columns': { code: 'meeting/step-setting-invalid' },
			'step-3-settings-maxPerOption': {
				code: 'vote/dots-out-of-range',
				params: { min: 1, max: 20 }
			},
			'step-4-settings-indicators': {
				code: 'indicator/number-out-of-range',
				params: { limit: 999_999_999 }
			}
		});
	});

	it('[TE3] has a step at least, and not more than a day holds', () => {
		expect(problemsOf()).toEqual({ agenda: { code: 'meeting/agenda-empty' } });
		expect(problemsOf(...Array.from({ length: 61 }, () => row()))).toEqual({
			agenda: { code: 'field/too-long', params: { limit: 60 } }
		});
	});

	it('[TE7] travels as JSON; what the form did not make is no agenda', () => {
		expect(parseAgendaRows(JSON.stringify([row()]))).toEqual([row()]);
		for (const broken of ['', '{', 'null', '{}', '[{"kind":"seance"}]', '[[]]'])
			expect(parseAgendaRows(broken)).toEqual([]);
	});
});
