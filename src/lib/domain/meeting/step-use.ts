/** Does a step hold what people entered? Such a step is skipped, not removed. Rules AG. */
import type { MeetingState } from './state';
import type { AgendaStep, StepKind } from './steps';

/** What the steps of the thread show is kept by the meeting as a whole. */
const SHOWS: { [K in StepKind]?: (state: MeetingState) => boolean } = {
	collect: ({ needs, silentCount }) => silentCount > 0 || Object.keys(needs).length > 0,
	reveal: ({ needs, silentCount }) => silentCount > 0 || Object.keys(needs).length > 0,
	bundle: ({ clusters }) => Object.keys(clusters).length > 0,
	vote: ({ votes }) => votes.length > 0,
	'core-needs': ({ coreNeeds }) => coreNeeds.length > 0,
	decide: ({ decisions }) => decisions.length > 0
};

export function isStepInUse(state: MeetingState, step: AgendaStep): boolean {
	const isLastOfItsKind = !state.agenda.some(
		({ id, kind }) => kind === step.kind && id !== step.id
	);
	if (isLastOfItsKind && SHOWS[step.kind]?.(state)) return true;
	// Whatever other kinds keep names its step; so no kind can be forgotten here.
	const {
		agenda: _agenda,
		reversible: _reversible,
		currentStepId: _current,
		picture: _picture,
		...kept
	} = state;
	return JSON.stringify(kept).includes(JSON.stringify(step.id));
}
