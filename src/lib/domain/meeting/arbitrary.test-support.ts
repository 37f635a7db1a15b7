/** Random but plausible histories of a small meeting, for property tests. */
import fc from 'fast-check';
import type { Actor } from '../kernel/actor';
import type { Context } from '../kernel/decider';
import type { AnyMeetingCommand } from './commands';
import { evolve } from './decider';
import type { MeetingEvent } from './events';
import { SCREEN_CONTENTS, SCREEN_THEMES } from './screen-settings';
import type {
	AgreementContent,
	DecisionContent,
	IndicatorContent,
	OpenItem,
	ResultContent
} from './model';
import { plainStep, THREAD_KINDS, type StepKind } from './steps';
import { initialMeeting, type MeetingState } from './state';

export interface Act {
	actor: Actor;
	command: AnyMeetingCommand;
}

export const SEATS = ['seat-a', 'seat-b', 'seat-c', 'seat-d', 'seat-e', 'seat-f', 'seat-g'];
export const NOW = 1_800_000_000_000;

export const moderator: Actor = { kind: 'seat', seatId: 'seat-of-moderator', role: 'moderator' };
export function participant(seatId: string): Actor {
	return { kind: 'seat', seatId, role: 'participant' };
}

export function contextOf(act: Act, index: number): Context {
	return { actor: act.actor, now: NOW + index * 1000, commandId: `command-${index}` };
}

/** What happens in the laws' histories. */
const KINDS = [...THREAD_KINDS, 'mood', 'cards', 'matrix', 'confirm'] as const;
/** Steps of an annual review: what they do needs no step to be entered. */
const REVIEW_KINDS = ['action-items', 'agreements', 'indicators'] as const;

/** What somebody objects in secret. */
export const OBJECTION = 'Geheimer Einwand';

const COLUMNS = [
	{ id: 'column-1', title: 'gut' },
	{ id: 'column-2', title: 'hinderlich' }
];

export const meetingPrepared: MeetingEvent = {
	type: 'MeetingPrepared',
	meetingId: 'meeting-1',
	authorityId: 'authority-1',
	planId: 'plan-1',
	title: 'Bedarfsworkshop Grundschulen',
	purpose: 'Bedarfe sammeln',
	question: 'Was brauchen Sie?',
	room: 'Aula',
	isRehearsal: false,
	groups: ['lehrkraft', 'schulleitung', 'schueler'],
	school: null,
	schools: [
		{ id: 'school-1', name: 'Schule am Bach' },
		{ id: 'school-2', name: 'Schule am Wald' }
	],
	outline: [
		{ code: '5.2', title: 'LAN/WLAN' },
		{ code: '6.1', title: 'Supportstufen' }
	],
	agenda: [...KINDS, ...REVIEW_KINDS]
		.map((kind) => ({ id: `step-${kind}`, ...plainStep(kind, kind, 5) }))
		.map((step) =>
			step.kind === 'cards'
				? { ...step, settings: { columns: COLUMNS, visibility: 'silent' } }
				: step
		)
};

/** A meeting that has been prepared and stands at its first step. */
export function prepared(): MeetingState {
	return evolve(initialMeeting, meetingPrepared);
}

/** An item of an earlier meeting that is still to be done. */
export const openItem: OpenItem = {
	id: 'item-1',
	title: 'WLAN in der Turnhalle',
	side: 'authority',
	owner: 'Leitung Schul-IT',
	dueAt: '2026-06-30',
	status: 'open',
	meeting: { id: 'meeting-0', title: 'Jahresgespräch 2025' },
	carriedOver: 0
};

export const completeAgreement: AgreementContent = {
	what: 'Zwei Ladewagen für die 5. Klassen',
	responsible: { side: 'authority', person: 'Leitung Schul-IT' },
	dueAt: '2027-03-31',
	changesPlan: true,
	sections: ['5.2']
};

export const someIndicator: IndicatorContent = {
	name: 'Geräte in Nutzung',
	unit: '%',
	value: 72.5,
	previous: 65,
	target: 80,
	direction: 'higher',
	reasons: ['no-charging'],
	note: ''
};

