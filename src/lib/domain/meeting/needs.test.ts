import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someActs, contextOf, prepared } from './arbitrary.test-support';
import { decide, evolve } from './decider';
import { ownNeeds } from './needs';
import {
	anna,
	ben,
	entered,
	given,
	givenState,
	hidden,
	joined,
	merged,
	moderator,
	named,
	need,
	revealed,
	stateAfter,
	submitted,
	voteClosed,
	voteOpened,
	withdrawn
} from './specification.test-support';

const collecting = [
	joined('seat-anna'),
	joined('seat-ben', 'schueler', 'school-1'),
	entered('collect')
];
const staff = { kind: 'staff', loginId: 'login-1', role: 'moderator' } as const;
const submit = (text: string, needId = 'need-1') => ({ type: 'SubmitNeed' as const, needId, text });
const typedInBy = (authorSeatId: string) =>
	({ text: 'WLAN', authorSeatId, group: null, source: 'desk' }) as const;
const typedIn = typedInBy('seat-of-moderator');
const helper = { kind: 'seat', seatId: 'seat-of-helper', role: 'input-helper' } as const;
const edit = (text: string, needId = 'need-1') => ({ type: 'EditNeed' as const, needId, text });
const withdraw = { type: 'WithdrawNeed' as const, needId: 'need-1' };
const hide = { type: 'HideNeed' as const, needId: 'need-1' };
const restore = { type: 'RestoreNeed' as const, needId: 'need-1' };
const reveal = { type: 'RevealNeeds' as const, seed: 'seed' };

