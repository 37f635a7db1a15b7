/**
 * The text of a plan's section: the Tiptap nodes and marks that are allowed, and how large it may
 * get. The editor offers these, the server accepts these, the pages draw these; anything else is
 * refused, and attributes that are not named here are dropped.
 */
import * as v from 'valibot';

export const RICH_TEXT_LIMITS = { characters: 60_000, nodes: 6_000, depth: 12 } as const;

/** Of headings inside a section; sections themselves are headings of level 2 and 3. */
export const HEADING_LEVELS = [3, 4] as const;

export const MARKS = ['bold', 'italic'] as const;
export type Mark = (typeof MARKS)[number];

export interface TextNode {
	type: 'text';
	text: string;
	marks?: { type: Mark }[];
}
export type InlineNode = TextNode | { type: 'hardBreak' };
export type BlockNode =
	| { type: 'paragraph'; content?: InlineNode[] }
	| { type: 'heading'; attrs: { level: (typeof HEADING_LEVELS)[number] }; content?: InlineNode[] }
	| { type: 'bulletList'; content: ListItemNode[] }
	| { type: 'orderedList'; attrs?: { start: number }; content: ListItemNode[] };
export interface ListItemNode {
	type: 'listItem';
	content: BlockNode[];
}
export interface RichTextDocument {
	type: 'doc';
	content: BlockNode[];
}

/** Control characters, half characters and marks of text direction; see domain/kernel/text.ts. */
const REMOVED = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

const textNode = v.object({
	type: v.literal('text'),
	text: v.pipe(
		v.string(),
		v.transform((text) => text.replace(REMOVED, '').normalize('NFC'))
	),
	marks: v.optional(v.pipe(v.array(v.object({ type: v.picklist(MARKS) })), v.maxLength(2)))
});

/** The editor knows no empty text. */
const inline = v.pipe(
	v.array(v.variant('type', [textNode, v.object({ type: v.literal('hardBreak') })])),
	v.transform((nodes) => nodes.filter((node) => node.type !== 'text' || node.text !== ''))
);

const listItem: v.GenericSchema<unknown, ListItemNode> = v.object({
	type: v.literal('listItem'),
	content: v.array(v.lazy(() => block))
});

const block: v.GenericSchema<unknown, BlockNode> = v.variant('type', [
	v.object({ type: v.literal('paragraph'), content: v.optional(inline) }),
	v.object({
		type: v.literal('heading'),
		attrs: v.object({ level: v.picklist(HEADING_LEVELS) }),
		content: v.optional(inline)
	}),
	v.object({ type: v.literal('bulletList'), content: v.array(listItem) }),
	v.object({
		type: v.literal('orderedList'),
		attrs: v.optional(
			v.object({
				start: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9_999)), 1)
			})
		),
		content: v.array(listItem)
	})
]);

const document: v.GenericSchema<unknown, RichTextDocument> = v.object({
	type: v.literal('doc'),
	content: v.optional(v.array(block), [])
});

/** Null for everything that is not a document of these nodes, or is larger than allowed. */
export function parseRichText(value: unknown): RichTextDocument | null {
	if (!isWithinLimits(value)) return null;
	const parsed = v.safeParse(document, value);
	return parsed.success ? parsed.output : null;
}

/** Is there no letter in it? */
export function isEmptyRichText({ content }: RichTextDocument): boolean {
	return !JSON.stringify(content).includes('"type":"text"');
}

/** Walks level by level, so that depth cannot exhaust the stack before it is measured. */
function isWithinLimits(value: unknown): boolean {
	let level: unknown[] = [value];
	let nodes = 0;
	let characters = 0;
	for (let depth = 0; level.length > 0; depth++) {
		nodes += level.length;
		if (depth > RICH_TEXT_LIMITS.depth || nodes > RICH_TEXT_LIMITS.nodes) return false;
		const next: unknown[] = [];
		for (const node of level) {
			if (typeof node !== 'object' || node === null) continue;
			const { content, text } = node as { content?: unknown; text?: unknown };
			if (typeof text === 'string') characters += text.length;
			if (Array.isArray(content)) for (const child of content) next.push(child);
		}
		if (characters > RICH_TEXT_LIMITS.characters) return false;
		level = next;
	}
	return true;
}
