import { describe, expect, it } from 'vitest';
import { tell, viewFor } from './audience';
import { unresolved } from './open-contradictions';
import { evolve } from './decider';
import type { MeetingEvent } from './events';
import {
	given,
	hidden,
	merged,
	parked,
	revealedNeeds,
	stateAfter
} from './specification.test-support';

const needs = revealedNeeds(3);
const mark = (needIds: [string, string] = ['need-1', 'need-2'], id = 'contradiction-1') => ({
	type: 'MarkContradiction' as const,
	contradictionId: id,
	needIds,
	of: 'opposed' as const,
	reason: 'Handys: erlauben oder verbieten.'
});
const marked = (needIds: [string, string] = ['need-1', 'need-2']): MeetingEvent => ({
	type: 'ContradictionMarked',
	contradiction: {
		...{ id: 'contradiction-1', needIds, of: 'opposed', resolution: null },
		reason: 'Handys: erlauben oder verbieten.'
	}
});
const inFavour = { outcome: 'first' as const, text: 'In den Pausen erlaubt.' };
const resolve = (resolution: typeof inFavour | null = inFavour) => {
	return {
		...{ type: 'ResolveContradiction' as const, contradictionId: 'contradiction-1' },
		resolution
	};
};
const drop = { type: 'DropContradiction' as const, contradictionId: 'contradiction-1' };

const PASSAGE = {
	...{ id: 'passage-1', code: '5.5', title: 'Präsentation', change: null },
	text: 'Jeder Raum erhält ein Display.'
};
const againstPlan = { ...mark(), needIds: ['need-1'] as [string], passage: PASSAGE };
const markedAgainstPlan: MeetingEvent = {
	type: 'ContradictionMarked',
	contradiction: {
		...{ id: 'contradiction-1', needIds: ['need-1'], passage: PASSAGE, of: 'opposed' },
		...{ reason: 'Handys: erlauben oder verbieten.', resolution: null }
	}
};

describe('contradictions', () => {
	it('[CT8] are marked between one need and what the plan says, once, and taken back', () => {
		const before = given(...needs);
		before.when(againstPlan).then(markedAgainstPlan);
		expect(before.when(againstPlan).whenUndone().state().contradictions).toEqual([]);
		const after = given(...needs, markedAgainstPlan);
		after.when({ ...againstPlan, contradictionId: 'again' }).refused('contradiction/exists');
		const other = { ...PASSAGE, id: 'passage-2' };
		expect(
			after.when({ ...againstPlan, contradictionId: 'other', passage: other }).state()
				.contradictions
		).toHaveLength(2);
		expect(after.when(drop).whenUndone().state().contradictions).toEqual(
			stateAfter(...needs, markedAgainstPlan).contradictions
		);
		after.when(resolve()).then({
			...{ type: 'ContradictionResolved', contradictionId: 'contradiction-1' },
			resolution: inFavour
		});
	});

	it('[CT8] have two sides: two needs, or a need and the plan', () => {
		const before = given(...needs);
		before.when({ ...mark(), needIds: ['need-1'] }).refused('topic/too-few');
		before.when({ ...mark(), passage: PASSAGE }).refused('topic/too-few');
	});

	it('[CT6] [CT8] go out of sight with the need, where the other side is the plan', () => {
		const state = stateAfter(...needs, markedAgainstPlan, hidden('need-1'));
		expect(viewFor(state, 'participants').contradictions).toEqual([]);
		const seen = viewFor(stateAfter(...needs, markedAgainstPlan), 'participants');
		expect(seen.contradictions[0]?.passage).toEqual(PASSAGE);
	});

	it('[CT1] are marked between two needs that are there to read, and taken back', () => {
		given(...needs)
			.when(mark())
			.then(marked());
		expect(
			given(...needs, parked('need-1'))
				.when(mark())
				.whenUndone()
				.state().contradictions
		).toEqual([]);
		given(...needs)
			.when(mark(['need-1', 'need-1']))
			.refused('topic/too-few');
		given(...needs)
			.when(mark(['need-1', 'need-99']))
			.refused('need/unknown');
		given(...needs, hidden('need-2'))
			.when(mark())
			.refused('need/not-shown');
	});

	it('[CT2] are marked once', () => {
		given(...needs, marked())
			.when(mark(['need-2', 'need-1'], 'contradiction-2'))
			.refused('contradiction/exists');
		given(...needs, marked())
			.when(mark(['need-2', 'need-3']))
			.refused('contradiction/exists');
	});

	it('[CT3] have a sentence of a length that can be read', () => {
		given(...needs)
			.when({ ...mark(), reason: ' ' })
			.refused('contradiction/text-empty');
		given(...needs)
			.when({ ...mark(), reason: 'x'.repeat(301) })
			.refused('contradiction/text-too-long', { limit: 300 });
		given(...needs, marked())
			.when(resolve({ ...inFavour, text: '' }))
			.refused('contradiction/text-empty');
	});

	it('[CT4] that were none are dropped, resolved ones stay', () => {
		given(...needs, marked())
			.when(drop)
			.then({ type: 'ContradictionDropped', contradictionId: 'contradiction-1' });
		expect(
			given(...needs, marked())
				.when(drop)
				.whenUndone()
				.state().contradictions
		).toHaveLength(1);
		given(...needs)
			.when(drop)
			.refused('contradiction/unknown');
		given(...needs, marked())
			.when(resolve())
			.when(drop)
			.refused('contradiction/resolved');
	});

	it('[CT5] are resolved, anew or opened again, and each is taken back', () => {
		const done = given(...needs, marked()).when(resolve());
		expect(unresolved(done.state())).toEqual([]);
		done.when(resolve()).refused('contradiction/unchanged');
		given(...needs)
			.when(resolve())
			.refused('contradiction/unknown');
		expect(unresolved(done.when(resolve(null)).state())).toHaveLength(1);
		expect(unresolved(done.whenUndone().state())).toHaveLength(1);
		done
			.when(resolve({ ...inFavour, text: 'Anders.' }))
			.when({ type: 'UndoAct', actId: done.act()?.id ?? '' })
			.refused('undo/no-longer-possible');
	});

	it('[CT6] stay with their needs, in a bundle and out of sight', () => {
		const state = stateAfter(...needs, marked(), merged('cluster-1', ['need-1', 'need-3']));
		expect(viewFor(state, 'screen').contradictions).toHaveLength(1);
		const event = hidden('need-1');
		const after = evolve(state, event);
		for (const audience of ['screen', 'participants'] as const) {
			const told = tell(state, event, after, audience);
			const reached =
				told.kind === 'refresh'
					? viewFor(after, audience)
					: told.events.reduce(evolve, viewFor(state, audience));
			expect(reached.contradictions).toEqual([]);
		}
		expect(viewFor(after, 'moderator').contradictions).toHaveLength(1);
	});
});