describe('entering', () => {
	it('[NE1] a joined participant enters a silent need', () => {
		given(...collecting)
			.when(submit(' WLAN in der\nTurnhalle '), ben)
			.then({
				type: 'NeedSubmitted',
				need: need('need-1', {
					text: 'WLAN in der Turnhalle',
					authorSeatId: 'seat-ben',
					group: 'schueler',
					schoolId: 'school-1'
				})
			});
	});

	it('[NE2] the moderator types in needs of people without a device', () => {
		given(...collecting)
			.when(submit('WLAN'), moderator)
			.then(submitted('need-1', typedIn));
		given(...collecting)
			.when(submit('WLAN'), staff)
			.then(submitted('need-1', typedInBy('login-1')));
	});

	it('[NE33] a helper types in cards for a group that the meeting has', () => {
		const card = { ...submit('WLAN'), source: 'paper', group: 'lehrkraft' } as const;
		given(...collecting)
			.when(card, helper)
			.then(
				submitted('need-1', { ...typedInBy('seat-of-helper'), source: 'paper', group: 'lehrkraft' })
			);
		given(...collecting)
			.when({ ...card, group: 'eltern' }, helper)
			.refused('joining/group-unknown');
		given(...collecting)
			.when({ ...submit('WLAN'), group: 'schueler' }, anna)
			.then(submitted('need-1', { text: 'WLAN', group: 'lehrkraft' }));
	});

	it('[NE34] [RI6] helper and moderator reword and withdraw what they typed in, and leave no trace of it', () => {
		for (const [by, author] of [
			[helper, 'seat-of-helper'],
			[moderator, 'seat-of-moderator'],
			[staff, 'login-1']
		] as const) {
			const typed = submitted('need-1', typedInBy(author));
			given(...collecting, typed)
				.when(edit('WLAN überall'), by)
				.then({ type: 'NeedEdited', needId: 'need-1', text: 'WLAN überall', originalText: null });
			expect(
				given(...collecting, typed)
					.when(edit('WLAN überall'), by)
					.act()
			).toBeNull();
			given(...collecting, typed)
				.when(withdraw, by)
				.then({ type: 'NeedWithdrawn', needId: 'need-1' });
		}
		given(...collecting, submitted('need-1'))
			.when(withdraw, helper)
			.refused('need/not-yours');
	});

	it('[NE24] a need is given a category, or none', () => {
		given(...collecting)
			.when({ ...submit('WLAN'), category: 'netz' }, anna)
			.then(submitted('need-1', { text: 'WLAN', category: 'netz' }));
		given(...collecting)
			.when({ ...submit('WLAN'), category: null }, anna)
			.then(submitted('need-1', { text: 'WLAN' }));
	});

	it('[NE25] a need says how it came in, and a participant cannot say otherwise', () => {
		given(...collecting)
			.when({ ...submit('WLAN'), source: 'paper' }, moderator)
			.then(submitted('need-1', { ...typedIn, source: 'paper' }));
		given(...collecting)
			.when({ ...submit('WLAN'), source: 'paper' }, anna)
			.then(submitted('need-1', { text: 'WLAN', source: 'phone' }));
	});

	it('[NE3] who has not joined enters nothing', () => {
		given(entered('collect')).when(submit('WLAN'), anna).refused('joining/not-joined');
	});

	it.each([
		['nothing', ''],
		['white space', ' \t\n\u00A0\u3000 '],
		['zero-width characters', '\u200B\u200C\u200D\u2060'],
		['control characters', '\u0000\u0007\u001B\u0085'],
		['lone surrogates', '\uD83D \uDE00'],
		['direction marks', '\u202E\u200F']
	])('[NE4] %s as text is refused', (_name, text) => {
		given(...collecting)
			.when(submit(text), anna)
			.refused('need/text-empty');
		given(...collecting, submitted('need-1'))
			.when(edit(text), anna)
			.refused('need/text-empty');
	});

	it.each(['a', '😀', 'ش'])('[NE5] 300 times %s fit, 301 do not', (character) => {
		const text = character.repeat(300);
		given(...collecting)
			.when(submit(text), anna)
			.then(submitted('need-1', { text }));
		given(...collecting)
			.when(submit(text + character), anna)
			.refused('need/text-too-long', { limit: 300, length: 301 });
		given(...collecting, submitted('need-1'))
			.when(edit(text + character), anna)
			.refused('need/text-too-long', { limit: 300, length: 301 });
	});

	it('[NE5] 10,000 emojis are refused', () => {
		given(...collecting)
			.when(submit('👩'.repeat(10_000)), anna)
			.refused('need/text-too-long', { limit: 300, length: 10_000 });
	});

	it.each([
		['HTML', '<img src=x onerror="alert(1)">', '<img src=x onerror="alert(1)">'],
		['an Arabic text with an override', '\u202Eنحتاج إلى أجهزة\u202C', 'نحتاج إلى أجهزة'],
		['stacked marks', `Z${'\u0335'.repeat(90)}`, `Z${'\u0335'.repeat(4)}`],
		['NUL', 'WLAN\u0000Ausbau', 'WLAN Ausbau']
	])('[TX1] [TX3] [TX4] [TX6] %s is kept as a clean text', (_name, raw, text) => {
		given(...collecting)
			.when(submit(raw), anna)
			.then(submitted('need-1', { text }));
		given(...collecting, submitted('need-1'))
			.when(edit(raw), anna)
			.then({ type: 'NeedEdited', needId: 'need-1', text, originalText: null });
	});

	it('[NE6] outside a collecting step nothing is entered', () => {
		for (const kind of ['arrive', 'reveal', 'vote', 'close'] as const)
			for (const actor of [anna, moderator])
				given(...collecting, entered(kind))
					.when(submit('WLAN'), actor)
					.refused('agenda/not-collecting');
	});

	it('[NE7] an id is used once, also after the need was withdrawn', () => {
		given(...collecting, submitted('need-1'))
			.when(submit('WLAN'), ben)
			.refused('need/exists');
		given(...collecting, submitted('need-1'), withdrawn('need-1'))
			.when(submit('WLAN'), anna)
			.refused('need/exists');
	});

	it('[NE8] a person has at most 60 needs, the moderator as many as there are', () => {
		const sixty = Array.from({ length: 60 }, (_, index) => submitted(`old-${index}`));
		given(...collecting, ...sixty.slice(1))
			.when(submit('WLAN'), anna)
			.then(submitted('need-1', { text: 'WLAN' }));
		given(...collecting, ...sixty)
			.when(submit('WLAN'), anna)
			.refused('need/too-many', { limit: 60 });
		expect(
			given(...collecting, ...sixty)
				.when(submit('WLAN'), ben)
				.state().silentCount
		).toBe(61);
		const typedIn = sixty.map((_, index) => submitted(`old-${index}`, { authorSeatId: null }));
		for (const actor of [moderator, staff]) {
			const state = given(...collecting, ...typedIn)
				.when(submit('WLAN'), actor)
				.state();
			expect(state.silentCount).toBe(61);
		}
	});

	it('[NE8] what was withdrawn does not count', () => {
		const sixty = Array.from({ length: 60 }, (_, index) => submitted(`old-${index}`));
		const state = stateAfter(...collecting, ...sixty, withdrawn('old-7'));
		givenState(state)
			.when(submit('WLAN'), anna)
			.then(submitted('need-1', { text: 'WLAN' }));
		expect(ownNeeds(state, 'seat-anna')).toHaveLength(59);
		expect(ownNeeds(state, 'seat-ben')).toEqual([]);
	});
});

