/**
 * Who sees needs: nobody while they are collected, the moderator neither; then the moderator
 * screens them, and the reveal shows them to the room. Authors and schools are shown to nobody.
 */
import {
	type AudiencePart,
	type Moment,
	type SharedAudience,
	type Told,
	NOTHING,
	REFRESH,
	byId,
	ifEnough,
	isReadable,
	told
} from './audience-part';
import { currentStep } from './capability';
import { crowdsOf, isInCrowd } from './joining-audience';
import { isGroupLargeEnough } from './joining';
import type { Need } from './model';
import type { MeetingState } from './state';

type NeedEvent =
	| 'NeedSubmitted'
	| 'NeedEdited'
	| 'NeedCategorised'
	| 'NeedWithdrawn'
	| 'NeedHidden'
	| 'NeedRestored'
	| 'NeedsRevealed'
	| 'NeedTakenApart'
	| 'NeedPutTogether'
	| 'StepEntered';

export const needsPart: AudiencePart<NeedEvent> = {
	view(state, audience) {
		const crowds = audience === 'moderator' ? crowdsOf(state) : new Set<string>();
		const visible = Object.values(state.needs).filter((need) => isVisible(need, state, audience));
		const needs = byId(visible.map((need) => redacted(need, state, audience, crowds)));
		return { needs, needOrder: state.needOrder.filter((id) => needs[id]) };
	},

	own(state, seatId) {
		const own = Object.values(state.needs).filter(({ authorSeatId }) => authorSeatId === seatId);
		return {
			needs: Object.fromEntries(
				own.map((need) => [need.id, { ...withoutLateness(need), clusterId: null }])
			),
			needOrder: state.needOrder.filter((id) => own.some((need) => need.id === id)),
			silentCount: own.filter(({ status }) => status === 'silent').length
		};
	},

	combined(shared, own) {
		const needs = Object.values(own.needs).map((need): [string, Need] => [
			need.id,
			{ ...need, clusterId: shared.needs[need.id]?.clusterId ?? null }
		]);
		return { needs: { ...shared.needs, ...Object.fromEntries(needs) } };
	},

	tell: {
		StepEntered: (event, { before, after, audience }) =>
			audience === 'moderator' &&
			before.silentCount > 0 &&
			isCollecting(before) !== isCollecting(after)
				? REFRESH
				: told(event),
		NeedSubmitted: (event, moment) =>
			sees(moment.after, event.need.id, moment) ? REFRESH : told(counted(moment)),
		NeedEdited(event, moment) {
			if (!sees(moment.after, event.needId, moment)) return NOTHING;
			return told(moment.audience === 'moderator' ? event : { ...event, originalText: null });
		},
		NeedCategorised: (event, moment) =>
			sees(moment.after, event.needId, moment) ? told(event) : NOTHING,
		NeedWithdrawn({ needId }, moment) {
			const { before, after } = moment;
			const wasSilent = before.silentCount !== after.silentCount;
			return told(
				...(sees(before, needId, moment) ? [{ type: 'NeedRemoved', needId } as const] : []),
				...(wasSilent ? [counted(moment)] : [])
			);
		},
		NeedHidden(event, moment) {
			const saw = sees(moment.before, event.needId, moment);
			if (moment.audience === 'moderator') return saw ? told(event) : REFRESH;
			return saw ? ifEnough({ type: 'NeedRemoved', needId: event.needId }) : told(counted(moment));
		},
		NeedRestored(event, moment) {
			const isSeen = sees(moment.after, event.needId, moment);
			if (moment.audience === 'moderator') return isSeen ? told(event) : REFRESH;
			return isSeen ? REFRESH : told(counted(moment));
		},
		NeedsRevealed: (event, { audience }) => (audience === 'moderator' ? told(event) : REFRESH),
		NeedTakenApart: regrouped,
		NeedPutTogether: regrouped
	},

	concerned: {
		NeedSubmitted: ({ need }) => [need.authorSeatId],
		NeedEdited: ({ needId }, before) => authorsOf(before, [needId]),
		NeedCategorised: ({ needId }, before) => authorsOf(before, [needId]),
		NeedWithdrawn: ({ needId }, before) => authorsOf(before, [needId]),
		NeedHidden: ({ needId }, before) => authorsOf(before, [needId]),
		NeedRestored: ({ needId }, before) => authorsOf(before, [needId]),
		NeedsRevealed: ({ needIds }, before) => authorsOf(before, needIds),
		NeedTakenApart: ({ needId }, before) => authorsOf(before, [needId]),
		NeedPutTogether: ({ needId }, before) => authorsOf(before, [needId])
	},

	tellOwn: {
		NeedSubmitted: (event) => ({ ...event, need: withoutLateness(event.need) }),
		NeedTakenApart: (event) => ({ ...event, parts: event.parts.map(withoutLateness) }),
		NeedsRevealed: (event, before, seatId) => ({
			...event,
			needIds: event.needIds.filter((id) => before.needs[id]?.authorSeatId === seatId)
		})
	}
};

/** Rare, and whoever reads the need reads its parts: a view is simpler than telling each. */
function regrouped({ needId }: { needId: string }, moment: Moment): Told {
	return sees(moment.after, needId, moment) ? REFRESH : told(counted(moment));
}

/** May this audience read the need? */
export function isVisible(need: Need, state: MeetingState, audience: SharedAudience): boolean {
	return isReadable(need.status, audience, isCollecting(state));
}

export function sees(
	state: MeetingState,
	needId: string,
	{ audience }: Pick<Moment, 'audience'>
): boolean {
	const need = state.needs[needId];
	return need !== undefined && isVisible(need, state, audience);
}

function authorsOf(state: MeetingState, needIds: string[]): (string | null)[] {
	return needIds.map((id) => state.needs[id]?.authorSeatId ?? null);
}

function counted({ after }: Moment) {
	return { type: 'SilentNeedsCounted', count: after.silentCount } as const;
}

function isCollecting(state: MeetingState): boolean {
	return currentStep(state)?.kind === 'collect';
}

function withoutLateness({ isLate: _isLate, ...need }: Need): Need {
	return need;
}

function redacted(
	need: Need,
	state: MeetingState,
	audience: SharedAudience,
	crowds: ReadonlySet<string>
): Need {
	const isModerator = audience === 'moderator';
	return {
		...(isModerator ? need : withoutLateness(need)),
		authorSeatId: null,
		schoolId: isInCrowd(need, crowds) ? need.schoolId : null,
		group:
			isModerator && need.group !== null && isGroupLargeEnough(state, need.group)
				? need.group
				: null,
		originalText: isModerator ? need.originalText : null
	};
}
