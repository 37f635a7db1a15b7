/** Preparing: the first event of a meeting, with all that it needs to know of plan and schools. Rules PR. */
import { accepted, type Context } from '../kernel/decider';
import { cleanLine, cleanParagraphs, isBlank, lengthOf } from '../kernel/text';
import { type CommandOf, type MeetingOutcome, isModerator, refuse } from './capability';
import type { SharedEvent } from './events';
import { TITLE_LENGTH } from './rules';
import { initialMeeting, type MeetingState } from './state';

export function prepareMeeting(
	command: CommandOf<'PrepareMeeting'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	if (state.status !== 'unprepared') return refuse('meeting/already-prepared');
	const title = cleanLine(command.title);
	if (isBlank(title)) return refuse('topic/title-empty');
	if (lengthOf(title) > TITLE_LENGTH)
		return refuse('topic/title-too-long', { limit: TITLE_LENGTH });
	const room = cleanLine(command.room);
	if (lengthOf(room) > TITLE_LENGTH) return refuse('topic/title-too-long', { limit: TITLE_LENGTH });
	if (command.agenda.length === 0) return refuse('agenda/step-unknown');
	return accepted({
		...command,
		type: 'MeetingPrepared',
		title,
		purpose: cleanParagraphs(command.purpose),
		question: cleanLine(command.question),
		room
	});
}

export function evolvePreparing(state: MeetingState, event: SharedEvent): MeetingState {
	if (event.type !== 'MeetingPrepared') return state;
	const { type: _type, ...prepared } = event;
	return {
		...initialMeeting,
		...prepared,
		status: 'open',
		currentStepId: prepared.agenda[0]?.id ?? ''
	};
}