describe('rewording', () => {
	const edited = (text: string, originalText: string | null = null) => ({
		type: 'NeedEdited' as const,
		needId: 'need-1',
		text,
		originalText
	});

	it('[NE9] authors reword their own needs, before and after the reveal', () => {
		given(...collecting, submitted('need-1'))
			.when(edit(' Neu '), anna)
			.then(edited('Neu'));
		const state = given(...collecting, submitted('need-1'), revealed('need-1'), entered('bundle'))
			.when(edit('Neu'), anna)
			.state();
		expect(state.needs['need-1']).toEqual(need('need-1', { text: 'Neu', status: 'shown' }));
	});

	it("[NE9] another's need is refused, and so is one that the moderator typed in", () => {
		given(...collecting, submitted('need-1'))
			.when(edit('Neu'), ben)
			.refused('need/not-yours');
		given(...collecting, submitted('need-1', { authorSeatId: null }))
			.when(edit('Neu'), ben)
			.refused('need/not-yours');
		given(...collecting, submitted('need-1', { authorSeatId: null }))
			.when(edit('Neu'), { kind: 'staff', loginId: 'login-1', role: 'reader' })
			.refused('need/not-yours');
	});

	it('[NE10] the same text again is refused', () => {
		given(...collecting, submitted('need-1'))
			.when(edit('Text  von need-1 '), anna)
			.refused('need/unchanged');
	});

	it.each([
		['hidden', [hidden('need-1')], 'need/hidden'],
		['merged', [merged('cluster-1', ['need-1', 'need-2'])], 'need/already-used'],
		['in an open vote', [voteOpened(['need-1', 'need-2'])], 'need/already-used'],
		['a core need', [named('core-1', 'need-1')], 'need/already-used']
	] as const)('[NE11] the author leaves alone what is %s', (_name, events, code) => {
		const history = [submitted('need-1'), submitted('need-2'), revealed('need-1', 'need-2')];
		given(...collecting, ...history, ...events)
			.when(edit('Neu'), anna)
			.refused(code);
		given(...collecting, ...history, ...events)
			.when(withdraw, anna)
			.refused(code);
		given(...collecting, ...history, ...events)
			.when(edit('Neu'), moderator)
			.then(edited('Neu', 'Text von need-1'));
	});

	it('[NE11] after the vote the author may reword again', () => {
		const history = [submitted('need-1'), submitted('need-2'), revealed('need-1', 'need-2')];
		given(...collecting, ...history, voteOpened(['need-1', 'need-2']), voteClosed())
			.when(edit('Neu'), anna)
			.then(edited('Neu'));
	});

	it("[NE12] the moderator rewords, and the author's wording is kept beside", () => {
		const once = given(...collecting, submitted('need-1')).when(edit('Neu'), moderator);
		once.then(edited('Neu', 'Text von need-1'));
		once.when(edit('Neuer'), moderator).then(edited('Neuer', 'Text von need-1'));
		expect(once.when(edit('Neuer'), moderator).state().needs['need-1']).toEqual(
			need('need-1', { text: 'Neuer', originalText: 'Text von need-1' })
		);
	});

	it('[NE12] back at the words of the author nothing is kept beside', () => {
		const once = given(...collecting, submitted('need-1')).when(edit('Neu'), moderator);
		once.when(edit('Text von need-1'), moderator).then(edited('Text von need-1'));
		once.when(edit('Ganz neu'), anna).then(edited('Ganz neu'));
	});
});

describe('withdrawing', () => {
	it('[NE13] authors withdraw their own needs', () => {
		const outcome = given(...collecting, submitted('need-1')).when(withdraw, anna);
		outcome.then(withdrawn('need-1'));
		expect(outcome.state().needs['need-1']).toEqual(need('need-1', { status: 'withdrawn' }));
	});

	it("[NE13] another's need is not withdrawn, by the moderator neither", () => {
		for (const actor of [ben, moderator])
			given(...collecting, submitted('need-1'))
				.when(withdraw, actor)
				.refused('need/not-yours');
	});

	it('[NE14] what is withdrawn stays withdrawn', () => {
		const meeting = given(...collecting, submitted('need-1'), withdrawn('need-1'));
		meeting.when(edit('Neu'), anna).refused('need/withdrawn');
		meeting.when(edit('Neu'), moderator).refused('need/withdrawn');
		meeting.when(withdraw, anna).refused('need/withdrawn');
		meeting.when(hide).refused('need/withdrawn');
		meeting.when(restore).refused('need/not-hidden');
	});
});

