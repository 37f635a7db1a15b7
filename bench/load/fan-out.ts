import { setTimeout as pause } from 'node:timers/promises';
import { connectAll, type Burst } from './burst';
import { LightPhone } from './light-phone';
import { cpuMsOf, GeneratorWatch } from './process-cost';

/** A room in which one event after the other is told to all; both sides are measured by this. */
export interface FanOut extends Pick<Burst, 'pid' | 'handshakes' | 'command'> {
	port: number;
}

/** Who are in the room first: what an event costs without its sending shows by them. */
const FEW = 10;
const WARM_UP = 20;
const EVENTS = 100;
const TOLD_WITHIN_MS = 5_000;

/**
 * CPU of the server for each frame and each further socket, in µs: a hundred events before ten
 * phones, then before all, and what the second hundred cost more. The next event is sent when all
 * have been told of the last, so that each has a frame of its own.
 */
export async function fanOut({
	port,
	pid,
	handshakes,
	command
}: FanOut): Promise<{ cpuPerDelivery: number; invalid: string | null }> {
	let deliveries = 0;
	const connect = (from: number) => (phone: number) =>
		new LightPhone({
			port,
			auth: handshakes[from + phone] ?? {},
			since: null,
			reached: () => {
				deliveries++;
			}
		});
	const phones = await connectAll(FEW, connect(0));
	let sent = 0;
	const send = async (count: number) => {
		for (const until = sent + count; sent < until; sent++) {
			const phone = sent % phones.length;
			const { version } = await (phones[phone] as LightPhone).send(command(phone, sent));
			if (version === null) throw new Error('The server refused what was to be told to all.');
			const deadline = performance.now() + TOLD_WITHIN_MS;
			while (phones.some((one) => one.version < version)) {
				if (performance.now() > deadline) throw new Error('Somebody was never told.');
				await pause(2);
			}
		}
	};
	const cost = async () => {
		// What the connecting left behind is let go of within moments.
		await pause(1_000);
		await send(WARM_UP);
		const [cpuBefore, deliveriesBefore] = [cpuMsOf(pid), deliveries];
		await send(EVENTS);
		return { cpuMs: cpuMsOf(pid) - cpuBefore, deliveries: deliveries - deliveriesBefore };
	};
	try {
		const few = await cost();
		phones.push(...(await connectAll(handshakes.length - FEW, connect(FEW))));
		const watch = new GeneratorWatch();
		const all = await cost();
		const invalid = watch.end();
		const cpuPerDelivery = (1_000 * (all.cpuMs - few.cpuMs)) / (all.deliveries - few.deliveries);
		return { cpuPerDelivery, invalid };
	} finally {
		for (const phone of phones) phone.close();
	}
}
