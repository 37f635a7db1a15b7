/** What a moderator does with a need does she with a card: the commands and words of each. */
import type { MeetingCommand } from '$lib/domain/meeting/commands';
import type { Need } from '$lib/domain/meeting/model';
import { m } from '$lib/paraglide/messages.js';

export type EntryKind = 'need' | 'card';

/** What a need and a card have in common. */
export type Entry = Pick<Need, 'id' | 'text' | 'originalText' | 'status'>;

interface EntryActs {
	edit: (id: string, text: string) => MeetingCommand;
	hide: (id: string) => MeetingCommand;
	restore: (id: string) => MeetingCommand;
	park: (id: string) => MeetingCommand;
	hidden: () => string;
	hiddenTitle: (inputs: { count: number }) => string;
	hiddenHint: () => string;
}

export const ENTRY_ACTS: Record<EntryKind, EntryActs> = {
	need: {
		edit: (needId, text) => ({ type: 'EditNeed', needId, text }),
		hide: (needId) => ({ type: 'HideNeed', needId }),
		restore: (needId) => ({ type: 'RestoreNeed', needId }),
		park: (needId) => ({ type: 'ParkNeed', needId }),
		hidden: m.moderate_hidden_done,
		hiddenTitle: m.moderate_hidden_title,
		hiddenHint: m.moderate_hidden_hint
	},
	card: {
		edit: (cardId, text) => ({ type: 'EditCard', cardId, text }),
		hide: (cardId) => ({ type: 'HideCard', cardId }),
		restore: (cardId) => ({ type: 'RestoreCard', cardId }),
		park: (cardId) => ({ type: 'ParkCard', cardId }),
		hidden: m.rounds_cards_hidden_done,
		hiddenTitle: m.rounds_cards_hidden,
		hiddenHint: m.rounds_cards_hidden_hint
	}
};
