/**
 * Confirmation: does the room carry what the group has come to? Each person agrees, objects with
 * a reason, or abstains. Objections are read by the moderator, without a name, and by the room
 * when the moderator shows them. Who has no phone is heard in the room. Rules CF.
 */
import type { Context } from '../kernel/decider';
import { shuffle } from '../kernel/shuffle';
import { cleanLine, isBlank, lengthOf } from '../kernel/text';
import { type CommandOf, type MeetingOutcome, isModerator, refuse, reversible } from './capability';
import type { SharedEvent } from './events';
import type {
	Objection,
	RoomStance,
	Round,
	RoundAnswer,
	RoundItem,
	RoundQuestion,
	RoundResult
} from './model';
import { FEWEST_SHOWN_ANSWERS, OBJECTION_LENGTH, OBJECTIONS_TOTAL_LENGTH } from './rules';
import type { MeetingState } from './state';
import type { AgendaStep } from './steps';

type Step = Extract<AgendaStep, { kind: 'confirm' }>;
type Question = Extract<RoundQuestion, { kind: 'confirm' }>;
type Answer = Extract<RoundAnswer, { kind: 'confirm' }>;
type Result = Extract<RoundResult, { kind: 'confirm' }>;

/** What a confirmation step would put to the room now. */
export function confirmItems({ settings }: Step, state: MeetingState): RoundItem[] {
	const titles = new Map(state.coreNeeds.map(({ id, title }) => [id, title]));
	switch (settings.source) {
		case 'core-needs':
			return state.coreNeeds.map(({ id, title }) => ({ id, title }));
		case 'decisions':
			return state.decisions.map(({ id, coreNeedId }) => ({
				id,
				title: titles.get(coreNeedId) ?? ''
			}));
		case 'statements':
			return settings.statements
				.map((sentence, index) => ({ id: `statement-${index + 1}`, title: sentence }))
				.filter(({ title }) => !isBlank(title));
	}
}

export function confirmQuestion({ settings }: Step, items: RoundItem[]): Question {
	return { kind: 'confirm', scope: settings.scope, items };
}

/** How many words are asked for: one for each item, or one for all. */
export function wordsAsked({ scope, items }: Question): number {
	return scope === 'whole' ? 1 : items.length;
}

/** Has this answer a word, or a gap, for each that is asked? */
export function fitsConfirm({ stances }: Answer, question: Question): boolean {
	return stances.length === wordsAsked(question);
}

export function isConfirmEmpty({ stances }: Answer): boolean {
	return stances.every((stance) => stance === null);
}

/** What people typed, made safe to keep; a reason stands with an objection only. */
export function cleanedConfirm({ stances }: Answer): Answer {
	return {
		kind: 'confirm',
		stances: stances.map(
			(stance) =>
				stance && { ...stance, text: stance.word === 'object' ? cleaned(stance.text) : '' }
		)
	};
}

/** The limit that the reasons break, if they do. */
export function confirmLimit({ stances }: Answer): number | null {
	const lengths = stances.map((stance) => lengthOf(stance?.text ?? ''));
	if (lengths.some((length) => length > OBJECTION_LENGTH)) return OBJECTION_LENGTH;
	const total = lengths.reduce((sum, length) => sum + length, 0);
	return total > OBJECTIONS_TOTAL_LENGTH ? OBJECTIONS_TOTAL_LENGTH : null;
}