describe('hiding and restoring', () => {
	it('[NE15] the moderator hides a need before and after the reveal', () => {
		given(...collecting, submitted('need-1'))
			.when(hide)
			.then(hidden('need-1'));
		given(...collecting, submitted('need-1'), revealed('need-1'))
			.when(hide)
			.then(hidden('need-1'));
	});

	it('[NE15] what is hidden is not hidden again', () => {
		given(...collecting, submitted('need-1'), hidden('need-1'))
			.when(hide)
			.refused('need/hidden');
	});

	it('[NE15] a core need is not hidden, a need of its cluster may be', () => {
		const two = [submitted('need-1'), submitted('need-2'), revealed('need-1', 'need-2')];
		given(...collecting, ...two, named('core-1', 'need-1'))
			.when(hide)
			.refused('topic/is-core-need');
		given(
			...collecting,
			...two,
			merged('cluster-1', ['need-1', 'need-2']),
			named('core-1', 'cluster-1')
		)
			.when(hide)
			.then(hidden('need-1'));
	});

	it('[NE16] a hidden need comes back as what it was', () => {
		given(...collecting, submitted('need-1'), hidden('need-1'))
			.when(restore)
			.then({ type: 'NeedRestored', needId: 'need-1', status: 'silent' });
		given(...collecting, submitted('need-1'), revealed('need-1'), hidden('need-1'))
			.when(restore)
			.then({ type: 'NeedRestored', needId: 'need-1', status: 'shown' });
	});

	it('[NE16] a need keeps its cluster while it is hidden', () => {
		const state = given(
			...collecting,
			submitted('need-1'),
			submitted('need-2'),
			revealed('need-1', 'need-2'),
			merged('cluster-1', ['need-1', 'need-2']),
			hidden('need-1')
		)
			.when(restore)
			.state();
		expect(state.needs['need-1']).toEqual(
			need('need-1', { status: 'shown', clusterId: 'cluster-1' })
		);
	});

	it('[NE16] what is not hidden is not restored', () => {
		given(...collecting, submitted('need-1'))
			.when(restore)
			.refused('need/not-hidden');
	});

	it('[NE17] needs that nobody entered are refused', () => {
		given(...collecting)
			.when(edit('Neu'), anna)
			.refused('need/unknown');
		given(...collecting)
			.when(edit('Neu'), moderator)
			.refused('need/unknown');
		given(...collecting)
			.when(withdraw, anna)
			.refused('need/unknown');
		given(...collecting)
			.when(hide)
			.refused('need/unknown');
		given(...collecting)
			.when(restore)
			.refused('need/unknown');
	});
});

