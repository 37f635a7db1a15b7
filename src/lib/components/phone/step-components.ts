/**
 * What the phone shows in each kind of step. A phone on a bad network fetches the task it is to do
 * now and starts; the others come while nobody waits (StepLoading), so that the moderator's next
 * step is there when the connection is not. A kind that is missing here does not compile.
 */
import type { Drafts } from '$lib/client/kept-input.svelte';
import type { LiveMeeting } from '$lib/client/live-meeting.svelte';
import type { NeedWriting } from '$lib/client/need-writing.svelte';
import type { Need } from '$lib/domain/meeting/model';
import type { MeetingState } from '$lib/domain/meeting/state';
import type { AgendaStep, StepKind } from '$lib/domain/meeting/steps';
import { currentStep } from '$lib/domain/meeting/capability';
import type { Component } from 'svelte';

/** What a step may ask for; each takes what it needs. The step is the same as long as it lives. */
export interface StepProps {
	live: LiveMeeting;
	state: MeetingState;
	writing: NeedWriting;
	ownNeeds: Need[];
	seatId: string;
	code: string;
	/** The title of the step. */
	title: string;
	/** Where this device keeps what is not sent. */
	drafts: Drafts;
	/** Can this server send mails? */
	offersMail: boolean;
}

/** What a phone can show: a step, or what the room is asked beside it. */
export type ShownKind = StepKind | 'question';

type PropsOf<K extends ShownKind> = StepProps & { kind: K; step: Extract<AgendaStep, { kind: K }> };
/** As the page uses it: it hands over the step whose kind it has asked for. */
export type StepComponent = Component<
	StepProps & { kind: ShownKind; step: AgendaStep | undefined }
>;

const COMPONENTS: { [K in ShownKind]: () => Promise<{ default: Component<PropsOf<K>> }> } = {
	arrive: () => import('./ArriveStep.svelte'),
	collect: () => import('./CollectStep.svelte'),
	reveal: () => import('./TopicsStep.svelte'),
	bundle: () => import('./TopicsStep.svelte'),
	vote: () => import('./VoteStep.svelte'),
	'core-needs': () => import('./CoreNeedsStep.svelte'),
	decide: () => import('./DecideStep.svelte'),
	close: () => import('./CloseStep.svelte'),
	information: () => import('./InformationStep.svelte'),
	break: () => import('./BreakStep.svelte'),
	mood: () => import('./MoodStep.svelte'),
	matrix: () => import('./MatrixStep.svelte'),
	confirm: () => import('./ConfirmStep.svelte'),
	cards: () => import('./CardsStep.svelte'),
	'action-items': () => import('./ActionItemsStep.svelte'),
	agreements: () => import('./AgreementsStep.svelte'),
	indicators: () => import('./IndicatorsStep.svelte'),
	question: () => import('./RoomQuestion.svelte')
};

/** The kind of what the phone shows: a closed meeting stays at its close. */
export function shownKind(state: MeetingState): ShownKind {
	if (state.status === 'closed') return 'close';
	return state.roomQuestionId ? 'question' : (currentStep(state)?.kind ?? 'arrive');
}

/** @throws where there is no network */
export async function stepComponent(kind: ShownKind): Promise<StepComponent> {
	return (await COMPONENTS[kind]()).default as StepComponent;
}
