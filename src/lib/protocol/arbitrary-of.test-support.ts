/** Values that a schema of the protocol lets through, by chance; for tests that try them all. */
import fc from 'fast-check';

/** A schema of valibot, looked at from outside. */
type Schema = Record<string, unknown>;

/** @param ids that something in the meeting has, so that commands also reach what exists */
export function arbitraryOf(schema: object, ids: readonly string[]): fc.Arbitrary<unknown> {
	const given = schema as Schema;
	const inside = (inner: unknown) => arbitraryOf(inner as object, ids);
	if (Array.isArray(given.pipe)) return ofPipe(given.pipe as Schema[], ids);
	switch (given.type) {
		case 'string':
			return fc.oneof(fc.constantFrom(...ids), fc.string({ unit: 'grapheme', maxLength: 40 }));
		case 'number':
			return fc.oneof(fc.integer({ min: -2, max: 12 }), fc.double({ noNaN: true }));
		case 'boolean':
			return fc.boolean();
		case 'literal':
			return fc.constant(given.literal);
		case 'picklist':
			return fc.constantFrom(...(given.options as unknown[]));
		case 'array':
			return fc.array(inside(given.item), { maxLength: 3 });
		case 'strict_tuple':
			return fc.tuple(...(given.items as object[]).map(inside));
		case 'record':
			return fc.dictionary(fc.constantFrom(...ids), inside(given.value), {
				maxKeys: 3,
				noNullPrototype: true
			});
		case 'nullable':
			return fc.option(inside(given.wrapped), { nil: null });
		case 'optional':
			return inside(given.wrapped);
		case 'variant':
		case 'union':
			return fc.oneof(...(given.options as object[]).map(inside));
		case 'object':
		case 'strict_object':
			return fc.record(
				Object.fromEntries(
					Object.entries(given.entries as Record<string, object>).map(([name, entry]) => [
						name,
						inside(entry)
					])
				),
				{ noNullPrototype: true }
			);
		default:
			throw new Error(`No arbitrary for a schema of type ${String(given.type)}.`);
	}
}

function ofPipe([inner, ...checks]: Schema[], ids: readonly string[]): fc.Arbitrary<unknown> {
	if (!inner) throw new Error('An empty pipe.');
	const bound = (type: string) => checks.find((check) => check.type === type)?.requirement;
	if (inner.type === 'string' && (bound('regex') ?? bound('min_length')) !== undefined)
		return fc.constantFrom(...ids);
	if (inner.type === 'number')
		return fc.integer({
			min: Number(bound('min_value') ?? -2),
			max: Math.min(Number(bound('max_value') ?? 12), 1_000)
		});
	return arbitraryOf(inner, ids);
}
