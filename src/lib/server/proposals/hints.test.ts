import { afterAll, describe, expect, it } from 'vitest';
import type { MeetingEvent } from '../../domain/meeting/events';
import {
	entered,
	hidden,
	joined,
	parked,
	revealed,
	stateAfter,
	submitted
} from '../../domain/meeting/specification.test-support';
import { readWholeWorkshops } from '../similarity/labelled.test-support';
import { hintsFor } from './hints';
import { likenessWhenAsked } from './likeness';

const likeness = likenessWhenAsked();
afterAll(() => likeness.close());

const WLAN = 'WLAN in der Turnhalle ist zu langsam';
const history: MeetingEvent[] = [
	joined('seat-anna'),
	joined('seat-ben'),
	submitted('need-1', { text: WLAN }),
	submitted('need-2', { text: 'Schnelleres WLAN in der Turnhalle' }),
	submitted('need-3', { text: 'Ein neuer Spielplatz' })
];
const again = [...history, revealed('need-1', 'need-2', 'need-3'), entered('collect')];
const hints = (events: MeetingEvent[], seatId = 'seat-ben', text = 'wlan turnhalle langsam') =>
	hintsFor(text, stateAfter(...events), seatId, likeness);

describe('similar needs while typing', () => {
	it('[SN1] are those that are revealed, the likest first', async () => {
		expect((await hints(again)).toSorted()).toEqual(['need-1', 'need-2']);
		expect(await hints(again, 'seat-ben', 'Steckdosen im Lehrerzimmer')).toEqual([]);
	});

	it('[SN2] are none in silence, and none of what is out of sight', async () => {
		expect(await hints([...history, entered('collect')])).toEqual([]);
		expect(await hints([...again, hidden('need-1'), parked('need-2')])).toEqual([]);
	});

	it('[SN2] what is silent beside revealed ones does not show', async () => {
		const more = submitted('need-4', { text: WLAN, authorSeatId: 'seat-anna' });
		expect(await hints([...again, more])).not.toContain('need-4');
	});

	it('[SN5] do not wait for the comparison of a whole meeting', async () => {
		await hints(again);
		const done: string[] = [];
		const all = likeness.findings(readWholeWorkshops()).then(() => done.push('comparison'));
		await hints(again).then(() => done.push('hint'));
		await all;
		expect(done).toEqual(['hint', 'comparison']);
	});

	it('[SN3] are asked for nowhere but where needs are entered', async () => {
		expect(await hints([...again, entered('bundle')])).toEqual([]);
		expect(await hints(again, 'seat-ben', ' ')).toEqual([]);
	});

	it('[SN4] are neither own needs nor those that somebody has too already', async () => {
		expect(await hints(again, 'seat-anna')).toEqual([]);
		const supported: MeetingEvent = { type: 'NeedSupported', needId: 'need-1', seatId: 'seat-ben' };
		expect(await hints([...again, supported])).toEqual(['need-2']);
	});
});
