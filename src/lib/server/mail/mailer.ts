/** Sends one mail by SMTP. What the mail server refuses for good is told from what may pass later. */
import { createTransport } from 'nodemailer';
import type { MailConfig } from '../config';

export interface Mail {
	/** Stable for one mail, so that a second copy is recognised. */
	id: string;
	to: string;
	subject: string;
	text: string;
	html: string;
}

export type Delivery = 'sent' | 'refused' | 'later';

export interface Mailer {
	send(mail: Mail): Promise<Delivery>;
	close(): void;
}

export class SmtpMailer implements Mailer {
	readonly #from: string;
	readonly #domain: string;
	readonly #transport: ReturnType<typeof createTransport>;
	readonly #report: (fault: unknown) => void;

	constructor({ smtpUrl, from }: MailConfig, report: (fault: unknown) => void) {
		this.#from = from;
		this.#domain = /@([^>\s]+)>?$/.exec(from)?.[1] ?? 'localhost';
		this.#transport = createTransport({
			url: smtpUrl,
			connectionTimeout: 15_000,
			greetingTimeout: 15_000,
			socketTimeout: 30_000
		});
		this.#report = report;
	}

	async send({ id, to, subject, text, html }: Mail): Promise<Delivery> {
		try {
			await this.#transport.sendMail({
				from: this.#from,
				to,
				subject,
				text,
				html,
				messageId: `<${id}@${this.#domain}>`,
				// Nobody reads answers to it, and out-of-office notes shall not come back.
				headers: { 'Auto-Submitted': 'auto-generated' }
			});
			return 'sent';
		} catch (fault) {
			const isForGood = codeOf(fault) >= 500 && isAboutRecipient(fault);
			// The fault names the address, which belongs in no log.
			if (!isForGood)
				this.#report(new Error(`The mail server did not take a mail: ${nameOf(fault)}.`));
			return isForGood ? 'refused' : 'later';
		}
	}

	close(): void {
		this.#transport.close();
	}
}

function codeOf(fault: unknown): number {
	return typeof fault === 'object' && fault !== null && 'responseCode' in fault
		? Number(fault.responseCode)
		: 0;
}

/** A refused sender or login is for the operator to mend; the mail can still go out then. */
function isAboutRecipient(fault: unknown): boolean {
	return typeof fault === 'object' && fault !== null && 'command' in fault
		? fault.command === 'RCPT TO' || fault.command === 'DATA'
		: false;
}

function nameOf(fault: unknown): string {
	const code =
		typeof fault === 'object' && fault !== null && 'code' in fault ? String(fault.code) : 'fault';
	const answer = codeOf(fault);
	return answer > 0 ? `${code} ${answer}` : code;
}
