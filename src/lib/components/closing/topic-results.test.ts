import { expect, it } from 'vitest';
import {
	agreed,
	agreementRecorded,
	completeResult,
	confirmed,
	named,
	recorded,
	resulted,
	revealedNeeds,
	stateAfter
} from '$lib/domain/meeting/specification.test-support';
import { topicResults } from './topic-results';

it('gives each topic one sentence: the decision, else the result; what is open is left out', () => {
	const state = stateAfter(
		...revealedNeeds(3),
		named('core-1', 'need-1'),
		named('core-2', 'need-2'),
		named('core-3', 'need-3'),
		recorded(),
		agreed('decision-1'),
		resulted('core-2')
	);
	const results = topicResults(state);
	expect(results.map(({ id }) => id)).toEqual(['core-1', 'core-2']);
	expect(results[0]).toMatchObject({ sentence: state.decisions[0]?.content.how });
	expect(results[0]?.by).toContain('2027');
	expect(results[1]).toMatchObject({ sentence: completeResult.sentence });
});

it('a draft of a decision is no result; what both sides confirmed is one', () => {
	const draft = stateAfter(
		...revealedNeeds(1),
		named('core-1', 'need-1'),
		recorded(),
		agreementRecorded()
	);
	expect(topicResults(draft)).toEqual([]);
	const settled = stateAfter(
		agreementRecorded(),
		...(['school', 'authority'] as const).map((side, index) => confirmed(side, index || null))
	);
	expect(topicResults(settled)).toMatchObject([
		{ title: '', sentence: settled.agreements[0]?.content.what }
	]);
});
