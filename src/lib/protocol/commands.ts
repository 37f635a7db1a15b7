/** The commands of a meeting as they travel: shapes and sizes only; rules are the domain's. */
import * as v from 'valibot';
import type { MeetingCommand } from '../domain/meeting/commands';
import { ID_PATTERN } from '../domain/kernel/ids';
import {
	AGREEING_SIDES,
	FEASIBILITIES,
	HORIZONS,
	INDICATOR_REASONS,
	INVOLVEMENTS,
	PAIR_WORDS,
	RESPONSIBLE_SIDES,
	RESULT_KINDS,
	STANCE_WORDS,
	type DecisionContent,
	type ResultContent,
	type AgreementContent,
	type IndicatorContent,
	type ItemDecision,
	type RoomStance,
	type RoundAnswer
} from '../domain/meeting/model';
import { NEED_CATEGORIES } from '../domain/meeting/need-categories';
import {
	CONTRADICTION_OUTCOMES,
	type PlanPassage,
	type Resolution
} from '../domain/meeting/contradictions';
import { CONTRADICTION_KINDS, type Rejection } from '../domain/meeting/proposals';
import {
	MOOD_SCALES,
	NEED_PARTS,
	RESISTANCE_OPTIONS,
	ROUND_ITEMS,
	SECTIONS_PER_DECISION
} from '../domain/meeting/rules';
import { SCREEN_CONTENTS, SCREEN_THEMES } from '../domain/meeting/screen-settings';
import { newStep, plannedIndicator } from './steps';
import { STAKEHOLDER_GROUPS } from '../domain/meeting/stakeholder-groups';

const id = v.pipe(v.string(), v.regex(ID_PATTERN));
/** Ids that the server or the preparation made. */
const reference = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
/** Whatever fits in a message; the domain cleans and measures it, so that the refusal is exact. */
const text = v.string();
const topicIds = v.pipe(v.array(reference), v.maxLength(500));
const day = v.nullable(v.pipe(v.string(), v.maxLength(10)));
const category = v.nullable(v.picklist(NEED_CATEGORIES));
const amount = v.nullable(v.number());
/** Epoch milliseconds that a Date can hold. */
const moment = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15));

const disposition = v.nullable(
	v.variant('kind', [
		v.strictObject({ kind: v.literal('forwarded'), to: text }),
		v.strictObject({ kind: v.literal('next-meeting') }),
		v.strictObject({ kind: v.literal('dropped'), reason: text })
	])
);

export const decisionContent = v.strictObject({
	sectionChanges: v.pipe(
		v.array(v.strictObject({ code: v.pipe(v.string(), v.maxLength(12)), text })),
		v.maxLength(SECTIONS_PER_DECISION)
	),
	feasibility: v.picklist(FEASIBILITIES),
	conditions: text,
	how: text,
	period: v.strictObject({ from: day, to: day }),
	horizon: v.nullable(v.picklist(HORIZONS)),
	oneOffCost: amount,
	runningCostPerYear: amount,
	responsible: v.strictObject({ side: v.nullable(v.picklist(RESPONSIBLE_SIDES)), person: text }),
	dueAt: day,
	approvals: v.pipe(
		v.array(v.strictObject({ body: text, involvement: v.picklist(INVOLVEMENTS), plannedFor: day })),
		v.maxLength(6)
	)
}) satisfies v.GenericSchema<unknown, DecisionContent>;

