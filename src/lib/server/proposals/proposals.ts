/**
 * Keeps the desks of a meeting told what the engine notices in its needs. It works when needs have
 * changed and somebody sits at a desk, once for all that happened within a second; the engine is
 * on another thread. Nothing of it is kept: what counts is in the log as an act or a rejection.
 */
import type { PlanPassage } from '../../domain/meeting/contradictions';
import type { Proposal } from '../../domain/meeting/proposals';
import type { MeetingState } from '../../domain/meeting/state';
import type { Statement } from '../../domain/similarity/findings';
import type { ProposalsMessage } from '../../protocol/messages';
import type { MeetingApplied } from '../meeting/meeting-host';
import type { Knowledge } from '../own-words/knowledge';
import { hintsFor } from './hints';
import type { Likeness } from './likeness';
import { againstPlan, inOrder, proposalsOf, statementsFor, toldIn } from './proposals-of';

/** As much of a meeting's host as this needs. */
export interface FollowedMeeting {
	readonly meetingId: string;
	readonly state: MeetingState;
	onApplied(listener: (applied: MeetingApplied) => void): void;
}

/** The desks that are connected to this node. */
interface Desks {
	isAttended(meetingId: string): boolean;
	show(meetingId: string, message: ProposalsMessage): void;
}

interface Ports {
	likeness: Likeness;
	/** What the meeting's authority knows beside the shipped words. */
	knowledgeFor(state: MeetingState): Promise<Knowledge>;
	/** What the plan of the meeting rules, as it stands. */
	passages(state: MeetingState): Promise<readonly PlanPassage[]>;
	later(ms: number, run: () => void): void;
	report(fault: unknown, circumstances: Record<string, unknown>): void;
}

interface Watched {
	/** Of what the last proposals were worked out. */
	key: string | null;
	/** With what knowledge. */
	known: string;
	message: ProposalsMessage;
	isScheduled: boolean;
	isWorking: boolean;
}

const AFTER_MS = 1_000;
const NOBODY: Desks = { isAttended: () => false, show() {} };

export class Proposals {
	/** Set by the gateway. */
	desk: Desks = NOBODY;
	readonly #ports: Ports;
	readonly #watched = new WeakMap<FollowedMeeting, Watched>();

	constructor(ports: Ports) {
		this.#ports = ports;
	}

	/** Call before the host reads its log. */
	follow(meeting: FollowedMeeting): void {
		meeting.onApplied(({ before, after, isReplay }) => {
			const isSame =
				before.needs === after.needs &&
				before.rejections === after.rejections &&
				before.currentStepId === after.currentStepId;
			if (!isReplay && !isSame) this.#schedule(meeting);
		});
	}

	/**
	 * Somebody has come to a desk: told what is known, if it is still of what may be read. It is
	 * worked out anew where the authority has come to know more meanwhile.
	 */
	attended(meeting: FollowedMeeting, tell: (message: ProposalsMessage) => void): void {
		const watched = this.#of(meeting);
		if (watched.key !== null && watched.key === keyOf(meeting.state)) tell(watched.message);
		this.#schedule(meeting);
	}

	/** Needs like what somebody types, that the room can read already. */
	similarTo(text: string, meeting: FollowedMeeting, seatId: string): Promise<string[]> {
		const ports = this.#ports;
		const inOwnWords: Pick<Likeness, 'similarTo'> = {
			async similarTo(typed, among, options) {
				const { ownWords } = await ports.knowledgeFor(meeting.state);
				return ports.likeness.similarTo(typed, among, { ...options, ownWords });
			}
		};
		return hintsFor(text, meeting.state, seatId, inOwnWords);
	}

	#schedule(meeting: FollowedMeeting): void {
		const watched = this.#of(meeting);
		if (watched.isScheduled) return;
		watched.isScheduled = true;
		this.#ports.later(AFTER_MS, () => {
			watched.isScheduled = false;
			void this.#work(meeting, watched);
		});
	}

	async #work(meeting: FollowedMeeting, watched: Watched): Promise<void> {
		const { meetingId } = meeting;
		if (!this.desk.isAttended(meetingId)) return;
		if (watched.isWorking) return this.#schedule(meeting);
		const asked = questionOf(meeting.state);
		const key = JSON.stringify(asked);
		watched.isWorking = true;
		try {
			const knowledge = await this.#ports.knowledgeFor(meeting.state);
			const known = JSON.stringify(knowledge);
			if (key === watched.key && known === watched.known) return;
			const { statements, told } = asked;
			const noticed =
				statements.length === 0
					? []
					: inOrder([
							...proposalsOf(await this.#ports.likeness.findings(statements, told, knowledge)),
							...(await this.#againstPlan(meeting.state, statements, knowledge))
						]);
			// What must no longer be read was read on another thread meanwhile: worked out anew.
			if (keyOf(meeting.state) !== key) return this.#schedule(meeting);
			watched.key = key;
			watched.known = known;
			watched.message = { proposals: noticed };
			this.desk.show(meetingId, watched.message);
		} catch (fault) {
			this.#ports.report(fault, { meetingId });
		} finally {
			watched.isWorking = false;
		}
	}

	/** Without a plan that can be read the rest is told all the same. */
	async #againstPlan(
		state: MeetingState,
		statements: readonly Statement[],
		{ ownWords }: Knowledge
	): Promise<Proposal[]> {
		try {
			const passages = await this.#ports.passages(state);
			if (passages.length === 0) return [];
			const { likeness } = this.#ports;
			return againstPlan(await likeness.breaches(statements, passages, { ownWords }), passages);
		} catch (fault) {
			this.#ports.report(fault, { meetingId: state.meetingId });
			return [];
		}
	}

	#of(meeting: FollowedMeeting): Watched {
		const known = this.#watched.get(meeting);
		if (known) return known;
		const watched: Watched = {
			key: null,
			known: '',
			message: { proposals: [] },
			isScheduled: false,
			isWorking: false
		};
		this.#watched.set(meeting, watched);
		return watched;
	}
}

/** What the engine is asked of a meeting as it stands. */
function questionOf(state: MeetingState) {
	const statements = statementsFor(state);
	return { statements, told: toldIn(state, statements) };
}

/** The same where the engine would be asked the same. */
function keyOf(state: MeetingState): string {
	return JSON.stringify(questionOf(state));
}
