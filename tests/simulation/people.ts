/** What the people of a simulated meeting do next, from what they see. */
import type { Actor } from '../../src/lib/domain/kernel/actor';
import { completeDecision } from '../../src/lib/domain/meeting/arbitrary.test-support';
import type { MeetingCommand } from '../../src/lib/domain/meeting/commands';
import { nextUndo } from '../../src/lib/domain/meeting/decider';
import type { Round, RoundAnswer } from '../../src/lib/domain/meeting/model';
import { seatIn } from '../../src/lib/domain/meeting/seats';
import type { StepKind } from '../../src/lib/domain/meeting/steps';
import type { MeetingState } from '../../src/lib/domain/meeting/state';
import { shownNeeds, topics } from '../../src/lib/domain/meeting/topics';
import { lastClosedVote, openVote } from '../../src/lib/domain/meeting/voting';
import { marked } from './secrets';
import type { World } from './world';

const COURSE: StepKind[] = [
	...(['arrive', 'mood', 'cards', 'collect', 'reveal', 'bundle'] as const),
	...(['vote', 'core-needs', 'confirm', 'decide', 'close'] as const)
];

export function participantsAct(
	world: World,
	state: MeetingState,
	seatId: string
): MeetingCommand | null {
	if (!seatIn(state, seatId) || world.happens(0.02))
		return { type: 'JoinMeeting', group: world.pick(state.groups) ?? 'lehrkraft', schoolId: null };
	const vote = openVote(state);
	if (vote && world.happens(0.7)) {
		const option = world.pick(vote.options)?.topicId ?? '';
		return {
			type: 'CastBallot',
			voteId: vote.id,
			dots: { [option]: 1 + Math.floor(world.random(2)) }
		};
	}
	const round = state.rounds.find(({ status }) => status === 'open');
	if (round && world.happens(0.7)) return answered(world, round);
	const step = stepOf(state);
	if (step?.kind === 'cards') return cardsAct(world, state, seatId);
	const own = Object.values(state.needs).filter(({ authorSeatId }) => authorSeatId === seatId);
	const needId = world.pick(own)?.id;
	if (needId && world.happens(0.2)) return { type: 'WithdrawNeed', needId };
	if (needId && world.happens(0.3))
		return { type: 'EditNeed', needId, text: marked(`Geändert ${world.id()}`, needId) };
	return newNeed(world);
}