export const completeDecision: DecisionContent = {
	sectionChanges: [{ code: '5.2', text: 'WLAN in allen Klassenräumen bis 2027.' }],
	feasibility: 'yes',
	conditions: '',
	how: 'Ausbau durch den Dienstleister',
	period: { from: '2027-01-01', to: '2027-12-31' },
	horizon: 1,
	oneOffCost: 120_000,
	runningCostPerYear: 8_000,
	responsible: { side: 'authority', person: 'Leitung Schul-IT' },
	dueAt: '2027-12-31',
	approvals: [{ body: 'Schulausschuss', involvement: 'decide', plannedFor: null }]
};

export const completeResult: ResultContent = {
	kind: 'action',
	sentence: 'Die Schul-IT klärt, welche Geräte gebraucht werden.',
	who: 'Leitung Schul-IT',
	dueAt: '2027-03-31'
};

const pick = (prefix: string, count: number) =>
	fc.integer({ min: 1, max: count }).map((n) => `${prefix}-${n}`);
const contradiction = pick('contradiction', 2);
const question = pick('question', 3);
const need = pick('need', 9);
/** Ids beyond those of the course, so that parts find a place. */
const part = fc.constantFrom('need-8', 'need-9', 'part-1', 'part-2');
const cluster = pick('cluster', 4);
const topicId = fc.oneof(need, cluster);
const parked = fc.oneof(need, pick('parked', 2));
const vote = pick('vote', 3);
const coreNeed = pick('core', 3);
const decision = pick('decision', 2);
const step = fc.constantFrom(...KINDS).map((kind) => `step-${kind}`);
const round = fc.constantFrom('step-mood', 'step-matrix', 'step-confirm');
const item = pick('item', 2);
const agreement = pick('agreement', 2);
const indicator = pick('indicator', 2);
const side = fc.constantFrom('school' as const, 'authority' as const);
const card = pick('card', 4);
const column = pick('column', 2);

const thread = THREAD_KINDS.map((kind) => `step-${kind}`);
const rating = fc.constantFrom(null, 1, 4, 10);
const number = fc.integer({ min: 1, max: 2 });

const anyStep = fc.constantFrom(...thread, 'step-break', 'step-facts');

const byParticipant: fc.Arbitrary<AnyMeetingCommand> = fc.oneof(
	{ weight: 3, arbitrary: need.map((needId) => ({ type: 'SupportNeed' as const, needId })) },
	{ weight: 4, arbitrary: need.map((needId) => ({ type: 'UnsupportNeed' as const, needId })) },
	need.map((needId) => ({ type: 'CategoriseNeed' as const, needId, category: 'bau' as const })),
	{
		weight: 3,
		arbitrary: fc.record({
			type: fc.constant('JoinMeeting' as const),
			group: fc.constantFrom('lehrkraft' as const, 'lehrkraft' as const, 'schueler' as const),
			schoolId: fc.constantFrom('school-1', 'school-2', null),
			people: fc.constantFrom(1, 1, 1, 3)
		})
	},
	{
		weight: 5,
		arbitrary: need.map((needId) => ({
			type: 'SubmitNeed' as const,
			needId,
			text: `Text von ${needId}`
		}))
	},
	need.map((needId) => ({ type: 'EditNeed' as const, needId, text: `Neuer Text von ${needId}` })),
	need.map((needId) => ({ type: 'WithdrawNeed' as const, needId })),
	{
		weight: 3,
		arbitrary: fc.record({
			type: fc.constant('GiveFeedback' as const),
			worth: fc.integer({ min: 1, max: 5 }),
			text: fc.constantFrom('', 'Gut war die Stille.', 'Zu lang.')
		})
	},
	fc.record({
		type: fc.constant('CastBallot' as const),
		voteId: vote,
		dots: fc.dictionary(topicId, fc.integer({ min: 0, max: 2 }), { maxKeys: 2 })
	}),
	{
		weight: 6,
		arbitrary: fc.tuple(card, column).map(([cardId, columnId]) => ({
			type: 'AddCard' as const,
			cardId,
			columnId,
			text: `Text von ${cardId}`
		}))
	},
	card.map((cardId) => ({ type: 'EditCard' as const, cardId, text: `Neuer Text von ${cardId}` })),
	{ weight: 2, arbitrary: card.map((cardId) => ({ type: 'WithdrawCard' as const, cardId })) },
	{
		weight: 3,
		arbitrary: fc.record({
			type: fc.constant('GiveAnswer' as const),
			stepId: fc.constant('step-mood'),
			answer: fc.record({
				kind: fc.constant('mood' as const),
				values: fc.tuple(fc.constantFrom(null, 1, 3, 5))
			})
		})
	},
	{
		weight: 4,
		arbitrary: fc.record({
			type: fc.constant('GiveAnswer' as const),
			stepId: fc.constant('step-matrix'),
			answer: fc.record({
				kind: fc.constant('matrix' as const),
				ratings: fc.array(fc.record({ x: rating, y: rating }), { minLength: 2, maxLength: 4 })
			})
		})
	},
	{
		weight: 4,
		arbitrary: fc.record({
			type: fc.constant('GiveAnswer' as const),
			stepId: fc.constant('step-confirm'),
			answer: fc.record({
				kind: fc.constant('confirm' as const),
				stances: fc.array(
					fc.option(
						fc.record({
							word: fc.constantFrom('agree' as const, 'object' as const, 'abstain' as const),
							text: fc.constantFrom('', OBJECTION, `${OBJECTION} von Herrn M.`)
						})
					),
					{ minLength: 1, maxLength: 2 }
				)
			})
		})
	},
	{
		weight: 4,
		arbitrary: fc.record({
			type: fc.constant('GiveAnswer' as const),
			stepId: question,
			answer: fc.oneof(
				fc.record({
					kind: fc.constant('pair' as const),
					word: fc.constantFrom('together' as const, 'apart' as const, null)
				}),
				fc.record({
					kind: fc.constant('resistance' as const),
					values: fc.array(fc.constantFrom(null, 0, 10), { minLength: 2, maxLength: 3 })
				})
			)
		})
	},
	fc.record({ type: fc.constant('ConfirmAgreement' as const), agreementId: agreement, side }),
	fc.record({ type: fc.constant('RetractConfirmation' as const), agreementId: agreement, side })
);

