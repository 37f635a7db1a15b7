import { describe, expect, it } from 'vitest';
import { viewFor } from './audience';
import type { MeetingEvent } from './events';
import { openProposals } from './open-proposals';
import type { Proposal, Rejection } from './proposals';
import {
	ben,
	entered,
	given,
	givenState,
	hidden,
	joined,
	merged,
	named,
	parked,
	revealed,
	revealedNeeds,
	stateAfter,
	submitted,
	voteOpened,
	withdrawn
} from './specification.test-support';

const needs = revealedNeeds(4);
const rejected = (kind: Rejection['kind'], ...needIds: string[]): MeetingEvent => {
	return { type: 'ProposalRejected', rejection: { kind, needIds } };
};
const reject = (kind: Rejection['kind'], ...needIds: string[]) => {
	return { type: 'RejectProposal' as const, rejection: { kind, needIds } };
};
const same = (...needIds: string[]): Proposal => ({ kind: 'same', needIds, title: 'WLAN' });
const doubtful = (one: string, other: string): Proposal => {
	return { kind: 'doubtful', needIds: [one, other] };
};
const outOfScope = (id: string): Proposal => ({ kind: 'out-of-scope', needIds: [id] });
const several = (id: string): Proposal => {
	return { kind: 'several', needIds: [id], parts: ['WLAN', 'Beamer'] };
};
const category = (...needIds: string[]): Proposal => {
	return { kind: 'category', needIds, category: 'netz' };
};
const contradiction: Proposal = {
	...{ kind: 'contradiction', needIds: ['need-1', 'need-2'], of: 'opposed' },
	...{ subject: 'Handys', sides: ['erlauben', 'verbieten'] }
};

function open(history: MeetingEvent[], ...found: Proposal[]): Proposal[] {
	return openProposals(found, stateAfter(...history));
}

describe('rejecting a proposal', () => {
	it('[PP1] is kept, once, and can be taken back', () => {
		given(...needs)
			.when(reject('same', 'need-2', 'need-1', 'need-2'))
			.then(rejected('same', 'need-1', 'need-2'));
		given(...needs, rejected('same', 'need-1', 'need-2'))
			.when(reject('same', 'need-2', 'need-1'))
			.refused('proposal/already-rejected');
		const back = given(...needs)
			.when(reject('several', 'need-1'))
			.whenUndone();
		expect(back.state().rejections).toEqual([]);
		given(...needs)
			.when({ type: 'RestoreProposal', rejection: { kind: 'several', needIds: ['need-1'] } })
			.refused('proposal/not-rejected');
	});

	it.each([
		['same', same('need-1', 'need-2'), reject('same', 'need-1', 'need-2')],
		['doubtful', doubtful('need-1', 'need-2'), reject('same', 'need-1', 'need-2')],
		['several', several('need-1'), reject('several', 'need-1')],
		['out of scope', outOfScope('need-1'), reject('out-of-scope', 'need-1')],
		['category', category('need-1'), reject('category', 'need-1')],
		['contradiction', contradiction, reject('contradiction', 'need-1', 'need-2')]
	])('[PP1] what was rejected does not come back: %s', (_, proposal, command) => {
		expect(open(needs, proposal)).toHaveLength(1);
		const after = given(...needs)
			.when(command)
			.state();
		expect(openProposals([proposal], after)).toEqual([]);
	});

	it('[PP2] names needs that are there, and two where it is about two', () => {
		given(...needs)
			.when(reject('same', 'need-1', 'need-1'))
			.refused('topic/too-few');
		given(...needs)
			.when(reject('contradiction', 'need-1'))
			.refused('topic/too-few');
		given(...needs)
			.when(reject('category'))
			.refused('topic/too-few');
		given(...needs)
			.when(reject('same', 'need-1', 'need-99'))
			.refused('need/unknown');
	});

	it('[PP3] keeps apart, also when another need comes to it', () => {
		const apart = [...needs, rejected('same', 'need-1', 'need-2')];
		expect(open(apart, same('need-1', 'need-2', 'need-3'))).toEqual([same('need-1', 'need-3')]);
		expect(open(apart, same('need-2', 'need-1'), same('need-3', 'need-4'))).toEqual([
			same('need-3', 'need-4')
		]);
	});

	it('[PP3] keeps apart the bundles that they are in', () => {
		const apart = [
			...needs,
			rejected('same', 'need-1', 'need-2'),
			merged('cluster-1', ['need-1', 'need-3'])
		];
		expect(open(apart, same('need-2', 'need-3'), doubtful('need-3', 'need-2'))).toEqual([]);
		expect(open(apart, doubtful('need-3', 'need-4'))).toHaveLength(1);
	});
});

