import { error, fail, redirect } from '@sveltejs/kit';
import { viewFor } from '$lib/domain/meeting/audience';
import { openTopics } from '$lib/domain/meeting/closing';
import { indicatorsOf } from '$lib/domain/meeting/indicators';
import type { MeetingState } from '$lib/domain/meeting/state';
import { app } from '$lib/server/app';
import { joinAddressOf, reachableOrigin } from '$lib/server/meeting/join-address';
import { Planning } from '$lib/server/authority/meeting-form';
import { check, entered, idOr404, wholeNumber } from '$lib/server/authority/forms';
import { hasRight, requireStaff, type StaffScope } from '$lib/server/authority/scope';
import { REHEARSAL_PARTICIPANTS } from '$lib/server/rehearsal/rehearsals';
import { cardsOf, contradictionsOf, roundsOf } from '$lib/server/results/shown-steps';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

const KEY_MINUTES = 60;

export const load: PageServerLoad = async (event) => {
	const { authorityId, actor } = requireStaff(event, 'read');
	const row = await meetingOf(authorityId, event.params.id);
	// A rehearsal is no meeting of the lists: its place is with the one that it rehearses.
	if (row.rehearsalOf !== null) redirect(303, `/meetings/${row.rehearsalOf}`);
	const { state } = await app().meetings.host(row.id);
	const view = viewFor(state, 'participants');
	const plan = await app().plans.current(authorityId);
	const changeOf = (decisionId: string) =>
		plan?.changes.findLast(({ cause }) => cause.decisionId === decisionId);
	return {
		meeting: {
			id: row.id,
			title: row.title,
			joinCode: row.joinCode,
			joinAddress: joinAddressOf(row.joinCode, event.url, app().config.origin),
			plannedDay: row.plannedDay,
			plannedTime: row.plannedTime,
			createdAt: row.createdAt.getTime(),
			closedAt: row.closedAt?.getTime() ?? null,
			isClosed: state.status === 'closed',
			purpose: state.purpose,
			question: state.question,
			step: state.agenda.find(({ id }) => id === state.currentStepId)?.title ?? ''
		},
		resultLink: state.status === 'closed' ? await resultLinkOf(row.id, event.url) : null,
		feedback: state.status === 'closed' ? { sum: state.feedbackSum } : null,
		numbers: numbersOf(state),
		decisions: state.decisions.map((decision) => ({
			id: decision.id,
			coreNeed: state.coreNeeds.find(({ id }) => id === decision.coreNeedId)?.title ?? '',
			status: decision.status,
			feasibility: decision.content.feasibility,
			change: decision.status === 'agreed' ? (changeOf(decision.id)?.number ?? null) : null
		})),
		results: openTopics(state).flatMap(({ id, title }) => {
			const result = state.results[id];
			return result ? [{ id, coreNeed: title, result }] : [];
		}),
		// As the room saw it: what is hidden or of too few is not for staff either.
		steps: {
			cards: cardsOf(view, () => false),
			rounds: roundsOf(view),
			contradictions: contradictionsOf(view)
		},
		review: {
			items: state.reviewedItems,
			indicators: state.agenda.flatMap((step) =>
				step.kind === 'indicators' ? indicatorsOf(state, step) : []
			),
			agreements: state.agreements,
			outline: state.outline
		},
		rehearsals: (await app().rehearsals.ofMeeting(row.id)).map(({ id, joinCode, createdAt }) => ({
			id,
			joinCode,
			createdAt: createdAt.getTime()
		})),
		mayModerate: hasRight(actor, 'moderate')
	};
};

export const actions: Actions = {
	rehearse: async (event) => {
		const { authorityId, actor } = requireStaff(event, 'moderate');
		const { id } = await meetingOf(authorityId, event.params.id);
		const { values } = await entered(event.request);
		const { min, max } = REHEARSAL_PARTICIPANTS;
		const participants = v.parse(v.fallback(wholeNumber(min, max), max), values.participants);
		const rehearsal = await app().rehearsals.start(authorityId, actor, id, participants);
		redirect(303, rehearsal ? `/m/${rehearsal.joinCode}/moderate` : `/meetings/${id}`);
	},

	wipe: async (event) => {
		const { authorityId } = requireStaff(event, 'moderate');
		const rehearsed = await app().rehearsals.wipe(authorityId, idOr404(event.params.id));
		redirect(303, rehearsed === null ? '/meetings' : `/meetings/${rehearsed}`);
	},

	plan: async (event) => {
		const { authorityId } = requireStaff(event, 'moderate');
		const { id } = await meetingOf(authorityId, event.params.id);
		const { plannedDay = '', plannedTime = '' } = (await entered(event.request)).values;
		const form = check(Planning, { plannedDay, plannedTime });
		if (!form.ok)
			return fail(400, { planned: { plannedDay, plannedTime, problems: form.problems } });
		await app().meetings.plan(authorityId, id, form.output);
		return { isPlanned: true };
	},

	invite: async (event) => {
		const { authorityId } = requireStaff(event, 'moderate');
		const { id } = await meetingOf(authorityId, event.params.id);
		return { key: await app().seats.invite(id, 'moderator', KEY_MINUTES), minutes: KEY_MINUTES };
	},
	renewLink: async (event) => {
		const { authorityId } = requireStaff(event, 'moderate');
		const { id } = await meetingOf(authorityId, event.params.id);
		await app().resultLinks.renew(id);
	},
	revokeLink: async (event) => {
		const { authorityId } = requireStaff(event, 'moderate');
		const { id } = await meetingOf(authorityId, event.params.id);
		await app().resultLinks.revoke(id);
	}
};

/** Null address: the link is revoked. */
async function resultLinkOf(meetingId: string, url: URL): Promise<{ address: string | null }> {
	const token = await app().resultLinks.current(meetingId);
	const origin = app().config.origin ?? reachableOrigin(url);
	return { address: token === null ? null : `${origin}/r/${token}` };
}

async function meetingOf(authorityId: StaffScope['authorityId'], param: string) {
	return (await app().meetings.ofAuthorityById(authorityId, idOr404(param))) ?? error(404);
}

/** Counts only: what was entered silently is not for staff either. */
function numbersOf(state: MeetingState) {
	const needs = Object.values(state.needs);
	return {
		joined: state.joined,
		needs: needs.filter(({ status }) => status === 'silent' || status === 'shown').length,
		clusters: Object.keys(state.clusters).length,
		ballots: state.votes.at(-1)?.ballotCount ?? 0,
		coreNeeds: state.coreNeeds.length,
		agreed: state.decisions.filter(({ status }) => status === 'agreed').length
	};
}