const onScreen: fc.Arbitrary<AnyMeetingCommand> = fc.oneof(
	fc.boolean().map((isBlank) => ({ type: 'BlankScreen' as const, isBlank })),
	{
		weight: 4,
		arbitrary: fc.boolean().map((isFrozen) => ({ type: 'FreezeScreen' as const, isFrozen }))
	},
	fc.option(topicId).map((topicId) => ({ type: 'HighlightTopic' as const, topicId })),
	fc
		.constantFrom(...SCREEN_CONTENTS)
		.map((content) => ({ type: 'ShowOnScreen' as const, content })),
	fc.constantFrom(...SCREEN_THEMES).map((theme) => ({ type: 'SetScreenTheme' as const, theme })),
	fc.boolean().map((isHeld) => ({ type: 'HoldScreenPages' as const, isHeld })),
	fc.constantFrom(1 as const, -1 as const).map((by) => ({ type: 'TurnScreenPage' as const, by }))
);

const byModerator: fc.Arbitrary<AnyMeetingCommand> = fc.oneof(
	{ weight: 4, arbitrary: step.map((stepId) => ({ type: 'MoveToStep' as const, stepId })) },
	{ weight: 3, arbitrary: fc.string().map((seed) => ({ type: 'RevealNeeds' as const, seed })) },
	{
		weight: 4,
		arbitrary: fc.record({
			type: fc.constant('MergeTopics' as const),
			clusterId: cluster,
			topicIds: fc.uniqueArray(topicId, { minLength: 2, maxLength: 3 }),
			title: fc.constant('Gebündelt')
		})
	},
	{
		weight: 3,
		arbitrary: fc.record({
			type: fc.constant('MoveNeed' as const),
			needId: need,
			clusterId: cluster,
			title: fc.constantFrom(null, 'Neues Bündel')
		})
	},
	need.map((needId) => ({ type: 'CategoriseNeed' as const, needId, category: 'netz' as const })),
	{ weight: 3, arbitrary: need.map((needId) => ({ type: 'ParkNeed' as const, needId })) },
	{
		weight: 3,
		arbitrary: fc.record({
			type: fc.constant('AskPair' as const),
			questionId: question,
			needIds: fc.tuple(need, need)
		})
	},
	{
		weight: 2,
		arbitrary: fc.record({
			type: fc.constant('AskResistance' as const),
			questionId: question,
			contradictionId: contradiction,
			ways: fc.array(fc.constant('Ein dritter Weg'), { maxLength: 1 })
		})
	},
	{
		weight: 3,
		arbitrary: fc.record({
			type: fc.constantFrom('CloseRound' as const, 'DiscardRound' as const),
			stepId: question
		})
	},
	{
		weight: 3,
		arbitrary: question.map((questionId) => ({ type: 'EndQuestion' as const, questionId }))
	},
	{
		weight: 4,
		arbitrary: fc.record({
			type: fc.constant('MarkContradiction' as const),
			contradictionId: contradiction,
			needIds: fc.tuple(need, need),
			of: fc.constant('tension' as const),
			reason: fc.constant('Beides geht nicht zugleich.')
		})
	},
	{
		weight: 3,
		arbitrary: contradiction.map((contradictionId) => ({
			type: 'DropContradiction' as const,
			contradictionId
		}))
	},
	{
		weight: 3,
		arbitrary: fc.record({
			type: fc.constant('ResolveContradiction' as const),
			contradictionId: contradiction,
			resolution: fc.constantFrom(null, { outcome: 'both' as const, text: 'Nacheinander.' })
		})
	},
	{
		weight: 3,
		arbitrary: fc.record({
			type: fc.constant('RejectProposal' as const),
			rejection: fc.record({
				kind: fc.constantFrom('same' as const, 'several' as const),
				needIds: fc.uniqueArray(need, { minLength: 1, maxLength: 3 })
			})
		})
	},
	{
		weight: 3,
		arbitrary: fc.tuple(need, part).map(([needId, partId]) => ({
			type: 'TakeNeedApart' as const,
			needId,
			text: `Erster Teil von ${needId}`,
			parts: [{ needId: partId, text: `Teil ${partId} von ${needId}` }]
		}))
	},
	parked.map((entryId) => ({ type: 'ParkText' as const, entryId, text: 'Radweg' })),
	parked.map((entryId) => ({ type: 'Unpark' as const, entryId })),
	parked.map((entryId) => ({
		type: 'DisposeParked' as const,
		entryId,
		disposition: { kind: 'next-meeting' as const }
	})),
	cluster.map((clusterId) => ({ type: 'UnmergeCluster' as const, clusterId })),
	{ weight: 2, arbitrary: need.map((needId) => ({ type: 'SplitOffNeed' as const, needId })) },
	cluster.map((clusterId) => ({
		type: 'RetitleCluster' as const,
		clusterId,
		title: 'Neuer Titel'
	})),
	{ weight: 2, arbitrary: need.map((needId) => ({ type: 'HideNeed' as const, needId })) },
	need.map((needId) => ({ type: 'RestoreNeed' as const, needId })),
	need.map((needId) => ({ type: 'EditNeed' as const, needId, text: `Moderiert: ${needId}` })),
	{
		weight: 3,
		arbitrary: fc.record({
			type: fc.constant('OpenDotVote' as const),
			voteId: vote,
			topicIds: fc.uniqueArray(topicId, { minLength: 2, maxLength: 4 }),
			dotsPerPerson: fc.constant(3),
			maxPerOption: fc.constant(2)
		})
	},
	vote.map((voteId) => ({ type: 'CloseDotVote' as const, voteId })),
	{ weight: 6, arbitrary: vote.map((voteId) => ({ type: 'DiscardDotVote' as const, voteId })) },
	{
		weight: 9,
		arbitrary: fc.record({
			type: fc.constantFrom('CloseCards' as const, 'ReopenCards' as const, 'RevealCards' as const),
			stepId: fc.constant('step-cards')
		})
	},
	card.map((cardId) => ({ type: 'ParkCard' as const, cardId })),
	fc
		.constantFrom('lehrkraft' as const, null)
		.map((group) => ({ type: 'ShowGroup' as const, stepId: 'step-matrix', group })),
	{ weight: 2, arbitrary: card.map((entryId) => ({ type: 'Unpark' as const, entryId })) },
	{ weight: 3, arbitrary: card.map((cardId) => ({ type: 'HideCard' as const, cardId })) },
	{ weight: 3, arbitrary: card.map((cardId) => ({ type: 'RestoreCard' as const, cardId })) },
	card.map((cardId) => ({ type: 'EditCard' as const, cardId, text: `Moderiert: ${cardId}` })),
	fc.record({ type: fc.constant('MoveCard' as const), cardId: card, columnId: column }),
	{
		weight: 2,
		arbitrary: fc.record({
			type: fc.constant('TakeCardAsNeed' as const),
			cardId: card,
			needId: need
		})
	},
	round.map((stepId) => ({ type: 'OpenRound' as const, stepId })),
	{ weight: 2, arbitrary: round.map((stepId) => ({ type: 'CloseRound' as const, stepId })) },
	{ weight: 6, arbitrary: round.map((stepId) => ({ type: 'DiscardRound' as const, stepId })) },
	fc.record({
		type: fc.constant('ConfirmForRoom' as const),
		stepId: fc.constant('step-confirm'),
		stances: fc.array(
			fc.record({
				word: fc.constantFrom('agree' as const, 'object' as const),
				text: fc.constant('Im Raum gesagt')
			}),
			{ minLength: 1, maxLength: 2 }
		)
	}),
	{
		weight: 4,
		arbitrary: fc.record({
			type: fc.constant('ShowObjection' as const),
			stepId: fc.constant('step-confirm'),
			number,
			text: fc.constantFrom('Zu teuer', 'Zu spät')
		})
	},
	{
		weight: 3,
		arbitrary: fc.record({
			type: fc.constant('HideObjection' as const),
			stepId: fc.constant('step-confirm'),
			number
		})
	},
	fc.record({
		type: fc.constant('NameCoreNeed' as const),
		coreNeedId: coreNeed,
		topicId,
		title: fc.constant('Kernbedarf')
	}),
	coreNeed.map((coreNeedId) => ({ type: 'DropCoreNeed' as const, coreNeedId })),
	fc.record({
		type: fc.constant('RecordDecision' as const),
		decisionId: decision,
		coreNeedId: coreNeed,
		content: fc.constant(completeDecision)
	}),
	decision.map((decisionId) => ({ type: 'AgreeDecision' as const, decisionId })),
	{
		weight: 3,
		arbitrary: decision.map((decisionId) => ({ type: 'ReopenDecision' as const, decisionId }))
	},
	{
		weight: 9,
		arbitrary: fc
			.integer({ min: 15, max: 87 })
			.map((n) => ({ type: 'UndoAct' as const, actId: `command-${n}` }))
	},
	{ weight: 6, arbitrary: onScreen },
	fc.constant({ type: 'ExtendTimer' as const, minutes: 1 }),
	{
		weight: 3,
		arbitrary: fc.record({
			type: fc.constant('RecordResult' as const),
			coreNeedId: coreNeed,
			content: fc.constant(completeResult)
		})
	},
	coreNeed.map((coreNeedId) => ({ type: 'DropResult' as const, coreNeedId })),
	{ weight: 2, arbitrary: fc.constant({ type: 'CloseMeeting' as const }) },
	{ weight: 5, arbitrary: fc.constant({ type: 'ReopenMeeting' as const }) },
	fc.record({
		type: fc.constant('DecideActionItem' as const),
		itemId: item,
		decision: fc.constantFrom(
			{ kind: 'done' as const, note: '' },
			{ kind: 'goes-on' as const, dueAt: '2027-06-30', note: 'Lieferung' },
			{ kind: 'dropped' as const, note: 'Entfällt' }
		)
	}),
	item.map((itemId) => ({ type: 'WithdrawItemDecision' as const, itemId })),
	fc.record({
		type: fc.constant('RecordAgreement' as const),
		agreementId: agreement,
		content: fc.constant(completeAgreement)
	}),
	agreement.map((agreementId) => ({ type: 'DiscardAgreement' as const, agreementId })),
	{
		weight: 2,
		arbitrary: fc.record({
			type: fc.constant('ConfirmAgreement' as const),
			agreementId: agreement,
			side
		})
	},
	{
		weight: 3,
		arbitrary: fc.record({
			type: fc.constant('RetractConfirmation' as const),
			agreementId: agreement,
			side
		})
	},
	fc.record({
		type: fc.constant('RecordIndicator' as const),
		stepId: fc.constant('step-indicators'),
		indicatorId: indicator,
		content: fc.constant(someIndicator)
	}),
	indicator.map((indicatorId) => ({ type: 'RemoveIndicator' as const, indicatorId })),
	{ weight: 2, arbitrary: anyStep.map((stepId) => ({ type: 'SkipStep' as const, stepId })) },
	{ weight: 2, arbitrary: anyStep.map((stepId) => ({ type: 'UnskipStep' as const, stepId })) },
	{
		weight: 2,
		arbitrary: fc.record({
			type: fc.constant('AddStep' as const),
			stepId: fc.constantFrom('step-break', 'step-facts'),
			step: fc.constantFrom(plainStep('break', 'Pause', 10), plainStep('information', 'Netz', 5)),
			beforeId: fc.constantFrom(...thread, null),
			isSkipped: fc.boolean()
		})
	},
	anyStep.map((stepId) => ({ type: 'RemoveStep' as const, stepId })),
	fc.record({
		type: fc.constant('ReorderStep' as const),
		stepId: anyStep,
		beforeId: fc.oneof(anyStep, fc.constant(null))
	}),
	step.map((stepId) => ({
		type: 'EditStep' as const,
		stepId,
		step: plainStep(stepId.slice('step-'.length) as StepKind, 'Neuer Titel', 7)
	})),
	fc.integer({ min: 0, max: 90 }).map((minutes) => ({
		type: 'SetPlannedEnd' as const,
		endsAt: NOW + minutes * 60_000
	})),
	{
		weight: 4,
		arbitrary: fc
			.constantFrom(
				'PauseIntake' as const,
				'ResumeIntake' as const,
				'LockEdits' as const,
				'UnlockEdits' as const,
				'CallEveryone' as const,
				'ReleaseEveryone' as const
			)
			.map((type) => ({ type }))
	}
);

