import { describe, expect, it } from 'vitest';
import type { Actor } from '../kernel/actor';
import type { AnyMeetingCommand } from './commands';
import { decide, evolve, meetingDecider } from './decider';
import type { MeetingEvent } from './events';
import type { NeedStatus } from './model';
import {
	NOW,
	agreed,
	agreementRecorded,
	anna,
	closed,
	completeAgreement,
	completeDecision,
	completeResult,
	confirmed,
	entered,
	given,
	givenState,
	hidden,
	itemsShown,
	joined,
	meetingPrepared,
	merged,
	moderator,
	named,
	openItem,
	parked,
	participant,
	recorded,
	resulted,
	revealed,
	revealedNeeds,
	someIndicator,
	stateAfter,
	submitted,
	voteOpened
} from './specification.test-support';
import { isScreenCommand } from './screen-control';
import { initialMeeting } from './state';
import { plainStep } from './steps';

const staff = (role: 'administrator' | 'editor' | 'moderator' | 'reader'): Actor => ({
	kind: 'staff',
	loginId: 'login-1',
	role
});
const ACTORS: Record<string, Actor> = {
	'seat of the moderator': moderator,
	administrator: staff('administrator'),
	'staff moderator': staff('moderator'),
	editor: staff('editor'),
	reader: staff('reader'),
	'joined participant': anna,
	'participant who has not joined': participant('seat-stranger'),
	'co-moderator': { kind: 'seat', seatId: 'seat-of-co-moderator', role: 'co-moderator' },
	'input helper': { kind: 'seat', seatId: 'seat-of-helper', role: 'input-helper' },
	screen: { kind: 'seat', seatId: 'seat-screen', role: 'screen' },
	system: { kind: 'system', cause: 'follow-up' }
};
const LEADING = ['seat of the moderator', 'administrator', 'staff moderator'];
const RUNNING = [...LEADING, 'co-moderator'];

interface Example<T extends AnyMeetingCommand['type']> {
	after: MeetingEvent[];
	command: Extract<AnyMeetingCommand, { type: T }>;
	/** Who may do it; without it, whoever runs the meeting. */
	by?: string[];
	/** The refusal of everybody else. */
	otherwise?: string;
}

const needs = revealedNeeds(3);
const core = [...needs, named('core-1', 'need-1')];
const timer: MeetingEvent = { type: 'TimerStarted', endsAt: NOW };
const NO_WORDS = { label: '', low: '', high: '' };
const at5 = { low: 5, median: 5, high: 5 };
const spread = { x: at5, y: at5 };
const matrixByGroup: MeetingEvent[] = [
	{
		type: 'RoundOpened',
		stepId: 'step-matrix',
		question: {
			...{ kind: 'matrix', x: NO_WORDS, y: NO_WORDS },
			items: [{ id: 'need-1', title: 'WLAN' }]
		}
	},
	{
		type: 'RoundClosed',
		stepId: 'step-matrix',
		result: {
			kind: 'matrix',
			items: [{ answers: 5, spread, groups: [{ group: 'lehrkraft', spread }] }]
		},
		answerCount: 5
	}
];
const cardsClosed: MeetingEvent = { type: 'CardsClosed', stepId: 'step-cards' };
const withCard = (status: NeedStatus): MeetingEvent[] => [
	joined('seat-anna'),
	{
		type: 'CardAdded',
		card: {
			id: 'card-1',
			stepId: 'step-cards',
			columnId: 'column-1',
			text: 'gut',
			originalText: null,
			status,
			authorSeatId: 'seat-anna',
			needId: null
		}
	}
];
const moodOpened: MeetingEvent = {
	type: 'RoundOpened',
	stepId: 'step-mood',
	question: { kind: 'mood', scales: [{ label: '', low: '', high: '' }] }
};
const objected = (shown: string | null): MeetingEvent[] => [
	{
		type: 'RoundOpened',
		stepId: 'step-confirm',
		question: { kind: 'confirm', scope: 'each', items: [{ id: 'core-1', title: 'WLAN' }] }
	},
	{
		type: 'RoundClosed',
		stepId: 'step-confirm',
		result: {
			kind: 'confirm',
			items: [{ answers: 1, counts: null }],
			room: null,
			objections: [{ number: 1, item: 0, text: 'Zu teuer für uns', shown }]
		},
		answerCount: 1
	}
];
const { type: _type, ...prepared } = meetingPrepared;
const author = { by: ['joined participant'], otherwise: 'need/not-yours' };

