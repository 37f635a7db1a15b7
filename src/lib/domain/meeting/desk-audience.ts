/** Who sees what the desk does beside the agenda: the screen how it is driven, the moderator what can be undone and what was rejected. */
import { type AudiencePart, type Moment, type Telling, NOTHING, told } from './audience-part';
import type { MeetingEvent } from './events';
import { initialScreen } from './screen-settings';

type DeskEvent =
	| 'ScreenChanged'
	| 'ScreenPageTurned'
	| 'PictureKept'
	| 'ActDone'
	| 'ActUndone'
	| 'ProposalRejected'
	| 'ProposalRestored';

export const deskPart: AudiencePart<DeskEvent> = {
	view: (state, audience) => ({
		screen: audience === 'participants' ? initialScreen : state.screen,
		reversible: audience === 'moderator' ? state.reversible : [],
		rejections: audience === 'moderator' ? state.rejections : []
	}),

	tell: {
		ScreenChanged: (event, { audience }) => (audience === 'participants' ? NOTHING : told(event)),
		ScreenPageTurned: (event, { audience }) =>
			audience === 'participants' ? NOTHING : told(event),
		PictureKept: (event, { audience }) => (audience === 'screen' ? told(event) : NOTHING),
		ActDone: forModerator,
		ActUndone: forModerator,
		ProposalRejected: forModerator,
		ProposalRestored: forModerator
	}
};

function forModerator(event: MeetingEvent, { audience }: Moment): Telling {
	return audience === 'moderator' ? told(event) : NOTHING;
}