/** What the server brings: the open items as they stand now. */
const bySystem: fc.Arbitrary<AnyMeetingCommand> = fc
	.subarray([openItem, { ...openItem, id: 'item-2', carriedOver: 1 }])
	.map((items) => ({ type: 'ShowActionItems' as const, items }));
const system: Actor = { kind: 'system', cause: 'test' };

/** A workshop that went well up to some point; random acts begin from there. */
const course: Act[] = [
	{ actor: system, command: { type: 'ShowActionItems', items: [openItem] } },
	...acts({ type: 'DecideActionItem', itemId: 'item-1', decision: { kind: 'done', note: '' } }),
	...SEATS.map((seatId, index) => ({
		actor: participant(seatId),
		command: {
			type: 'JoinMeeting' as const,
			group: index < 5 ? ('lehrkraft' as const) : ('schueler' as const),
			schoolId: index % 2 === 0 ? 'school-1' : null
		}
	})),
	...acts({ type: 'MoveToStep', stepId: 'step-cards' }),
	...SEATS.slice(0, 3).map((seatId, index) => ({
		actor: participant(seatId),
		command: {
			type: 'AddCard' as const,
			cardId: `card-${index + 1}`,
			columnId: 'column-1',
			text: `Text von card-${index + 1}`
		}
	})),
	...acts(
		{ type: 'CloseCards', stepId: 'step-cards' },
		{ type: 'HideCard', cardId: 'card-3' },
		{ type: 'RevealCards', stepId: 'step-cards' },
		{ type: 'ReopenCards', stepId: 'step-cards' },
		{ type: 'MoveToStep', stepId: 'step-collect' }
	),
	...SEATS.map((seatId, index) => ({
		actor: participant(seatId),
		command: {
			type: 'SubmitNeed' as const,
			needId: `need-${index + 1}`,
			text: `Text von need-${index + 1}`
		}
	})),
	...acts(
		{ type: 'MoveToStep', stepId: 'step-reveal' },
		{ type: 'HideNeed', needId: 'need-7' },
		{ type: 'RevealNeeds', seed: 'seed' },
		{ type: 'MoveToStep', stepId: 'step-bundle' },
		{
			type: 'TakeNeedApart',
			needId: 'need-6',
			text: 'Erster Teil',
			parts: [{ needId: 'part-1', text: 'Zweiter Teil' }]
		},
		{ type: 'UndoAct', actId: 'command-29' },
		{ type: 'RejectProposal', rejection: { kind: 'same', needIds: ['need-5', 'need-6'] } },
		{ type: 'UndoAct', actId: 'command-31' },
		{ type: 'MergeTopics', clusterId: 'cluster-1', topicIds: ['need-1', 'need-2'], title: 'Netz' },
		{
			type: 'MergeTopics',
			clusterId: 'cluster-2',
			topicIds: ['cluster-1', 'need-3'],
			title: 'WLAN'
		},
		{ type: 'AskPair', questionId: 'question-1', needIds: ['need-5', 'need-6'] },
		{ type: 'CloseRound', stepId: 'question-1' },
		{ type: 'EndQuestion', questionId: 'question-1' },
		{ type: 'MoveToStep', stepId: 'step-vote' },
		{
			type: 'OpenDotVote',
			voteId: 'vote-1',
			topicIds: ['cluster-2', 'need-4', 'need-5'],
			dotsPerPerson: 3,
			maxPerOption: 2
		}
	),
	...SEATS.slice(0, 4).map((seatId) => ({
		actor: participant(seatId),
		command: {
			type: 'CastBallot' as const,
			voteId: 'vote-1',
			dots: { 'cluster-2': 2, 'need-4': 1 }
		}
	})),
	...acts(
		{ type: 'CloseDotVote', voteId: 'vote-1' },
		{ type: 'MoveToStep', stepId: 'step-matrix' },
		{ type: 'OpenRound', stepId: 'step-matrix' }
	),
	...SEATS.slice(0, 5).map((seatId, index) => ({
		actor: participant(seatId),
		command: {
			type: 'GiveAnswer' as const,
			stepId: 'step-matrix',
			answer: {
				kind: 'matrix' as const,
				ratings: Array.from({ length: 4 }, () => ({ x: index + 1, y: 10 - index }))
			}
		}
	})),
	...acts(
		{ type: 'CloseRound', stepId: 'step-matrix' },
		{ type: 'ShowGroup', stepId: 'step-matrix', group: 'lehrkraft' },
		{ type: 'MoveToStep', stepId: 'step-core-needs' },
		{ type: 'NameCoreNeed', coreNeedId: 'core-1', topicId: 'cluster-2', title: 'WLAN' },
		{ type: 'NameCoreNeed', coreNeedId: 'core-2', topicId: 'need-4', title: 'Geräte' },
		{ type: 'MoveToStep', stepId: 'step-confirm' },
		{ type: 'OpenRound', stepId: 'step-confirm' }
	),
	...SEATS.slice(0, 5).map((seatId, index) => ({
		actor: participant(seatId),
		command: {
			type: 'GiveAnswer' as const,
			stepId: 'step-confirm',
			answer: {
				kind: 'confirm' as const,
				stances: [
					index < 2
						? { word: 'object' as const, text: OBJECTION }
						: { word: 'agree' as const, text: '' },
					null
				]
			}
		}
	})),
	...acts(
		{ type: 'CloseRound', stepId: 'step-confirm' },
		{ type: 'ShowObjection', stepId: 'step-confirm', number: 1, text: 'Zu teuer' },
		{ type: 'MoveToStep', stepId: 'step-decide' },
		{
			type: 'RecordDecision',
			decisionId: 'decision-1',
			coreNeedId: 'core-1',
			content: completeDecision
		},
		{ type: 'AgreeDecision', decisionId: 'decision-1' },
		{ type: 'RecordAgreement', agreementId: 'agreement-1', content: completeAgreement },
		{ type: 'ConfirmAgreement', agreementId: 'agreement-1', side: 'school' },
		{ type: 'ConfirmAgreement', agreementId: 'agreement-1', side: 'authority' },
		{ type: 'MoveToStep', stepId: 'step-close' },
		{ type: 'RecordResult', coreNeedId: 'core-2', content: completeResult }
	),
	...SEATS.slice(0, 6).map((seatId, index) => ({
		actor: participant(seatId),
		command: {
			type: 'GiveFeedback' as const,
			worth: (index % 5) + 1,
			text: index === 0 ? 'Mehr Zeit für die Fragen.' : ''
		}
	}))
];

function acts(...commands: AnyMeetingCommand[]): Act[] {
	return commands.map((command) => ({ actor: moderator, command }));
}

/** A plausible course up to a random point, then up to 60 random acts of all eight people. */
export function someActs(): fc.Arbitrary<Act[]> {
	const random = fc.array(
		fc.oneof(
			{
				weight: 9,
				arbitrary: fc.record({
					actor: fc.constantFrom(...SEATS).map(participant),
					command: byParticipant
				})
			},
			{
				weight: 11,
				arbitrary: fc.record({ actor: fc.constant(moderator), command: byModerator })
			},
			{ weight: 1, arbitrary: fc.record({ actor: fc.constant(system), command: bySystem }) }
		),
		{ minLength: 10, maxLength: 60, size: 'max' }
	);
	return fc
		.tuple(fc.nat({ max: course.length }), random)
		.map(([reached, further]) => [...course.slice(0, reached), ...further]);
}