const contradictionMarked: MeetingEvent = {
	type: 'ContradictionMarked',
	contradiction: {
		...{ id: 'contradiction-1', needIds: ['need-1', 'need-2'], of: 'opposed' },
		...{ reason: 'Erlauben oder verbieten', resolution: null }
	}
};

/** A command of every type where it is accepted. */
const EXAMPLES: { [T in AnyMeetingCommand['type']]: Example<T> } = {
	PrepareMeeting: { after: [], command: { type: 'PrepareMeeting', ...prepared } },
	MoveToStep: { after: [], command: { type: 'MoveToStep', stepId: 'step-vote' } },
	StartTimer: { after: [], command: { type: 'StartTimer', minutes: 5 } },
	ExtendTimer: { after: [timer], command: { type: 'ExtendTimer', minutes: 5 } },
	StopTimer: { after: [timer], command: { type: 'StopTimer' } },
	SkipStep: { after: [], command: { type: 'SkipStep', stepId: 'step-vote' } },
	UnskipStep: {
		after: [{ type: 'StepSkipped', stepId: 'step-vote' }],
		command: { type: 'UnskipStep', stepId: 'step-vote' }
	},
	AddStep: {
		after: [],
		command: {
			type: 'AddStep',
			stepId: 'step-new',
			step: plainStep('break', 'Pause', 10),
			beforeId: 'step-vote',
			isSkipped: false
		}
	},
	RemoveStep: { after: [], command: { type: 'RemoveStep', stepId: 'step-vote' } },
	ReorderStep: {
		after: [],
		command: { type: 'ReorderStep', stepId: 'step-vote', beforeId: null }
	},
	EditStep: {
		after: [],
		command: { type: 'EditStep', stepId: 'step-vote', step: plainStep('vote', 'Punkte', 9) }
	},
	SetPlannedEnd: { after: [], command: { type: 'SetPlannedEnd', endsAt: NOW } },
	PauseIntake: { after: [], command: { type: 'PauseIntake' } },
	ResumeIntake: { after: [{ type: 'IntakePaused' }], command: { type: 'ResumeIntake' } },
	LockEdits: { after: [], command: { type: 'LockEdits' } },
	UnlockEdits: { after: [{ type: 'EditsLocked' }], command: { type: 'UnlockEdits' } },
	CallEveryone: { after: [], command: { type: 'CallEveryone' } },
	ReleaseEveryone: { after: [{ type: 'EveryoneCalled' }], command: { type: 'ReleaseEveryone' } },
	JoinMeeting: {
		after: needs,
		command: { type: 'JoinMeeting', group: 'lehrkraft', schoolId: null },
		by: ['joined participant', 'participant who has not joined']
	},
	SubmitNeed: {
		after: [joined('seat-anna'), entered('collect')],
		command: { type: 'SubmitNeed', needId: 'need-1', text: 'WLAN' },
		by: [...RUNNING, 'input helper', 'joined participant'],
		otherwise: 'joining/not-joined'
	},
	EditNeed: {
		after: needs,
		command: { type: 'EditNeed', needId: 'need-1', text: 'Neu' },
		by: [...RUNNING, 'joined participant'],
		otherwise: 'need/not-yours'
	},
	WithdrawNeed: { after: needs, command: { type: 'WithdrawNeed', needId: 'need-1' }, ...author },
	HideNeed: { after: needs, command: { type: 'HideNeed', needId: 'need-1' } },
	RestoreNeed: {
		after: [...needs, hidden('need-1')],
		command: { type: 'RestoreNeed', needId: 'need-1' }
	},
	RevealNeeds: {
		after: [...needs, submitted('need-9')],
		command: { type: 'RevealNeeds', seed: 'seed' }
	},
	MergeTopics: {
		after: needs,
		command: {
			type: 'MergeTopics',
			clusterId: 'cluster-1',
			topicIds: ['need-1', 'need-2'],
			title: 'WLAN'
		}
	},
	UnmergeCluster: {
		after: [...needs, merged('cluster-1', ['need-1', 'need-2'])],
		command: { type: 'UnmergeCluster', clusterId: 'cluster-1' }
	},
	SplitOffNeed: {
		after: [...needs, merged('cluster-1', ['need-1', 'need-2'])],
		command: { type: 'SplitOffNeed', needId: 'need-1' }
	},
	RetitleCluster: {
		after: [...needs, merged('cluster-1', ['need-1', 'need-2'])],
		command: { type: 'RetitleCluster', clusterId: 'cluster-1', title: 'Neu' }
	},
	MoveNeed: {
		after: [...needs, merged('cluster-1', ['need-1', 'need-2'])],
		command: { type: 'MoveNeed', needId: 'need-3', clusterId: 'cluster-1', title: null }
	},
	CategoriseNeed: {
		after: needs,
		command: { type: 'CategoriseNeed', needId: 'need-1', category: 'netz' },
		by: [...RUNNING, 'joined participant'],
		otherwise: 'need/not-yours'
	},
	CategoriseNeeds: {
		after: needs,
		command: { type: 'CategoriseNeeds', needIds: ['need-1', 'need-2'], category: 'netz' }
	},
	UncategoriseNeeds: {
		after: [...needs, { type: 'NeedCategorised', needId: 'need-1', category: 'netz' }],
		command: { type: 'UncategoriseNeeds', needIds: ['need-1'], category: 'netz' }
	},
	MarkContradiction: {
		after: needs,
		command: {
			type: 'MarkContradiction',
			contradictionId: 'contradiction-1',
			needIds: ['need-1', 'need-2'],
			of: 'opposed',
			reason: 'Erlauben oder verbieten'
		}
	},
	DropContradiction: {
		after: [...needs, contradictionMarked],
		command: { type: 'DropContradiction', contradictionId: 'contradiction-1' }
	},
	ResolveContradiction: {
		after: [...needs, contradictionMarked],
		command: {
			type: 'ResolveContradiction',
			contradictionId: 'contradiction-1',
			resolution: { outcome: 'first', text: 'Handys bleiben erlaubt.' }
		}
	},
	AskPair: {
		after: needs,
		command: { type: 'AskPair', questionId: 'question-1', needIds: ['need-1', 'need-2'] }
	},
	AskResistance: {
		after: [...needs, contradictionMarked],
		command: {
			type: 'AskResistance',
			questionId: 'question-1',
			contradictionId: 'contradiction-1',
			ways: ['Handys nur in der Pause']
		}
	},
	EndQuestion: {
		after: [
			{
				type: 'RoundOpened',
				stepId: 'question-1',
				question: { kind: 'pair', items: [] }
			},
			{
				...{ type: 'RoundClosed', stepId: 'question-1', answerCount: 0 },
				result: { kind: 'pair', counts: null }
			}
		],
		command: { type: 'EndQuestion', questionId: 'question-1' }
	},
	RejectProposal: {
		after: needs,
		command: {
			type: 'RejectProposal',
			rejection: { kind: 'same', needIds: ['need-1', 'need-2'] }
		}
	},
	RestoreProposal: {
		after: [
			...needs,
			{ type: 'ProposalRejected', rejection: { kind: 'several', needIds: ['need-1'] } }
		],
		command: { type: 'RestoreProposal', rejection: { kind: 'several', needIds: ['need-1'] } }
	},
	TakeNeedApart: {
		after: needs,
		command: {
			type: 'TakeNeedApart',
			needId: 'need-1',
			text: 'WLAN',
			parts: [{ needId: 'need-9', text: 'Beamer' }]
		}
	},
	PutNeedTogether: {
		after: needs,
		command: {
			type: 'PutNeedTogether',
			needId: 'need-1',
			text: 'WLAN und Beamer',
			originalText: null,
			parts: [
				{ needId: 'need-1', text: 'Text von need-1' },
				{ needId: 'need-2', text: 'Text von need-2' }
			]
		}
	},
	SupportNeed: {
		after: [...needs, submitted('need-9', { authorSeatId: 'seat-ben' }), revealed('need-9')],
		command: { type: 'SupportNeed', needId: 'need-9' },
		by: ['joined participant'],
		otherwise: 'joining/not-joined'
	},
	UnsupportNeed: {
		after: [...needs, { type: 'NeedSupported', needId: 'need-1', seatId: 'seat-anna' }],
		command: { type: 'UnsupportNeed', needId: 'need-1' },
		by: ['joined participant'],
		otherwise: 'support/none'
	},
	ParkNeed: { after: needs, command: { type: 'ParkNeed', needId: 'need-1' } },
	ParkCard: { after: withCard('shown'), command: { type: 'ParkCard', cardId: 'card-1' } },
	ParkText: {
		after: needs,
		command: { type: 'ParkText', entryId: 'parked-1', text: 'Radweg zur Schule' }
	},
	Unpark: {
		after: [...needs, parked('need-1')],
		command: { type: 'Unpark', entryId: 'need-1' }
	},
	RestoreParked: {
		after: needs,
		command: { type: 'RestoreParked', entry: { id: 'need-1', text: null, disposition: null } }
	},
	DisposeParked: {
		after: [...needs, parked('need-1')],
		command: {
			type: 'DisposeParked',
			entryId: 'need-1',
			disposition: { kind: 'next-meeting' }
		}
	},
	RestoreGrouping: {
		after: [...needs, merged('cluster-1', ['need-1', 'need-2'])],
		command: {
			type: 'RestoreGrouping',
			clusters: [],
			moves: [
				{ needId: 'need-1', now: 'cluster-1', before: null },
				{ needId: 'need-2', now: 'cluster-1', before: null }
			],
			removedClusterId: 'cluster-1'
		}
	},
	OpenDotVote: {
		after: [...needs, entered('vote')],
		command: {
			type: 'OpenDotVote',
			voteId: 'vote-1',
			topicIds: ['need-1', 'need-2'],
			dotsPerPerson: 3,
			maxPerOption: 2
		}
	},
	CastBallot: {
		after: [...needs, voteOpened(['need-1', 'need-2'])],
		command: { type: 'CastBallot', voteId: 'vote-1', dots: { 'need-1': 1 } },
		by: ['joined participant'],
		otherwise: 'joining/not-joined'
	},
	CloseDotVote: {
		after: [...needs, voteOpened(['need-1', 'need-2'])],
		command: { type: 'CloseDotVote', voteId: 'vote-1' }
	},
	DiscardDotVote: {
		after: [...needs, voteOpened(['need-1', 'need-2'])],
		command: { type: 'DiscardDotVote', voteId: 'vote-1' }
	},
	AddCard: {
		after: [joined('seat-anna'), entered('cards')],
		command: { type: 'AddCard', cardId: 'card-9', columnId: 'column-1', text: 'gut' },
		by: [...RUNNING, 'joined participant'],
		otherwise: 'joining/not-joined'
	},
	EditCard: {
		after: [...withCard('shown'), entered('cards')],
		command: { type: 'EditCard', cardId: 'card-1', text: 'Neu' },
		by: [...RUNNING, 'joined participant'],
		otherwise: 'card/not-yours'
	},
	WithdrawCard: {
		after: [...withCard('shown'), entered('cards')],
		command: { type: 'WithdrawCard', cardId: 'card-1' },
		by: ['joined participant'],
		otherwise: 'card/not-yours'
	},
	HideCard: { after: withCard('shown'), command: { type: 'HideCard', cardId: 'card-1' } },
	RestoreCard: { after: withCard('hidden'), command: { type: 'RestoreCard', cardId: 'card-1' } },
	MoveCard: {
		after: withCard('shown'),
		command: { type: 'MoveCard', cardId: 'card-1', columnId: 'column-2' }
	},
	CloseCards: { after: [], command: { type: 'CloseCards', stepId: 'step-cards' } },
	ReopenCards: { after: [cardsClosed], command: { type: 'ReopenCards', stepId: 'step-cards' } },
	RevealCards: {
		after: [...withCard('silent'), cardsClosed],
		command: { type: 'RevealCards', stepId: 'step-cards' }
	},
	TakeCardAsNeed: {
		after: withCard('shown'),
		command: { type: 'TakeCardAsNeed', cardId: 'card-1', needId: 'need-9' }
	},
	OpenRound: {
		after: [{ type: 'StepEntered', stepId: 'step-mood', timerEndsAt: null }],
		command: { type: 'OpenRound', stepId: 'step-mood' }
	},
	GiveAnswer: {
		after: [joined('seat-anna'), moodOpened],
		command: {
			type: 'GiveAnswer',
			stepId: 'step-mood',
			answer: { kind: 'mood', values: [3] }
		},
		by: ['joined participant'],
		otherwise: 'joining/not-joined'
	},
	CloseRound: { after: [moodOpened], command: { type: 'CloseRound', stepId: 'step-mood' } },
	DiscardRound: { after: [moodOpened], command: { type: 'DiscardRound', stepId: 'step-mood' } },
	ConfirmForRoom: {
		after: [...core, entered('confirm')],
		command: {
			type: 'ConfirmForRoom',
			stepId: 'step-confirm',
			stances: [{ word: 'agree', text: '' }]
		}
	},
	ShowGroup: {
		after: matrixByGroup,
		command: { type: 'ShowGroup', stepId: 'step-matrix', group: 'lehrkraft' }
	},
	ShowObjection: {
		after: objected(null),
		command: { type: 'ShowObjection', stepId: 'step-confirm', number: 1, text: 'Zu teuer' }
	},
	HideObjection: {
		after: objected('Zu teuer'),
		command: { type: 'HideObjection', stepId: 'step-confirm', number: 1 }
	},
	NameCoreNeed: {
		after: needs,
		command: { type: 'NameCoreNeed', coreNeedId: 'core-1', topicId: 'need-1', title: 'WLAN' }
	},
	DropCoreNeed: { after: core, command: { type: 'DropCoreNeed', coreNeedId: 'core-1' } },
	RecordDecision: {
		after: core,
		command: {
			type: 'RecordDecision',
			decisionId: 'decision-1',
			coreNeedId: 'core-1',
			content: completeDecision
		}
	},
	DiscardDecision: {
		after: [...core, recorded()],
		command: { type: 'DiscardDecision', decisionId: 'decision-1' }
	},
	AgreeDecision: {
		after: [...core, recorded()],
		command: { type: 'AgreeDecision', decisionId: 'decision-1' },
		by: LEADING
	},
	ReopenDecision: {
		after: [...core, recorded(), agreed()],
		command: { type: 'ReopenDecision', decisionId: 'decision-1' },
		by: LEADING
	},
	RecordResult: {
		after: core,
		command: { type: 'RecordResult', coreNeedId: 'core-1', content: completeResult }
	},
	DropResult: {
		after: [...core, resulted('core-1')],
		command: { type: 'DropResult', coreNeedId: 'core-1' }
	},
	GiveFeedback: {
		after: [...needs, entered('close')],
		command: { type: 'GiveFeedback', worth: 4, text: '' },
		by: ['joined participant'],
		otherwise: 'joining/not-joined'
	},
	CloseMeeting: { after: [], command: { type: 'CloseMeeting' }, by: LEADING },
	ReopenMeeting: { after: [closed], command: { type: 'ReopenMeeting' }, by: LEADING },
	BlankScreen: { after: [], command: { type: 'BlankScreen', isBlank: true } },
	FreezeScreen: { after: [], command: { type: 'FreezeScreen', isFrozen: true } },
	HighlightTopic: { after: needs, command: { type: 'HighlightTopic', topicId: 'need-1' } },
	ShowOnScreen: { after: [], command: { type: 'ShowOnScreen', content: 'agenda' } },
	SetScreenTheme: { after: [], command: { type: 'SetScreenTheme', theme: 'dark' } },
	HoldScreenPages: { after: [], command: { type: 'HoldScreenPages', isHeld: true } },
	TurnScreenPage: { after: [], command: { type: 'TurnScreenPage', by: 1 } },
	ShowActionItems: {
		after: [],
		command: { type: 'ShowActionItems', items: [openItem] },
		by: ['system']
	},
	DecideActionItem: {
		after: [itemsShown()],
		command: { type: 'DecideActionItem', itemId: 'item-1', decision: { kind: 'done', note: '' } }
	},
	WithdrawItemDecision: {
		after: [
			itemsShown(),
			{
				type: 'ActionItemDecided',
				itemId: 'item-1',
				decision: { kind: 'done', note: '' },
				count: 1
			}
		],
		command: { type: 'WithdrawItemDecision', itemId: 'item-1' }
	},
	RecordAgreement: {
		after: [],
		command: {
			type: 'RecordAgreement',
			agreementId: 'agreement-1',
			content: completeAgreement
		}
	},
	DiscardAgreement: {
		after: [agreementRecorded()],
		command: { type: 'DiscardAgreement', agreementId: 'agreement-1' }
	},
	ConfirmAgreement: {
		after: [joined('seat-anna'), agreementRecorded()],
		command: { type: 'ConfirmAgreement', agreementId: 'agreement-1', side: 'school' },
		by: [...RUNNING, 'joined participant'],
		otherwise: 'joining/not-joined'
	},
	RetractConfirmation: {
		after: [joined('seat-anna'), agreementRecorded(), confirmed('school')],
		command: { type: 'RetractConfirmation', agreementId: 'agreement-1', side: 'school' },
		by: [...RUNNING, 'joined participant'],
		otherwise: 'joining/not-joined'
	},
	RecordIndicator: {
		after: [],
		command: {
			type: 'RecordIndicator',
			stepId: 'step-indicators',
			indicatorId: 'indicator-1',
			content: someIndicator
		}
	},
	RemoveIndicator: {
		after: [
			{
				type: 'IndicatorRecorded',
				stepId: 'step-indicators',
				indicatorId: 'indicator-1',
				content: someIndicator
			}
		],
		command: { type: 'RemoveIndicator', indicatorId: 'indicator-1' }
	},
	UndoAct: {
		after: [
			{
				type: 'ActDone',
				act: {
					id: 'act-1',
					kind: 'MoveToStep',
					inverse: { type: 'MoveToStep', stepId: 'step-arrive' }
				}
			},
			entered('vote')
		],
		command: { type: 'UndoAct', actId: 'act-1' }
	}
};