describe('revealing', () => {
	const three = [submitted('need-1'), submitted('need-2'), submitted('need-3')];

	it('[NE18] shows all silent needs, hidden and withdrawn ones left out', () => {
		const state = given(
			...collecting,
			...three,
			submitted('need-4'),
			hidden('need-2'),
			withdrawn('need-4'),
			entered('reveal')
		)
			.when(reveal)
			.state();
		expect(state.needOrder.toSorted()).toEqual(['need-1', 'need-3']);
		expect(state.needs).toMatchObject({
			'need-1': { status: 'shown' },
			'need-2': { status: 'hidden' },
			'need-3': { status: 'shown' },
			'need-4': { status: 'withdrawn' }
		});
		expect(state.silentCount).toBe(0);
	});

	it('[NE18] is refused while collecting, and where nothing is silent', () => {
		given(...collecting, ...three)
			.when(reveal)
			.refused('reveal/still-collecting');
		given(...collecting, entered('reveal'))
			.when(reveal)
			.refused('reveal/nothing-new');
		given(...collecting, ...three, revealed('need-1', 'need-2', 'need-3'), entered('reveal'))
			.when(reveal)
			.refused('reveal/nothing-new');
	});

	it('[NE19] the same needs and seed give the same order, whoever entered them and when', () => {
		const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4, unit: 'grapheme-ascii' }), {
			minLength: 2,
			maxLength: 12,
			selector: (id) => `id-${id}`
		});
		const entries = ids.chain((some) =>
			fc.tuple(
				fc.constant(some.map((id) => `id-${id}`)),
				fc.shuffledSubarray(
					some.map((id) => `id-${id}`),
					{ minLength: some.length }
				),
				fc.array(fc.constantFrom('seat-anna', 'seat-ben', null), {
					minLength: some.length,
					maxLength: some.length
				})
			)
		);
		const orderOf = (needIds: string[], authors: (string | null)[], seed: string) =>
			given(
				...collecting,
				...needIds.map((id, index) => submitted(id, { authorSeatId: authors[index] ?? null })),
				entered('reveal')
			)
				.when({ type: 'RevealNeeds', seed })
				.state().needOrder;
		fc.assert(
			fc.property(entries, fc.string(), ([one, other, authors], seed) => {
				const order = orderOf(one, [], seed);
				expect(orderOf(other, authors, seed)).toEqual(order);
				expect(order.toSorted()).toEqual(one.toSorted());
			})
		);
	});

	it('[NE19] another seed gives another order', () => {
		const many = Array.from({ length: 20 }, (_, index) => submitted(`need-${index}`));
		const order = (seed: string) =>
			given(...collecting, ...many, entered('reveal'))
				.when({ type: 'RevealNeeds', seed })
				.state().needOrder;
		expect(order('one')).not.toEqual(order('two'));
		expect(order('one')).not.toEqual(order('one').toSorted());
	});

	it('[NE20] the place in the reveal does not go with the place in the order of entry', () => {
		const SIZE = 20;
		const RUNS = 1000;
		// Ids that grow with the entry are the worst case: sorting them gives the order of entry.
		const ids = Array.from(
			{ length: SIZE },
			(_, index) => `need-${String(index).padStart(2, '0')}`
		);
		const state = stateAfter(...collecting, ...ids.map((id) => submitted(id)), entered('reveal'));
		let correlation = 0;
		let firstIsFirst = 0;
		for (let run = 0; run < RUNS; run++) {
			const order = givenState(state)
				.when({ type: 'RevealNeeds', seed: `seed-${run}` })
				.state().needOrder;
			const distances = ids.map((id, entry) => (order.indexOf(id) - entry) ** 2);
			correlation += 1 - (6 * sum(distances)) / (SIZE * (SIZE ** 2 - 1));
			if (order[0] === ids[0]) firstIsFirst++;
		}
		// Spearman's coefficient is 0 on average; its mean of 1000 runs deviates by 0.007.
		expect(Math.abs(correlation / RUNS)).toBeLessThan(0.03);
		// 50 are expected, with a standard deviation of 7.
		expect(Math.abs(firstIsFirst - RUNS / SIZE)).toBeLessThan(30);
	});

	it('[NE21] needs of a second round are listed after those of the first', () => {
		const state = given(
			...collecting,
			submitted('need-9'),
			revealed('need-9'),
			submitted('need-1'),
			entered('reveal')
		)
			.when(reveal)
			.state();
		expect(state.needOrder).toEqual(['need-9', 'need-1']);
	});
});

describe('needs in any history', () => {
	it('[NE22] [NE23] a need that was entered stays in one of its states, and the silent ones are counted', () => {
		fc.assert(
			fc.property(someActs(), (acts) => {
				let state = prepared();
				const entered = new Set<string>();
				acts.forEach((act, index) => {
					const outcome = decide(act.command, state, contextOf(act, index));
					if (outcome.kind === 'refused') return;
					const { command } = act;
					if (command.type === 'SubmitNeed' || command.type === 'TakeCardAsNeed')
						entered.add(command.needId);
					if (command.type === 'TakeNeedApart')
						for (const { needId } of command.parts) entered.add(needId);
					state = outcome.events.reduce(evolve, state);
				});
				expect(Object.keys(state.needs).toSorted()).toEqual([...entered].toSorted());
				const needs = Object.values(state.needs);
				for (const { status } of needs)
					expect(['silent', 'shown', 'hidden', 'parked', 'withdrawn']).toContain(status);
				expect(state.silentCount).toBe(needs.filter(({ status }) => status === 'silent').length);
				for (const { id, status } of needs)
					if (status === 'shown') expect(state.needOrder.filter((one) => one === id)).toEqual([id]);
			}),
			{ numRuns: 200 }
		);
	});
});

function sum(numbers: number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
