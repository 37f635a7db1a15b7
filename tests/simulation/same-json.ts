/** What was found equal stays equal, for nobody changes these values: most of a state is shared. */
const equal = new WeakMap<object, unknown>();

/** The first place where two values differ once both are JSON, as `a.b.0: 1 / 2`; null if nowhere. */
export function difference(a: unknown, b: unknown, path = ''): string | null {
	if (a === b) return null;
	if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b))
		return `${path}: ${brief(a)} / ${brief(b)}`;
	if (equal.get(a) === b) return null;
	for (const key of Object.keys({ ...a, ...b })) {
		const [one, other] = [a[key], b[key]];
		if (one === other) continue;
		const found = difference(one, other, path === '' ? key : `${path}.${key}`);
		if (found !== null) return found;
	}
	equal.set(a, b);
	return null;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

function brief(value: unknown): string {
	return (JSON.stringify(value) as string | undefined)?.slice(0, 300) ?? 'nothing';
}
