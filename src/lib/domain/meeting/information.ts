/**
 * The text of an information step. It is typed as people type mails: an empty line parts
 * paragraphs, lines that begin with a dash are a list, a line that begins with "#" is a heading.
 * So there is no way from what somebody typed to HTML, on any surface. Rules IF.
 */
export type InformationBlock =
	| { kind: 'heading'; text: string }
	| { kind: 'paragraph'; text: string }
	| { kind: 'list'; items: string[] };

const ITEM = /^[-–•*]\s+/u;
const HEADING = /^#+\s+/u;

/** Reads a text; an empty one has no blocks. */
export function informationBlocks(text: string): InformationBlock[] {
	const blocks: InformationBlock[] = [];
	let isNew = true;
	for (const line of text.split('\n').map((raw) => raw.trim())) {
		const last = isNew ? undefined : blocks.at(-1);
		isNew = line === '';
		if (line === '') continue;
		if (HEADING.test(line)) blocks.push({ kind: 'heading', text: line.replace(HEADING, '') });
		else if (ITEM.test(line)) {
			const item = line.replace(ITEM, '');
			if (last?.kind === 'list') last.items.push(item);
			else blocks.push({ kind: 'list', items: [item] });
		} else if (last?.kind === 'paragraph') last.text += `\n${line}`;
		else blocks.push({ kind: 'paragraph', text: line });
	}
	return blocks;
}
