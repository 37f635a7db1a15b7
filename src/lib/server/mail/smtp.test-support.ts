/** A small mail server on a real socket: takes what it is sent, or answers as a test wants. */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

export interface ReceivedMail {
	to: string;
	content: string;
}

export interface MailServer {
	url: string;
	mails: ReceivedMail[];
	/** What it answers to the recipient; null: takes it. */
	refusal: string | null;
	close(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
		talk(socket, mailServer);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as { port: number };
	const mailServer: MailServer = {
		url: `smtp://127.0.0.1:${port}`,
		mails: [],
		refusal: null,
		async close() {
			for (const socket of sockets) socket.destroy();
			server.close();
			await once(server, 'close');
		}
	};
	return mailServer;
}

function talk(socket: Socket, server: MailServer): void {
	let buffer = '';
	let to = '';
	let isContent = false;
	const say = (line: string) => socket.write(`${line}\r\n`);
	say('220 test');
	socket.on('data', (chunk) => {
		buffer += chunk.toString('utf8');
		for (;;) {
			const end = buffer.indexOf(isContent ? '\r\n.\r\n' : '\r\n');
			if (end < 0) return;
			const part = buffer.slice(0, end);
			buffer = buffer.slice(end + (isContent ? 5 : 2));
			if (isContent) {
				isContent = false;
				server.mails.push({ to, content: part });
				say('250 taken');
			} else answer(part);
		}
	});
	socket.on('error', () => socket.destroy());

	function answer(line: string): void {
		const verb = line.slice(0, 4).toUpperCase();
		if (verb === 'RCPT') {
			to = /<([^>]*)>/.exec(line)?.[1] ?? '';
			say(server.refusal ?? '250 ok');
		} else if (verb === 'DATA') {
			isContent = true;
			say('354 go on');
		} else if (verb === 'QUIT') {
			say('221 bye');
			socket.end();
		} else say('250 ok');
	}
}
