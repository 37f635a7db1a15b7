import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { BadNetwork } from './bad-network';
import { Chance } from './chance';

const closers: (() => void)[] = [];
afterEach(() => {
	for (const close of closers.splice(0)) close();
});

/** Sends everything back. */
async function echo(): Promise<string> {
	const server = createServer(
		(socket) => void socket.on('error', () => socket.destroy()).pipe(socket)
	);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	closers.push(() => server.close());
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function through(network: BadNetwork): Promise<Socket> {
	const socket = connect(Number(new URL(network.url).port), '127.0.0.1');
	socket.on('error', () => socket.destroy());
	closers.push(() => socket.destroy());
	await once(socket, 'connect');
	return socket;
}

it('a healed network passes every byte in order', async () => {
	const network = await BadNetwork.before(await echo(), new Chance('order'));
	closers.push(() => network.close());
	network.heal();
	const socket = await through(network);
	const sent = Array.from({ length: 500 }, (_, index) => `${index};`);
	for (const piece of sent) socket.write(piece);
	let received = '';
	for await (const chunk of socket) {
		received += String(chunk);
		if (received.length >= sent.join('').length) break;
	}
	expect(received).toBe(sent.join(''));
	expect(network.cuts).toBe(0);
});

it('a bad one breaks connections', async () => {
	const network = await BadNetwork.before(await echo(), new Chance('cuts'));
	closers.push(() => network.close());
	const socket = await through(network);
	// Not `once`: it fails with the reset that is expected here.
	const closed = new Promise((done) => socket.once('close', done));
	const talk = setInterval(() => socket.writable && socket.write('x'), 5);
	await closed;
	clearInterval(talk);
	expect(network.cuts).toBeGreaterThan(0);
});
