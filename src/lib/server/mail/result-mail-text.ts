/** The mail with the link to the results, as text and as simple HTML. */
import { m } from '../../paraglide/messages.js';

export type MailLanguage = 'de' | 'en';

export function resultMailText(
	language: MailLanguage,
	title: string,
	link: string
): { subject: string; text: string; html: string } {
	const to = { locale: language };
	const subject = m.mail_result_subject({ title }, to);
	const paragraphs = [m.mail_result_greeting({}, to), m.mail_result_lead({ title }, to)];
	const after = [m.mail_result_changes({}, to), m.mail_result_deleted({}, to)];
	return {
		subject,
		text: [...paragraphs, link, ...after].join('\n\n') + '\n',
		html: [
			`<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body>`,
			...paragraphs.map((text) => `<p>${escaped(text)}</p>`),
			`<p><a href="${escaped(link)}">${escaped(m.mail_result_open({}, to))}</a><br>${escaped(link)}</p>`,
			...after.map((text) => `<p>${escaped(text)}</p>`),
			'</body></html>'
		].join('\n')
	};
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
	return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
