/** The result of a confirmation as it is shown: by what was asked, with its objections. */
import type { Objection, Round, RoomStance, StanceWord } from '$lib/domain/meeting/model';
import { m } from '$lib/paraglide/messages.js';

export interface ConfirmRow {
	/** Index of what was asked. */
	item: number;
	title: string;
	answers: number;
	/** Null: too few answers. */
	counts: Record<StanceWord, number> | null;
	room: RoomStance['word'] | null;
	/** As far as the reader may know them. */
	objections: Objection[];
}

export function confirmRows({ question, result }: Round): ConfirmRow[] {
	if (question.kind !== 'confirm' || result?.kind !== 'confirm') return [];
	return result.items.map(({ answers, counts }, item) => ({
		item,
		title:
			question.scope === 'whole'
				? m.rounds_confirm_whole()
				: (question.items[item]?.title ?? '') || m.live_topic_hidden(),
		answers,
		counts,
		room: result.room?.[item] ?? null,
		objections: result.objections.filter((objection) => objection.item === item)
	}));
}
