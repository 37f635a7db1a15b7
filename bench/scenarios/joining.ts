import { setTimeout as pause } from 'node:timers/promises';
import { LightPhone } from '../load/light-phone';
import { cpuMsOf, GeneratorWatch, memoryMbOf } from '../load/process-cost';
import type { Run } from '../ratios';
import type { Running } from '../sides/side';

/** All phones at the same moment, each with nothing yet. */
export async function joining({ port, pid, scene }: Running): Promise<Run> {
	const memoryBefore = memoryMbOf(pid);
	const cpuBefore = cpuMsOf(pid);
	const watch = new GeneratorWatch();
	const { allMs, failures, phones } = await allAtOnce(port, scene.handshakes, null);
	const invalid = watch.end();
	const cpuPerPhone = (cpuMsOf(pid) - cpuBefore) / phones.length;
	// Garbage of the handshakes is let go of within moments.
	await pause(1_000);
	const memoryMb = memoryMbOf(pid) - memoryBefore;
	const bytes = phones.reduce((sum, phone) => sum + phone.bytes, 0);
	for (const phone of phones) phone.close();
	const kbPerPhone = bytes / 1024 / phones.length;
	const memoryKb = (memoryMb * 1024) / phones.length;
	return {
		values: { allMs, failures, cpuPerPhone, kbPerPhone, memoryKb, memoryMb },
		invalid: busy(invalid)
	};
}

/** After the server was killed, each with what it had before. */
export async function comingBack(running: Running): Promise<Run> {
	const { port, scene } = running;
	const [first = {}] = scene.handshakes;
	const phone = new LightPhone({ port, auth: first, since: null, reached: ignore });
	await phone.synced;
	const since = phone.version;
	phone.close();
	await sendOnce(running, 50);
	await running.restart();
	const watch = new GeneratorWatch();
	const { allMs, failures, phones } = await allAtOnce(port, scene.handshakes, since);
	const invalid = watch.end();
	for (const one of phones) one.close();
	return { values: { allMs, failures }, invalid: busy(invalid) };
}

/** The first who comes after a restart has the meeting read from its log. */
export async function opening(running: Running): Promise<Run> {
	await running.restart();
	return { values: { openMs: await opened(running) }, invalid: null };
}

/** Resolves with how long the first who comes had to wait, in ms. */
export async function opened({ port, scene }: Running): Promise<number> {
	const { allMs, phones } = await allAtOnce(port, scene.handshakes.slice(0, 1), null);
	for (const one of phones) one.close();
	return allMs;
}

/** So many commands from the first phone, so that there is something to see. */
export async function sendOnce({ port, scene }: Running, count: number): Promise<void> {
	const [auth = {}] = scene.handshakes;
	const phone = new LightPhone({ port, auth, since: null, reached: ignore });
	await phone.synced;
	await Promise.all(Array.from({ length: count }, (_, turn) => phone.send(scene.command(0, turn))));
	phone.close();
}

async function allAtOnce(
	port: number,
	handshakes: Record<string, unknown>[],
	since: number | null
): Promise<{ allMs: number; failures: number; phones: LightPhone[] }> {
	const startedAt = performance.now();
	const phones = handshakes.map((auth) => new LightPhone({ port, auth, since, reached: ignore }));
	const outcomes = await Promise.allSettled(phones.map(({ synced }) => synced));
	return {
		allMs: performance.now() - startedAt,
		failures: outcomes.filter(({ status }) => status === 'rejected').length,
		phones
	};
}

/** A thousand connections at once keep any one process busy; only the CPU's share tells. */
function busy(invalid: string | null): string | null {
	return invalid?.includes('late') ? null : invalid;
}

const ignore = () => undefined;
