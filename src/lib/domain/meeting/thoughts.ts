/**
 * Does a text hold more than one thought? One thought a card is what makes needs comparable, so
 * a phone offers to send them apart. A guess, never forced: it may miss, and must not nag.
 */
const BULLET = /^\s*(?:[-–•*·]|\d{1,2}[.)])\s+/u;
/** A full stop, and a new sentence behind it; not behind a digit (an ordinal) or a single letter ("z. B."). */
const SENTENCES = /((?:[\p{L})”"»]{2}[.!?]|[!?]))\s+(?=[\p{Lu}„"«])/gu;
const ABBREVIATED =
	/(?:^|[\s(])(?:ca|bzw|usw|evtl|ggf|inkl|max|min|nr|dr|prof|hr|fr|str|tel|etc|vgl|std|incl|approx)\.$/iu;
const JOINTS = /\s+(?:und|sowie|außerdem|and|as well as)\s+|\s*;\s+/iu;
/** With fewer words it is part of a list ("Tablets und Stifte"), not a thought. */
const WORDS_OF_A_THOUGHT = 2;
/** More are no thoughts any more, but a text that only its author can take apart. */
const MOST_THOUGHTS = 6;

/** The thoughts in this text in their order; one where there is nothing to part. */
export function thoughtsIn(text: string): string[] {
	const whole = [text.trim()];
	const lines = text
		.split(/[\r\n]+/u)
		.map((line) => line.replace(BULLET, '').trim())
		.filter((line) => line !== '');
	if (lines.length > 1) return few(lines) ?? whole;
	return few(sentences(text.trim())) ?? few(joined(text.trim())) ?? whole;
}

function few(parts: string[]): string[] | null {
	return parts.length > 1 && parts.length <= MOST_THOUGHTS ? parts.map(asOpening) : null;
}

function sentences(text: string): string[] {
	const parts: string[] = [];
	// Not with a look behind: phones before 2023 read none of the program then.
	for (const part of text.replace(SENTENCES, '$1\n').split('\n')) {
		const last = parts.at(-1);
		if (last !== undefined && ABBREVIATED.test(last)) parts[parts.length - 1] = `${last} ${part}`;
		else parts.push(part);
	}
	return parts;
}

/** All or nothing: "Tablets, Stifte und Hüllen für alle" is one wish with a list in it. */
function joined(text: string): string[] {
	const parts = text.split(JOINTS).map((part) => part.replace(/,$/u, '').trim());
	return parts.every((part) => part.split(/\s+/u).length >= WORDS_OF_A_THOUGHT) ? parts : [text];
}

/** Each is a card of its own now, and begins like one. */
function asOpening(part: string): string {
	const [first = ''] = part;
	return first.toUpperCase() + part.slice(first.length);
}