const roundAnswer = v.variant('kind', [
	v.strictObject({
		kind: v.literal('mood'),
		values: v.pipe(v.array(v.nullable(v.number())), v.maxLength(MOOD_SCALES.max))
	}),
	v.strictObject({
		kind: v.literal('matrix'),
		ratings: v.pipe(
			v.array(v.strictObject({ x: v.nullable(v.number()), y: v.nullable(v.number()) })),
			v.maxLength(ROUND_ITEMS)
		)
	}),
	v.strictObject({
		kind: v.literal('confirm'),
		stances: v.pipe(
			v.array(v.nullable(v.strictObject({ word: v.picklist(STANCE_WORDS), text }))),
			v.maxLength(ROUND_ITEMS)
		)
	}),
	v.strictObject({ kind: v.literal('pair'), word: v.nullable(v.picklist(PAIR_WORDS)) }),
	v.strictObject({
		kind: v.literal('resistance'),
		values: v.pipe(v.array(v.nullable(v.number())), v.maxLength(RESISTANCE_OPTIONS))
	})
]) satisfies v.GenericSchema<unknown, RoundAnswer>;
const roomStances = v.pipe(
	v.array(v.strictObject({ word: v.picklist(['agree', 'object']), text })),
	v.maxLength(ROUND_ITEMS)
) satisfies v.GenericSchema<unknown, RoomStance[]>;
export const resultContent = v.strictObject({
	kind: v.picklist(RESULT_KINDS),
	sentence: text,
	who: text,
	dueAt: day
}) satisfies v.GenericSchema<unknown, ResultContent>;
const itemDecision = v.variant('kind', [
	v.strictObject({ kind: v.literal('done'), note: text }),
	v.strictObject({
		kind: v.literal('goes-on'),
		dueAt: v.pipe(v.string(), v.maxLength(10)),
		note: text
	}),
	v.strictObject({ kind: v.literal('dropped'), note: text })
]) satisfies v.GenericSchema<unknown, ItemDecision>;

const agreeingSide = v.picklist(AGREEING_SIDES);
export const agreementContent = v.strictObject({
	what: text,
	responsible: v.strictObject({ side: v.picklist(RESPONSIBLE_SIDES), person: text }),
	dueAt: v.pipe(v.string(), v.maxLength(10)),
	changesPlan: v.boolean(),
	sections: v.pipe(v.array(v.pipe(v.string(), v.maxLength(12))), v.maxLength(SECTIONS_PER_DECISION))
}) satisfies v.GenericSchema<unknown, AgreementContent>;

const indicatorContent = v.strictObject({
	...plannedIndicator.entries,
	reasons: v.pipe(v.array(v.picklist(INDICATOR_REASONS)), v.maxLength(INDICATOR_REASONS.length)),
	note: text
}) satisfies v.GenericSchema<unknown, IndicatorContent>;

const resolution = v.nullable(
	v.strictObject({ outcome: v.picklist(CONTRADICTION_OUTCOMES), text })
) satisfies v.GenericSchema<unknown, Resolution | null>;
const passage = v.strictObject({
	id,
	code: v.pipe(v.string(), v.maxLength(12)),
	title: v.pipe(v.string(), v.maxLength(200)),
	text: v.pipe(v.string(), v.maxLength(300)),
	change: v.nullable(v.pipe(v.number(), v.integer()))
}) satisfies v.GenericSchema<unknown, PlanPassage>;
const rejection = v.strictObject({
	kind: v.picklist([
		...(['same', 'several', 'contradiction', 'against-plan', 'out-of-scope', 'category'] as const)
	]),
	needIds: v.pipe(v.array(id), v.maxLength(500)),
	passageId: v.optional(id)
}) satisfies v.GenericSchema<unknown, Rejection>;