describe('rights', () => {
	it.each<Example<AnyMeetingCommand['type']>>(
		Object.values(EXAMPLES) as Example<AnyMeetingCommand['type']>[]
	)(
		'[RI1] [RI2] [RI3] [RI5] [RI6] $command.type is done by those who may, and by nobody else',
		({ after, command, by = RUNNING, otherwise = 'right/missing' }) => {
			const before = command.type === 'PrepareMeeting' ? initialMeeting : stateAfter(...after);
			for (const [name, actor] of Object.entries(ACTORS)) {
				const outcome = decide(command, before, { actor, now: NOW, commandId: 'command' });
				const answer = outcome.kind === 'accepted' ? 'accepted' : outcome.refusal.code;
				const refusal =
					by === LEADING && name === 'co-moderator' ? 'right/lead-missing' : otherwise;
				expect(answer, name).toBe(by.includes(name) ? 'accepted' : refusal);
			}
		}
	);
});

describe('every command', () => {
	it.each<Example<AnyMeetingCommand['type']>>(
		Object.values(EXAMPLES) as Example<AnyMeetingCommand['type']>[]
	)(
		'[PR3] [AG10] $command.type is refused before the preparation and after the close',
		({ after, command }) => {
			if (command.type === 'ReopenMeeting' || command.type === 'UndoAct') return;
			if (command.type !== 'PrepareMeeting')
				givenState(initialMeeting).when(command).refused('meeting/not-prepared');
			if (isScreenCommand(command)) return;
			given(...after, closed)
				.when(command, command.type === 'CastBallot' ? anna : moderator)
				.refused('meeting/closed');
		}
	);

	it('[ST1] leaves the state that it was decided on as it was', () => {
		for (const { after, command } of Object.values(EXAMPLES)) {
			const before = freeze(stateAfter(...after));
			for (const actor of Object.values(ACTORS)) {
				const outcome = decide(command, before, { actor, now: NOW, commandId: 'command' });
				if (outcome.kind === 'accepted') freeze(outcome.events).reduce(evolve, before);
			}
		}
	});

	it('[ST1] is decided and applied by one decider', () => {
		expect(meetingDecider).toMatchObject({ initialState: initialMeeting, decide });
		for (const { after } of Object.values(EXAMPLES)) {
			let state = stateAfter();
			for (const event of after) state = meetingDecider.evolve(state, event);
			expect(state).toEqual(stateAfter(...after));
		}
	});
});

/** Frozen all through: whoever writes to it throws. */
function freeze<T>(value: T): T {
	if (typeof value === 'object' && value !== null) {
		Object.values(value).forEach(freeze);
		Object.freeze(value);
	}
	return value;
}
