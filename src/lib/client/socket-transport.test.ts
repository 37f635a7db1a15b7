import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SocketTransport } from './socket-transport';

const BACK_IN_MS = 700;

const LATE = { timeout: 10_000 };

let io: Server;
let url: string;
beforeEach(async () => {
	const http = createServer().listen(0, '127.0.0.1');
	await once(http, 'listening');
	io = new Server(http);
	url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});
afterEach(() => io.close());

type Kind = 'websocket' | 'polling';

function connect(kind: Kind) {
	const states: string[] = [];
	const transport = new SocketTransport({ code: 'x', surface: 'phone', url, transports: [kind] });
	transport.connect({
		connected: () => states.push('connected'),
		disconnected: () => states.push('disconnected'),
		rejected: (code) => states.push(code),
		frame: () => undefined,
		view: () => undefined,
		own: () => undefined
	});
	return { transport, states };
}

const lineOf = ({ handshake }: Socket) => handshake.query.line;

it.each(['websocket', 'polling'] as const)(
	'by %s: asks for another node when one does not let it in or does not answer; never within a session',
	async (kind) => {
		const lines: unknown[] = [];
		io.use((socket, next) => {
			lines.push(lineOf(socket));
			const refusal = Object.assign(new Error('no'), { data: { code: 'no', retry: true } });
			next(lines.length === 1 ? refusal : undefined);
		});
		const linesOfSession = new Map<string, Set<unknown>>();
		io.engine.on('headers', (_, { _query }: { _query: { sid?: string; line?: string } }) => {
			const { sid, line } = _query;
			if (sid !== undefined)
				linesOfSession.set(sid, (linesOfSession.get(sid) ?? new Set()).add(line));
		});
		const { transport, states } = connect(kind);
		await vi.waitFor(() => expect(states).toContain('connected'), LATE);
		expect(new Set(lines).size).toBe(2);
		transport.reconnect();
		await vi.waitFor(() => expect(lines).toHaveLength(3), LATE);
		expect(new Set(lines).size).toBe(3);
		transport.close();
		if (kind === 'polling') expect(linesOfSession.size).toBeGreaterThan(0);
		for (const ofOne of linesOfSession.values()) expect(ofOne.size).toBe(1);
	}
);

it.each(['websocket', 'polling'] as const)(
	'by %s: leaves a server that ends, and comes back at the moment it was told, not before',
	async (kind) => {
		const connections: number[] = [];
		const reasons: string[] = [];
		io.on('connection', (socket) => {
			connections.push(performance.now());
			socket.on('disconnect', (reason) => reasons.push(reason));
			if (connections.length === 1) socket.emit('restarting', { backInMs: BACK_IN_MS });
		});
		const { transport, states } = connect(kind);
		await vi.waitFor(
			() => expect(states.filter((state) => state === 'connected')).toHaveLength(2),
			LATE
		);
		transport.close();
		expect(states.slice(0, 2)).toEqual(['connected', 'disconnected']);
		expect(reasons[0]).toBe('client namespace disconnect');
		const [first = 0, second = 0] = connections;
		// Timers may be a millisecond early.
		expect(second - first).toBeGreaterThan(BACK_IN_MS - 5);
	}
);