export const meetingCommand = v.variant('type', [
	v.strictObject({ type: v.literal('MoveToStep'), stepId: reference }),
	v.strictObject({ type: v.literal('StartTimer'), minutes: v.number() }),
	v.strictObject({ type: v.literal('ExtendTimer'), minutes: v.number() }),
	v.strictObject({ type: v.literal('StopTimer') }),
	v.strictObject({ type: v.literal('SkipStep'), stepId: reference }),
	v.strictObject({ type: v.literal('UnskipStep'), stepId: reference }),
	v.strictObject({
		type: v.literal('AddStep'),
		stepId: id,
		step: newStep,
		beforeId: v.nullable(reference),
		isSkipped: v.boolean()
	}),
	v.strictObject({ type: v.literal('RemoveStep'), stepId: reference }),
	v.strictObject({
		type: v.literal('ReorderStep'),
		stepId: reference,
		beforeId: v.nullable(reference)
	}),
	v.strictObject({ type: v.literal('EditStep'), stepId: reference, step: newStep }),
	v.strictObject({ type: v.literal('SetPlannedEnd'), endsAt: v.nullable(moment) }),
	v.strictObject({ type: v.literal('PauseIntake') }),
	v.strictObject({ type: v.literal('ResumeIntake') }),
	v.strictObject({ type: v.literal('LockEdits') }),
	v.strictObject({ type: v.literal('UnlockEdits') }),
	v.strictObject({ type: v.literal('CallEveryone') }),
	v.strictObject({ type: v.literal('ReleaseEveryone') }),
	v.strictObject({
		type: v.literal('JoinMeeting'),
		group: v.picklist(STAKEHOLDER_GROUPS),
		schoolId: v.nullable(reference),
		people: v.optional(v.number())
	}),
	v.strictObject({
		type: v.literal('SubmitNeed'),
		needId: id,
		text,
		category: v.optional(category),
		source: v.optional(v.picklist(['desk', 'paper'])),
		group: v.optional(v.nullable(v.picklist(STAKEHOLDER_GROUPS)))
	}),
	v.strictObject({ type: v.literal('EditNeed'), needId: id, text }),
	v.strictObject({ type: v.literal('WithdrawNeed'), needId: id }),
	v.strictObject({ type: v.literal('HideNeed'), needId: id }),
	v.strictObject({ type: v.literal('RestoreNeed'), needId: id }),
	v.strictObject({ type: v.literal('RevealNeeds'), seed: id }),
	v.strictObject({ type: v.literal('MergeTopics'), clusterId: id, topicIds, title: text }),
	v.strictObject({ type: v.literal('UnmergeCluster'), clusterId: id }),
	v.strictObject({ type: v.literal('SplitOffNeed'), needId: id }),
	v.strictObject({ type: v.literal('RetitleCluster'), clusterId: id, title: text }),
	v.strictObject({
		type: v.literal('MoveNeed'),
		needId: id,
		clusterId: id,
		title: v.nullable(text)
	}),
	v.strictObject({ type: v.literal('CategoriseNeed'), needId: id, category }),
	v.strictObject({
		type: v.literal('CategoriseNeeds'),
		needIds: v.pipe(v.array(id), v.maxLength(500)),
		category: v.picklist(NEED_CATEGORIES)
	}),
	v.strictObject({
		type: v.literal('MarkContradiction'),
		contradictionId: id,
		needIds: v.pipe(v.array(id), v.maxLength(2)),
		passage: v.optional(passage),
		of: v.picklist(CONTRADICTION_KINDS),
		reason: text
	}),
	v.strictObject({ type: v.literal('DropContradiction'), contradictionId: id }),
	v.strictObject({ type: v.literal('ResolveContradiction'), contradictionId: id, resolution }),
	v.strictObject({
		type: v.literal('AskPair'),
		questionId: id,
		needIds: v.strictTuple([id, id])
	}),
	v.strictObject({
		type: v.literal('AskResistance'),
		questionId: id,
		contradictionId: id,
		ways: v.pipe(v.array(text), v.maxLength(RESISTANCE_OPTIONS))
	}),
	v.strictObject({ type: v.literal('EndQuestion'), questionId: id }),
	v.strictObject({ type: v.literal('RejectProposal'), rejection }),
	v.strictObject({
		type: v.literal('TakeNeedApart'),
		needId: id,
		text,
		parts: v.pipe(v.array(v.strictObject({ needId: id, text })), v.maxLength(NEED_PARTS - 1))
	}),
	v.strictObject({ type: v.literal('SupportNeed'), needId: id }),
	v.strictObject({ type: v.literal('UnsupportNeed'), needId: id }),
	v.strictObject({ type: v.literal('ParkNeed'), needId: id }),
	v.strictObject({ type: v.literal('ParkCard'), cardId: id }),
	v.strictObject({ type: v.literal('ParkText'), entryId: id, text }),
	v.strictObject({ type: v.literal('Unpark'), entryId: id }),
	v.strictObject({ type: v.literal('DisposeParked'), entryId: id, disposition }),
	v.strictObject({
		type: v.literal('OpenDotVote'),
		voteId: id,
		topicIds,
		dotsPerPerson: v.number(),
		maxPerOption: v.number()
	}),
	v.strictObject({
		type: v.literal('CastBallot'),
		voteId: id,
		dots: v.record(reference, v.number())
	}),
	v.strictObject({ type: v.literal('CloseDotVote'), voteId: id }),
	v.strictObject({ type: v.literal('DiscardDotVote'), voteId: id }),
	v.strictObject({ type: v.literal('AddCard'), cardId: id, columnId: reference, text }),
	v.strictObject({ type: v.literal('EditCard'), cardId: id, text }),
	v.strictObject({ type: v.literal('WithdrawCard'), cardId: id }),
	v.strictObject({ type: v.literal('HideCard'), cardId: id }),
	v.strictObject({ type: v.literal('RestoreCard'), cardId: id }),
	v.strictObject({ type: v.literal('MoveCard'), cardId: id, columnId: reference }),
	v.strictObject({ type: v.literal('CloseCards'), stepId: reference }),
	v.strictObject({ type: v.literal('ReopenCards'), stepId: reference }),
	v.strictObject({ type: v.literal('RevealCards'), stepId: reference }),
	v.strictObject({ type: v.literal('TakeCardAsNeed'), cardId: id, needId: id }),
	v.strictObject({ type: v.literal('OpenRound'), stepId: reference }),
	v.strictObject({ type: v.literal('GiveAnswer'), stepId: reference, answer: roundAnswer }),
	v.strictObject({ type: v.literal('CloseRound'), stepId: reference }),
	v.strictObject({
		type: v.literal('ShowGroup'),
		stepId: reference,
		group: v.nullable(v.picklist(STAKEHOLDER_GROUPS))
	}),
	v.strictObject({
		type: v.literal('ConfirmForRoom'),
		stepId: reference,
		stances: roomStances
	}),
	v.strictObject({
		type: v.literal('ShowObjection'),
		stepId: reference,
		number: v.number(),
		text
	}),
	v.strictObject({ type: v.literal('HideObjection'), stepId: reference, number: v.number() }),
	v.strictObject({ type: v.literal('NameCoreNeed'), coreNeedId: id, topicId: id, title: text }),
	v.strictObject({ type: v.literal('DropCoreNeed'), coreNeedId: id }),
	v.strictObject({
		type: v.literal('RecordDecision'),
		decisionId: id,
		coreNeedId: id,
		content: decisionContent
	}),
	v.strictObject({ type: v.literal('DiscardDecision'), decisionId: id }),
	v.strictObject({ type: v.literal('AgreeDecision'), decisionId: id }),
	v.strictObject({ type: v.literal('ReopenDecision'), decisionId: id }),
	v.strictObject({ type: v.literal('RecordResult'), coreNeedId: id, content: resultContent }),
	v.strictObject({ type: v.literal('DropResult'), coreNeedId: id }),
	v.strictObject({ type: v.literal('GiveFeedback'), worth: v.number(), text }),
	v.strictObject({
		type: v.literal('DecideActionItem'),
		itemId: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
		decision: itemDecision
	}),
	v.strictObject({
		type: v.literal('WithdrawItemDecision'),
		itemId: v.pipe(v.string(), v.minLength(1), v.maxLength(200))
	}),
	v.strictObject({
		type: v.literal('RecordAgreement'),
		agreementId: id,
		content: agreementContent
	}),
	v.strictObject({ type: v.literal('DiscardAgreement'), agreementId: id }),
	v.strictObject({ type: v.literal('ConfirmAgreement'), agreementId: id, side: agreeingSide }),
	v.strictObject({ type: v.literal('RetractConfirmation'), agreementId: id, side: agreeingSide }),
	v.strictObject({
		type: v.literal('RecordIndicator'),
		stepId: reference,
		indicatorId: reference,
		content: indicatorContent
	}),
	v.strictObject({ type: v.literal('RemoveIndicator'), indicatorId: reference }),
	v.strictObject({ type: v.literal('CloseMeeting') }),
	v.strictObject({ type: v.literal('ReopenMeeting') }),
	v.strictObject({ type: v.literal('BlankScreen'), isBlank: v.boolean() }),
	v.strictObject({ type: v.literal('FreezeScreen'), isFrozen: v.boolean() }),
	v.strictObject({ type: v.literal('HighlightTopic'), topicId: v.nullable(reference) }),
	v.strictObject({ type: v.literal('ShowOnScreen'), content: v.picklist(SCREEN_CONTENTS) }),
	v.strictObject({ type: v.literal('SetScreenTheme'), theme: v.picklist(SCREEN_THEMES) }),
	v.strictObject({ type: v.literal('HoldScreenPages'), isHeld: v.boolean() }),
	v.strictObject({ type: v.literal('TurnScreenPage'), by: v.picklist([1, -1]) }),
	v.strictObject({ type: v.literal('UndoAct'), actId: reference })
]) satisfies v.GenericSchema<unknown, MeetingCommand>;

export const commandTypes: ReadonlySet<string> = new Set(
	meetingCommand.options.map((option) => option.entries.type.literal)
);
