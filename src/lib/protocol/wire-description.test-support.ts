/**
 * What travels, as one text: the schemas that the server parses with, and the types that it
 * answers with. Two wires with the same text are the same wire. Fails on anything it cannot
 * describe, so that nothing is left out by being new.
 */
import path from 'node:path';
import ts from 'typescript';
import { commandMessage, handshake, syncMessage } from './messages';

/** A schema of valibot, looked at from outside. */
type Schema = Record<string, unknown>;

export function describeWire(): string {
	const schemas: Record<string, object> = { handshake, commandMessage, syncMessage };
	const { ServerToClient, Answer, PackedSyncAnswer, SharedEvent } = describeTypes();
	return JSON.stringify(
		{
			messagesOfClients: Object.fromEntries(
				Object.entries(schemas).map(([name, schema]) => [name, describeSchema(schema as Schema)])
			),
			messagesOfTheServer: ServerToClient,
			answers: { Answer, PackedSyncAnswer },
			events: SharedEvent
		},
		null,
		1
	);
}

function describeSchema(schema: Schema): unknown {
	if (Array.isArray(schema.pipe)) {
		const [inner, ...checks] = schema.pipe as [Schema, ...Schema[]];
		return { of: describeSchema(inner), checks: checks.map(describeCheck) };
	}
	const { type } = schema as { type: string };
	switch (type) {
		case 'string':
		case 'number':
		case 'boolean':
			return type;
		case 'literal':
			return { literal: schema.literal };
		case 'picklist':
			return { oneOf: sorted(schema.options as string[]) };
		case 'array':
			return { listOf: describeSchema(schema.item as Schema) };
		case 'strict_tuple':
			return { inOrder: (schema.items as Schema[]).map(describeSchema) };
		case 'record':
			return {
				by: describeSchema(schema.key as Schema),
				each: describeSchema(schema.value as Schema)
			};
		case 'nullable':
		case 'optional':
			return { [type]: describeSchema(schema.wrapped as Schema) };
		case 'variant':
			return { by: schema.key, of: sorted((schema.options as Schema[]).map(describeSchema)) };
		case 'object':
		case 'strict_object':
			return {
				[type]: Object.fromEntries(
					Object.entries(schema.entries as Record<string, Schema>)
						.sort(byName)
						.map(([name, entry]) => [name, describeSchema(entry)])
				)
			};
		default:
			throw new Error(`No description for a schema of type ${type}.`);
	}
}

function describeCheck({ type, requirement }: Schema): unknown {
	return [type, requirement instanceof RegExp ? String(requirement) : requirement];
}

export type Described =
	| string
	| { oneOf: Described[] }
	| { listOf: Described }
	| { inOrder: Described[] }
	| { fields: Record<string, Described>; others?: Described }
	| { given: Described[] };

const TYPES = [
	'ServerToClient',
	'Answer',
	'PackedSyncAnswer',
	'SharedEvent',
	'MeetingState'
] as const;

/** The types of what the server sends, resolved down to texts, numbers and literals. */
export function describeTypes(): Record<(typeof TYPES)[number], Described> {
	const folder = import.meta.dirname;
	const files = ['messages.ts', '../domain/meeting/events.ts', '../domain/meeting/state.ts'].map(
		(file) => path.resolve(folder, file)
	);
	const program = ts.createProgram(files, {
		strict: true,
		noEmit: true,
		types: [],
		lib: ['lib.es2023.d.ts'],
		target: ts.ScriptTarget.ES2023,
		module: ts.ModuleKind.ESNext,
		moduleResolution: ts.ModuleResolutionKind.Bundler
	});
	const checker = program.getTypeChecker();
	const found: Partial<Record<string, Described>> = {};
	for (const file of files) {
		const source = program.getSourceFile(file);
		const symbol = source && checker.getSymbolAtLocation(source);
		for (const exported of symbol ? checker.getExportsOfModule(symbol) : [])
			if (TYPES.some((name) => name === exported.name))
				found[exported.name] = describeType(checker.getDeclaredTypeOfSymbol(exported), checker, []);
	}
	return Object.fromEntries(
		TYPES.map((name) => {
			const described = found[name];
			if (!described) throw new Error(`The type ${name} was not found.`);
			return [name, described];
		})
	) as Record<(typeof TYPES)[number], Described>;
}

const PLAIN =
	ts.TypeFlags.String |
	ts.TypeFlags.Number |
	ts.TypeFlags.Boolean |
	ts.TypeFlags.Null |
	ts.TypeFlags.Void |
	ts.TypeFlags.Never |
	ts.TypeFlags.StringLiteral |
	ts.TypeFlags.NumberLiteral |
	ts.TypeFlags.BooleanLiteral;

function describeType(type: ts.Type, checker: ts.TypeChecker, within: ts.Type[]): Described {
	if (within.includes(type)) return '(again)';
	const inner = (part: ts.Type) => describeType(part, checker, [...within, type]);
	if (type.flags & PLAIN) return checker.typeToString(type);
	// Its methods are none of the wire's business.
	if (type.getSymbol()?.name === 'Uint8Array') return 'bytes';
	if (type.isUnion())
		return {
			oneOf: sorted(type.types.filter((part) => !(part.flags & ts.TypeFlags.Undefined)).map(inner))
		};
	if (checker.isArrayType(type)) {
		const [item] = checker.getTypeArguments(type as ts.TypeReference);
		if (item) return { listOf: inner(item) };
	}
	if (checker.isTupleType(type))
		return { inOrder: checker.getTypeArguments(type as ts.TypeReference).map(inner) };
	const [call] = type.getCallSignatures();
	if (call) return { given: call.parameters.map((given) => inner(checker.getTypeOfSymbol(given))) };
	if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)))
		throw new Error(`No description for the type ${checker.typeToString(type)}.`);
	const others = type.getStringIndexType();
	return {
		fields: Object.fromEntries(
			type
				.getProperties()
				.map((field): [string, Described] => [
					field.name + (field.flags & ts.SymbolFlags.Optional ? '?' : ''),
					inner(checker.getTypeOfSymbol(field))
				])
				.sort(byName)
		),
		...(others && { others: inner(others) })
	};
}

/** The members of a union of objects by their `type`, with the names of their fields. */
export function fieldsByType(union: Described): Map<string, string[]> {
	if (typeof union === 'string' || !('oneOf' in union)) throw new Error('Not a union.');
	return new Map(
		union.oneOf.map((member) => {
			if (typeof member === 'string' || !('fields' in member)) throw new Error('Not an object.');
			const { type, ...fields } = member.fields;
			return [JSON.parse(type as string) as string, Object.keys(fields)];
		})
	);
}

/** The order in which alternatives are written means nothing. */
function sorted<T>(alternatives: T[]): T[] {
	return alternatives.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
	return a < b ? -1 : 1;
}
