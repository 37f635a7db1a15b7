/**
 * Agreements of school and school authority: what, who, by when. One stands when both sides have
 * confirmed it, at the desk or on a phone that speaks for the side; then it is an action item
 * (follow-ups.ts), until a side takes its word back. Rules AR.
 */
import { isDay } from '../kernel/calendar';
import { accepted, type Context } from '../kernel/decider';
import { cleanLine, isBlank, lengthOf } from '../kernel/text';
import {
	type CommandOf,
	type MeetingOutcome,
	isModerator,
	refuse,
	reversible,
	seatOf
} from './capability';
import type { AnyMeetingCommand } from './commands';
import type { MeetingEvent, SharedEvent } from './events';
import type { Agreement, AgreeingSide, AgreementContent } from './model';
import { AGREEMENT_LENGTH, AGREEMENTS_PER_MEETING, SECTIONS_PER_DECISION } from './rules';
import { seatIn } from './seats';
import { sideOf } from './stakeholder-groups';
import type { MeetingState } from './state';

/** Reworded, an agreement needs both confirmations again. */
export function recordAgreement(
	{ agreementId, ...command }: CommandOf<'RecordAgreement'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const before = agreementOf(state, agreementId);
	if (before && isSettled(before)) return refuse('agreement/settled');
	if (!before && state.agreements.length >= AGREEMENTS_PER_MEETING)
		return refuse('agreement/too-many', { limit: AGREEMENTS_PER_MEETING });
	const content = cleaned(command.content);
	return (
		flawOf(content, state) ??
		reversible(
			context,
			'RecordAgreement',
			before
				? { type: 'RecordAgreement', agreementId, content: before.content }
				: { type: 'DiscardAgreement', agreementId },
			{ type: 'AgreementRecorded', agreementId, content }
		)
	);
}

export function discardAgreement(
	{ agreementId }: CommandOf<'DiscardAgreement'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const agreement = agreementOf(state, agreementId);
	if (!agreement) return refuse('agreement/unknown');
	if (isSettled(agreement)) return refuse('agreement/settled');
	return reversible(
		context,
		'DiscardAgreement',
		{ type: 'RecordAgreement', agreementId, content: agreement.content },
		{ type: 'AgreementDiscarded', agreementId }
	);
}

export function confirmAgreement(
	{ agreementId, side }: CommandOf<'ConfirmAgreement'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	const wrong = mayNotSpeak(side, state, context);
	if (wrong) return wrong;
	const agreement = agreementOf(state, agreementId);
	if (!agreement) return refuse('agreement/unknown');
	if (agreement.confirmed[side]) return refuse('agreement/already-confirmed');
	const confirmed = { ...agreement.confirmed, [side]: true };
	return asAct(
		context,
		{ type: 'RetractConfirmation', agreementId, side },
		{
			type: 'AgreementConfirmed',
			agreementId,
			side,
			agreement: confirmed.school && confirmed.authority ? agreement.agreements + 1 : null
		}
	);
}

/** Once both sides have confirmed, only the moderator takes a confirmation back: it is agreed. */
export function retractConfirmation(
	{ agreementId, side }: CommandOf<'RetractConfirmation'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	const wrong = mayNotSpeak(side, state, context);
	if (wrong) return wrong;
	const agreement = agreementOf(state, agreementId);
	if (!agreement) return refuse('agreement/unknown');
	if (!agreement.confirmed[side]) return refuse('agreement/not-confirmed');
	if (isSettled(agreement) && !isModerator(context)) return refuse('agreement/settled');
	return asAct(
		context,
		{ type: 'ConfirmAgreement', agreementId, side },
		{ type: 'ConfirmationRetracted', agreementId, side }
	);
}

/** Have both sides confirmed it? */
export function isSettled({ confirmed }: Agreement): boolean {
	return confirmed.school && confirmed.authority;
}

