/** Tries the line to the server as a live page would use it, and says how good it is. */
import { SocketTransport } from './socket-transport';

export interface LineCheck {
	kind: 'websocket' | 'polling';
	/** Round trip (ms): the best of a few. */
	roundTripMs: number;
	/** How much this device's clock is ahead of the server's (ms). */
	clockAheadMs: number;
}

const TRIES = 3;
const GIVE_UP_MS = 15_000;

/** @returns null where there is no line */
export async function checkLine(code: string): Promise<LineCheck | null> {
	const transport = new SocketTransport({ code, surface: 'moderator' });
	try {
		return await Promise.race([measured(transport), givenUp()]);
	} catch {
		return null;
	} finally {
		transport.close();
	}
}

async function measured(transport: SocketTransport): Promise<LineCheck | null> {
	await new Promise<void>((resolve, reject) => {
		const ignore = () => undefined;
		transport.connect({
			connected: resolve,
			// socket.io goes on trying, over polling too, until the time is up.
			disconnected: ignore,
			rejected: (why) => reject(new Error(why)),
			frame: ignore,
			view: ignore,
			own: ignore
		});
	});
	let best: Omit<LineCheck, 'kind'> | null = null;
	for (let attempt = 0; attempt < TRIES; attempt++) {
		const sentAt = Date.now();
		const answer = await transport.request('sync', { since: null });
		const roundTripMs = Date.now() - sentAt;
		if (!('now' in answer)) return null;
		if (!best || roundTripMs < best.roundTripMs)
			best = { roundTripMs, clockAheadMs: sentAt + roundTripMs / 2 - answer.now };
	}
	const kind = transport.kind;
	return best && kind && { kind, ...best };
}

const givenUp = () => new Promise<null>((resolve) => setTimeout(() => resolve(null), GIVE_UP_MS));
