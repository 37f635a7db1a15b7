/**
 * The rich-text editor, in a chunk of its own because of its size. Offers exactly the nodes and
 * marks of protocol/rich-text.ts.
 */
import { Editor } from '@tiptap/core';
import { StarterKit } from '@tiptap/starter-kit';
import { HEADING_LEVELS, type RichTextDocument } from '$lib/protocol/rich-text';

export type OpenEditor = Editor;

interface EditorOptions {
	element: HTMLElement;
	content: RichTextDocument;
	label: string;
	/** Id of the text that explains the field. */
	describedBy: string;
	/** After every change of text or selection. */
	onTransaction: (editor: Editor) => void;
}

export function openEditor(options: EditorOptions): Editor {
	const { element, content, label, describedBy, onTransaction } = options;
	return new Editor({
		element,
		content: content.content.length > 0 ? content : '',
		// Its style element would be refused by the content security policy.
		injectCSS: false,
		extensions: [
			StarterKit.configure({
				heading: { levels: [...HEADING_LEVELS] },
				blockquote: false,
				code: false,
				codeBlock: false,
				horizontalRule: false,
				link: false,
				strike: false,
				underline: false,
				trailingNode: false
			})
		],
		editorProps: {
			attributes: {
				role: 'textbox',
				'aria-multiline': 'true',
				'aria-label': label,
				'aria-describedby': describedBy
			}
		},
		onTransaction: ({ editor }) => onTransaction(editor)
	});
}