describe('which proposals are open', () => {
	it('[PP4] not what is gone, hidden, parked, in use or bundled already', () => {
		const pair = [same('need-1', 'need-2'), doubtful('need-1', 'need-2')];
		for (const event of [
			hidden('need-1'),
			withdrawn('need-1'),
			parked('need-2'),
			voteOpened(['need-1', 'need-3']),
			named('core-1', 'need-2'),
			merged('cluster-1', ['need-1', 'need-2'])
		])
			expect(open([...needs, event], ...pair), event.type).toEqual([]);
		expect(open(needs, same('need-1', 'need-99', 'need-2'))).toEqual([same('need-1', 'need-2')]);
		expect(open([...needs, parked('need-1')], outOfScope('need-1'), several('need-1'))).toEqual([]);
	});

	it('[PP4] a category only of needs that have none', () => {
		const set: MeetingEvent = { type: 'NeedCategorised', needId: 'need-1', category: 'bau' };
		expect(open([...needs, set], category('need-1', 'need-2'))).toEqual([category('need-2')]);
		expect(open([...needs, set], category('need-1'))).toEqual([]);
	});

	it('[PP5] a bundle that has a name keeps it', () => {
		const bundled = [...needs, merged('cluster-1', ['need-1', 'need-2'])];
		expect(open(bundled, same('need-2', 'need-3'))).toEqual([
			{ ...same('need-2', 'need-3'), title: 'Titel von cluster-1' }
		]);
	});

	it('[PP6] before the reveal only categories and entries of several needs', () => {
		const silent = [
			joined('seat-anna'),
			...['need-1', 'need-2'].map((id) => submitted(id)),
			entered('reveal')
		];
		const found = [
			same('need-1', 'need-2'),
			doubtful('need-1', 'need-2'),
			contradiction,
			outOfScope('need-1'),
			several('need-1'),
			category('need-2')
		];
		expect(open(silent, ...found)).toEqual([several('need-1'), category('need-2')]);
	});

	it('[PP10] what was rejected is told to moderators alone', () => {
		const state = stateAfter(...needs, rejected('same', 'need-1', 'need-2'));
		expect(viewFor(state, 'moderator').rejections).toHaveLength(1);
		for (const audience of ['screen', 'participants'] as const)
			expect(viewFor(state, audience).rejections).toEqual([]);
	});
});

describe('a category for several', () => {
	const give = (...needIds: string[]) => {
		return { type: 'CategoriseNeeds' as const, needIds, category: 'netz' as const };
	};
	const set = (needId: string, category: 'netz' | 'bau' | null): MeetingEvent => {
		return { type: 'NeedCategorised', needId, category };
	};

	it('[PP11] is given to those that have none, and taken back in one', () => {
		given(...needs, set('need-2', 'bau'))
			.when(give('need-1', 'need-2', 'need-3', 'need-99'))
			.then(set('need-1', 'netz'), set('need-3', 'netz'));
		given(...needs)
			.when(give('need-1', 'need-2'))
			.whenUndone()
			.then(set('need-1', null), set('need-2', null), {
				type: 'ActUndone',
				actId: expect.any(String) as string
			});
		given(...needs, set('need-1', 'bau'))
			.when(give('need-1'))
			.refused('need/unchanged');
	});

	it('[PP11] stays where somebody has said something else since', () => {
		const done = given(...needs).when(give('need-1', 'need-2'));
		done
			.when({ type: 'CategoriseNeed', needId: 'need-1', category: 'bau' })
			.when({ type: 'UndoAct', actId: done.act()?.id ?? '' })
			.refused('undo/no-longer-possible');
	});
});

