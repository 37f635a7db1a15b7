/**
 * What a plan rules, sentence by sentence, for the comparison with needs: its text, and what
 * standing decisions have added to it. A sentence that lays down no rule is left out here, so that
 * little of a long plan travels. Rules PP.
 */
import { createHash } from 'node:crypto';
import type { PlanPassage } from '../../domain/meeting/contradictions';
import type { PlanState } from '../../domain/plan/plan';
import { rulesOf } from '../../domain/similarity/rules';

/** Sentences of the largest plan; what comes after them is not compared. */
const AT_MOST = 500;
const LONGEST = 300;
/** Bytes of a hash whose base64url form is as long as an id. */
const ID_BYTES = 16;

/** A plan's state is never changed, only followed by another. */
const known = new WeakMap<PlanState, PlanPassage[]>();

/** In the order of the plan, then of the change log; withdrawn changes stand no longer. */
export function passagesOf(plan: PlanState): PlanPassage[] {
	const before = known.get(plan);
	if (before) return before;
	const titles = new Map(plan.sections.map(({ code, title }) => [code, title]));
	const written = plan.sections.flatMap(({ code, title, document }) =>
		textsOf(document).flatMap((text) => passages(text, { code, title, change: null }))
	);
	const decided = plan.changes
		.filter(({ status, content }) => status === 'proposed' && content.feasibility !== 'no')
		.flatMap(({ number, content }) =>
			content.sectionChanges.flatMap(({ code, text }) =>
				passages(text, { code, title: titles.get(code) ?? '', change: number })
			)
		);
	const found = [...new Map([...written, ...decided].map((one) => [one.id, one])).values()].slice(
		0,
		AT_MOST
	);
	known.set(plan, found);
	return found;
}

function passages(text: string, where: Omit<PlanPassage, 'id' | 'text'>): PlanPassage[] {
	return sentencesOf(text)
		.filter((sentence) => sentence.length <= LONGEST && rulesOf(sentence).length > 0)
		.map((sentence) => ({ id: idOf(where.code, sentence), text: sentence, ...where }));
}

/** The same words in the same section are the same passage, whoever asks and when. */
function idOf(code: string, sentence: string): string {
	const hash = createHash('sha256').update(`${code} ${sentence}`).digest();
	return hash.subarray(0, ID_BYTES).toString('base64url');
}

function sentencesOf(text: string): string[] {
	return text
		.split(/(?<=[.!?])\s+(?=\p{Lu})|\n+/u)
		.map((sentence) => sentence.trim())
		.filter((sentence) => sentence !== '');
}

/** The text of each paragraph; headings say what comes, not what holds. */
function textsOf(node: unknown): string[] {
	if (!isNode(node)) return [];
	if (node.type === 'heading') return [];
	if (node.type !== 'paragraph') return (node.content ?? []).flatMap(textsOf);
	const inline = (node.content ?? []).filter(isNode);
	return [inline.map(({ type, text = '' }) => (type === 'hardBreak' ? '\n' : text)).join('')];
}

interface Node {
	type: string;
	text?: string;
	content?: unknown[];
}

/** The domain keeps a document without looking inside: it was parsed when it was written. */
function isNode(value: unknown): value is Node {
	return typeof value === 'object' && value !== null && 'type' in value;
}