/** Numbers of those items that enough answered, and every objection without its author. */
export function confirmResult(
	question: Question,
	answers: Answer[],
	seed: string,
	room: RoomStance[] | null = null
): Result {
	const asked = Array.from({ length: wordsAsked(question) }, (_, index) => index);
	const stancesOn = (item: number) =>
		answers.map(({ stances }) => stances[item]).filter((stance) => !!stance);
	const written = asked.flatMap((item) =>
		// Sorted before they are shuffled, so that nothing of the order of entry is left.
		shuffle(
			stancesOn(item)
				.filter(({ word }) => word === 'object')
				.map(({ text }) => text)
				.sort(),
			`${seed} ${item}`
		).map((text) => ({ item, text, shown: null }))
	);
	const heard = (room ?? []).flatMap(({ word, text }, item) =>
		// All were there: it is no secret.
		word === 'object' ? [{ item, text: cleaned(text), shown: cleaned(text) }] : []
	);
	return {
		kind: 'confirm',
		items: asked.map((item) => {
			const words = stancesOn(item).map(({ word }) => word);
			if (words.length < FEWEST_SHOWN_ANSWERS) return { answers: words.length, counts: null };
			const count = (wanted: string) => words.filter((word) => word === wanted).length;
			return {
				answers: words.length,
				counts: { agree: count('agree'), object: count('object'), abstain: count('abstain') }
			};
		}),
		room: room && room.map(({ word }) => word),
		objections: [...written, ...heard].map((objection, index) => ({
			number: index + 1,
			...objection
		}))
	};
}

/** In the moderator's wording, which may leave names out; what was written stays beside it. */
export function showObjection(
	command: CommandOf<'ShowObjection'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const { stepId, number } = command;
	const objection = objectionOf(state, stepId, number);
	if (!objection) return refuse('objection/unknown');
	const text = cleaned(command.text);
	if (isBlank(text)) return refuse('objection/text-empty');
	if (lengthOf(text) > OBJECTION_LENGTH)
		return refuse('objection/text-too-long', { limit: OBJECTION_LENGTH });
	if (text === objection.shown) return refuse('objection/unchanged');
	return reversible(
		context,
		'ShowObjection',
		objection.shown === null
			? { type: 'HideObjection', stepId, number }
			: { type: 'ShowObjection', stepId, number, text: objection.shown },
		{ type: 'ObjectionShown', stepId, number, item: objection.item, text }
	);
}

export function hideObjection(
	{ stepId, number }: CommandOf<'HideObjection'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const objection = objectionOf(state, stepId, number);
	if (!objection) return refuse('objection/unknown');
	if (objection.shown === null) return refuse('objection/unchanged');
	return reversible(
		context,
		'HideObjection',
		{ type: 'ShowObjection', stepId, number, text: objection.shown },
		{ type: 'ObjectionHidden', stepId, number }
	);
}

/** As the room may know it: of objections those that are shown, in the wording that is shown. */
export function openConfirmResult(result: RoundResult): RoundResult {
	if (result.kind !== 'confirm') return result;
	return {
		...result,
		objections: result.objections
			.filter(({ shown }) => shown !== null)
			.map((objection) => ({ ...objection, text: null }))
	};
}

export function objectionOf(
	state: MeetingState,
	stepId: string,
	number: number
): Objection | undefined {
	const result = state.rounds.find((round) => round.stepId === stepId)?.result;
	return result?.kind === 'confirm'
		? result.objections.find((objection) => objection.number === number)
		: undefined;
}

export function evolveConfirmation(state: MeetingState, event: SharedEvent): MeetingState {
	switch (event.type) {
		case 'ObjectionShown': {
			const { stepId, number, item, text } = event;
			return withObjections(state, stepId, (objections) =>
				objections.some((objection) => objection.number === number)
					? objections.map((one) => (one.number === number ? { ...one, shown: text } : one))
					: [...objections, { number, item, text: null, shown: text }].sort(
							(a, b) => a.number - b.number
						)
			);
		}
		case 'ObjectionHidden':
			return withObjections(state, event.stepId, (objections) =>
				objections.map((one) => (one.number === event.number ? { ...one, shown: null } : one))
			);
		case 'ObjectionRemoved':
			return withObjections(state, event.stepId, (objections) =>
				objections.filter(({ number }) => number !== event.number)
			);
		default:
			return state;
	}
}

function withObjections(
	state: MeetingState,
	stepId: string,
	change: (objections: Objection[]) => Objection[]
): MeetingState {
	const changed = (round: Round): Round =>
		round.stepId === stepId && round.result?.kind === 'confirm'
			? { ...round, result: { ...round.result, objections: change(round.result.objections) } }
			: round;
	return { ...state, rounds: state.rounds.map(changed) };
}

function cleaned(text: string): string {
	const line = cleanLine(text);
	return isBlank(line) ? '' : line;
}