describe('taking a need apart', () => {
	const apart = (needId = 'need-1', partId = 'need-9', texts = ['WLAN', 'Beamer']) => {
		const [text = '', ...others] = texts;
		const parts = others.map((part, index) => ({
			needId: index === 0 ? partId : `${partId}-${index}`,
			text: part
		}));
		return { type: 'TakeNeedApart' as const, needId, text, parts };
	};
	const supported = (needId: string, seatId: string): MeetingEvent => {
		return { type: 'NeedSupported', needId, seatId };
	};

	it('[PP7] each part has author, group, category and support of the whole', () => {
		const after = given(
			...needs,
			supported('need-1', 'seat-ben'),
			merged('cluster-1', ['need-1', 'need-2'])
		)
			.when(apart())
			.state();
		expect(after.needs['need-1']).toMatchObject({
			text: 'WLAN',
			originalText: 'Text von need-1',
			clusterId: 'cluster-1'
		});
		expect(after.needs['need-9']).toMatchObject({
			...{ text: 'Beamer', originalText: null, clusterId: null, status: 'shown' },
			...{ authorSeatId: 'seat-anna', group: 'lehrkraft', category: null }
		});
		expect(after.supports).toEqual({ 'need-1': ['seat-ben'], 'need-9': ['seat-ben'] });
		expect(after.needOrder.slice(0, 3)).toEqual(['need-1', 'need-9', 'need-2']);
		expect(openProposals([several('need-1')], after)).toEqual([]);
	});

	it('[PP7] before the reveal the parts are silent as the whole is', () => {
		const after = given(joined('seat-anna'), submitted('need-1'), entered('reveal'))
			.when(apart())
			.state();
		expect(after.silentCount).toBe(2);
		expect(after.needs['need-9']?.status).toBe('silent');
	});

	it('[PP8] not what is out of sight, in use or made of nothing', () => {
		given(...needs, hidden('need-1'))
			.when(apart())
			.refused('need/not-shown');
		given(...needs, parked('need-1'))
			.when(apart())
			.refused('need/not-shown');
		given(...needs, withdrawn('need-1'))
			.when(apart())
			.refused('need/withdrawn');
		given(joined('seat-anna'), submitted('need-1'), entered('collect'))
			.when(apart())
			.refused('reveal/still-collecting');
		given(...needs, voteOpened(['need-1', 'need-2']))
			.when(apart())
			.refused('vote/is-open');
		given(...needs, named('core-1', 'need-1'))
			.when(apart())
			.refused('topic/is-core-need');
		given(...needs)
			.when(apart('need-1', 'need-9', ['WLAN']))
			.refused('need/unchanged');
		given(...needs)
			.when(apart('need-1', 'need-9', ['WLAN', ' ']))
			.refused('need/text-empty');
		given(...needs)
			.when(apart('need-1', 'need-2'))
			.refused('need/exists');
		given(...needs)
			.when(apart('need-99'))
			.refused('need/unknown');
	});

	it('[PP9] is undone, and who supported a part supports the whole', () => {
		const taken = given(...needs).when(apart());
		const back = taken.when({ type: 'SupportNeed', needId: 'need-9' }, ben).state();
		const state = given(...needs)
			.when(apart())
			.whenUndone()
			.state();
		expect(state.needs['need-1']).toEqual(stateAfter(...needs).needs['need-1']);
		expect(state.needs['need-9']?.status).toBe('withdrawn');
		expect(back.supports['need-9']).toEqual(['seat-ben']);
		const act = taken.act();
		const undone = taken
			.when({ type: 'SupportNeed', needId: 'need-9' }, ben)
			.when({ type: 'UndoAct', actId: act?.id ?? '' })
			.state();
		expect(undone.supports['need-1']).toEqual(['seat-ben']);
		taken
			.when({ type: 'EditNeed', needId: 'need-9', text: 'Beamer im Altbau' })
			.when({ type: 'UndoAct', actId: act?.id ?? '' })
			.refused('undo/no-longer-possible');
		taken
			.when({ type: 'HideNeed', needId: 'need-9' })
			.when({ type: 'UndoAct', actId: act?.id ?? '' })
			.refused('undo/no-longer-possible');
	});

	it('[PP7] a late reveal lists the parts with the whole', () => {
		const after = given(joined('seat-anna'), submitted('need-1'), entered('reveal'))
			.when(apart())
			.when({ type: 'RevealNeeds', seed: 'seed' })
			.state();
		expect(after.needOrder.toSorted()).toEqual(['need-1', 'need-9']);
		expect(stateAfter(...needs, revealed('need-1')).needs['need-1']?.status).toBe('shown');
	});
});

describe('a need against the plan', () => {
	const passage = {
		...{ id: 'passage-1', code: '5.5', title: 'Präsentation', change: null },
		text: 'Jeder Raum erhält ein Display.'
	};
	const proposal: Proposal = {
		...{ kind: 'against-plan', needIds: ['need-1'], of: 'opposed', passage }
	};
	const no = {
		type: 'RejectProposal' as const,
		rejection: { kind: 'against-plan' as const, needIds: ['need-1'], passageId: passage.id }
	};
	const history = revealedNeeds(2);

	it('[PP12] is not proposed again with a passage that was rejected, but with another', () => {
		const rejected = given(...history).when(no);
		const state = rejected.state();
		const other: Proposal = { ...proposal, passage: { ...passage, id: 'passage-2' } };
		expect(openProposals([proposal, other], state)).toEqual([other]);
		expect(openProposals([proposal], rejected.whenUndone().state())).toEqual([proposal]);
		givenState(state).when(no).refused('proposal/already-rejected');
	});

	it('[PP4] is open as long as the need is shown and not marked', () => {
		const mark = given(...history).when({
			...{ type: 'MarkContradiction', contradictionId: 'contradiction-1', needIds: ['need-1'] },
			...{ passage, of: 'opposed', reason: 'Der Plan sagt anderes.' }
		});
		expect(openProposals([proposal], mark.state())).toEqual([]);
		expect(openProposals([proposal], stateAfter(...history, hidden('need-1')))).toEqual([]);
		expect(openProposals([proposal], stateAfter(...history))).toEqual([proposal]);
	});
});
