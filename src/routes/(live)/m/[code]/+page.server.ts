import { redirect } from '@sveltejs/kit';
import { seatIn } from '$lib/domain/meeting/seats';
import { app } from '$lib/server/app';
import { livePage } from '$lib/server/meeting/live-page';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	// The desk shows what phones show; there is nobody whose needs and dots these would be.
	if (event.url.searchParams.has('preview'))
		return {
			live: await livePage(event, event.params.code, 'preview'),
			seatId: '',
			offersMail: false
		};
	const live = await livePage(event, event.params.code, 'phone');
	const { actor, own, code } = live;
	// A seat that has not said for whom it speaks cannot take part yet.
	if (actor?.kind !== 'seat' || !own || !seatIn(own.state, actor.seatId))
		redirect(303, `/j/${code}`);
	if (event.params.code !== code) redirect(303, `/m/${code}`);
	return { live, seatId: actor.seatId, offersMail: app().resultMails.isOffered };
};
