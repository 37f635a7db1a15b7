import { setTimeout as pause } from 'node:timers/promises';
import { LightPhone, type Receipt } from './light-phone';
import { cpuMsOf, GeneratorWatch } from './process-cost';
import { spreadOf } from './spread';
import { Toldness } from './toldness';

/** A room of phones of which each sends; both sides are measured by this. */
export interface Burst {
	/** Of the server, and of further nodes: the phones are spread over them. */
	ports: readonly number[];
	/** Of the server. */
	pid: number;
	/** One phone each. */
	handshakes: Record<string, unknown>[];
	/** What phone `phone` sends as its `turn`-th: JSON of `{id, command}`. */
	command: (phone: number, turn: number) => string;
	/** Of each phone. */
	turns: number;
	seconds: number;
	/** Before phone `phone` sends, it asks for needs like what it has typed so far; each asks for one text. */
	typed?: (phone: number) => string[];
	/** What befalls the server while they send. */
	meanwhile?: () => Promise<void>;
}

export interface BurstResult {
	/** Of the acknowledgement, ms. */
	ackP50: number;
	ackP95: number;
	ackP99: number;
	ackMax: number;
	/** Until the last phone of the room had been told, ms. */
	allP50: number;
	allP99: number;
	/** Of the answer to what is typed, ms; 0 where nothing was asked. */
	hintP95: number;
	/** Share of one core, in percent. */
	cpu: number;
	/** Of 0 where all is well: refused, never answered, or never told to somebody. */
	missing: number;
	invalid: string | null;
}

interface Answered {
	sentAt: number;
	receipt: Receipt;
}

const SETTLE_MS = 10_000;
const AT_ONCE = 25;
/** Between two questions of somebody who types. */
const TYPING_MS = 700;

export async function connectAll(
	count: number,
	connect: (phone: number) => LightPhone
): Promise<LightPhone[]> {
	const phones: LightPhone[] = [];
	for (let from = 0; from < count; from += AT_ONCE) {
		const some = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, k) =>
			connect(from + k)
		);
		phones.push(...some);
		await Promise.all(some.map(({ synced }) => synced));
	}
	return phones;
}

export async function burst({
	ports,
	pid,
	handshakes,
	command,
	turns,
	seconds,
	typed,
	meanwhile
}: Burst): Promise<BurstResult> {
	const told = new Toldness();
	const phones = await connectAll(handshakes.length, (phone) => {
		let version: number | null = null;
		return new LightPhone({
			port: ports[phone % ports.length] ?? 0,
			auth: handshakes[phone] ?? {},
			since: null,
			reached: (to, at) => {
				if (version === null) told.joined(to);
				else told.reached(version, to, at);
				version = to;
			}
		});
	});
	try {
		// In a real meeting the moderator's proposals have woken the engine long before.
		if (typed) await phones[0]?.asksForSimilar(typed(0).at(-1) ?? '');
		await pause(500);
		const sendings = planOf(handshakes.length, turns, seconds);
		const plan = typed === undefined ? sendings : withTyping(sendings, typed);
		const receipts: Promise<unknown>[] = [];
		const answered: Answered[] = [];
		const hints: Promise<number>[] = [];
		const watch = new GeneratorWatch();
		const cpuBefore = cpuMsOf(pid);
		const startedAt = performance.now();
		const befalling = meanwhile?.();
		for (const { at, phone, turn, text } of plan) {
			const wait = startedAt + at - performance.now();
			if (wait > 1) await pause(wait);
			const sentAt = performance.now();
			const one = phones[phone] as LightPhone;
			if (text === undefined) {
				const sending = one.send(command(phone, turn));
				receipts.push(sending.then((receipt) => answered.push({ sentAt, receipt })));
			} else hints.push(one.asksForSimilar(text).then((answeredAt) => answeredAt - sentAt));
		}
		await befalling;
		const hinted = (await within(SETTLE_MS, Promise.all(hints))) ?? [SETTLE_MS];
		await within(SETTLE_MS, Promise.all(receipts));
		const last = Math.max(0, ...answered.map(({ receipt }) => receipt.version ?? 0));
		const deadline = performance.now() + SETTLE_MS;
		while (phones.some(({ version }) => version < last) && performance.now() < deadline)
			await pause(10);
		const cpuMs = cpuMsOf(pid) - cpuBefore;
		const tookMs = performance.now() - startedAt;
		const invalid = watch.end();
		return {
			...judge(sendings.length, answered, told),
			hintP95: hinted.length === 0 ? 0 : spreadOf(hinted).p95,
			cpu: (100 * cpuMs) / tookMs,
			invalid
		};
	} finally {
		for (const phone of phones) phone.close();
	}
}

function judge(
	sent: number,
	answered: readonly Answered[],
	told: Toldness
): Omit<BurstResult, 'hintP95' | 'cpu' | 'invalid'> {
	const acks: number[] = [];
	const alls: number[] = [];
	for (const { sentAt, receipt } of answered) {
		if (receipt.version === null) continue;
		acks.push(receipt.at - sentAt);
		const allAt = told.allAt(receipt.version);
		if (allAt !== null) alls.push(allAt - sentAt);
	}
	const [ack, all] = [spreadOf(acks), spreadOf(alls)];
	return {
		...{ ackP50: ack.p50, ackP95: ack.p95, ackP99: ack.p99, ackMax: ack.max },
		...{ allP50: all.p50, allP99: all.p99 },
		missing: sent - alls.length
	};
}

/** One message: a command, or a question about the text that has been typed. */
interface Planned {
	at: number;
	phone: number;
	turn: number;
	text?: string;
}

/** Everybody sends as often, at moments by chance. */
function planOf(phones: number, turns: number, seconds: number): Planned[] {
	return Array.from({ length: phones * turns }, (_, index) => ({
		at: Math.random() * seconds * 1_000,
		phone: index % phones,
		turn: Math.floor(index / phones)
	})).sort((a, b) => a.at - b.at);
}

function withTyping(sendings: Planned[], typed: (phone: number) => string[]): Planned[] {
	const asked = sendings.flatMap(({ at, phone, turn }) =>
		typed(phone).map((text, index, texts) => ({
			at: Math.max(0, at - (texts.length - index) * TYPING_MS),
			phone,
			turn,
			text
		}))
	);
	return [...asked, ...sendings].sort((a, b) => a.at - b.at);
}

async function within<T>(ms: number, promise: Promise<T>): Promise<T | null> {
	return Promise.race([promise, pause(ms, null, { ref: false })]);
}
