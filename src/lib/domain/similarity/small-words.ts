/** What small words around a thing say of it. Tokens are folded. */

const INSTEAD = new Set('statt anstatt anstelle instead'.split(' '));
const NO_SUCH = new Set('kein keine keinen keiner keinem no'.split(' '));
/** How many words "statt" and "kein" reach. */
const REACH = { instead: 3, none: 2 };

/** The places that a "statt" or a "kein" before them reaches, and which of the two. */
export function reachOf(tokens: readonly string[]): Map<number, keyof typeof REACH> {
	const reached = new Map<number, keyof typeof REACH>();
	tokens.forEach((token, at) => {
		const by = INSTEAD.has(token) ? 'instead' : NO_SUCH.has(token) ? 'none' : undefined;
		for (let step = 1; by !== undefined && step <= REACH[by]; step += 1) reached.set(at + step, by);
	});
	return reached;
}

const FOR_WHOM = new Set(
	'fur for jede jeder jedes jedem jeden every each furs unsere unseren'.split(' ')
);
const TO_NEED = new Set(
	'braucht brauchen bekommt bekommen kriegen kriegt benotigen need should haben'.split(' ')
);
/** How many words may stand between "für" and the person. */
const BEFORE_PERSON = 3;

/** Whether something is wanted for the person at this place. */
export function benefits(tokens: readonly string[], at: number): boolean {
	const before = tokens.slice(Math.max(0, at - BEFORE_PERSON), at);
	return before.some((token) => FOR_WHOM.has(token)) || TO_NEED.has(tokens[at + 1] ?? '');
}
