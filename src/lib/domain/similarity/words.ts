/**
 * German words as they are typed on phones, brought to one spelling. Nothing here knows school IT:
 * what a word means is the lexicon's matter.
 */

const UMLAUTS: readonly (readonly [RegExp, string])[] = [
	[/ß/g, 'ss'],
	// "ue" after a, e or q is no umlaut: bauen, neue, Quelle.
	[/ae/g, 'a'],
	[/oe/g, 'o'],
	[/(?<![aeq])ue/g, 'u']
];

/** Lower case without accents, with one spelling for "ü", "ue" and the "u" of those in a hurry. */
export function fold(text: string): string {
	let folded = text.normalize('NFC').toLowerCase();
	folded = folded.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
	for (const [pattern, plain] of UMLAUTS) folded = folded.replace(pattern, plain);
	return folded;
}

/** One space between words; colons of gender forms ("Schüler:innen", "Lehrer*innen") taken out. */
export function tidy(text: string): string {
	return text
		.normalize('NFC')
		.replace(/(?<=\p{L})[:*_/](?=innen\b|in\b)/gu, '')
		.replace(/(?<=\p{Ll})Innen\b/gu, 'innen')
		.replace(/\s+/gu, ' ')
		.trim();
}

/** Words and numbers of a text in their order, as written; "1:2" and "1 zu 2" stay together. */
export function wordsOf(text: string): string[] {
	return (
		tidy(text)
			.replace(/(\d+)\s*(?::|zu)\s*(\d+)/gi, '$1:$2')
			.match(/\d+:\d+|\d+(?:[.,]\d+)*|[\p{L}\p{M}]+|€|\+/gu) ?? []
	);
}

/** The folded words and numbers of a text in their order. */
export function tokensOf(text: string): string[] {
	return wordsOf(text).map(fold);
}

/**
 * The stem of a folded word after Weißweiler and Fraser, "Developing a Stemmer for German Based on
 * a Comparative Analysis of Publicly Available Stemmers" (CISTEM, 2017), without its removal of
 * "ge-", which tears "Gerät" from "Geräte".
 */
export function stemOf(word: string): string {
	let stem = word
		.replace(/sch/g, '$')
		.replace(/ei/g, '%')
		.replace(/ie/g, '&')
		.replace(/(.)\1/g, '$1*');
	while (stem.length > 3) {
		if (stem.length > 5 && /(em|er|nd)$/.test(stem)) stem = stem.slice(0, -2);
		else if (/[esn]$/.test(stem)) stem = stem.slice(0, -1);
		else break;
	}
	return stem
		.replace(/(.)\*/g, '$1$1')
		.replace(/&/g, 'ie')
		.replace(/%/g, 'ei')
		.replace(/\$/g, 'sch');
}

/** Words that say nothing about the matter, as stems. */
const STOP_WORDS = new Set(
	(
		'der die das den dem des ein eine einen einem einer eines und oder aber auch nicht nich kein keine keinen keiner ' +
		'ist sind war wird werden wurde wär wäre sein hat haben habe hatte kann können könnte soll sollen sollte muss müssen müsste ' +
		'darf dürfen will wollen möchte möchten mal doch ja nein so wie als wenn dann weil da damit dass ob für mit von vom zu zum zur ' +
		'in im ins an am ans auf aufs aus bei beim nach vor über unter um durch ohne gegen bis seit ab wir uns unser unsere unseren unserer ' +
		'ich mich mir mein meine du dich dir er ihn ihm sie ihr ihre es man sich wer was wo wann warum welche welcher welches ' +
		'hier dort jetzt immer nie schon noch nur sehr ganz gar mehr viel viele bitte endlich einfach wieder eigentlich etwas alles ' +
		'alle allen jeder jede jedes jeden jedem diese dieser dieses gibt geht gehen machen macht mache lassen lasst soviel ' +
		'the a an and or of to for in on we our us is are be should need please with at it this that i you all every ' +
		'schule schulen bzw usw etc zb stadt brauchen brauchts braucht wünschen fehlt sonst halt denn wär null pls plz '
	)
		.split(/\s+/)
		.filter((word) => word !== '')
		.map((word) => stemOf(fold(word)))
);

export function isStopWord(stem: string): boolean {
	return STOP_WORDS.has(stem);
}

/** The set of three-letter pieces of a folded text, words marked at both ends. */
export function trigramsOf(tokens: readonly string[]): Set<string> {
	const pieces = new Set<string>();
	for (const token of tokens) {
		const marked = ` ${token} `;
		for (let at = 0; at + 3 <= marked.length; at += 1) pieces.add(marked.slice(at, at + 3));
	}
	return pieces;
}
