/** The dots that somebody is giving. */
import type { MeetingCommand } from '../domain/meeting/commands';
import type { Ballot } from '../domain/meeting/model';
import { ballotOf } from '../domain/meeting/voting';
import { WholeDraft, type DraftMeeting } from './whole-draft.svelte';

export class BallotDraft extends WholeDraft<Ballot> {
	readonly voteId: string;
	readonly #seatId: string;

	constructor(meeting: DraftMeeting, voteId: string, seatId: string) {
		super(meeting);
		this.voteId = voteId;
		this.#seatId = seatId;
	}

	get dots(): Ballot {
		return this.whole ?? {};
	}

	get given(): number {
		return Object.values(this.dots).reduce((sum, count) => sum + count, 0);
	}

	set(topicId: string, count: number): void {
		this.change((dots) => ({ ...dots, [topicId]: count }));
	}

	protected override counted(): Ballot | undefined {
		return ballotOf(this.meeting.state, this.voteId, this.#seatId);
	}

	protected override commandOf(dots: Ballot): MeetingCommand {
		return { type: 'CastBallot', voteId: this.voteId, dots };
	}

	protected override givenBy(command: MeetingCommand): Ballot | undefined {
		return command.type === 'CastBallot' && command.voteId === this.voteId
			? command.dots
			: undefined;
	}
}
