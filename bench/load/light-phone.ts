import { randomBytes } from 'node:crypto';
import net from 'node:net';

/**
 * The lightest phone that can be written here: websocket, engine.io 4 and socket.io 5 by hand, and
 * of what arrives only the version is read. A real client costs three times as much, which would
 * make the load generator the bottleneck. Loopback only; it speaks what docs/protocol.md tells.
 */
export interface Receipt {
	/** Of the acknowledgement; null where the command was refused. */
	version: number | null;
	/** As `performance.now` gives it. */
	at: number;
}

interface Ports {
	port: number;
	/** Sent in the handshake. */
	auth: Record<string, unknown>;
	/** Version up to which it holds everything already; null: nothing yet. */
	since: number | null;
	/** Called with the version of the first answer, then with each new one. */
	reached: (version: number, at: number) => void;
}

const TEXT = 1;
const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const PONG = 10;
/** A zero mask is a valid one and leaves the payload as it is. */
const MASK = Buffer.alloc(4);
/** Versions stand at the front of each message. */
const FRONT = 300;
const readBuffer = Buffer.allocUnsafe(1 << 18);

export class LightPhone {
	version = 0;
	/** Everything that arrived, frames and handshake. */
	bytes = 0;
	isClosed = false;
	readonly synced: Promise<void>;
	readonly #socket: net.Socket;
	readonly #ports: Ports;
	readonly #receipts = new Map<number, (receipt: Receipt) => void>();
	#rest: Buffer | null = null;
	#isUpgraded = false;
	#awaiting = '';
	#nextAck = 1;
	#isSynced!: () => void;
	#failed!: (error: Error) => void;