/** The moderator at the desk speaks for whoever said it in the room; a phone for its own side. */
function mayNotSpeak(
	side: AgreeingSide,
	state: MeetingState,
	context: Context
): MeetingOutcome | null {
	if (isModerator(context)) return null;
	const seat = seatIn(state, seatOf(context));
	if (!seat) return refuse('joining/not-joined');
	return sideOf(seat.group) === side ? null : refuse('agreement/other-side');
}

/** Only what the moderator does can be undone at the desk. */
function asAct(context: Context, inverse: AnyMeetingCommand, event: MeetingEvent): MeetingOutcome {
	if (!isModerator(context)) return accepted(event);
	const kind = inverse.type === 'ConfirmAgreement' ? 'RetractConfirmation' : 'ConfirmAgreement';
	return reversible(context, kind, inverse, event);
}

function agreementOf({ agreements }: MeetingState, agreementId: string): Agreement | undefined {
	return agreements.find(({ id }) => id === agreementId);
}

function cleaned({ what, responsible, ...content }: AgreementContent): AgreementContent {
	return {
		...content,
		what: cleanLine(what),
		responsible: { ...responsible, person: cleanLine(responsible.person) },
		// Sections count only where the plan must change.
		sections: content.changesPlan ? [...new Set(content.sections)] : []
	};
}

function flawOf(content: AgreementContent, { outline }: MeetingState): MeetingOutcome | null {
	const { what, responsible, dueAt, changesPlan, sections } = content;
	if (isBlank(what)) return refuse('agreement/what-missing');
	if (isBlank(responsible.person)) return refuse('agreement/responsible-missing');
	if ([what, responsible.person].some((text) => lengthOf(text) > AGREEMENT_LENGTH))
		return refuse('agreement/text-too-long', { limit: AGREEMENT_LENGTH });
	if (dueAt === '') return refuse('agreement/due-missing');
	if (!isDay(dueAt)) return refuse('agreement/date-invalid');
	if (changesPlan && sections.length === 0) return refuse('agreement/section-missing');
	const unknown = sections.find((code) => !outline.some((section) => section.code === code));
	if (unknown !== undefined || sections.length > SECTIONS_PER_DECISION)
		return refuse('agreement/section-unknown', { code: unknown ?? '' });
	return null;
}

export function evolveAgreements(state: MeetingState, event: SharedEvent): MeetingState {
	switch (event.type) {
		case 'AgreementRecorded': {
			const { agreementId, content } = event;
			const confirmed = { school: false, authority: false };
			if (agreementOf(state, agreementId))
				return withAgreement(state, agreementId, { content, confirmed });
			const agreements = state.pastAgreements[agreementId] ?? 0;
			const added: Agreement = { id: agreementId, content, confirmed, agreements };
			return { ...state, agreements: [...state.agreements, added] };
		}
		case 'AgreementDiscarded': {
			const discarded = agreementOf(state, event.agreementId);
			return {
				...state,
				agreements: state.agreements.filter(({ id }) => id !== event.agreementId),
				pastAgreements: discarded?.agreements
					? { ...state.pastAgreements, [discarded.id]: discarded.agreements }
					: state.pastAgreements
			};
		}
		case 'AgreementConfirmed':
			return withConfirmation(state, event.agreementId, event.side, true, event.agreement);
		case 'ConfirmationRetracted':
			return withConfirmation(state, event.agreementId, event.side, false, null);
		default:
			return state;
	}
}

function withConfirmation(
	state: MeetingState,
	agreementId: string,
	side: AgreeingSide,
	isConfirmed: boolean,
	agreement: number | null
): MeetingState {
	const before = agreementOf(state, agreementId);
	if (!before) return state;
	return withAgreement(state, agreementId, {
		confirmed: { ...before.confirmed, [side]: isConfirmed },
		agreements: agreement ?? before.agreements
	});
}

function withAgreement(
	state: MeetingState,
	agreementId: string,
	change: Partial<Agreement>
): MeetingState {
	return {
		...state,
		agreements: state.agreements.map((agreement) =>
			agreement.id === agreementId ? { ...agreement, ...change } : agreement
		)
	};
}