export function moderatorsAct(world: World, state: MeetingState): MeetingCommand | null {
	const kind = stepOf(state)?.kind ?? 'arrive';
	const place = COURSE.indexOf(kind);
	const act = {
		actor: { kind: 'seat', seatId: '', role: 'moderator' } as Actor,
		now: 0,
		commandId: ''
	};
	if (world.happens(isDone(kind, state) ? 0.6 : 0.03))
		return moveTo(COURSE[place + (world.happens(0.95) ? 1 : -1)]);
	if (world.happens(0.08)) {
		const undo = nextUndo(state, act);
		if (undo) return { type: 'UndoAct', actId: undo.id };
	}
	if (world.happens(0.03)) return { type: 'FreezeScreen', isFrozen: !state.screen.isFrozen };
	if (world.happens(0.03)) return newNeed(world);
	const need = world.pick(Object.values(state.needs));
	if (need && world.happens(0.06))
		return { type: need.status === 'hidden' ? 'RestoreNeed' : 'HideNeed', needId: need.id };
	const [first, second] = [world.pick(topics(state)), world.pick(topics(state))];
	switch (kind) {
		case 'cards': {
			const card = world.pick(Object.values(state.cards));
			if (card && world.happens(0.5))
				return { type: card.status === 'hidden' ? 'RestoreCard' : 'HideCard', cardId: card.id };
			if (!world.happens(0.3)) return null;
			const isClosed = state.closedCards.includes(state.currentStepId);
			return { type: isClosed ? 'RevealCards' : 'CloseCards', stepId: state.currentStepId };
		}
		case 'reveal':
			return state.silentCount > 0 ? { type: 'RevealNeeds', seed: world.id() } : null;
		case 'bundle': {
			const bundled = shownNeeds(state).find(({ clusterId }) => clusterId !== null);
			if (bundled && world.happens(0.3)) return { type: 'SplitOffNeed', needId: bundled.id };
			return first && second && first.id !== second.id
				? {
						type: 'MergeTopics',
						clusterId: world.id(),
						topicIds: [first.id, second.id],
						title: 'Gebündelt'
					}
				: null;
		}
		case 'vote': {
			const vote = openVote(state);
			if (vote) return world.happens(0.25) ? { type: 'CloseDotVote', voteId: vote.id } : null;
			return {
				type: 'OpenDotVote',
				voteId: world.id(),
				topicIds: topics(state)
					.slice(0, 6)
					.map(({ id }) => id),
				dotsPerPerson: 3,
				maxPerOption: 2
			};
		}
		case 'mood':
		case 'confirm': {
			const round = state.rounds.find(({ stepId }) => stepId === state.currentStepId);
			if (round?.status === 'open')
				return world.happens(0.2) ? { type: 'CloseRound', stepId: round.stepId } : null;
			return { type: 'OpenRound', stepId: state.currentStepId };
		}
		case 'core-needs':
			return first && lastClosedVote(state)
				? { type: 'NameCoreNeed', coreNeedId: world.id(), topicId: first.id, title: 'Kernbedarf' }
				: null;
		case 'decide': {
			const decision = world.pick(state.decisions);
			if (decision?.status === 'agreed' && world.happens(0.3))
				return { type: 'ReopenDecision', decisionId: decision.id };
			if (decision?.status === 'draft') return { type: 'AgreeDecision', decisionId: decision.id };
			const coreNeed = world.pick(state.coreNeeds);
			return coreNeed
				? {
						type: 'RecordDecision',
						decisionId: world.id(),
						coreNeedId: coreNeed.id,
						content: completeDecision
					}
				: null;
		}
		case 'close':
			return null;
		default:
			return world.happens(0.4) ? moveTo(COURSE[place + 1]) : null;
	}
}

/** Has the step brought what the following ones need? */
function isDone(kind: StepKind, state: MeetingState): boolean {
	switch (kind) {
		case 'collect':
			return state.silentCount > 4;
		case 'reveal':
			return topics(state).length > 2;
		case 'vote':
			return lastClosedVote(state) !== undefined;
		case 'core-needs':
			return state.coreNeeds.length > 0;
		case 'decide':
			return state.decisions.length > 3;
		default:
			return true;
	}
}

function cardsAct(world: World, state: MeetingState, seatId: string): MeetingCommand {
	const own = Object.values(state.cards).filter(({ authorSeatId }) => authorSeatId === seatId);
	const cardId = world.pick(own)?.id;
	if (cardId && world.happens(0.2)) return { type: 'WithdrawCard', cardId };
	if (cardId && world.happens(0.3))
		return { type: 'EditCard', cardId, text: marked(`Neu ${world.id()}`, cardId) };
	const newId = world.id('card');
	const columnId = world.pick(['column-1', 'column-2']) ?? '';
	return { type: 'AddCard', cardId: newId, columnId, text: marked('Karte', newId) };
}

function answered(world: World, { stepId, question }: Round): MeetingCommand {
	const answer: RoundAnswer =
		question.kind === 'confirm'
			? {
					kind: 'confirm',
					stances: (question.scope === 'whole' ? [null] : question.items).map(() =>
						world.happens(0.5)
							? { word: 'object', text: marked('Einwand', world.id('word')) }
							: { word: 'agree', text: '' }
					)
				}
			: { kind: 'mood', values: [1 + Math.floor(world.random(5))] };
	return { type: 'GiveAnswer', stepId, answer };
}

function newNeed(world: World): MeetingCommand {
	const needId = world.id('need');
	return { type: 'SubmitNeed', needId, text: marked('Bedarf', needId) };
}

function moveTo(kind: StepKind | undefined): MeetingCommand | null {
	return kind ? { type: 'MoveToStep', stepId: `step-${kind}` } : null;
}

function stepOf({ agenda, currentStepId }: MeetingState) {
	return agenda.find(({ id }) => id === currentStepId);
}