	constructor(ports: Ports) {
		this.#ports = ports;
		this.synced = new Promise((resolve, reject) => {
			this.#isSynced = resolve;
			this.#failed = reject;
		});
		this.#socket = net.connect({
			port: ports.port,
			host: '127.0.0.1',
			noDelay: true,
			onread: { buffer: readBuffer, callback: (length, buffer) => this.#read(buffer, length) }
		});
		this.#socket.on('error', (error) => this.#failed(error));
		this.#socket.on('close', () => {
			this.isClosed = true;
			this.#failed(new Error('The server closed the connection.'));
		});
		this.#socket.on('connect', () => this.#socket.write(upgradeRequest(ports.port)));
	}

	/** @param command JSON of `{id, command}` */
	send(command: string): Promise<Receipt> {
		return this.#emit('command', command);
	}

	/** Asks for needs like a text that is being typed. Resolves with when the answer was here. */
	async asksForSimilar(text: string): Promise<number> {
		const { at } = await this.#emit('similar', JSON.stringify({ text }));
		return at;
	}

	#emit(event: string, message: string): Promise<Receipt> {
		const ack = this.#nextAck++;
		return new Promise((resolve) => {
			this.#receipts.set(ack, resolve);
			this.#write(TEXT, `42${ack}["${event}",${message}]`);
		});
	}

	/** What arrives from now on stays with the server. */
	stopsReading(): void {
		this.#socket.pause();
	}

	close(): void {
		this.#socket.destroy();
	}

	#write(opcode: number, text: string): void {
		this.#socket.write(maskedFrame(opcode, Buffer.from(text)));
	}

	#read(buffer: Uint8Array, length: number): boolean {
		this.bytes += length;
		let chunk = Buffer.from(buffer.buffer, buffer.byteOffset, length);
		if (this.#rest) {
			chunk = Buffer.concat([this.#rest, chunk]);
			this.#rest = null;
		}
		let at = 0;
		if (!this.#isUpgraded) {
			const end = chunk.indexOf('\r\n\r\n');
			if (end < 0) return this.#keep(chunk, 0);
			if (!chunk.toString('latin1', 0, 15).includes(' 101'))
				this.#failed(new Error(`No websocket: ${chunk.toString('latin1', 0, 40)}`));
			this.#isUpgraded = true;
			at = end + 4;
		}
		while (at + 2 <= chunk.length) {
			const opcode = chunk.readUInt8(at) & 15;
			let length = chunk.readUInt8(at + 1) & 127;
			let head = 2;
			if (length === 126) {
				if (at + 4 > chunk.length) break;
				length = chunk.readUInt16BE(at + 2);
				head = 4;
			} else if (length === 127) {
				if (at + 10 > chunk.length) break;
				length = Number(chunk.readBigUInt64BE(at + 2));
				head = 10;
			}
			if (at + head + length > chunk.length) break;
			this.#frame(opcode, chunk.subarray(at + head, at + head + length));
			at += head + length;
		}
		return this.#keep(chunk, at);
	}

	/** The read buffer is shared by all phones: what is not complete yet is copied. */
	#keep(chunk: Buffer, from: number): true {
		if (from < chunk.length) this.#rest = Buffer.from(chunk.subarray(from));
		return true;
	}

	#frame(opcode: number, payload: Buffer): void {
		if (opcode === PING) return this.#write(PONG, payload.toString('latin1'));
		if (opcode === CLOSE) return void this.#socket.end();
		if (opcode === BINARY) return this.#attached();
		const front = payload.toString('latin1', 0, FRONT);
		// With an attachment, which comes next; what is told counts when all is there.
		const [, kind = '', rest = ''] = /^4([56])1-(.*)/s.exec(front) ?? [];
		if (kind) this.#awaiting = `4${kind === '5' ? 2 : 3}${rest}`;
		if (front.startsWith('42')) return this.#told(front);
		if (front.startsWith('43')) return this.#answered(front);
		if (front === '2') return this.#write(TEXT, '3');
		if (front.startsWith('40'))
			return this.#write(TEXT, `420["sync",${JSON.stringify({ since: this.#ports.since })}]`);
		if (front.startsWith('0')) return this.#write(TEXT, `40${JSON.stringify(this.#ports.auth)}`);
		if (front.startsWith('44')) this.#failed(new Error(`Not let in: ${front.slice(2)}`));
	}

	#attached(): void {
		const front = this.#awaiting;
		if (front.startsWith('42')) this.#told(front);
		else if (front.startsWith('43')) this.#answered(front);
		this.#awaiting = '';
	}

	#told(front: string): void {
		const version =
			/^42\["frame",\{"from":\d+,"to":(\d+)/.exec(front) ??
			/^42\["view",\{"version":(\d+)/.exec(front);
		if (version) this.#reach(Number(version[1]));
	}

	#answered(front: string): void {
		const at = performance.now();
		const [, ack = '', body = ''] = /^43(\d+)\[(.*)/s.exec(front) ?? [];
		if (ack === '0') {
			const version = /"to":(\d+)/.exec(body);
			if (!version) return this.#failed(new Error(`Not synced: ${body.slice(0, 100)}`));
			this.#reach(Number(version[1]));
			return this.#isSynced();
		}
		const version = /^\{"ok":true,"version":(\d+)/.exec(body)?.[1];
		this.#receipts.get(Number(ack))?.({
			version: version === undefined ? null : Number(version),
			at
		});
		this.#receipts.delete(Number(ack));
	}

	#reach(version: number): void {
		if (version <= this.version && version > 0) return;
		this.version = version;
		this.#ports.reached(version, performance.now());
	}
}

function upgradeRequest(port: number): string {
	return [
		'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
		`Host: 127.0.0.1:${port}`,
		'Upgrade: websocket',
		'Connection: Upgrade',
		`Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
		'Sec-WebSocket-Version: 13',
		'\r\n'
	].join('\r\n');
}

function maskedFrame(opcode: number, payload: Buffer): Buffer {
	const { length } = payload;
	const head = Buffer.allocUnsafe(length < 126 ? 6 : 8);
	head[0] = 0x80 | opcode;
	if (length < 126) head[1] = 0x80 | length;
	else {
		head[1] = 0x80 | 126;
		head.writeUInt16BE(length, 2);
	}
	MASK.copy(head, head.length - 4);
	return Buffer.concat([head, payload]);
}
