/**
 * The visible words as the stories look for them: from the catalogues, so that a changed wording
 * changes no story.
 */
import closingDe from '../../messages/closing/de.json' with { type: 'json' };
import closingEn from '../../messages/closing/en.json' with { type: 'json' };
import agendaDe from '../../messages/agenda/de.json' with { type: 'json' };
import agendaEn from '../../messages/agenda/en.json' with { type: 'json' };
import commonDe from '../../messages/common/de.json' with { type: 'json' };
import commonEn from '../../messages/common/en.json' with { type: 'json' };
import earlierDe from '../../messages/earlier/de.json' with { type: 'json' };
import earlierEn from '../../messages/earlier/en.json' with { type: 'json' };
import liveDe from '../../messages/live/de.json' with { type: 'json' };
import liveEn from '../../messages/live/en.json' with { type: 'json' };
import moderateDe from '../../messages/moderate/de.json' with { type: 'json' };
import moderateEn from '../../messages/moderate/en.json' with { type: 'json' };
import needsDe from '../../messages/needs/de.json' with { type: 'json' };
import needsEn from '../../messages/needs/en.json' with { type: 'json' };
import pagesDe from '../../messages/pages/de.json' with { type: 'json' };
import pagesEn from '../../messages/pages/en.json' with { type: 'json' };
import postersDe from '../../messages/posters/de.json' with { type: 'json' };
import postersEn from '../../messages/posters/en.json' with { type: 'json' };
import projectorDe from '../../messages/projector/de.json' with { type: 'json' };
import projectorEn from '../../messages/projector/en.json' with { type: 'json' };
import proposalsDe from '../../messages/proposals/de.json' with { type: 'json' };
import proposalsEn from '../../messages/proposals/en.json' with { type: 'json' };
import refusalsDe from '../../messages/refusals/de.json' with { type: 'json' };
import refusalsEn from '../../messages/refusals/en.json' with { type: 'json' };
import seatsDe from '../../messages/seats/de.json' with { type: 'json' };
import seatsEn from '../../messages/seats/en.json' with { type: 'json' };
import staffDe from '../../messages/staff/de.json' with { type: 'json' };
import staffEn from '../../messages/staff/en.json' with { type: 'json' };
import reviewDe from '../../messages/review/de.json' with { type: 'json' };
import reviewEn from '../../messages/review/en.json' with { type: 'json' };
import roundsDe from '../../messages/rounds/de.json' with { type: 'json' };
import roundsEn from '../../messages/rounds/en.json' with { type: 'json' };
import templatesDe from '../../messages/templates/de.json' with { type: 'json' };
import templatesEn from '../../messages/templates/en.json' with { type: 'json' };
import wordsDe from '../../messages/words/de.json' with { type: 'json' };
import wordsEn from '../../messages/words/en.json' with { type: 'json' };

const de = {
	...agendaDe,
	...commonDe,
	...earlierDe,
	...liveDe,
	...moderateDe,
	...needsDe,
	...projectorDe,
	...pagesDe,
	...postersDe,
	...proposalsDe,
	...refusalsDe,
	...reviewDe,
	...roundsDe,
	...closingDe,
	...seatsDe,
	...staffDe,
	...templatesDe,
	...wordsDe
};
const en = {
	...agendaEn,
	...commonEn,
	...earlierEn,
	...liveEn,
	...moderateEn,
	...needsEn,
	...projectorEn,
	...pagesEn,
	...postersEn,
	...proposalsEn,
	...refusalsEn,
	...reviewEn,
	...roundsEn,
	...closingEn,
	...seatsEn,
	...staffEn,
	...templatesEn,
	...wordsEn
};

export type Language = 'de' | 'en';
export type Word = keyof typeof de;
type Inputs = Record<string, string | number>;
export type Say = (word: Word, inputs?: Inputs) => string;

/** A sentence, or its forms by number. */
type Message = string | { declarations: string[]; match: Record<string, string> }[];

export function words(language: Language): Say {
	const catalogue = { de, en }[language] as unknown as Record<Word, Message>;
	return (word, inputs = {}) => {
		const message = catalogue[word];
		const pattern = typeof message === 'string' ? message : formOf(message, inputs, language);
		return pattern.replace(/\{(\w+)\}/g, (_, name: string) => String(inputs[name]));
	};
}

function formOf(message: Exclude<Message, string>, inputs: Inputs, language: Language): string {
	const [{ declarations, match }] = message as [(typeof message)[number]];
	const counted = /local \w+ = (\w+): plural/.exec(declarations.join('\n'))?.[1] ?? '';
	const form = new Intl.PluralRules(language).select(Number(inputs[counted]));
	const found = Object.entries(match).find(([key]) => key.endsWith(`=${form}`));
	if (!found) throw new Error(`No form for ${counted} = ${String(inputs[counted])}.`);
	return found[1];
}
