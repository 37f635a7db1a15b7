import { readdirSync, readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** CPU time of all threads of a process in ms, as the kernel counts it (Linux). */
export function cpuMsOf(pid: number): number {
	let nanoseconds = 0;
	for (const thread of readdirSync(`/proc/${pid}/task`)) {
		try {
			const times = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8');
			nanoseconds += Number(times.split(' ')[0]);
		} catch {
			// The thread has ended meanwhile.
		}
	}
	return nanoseconds / 1e6;
}

/** Memory that a process holds, in MB (Linux). */
export function memoryMbOf(pid: number): number {
	const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
	return Number(kb) / 1024;
}

const DELAY_LIMIT_MS = 20;
const CPU_LIMIT = 0.85;

/** Watches this process while it makes load: a generator that is busy itself measures itself. */
export class GeneratorWatch {
	readonly #delay = monitorEventLoopDelay({ resolution: 5 });
	readonly #startedAt = performance.now();
	readonly #cpu = process.cpuUsage();

	constructor() {
		this.#delay.enable();
	}

	/** Why the run is invalid; null where it is sound. */
	end(): string | null {
		this.#delay.disable();
		const { user, system } = process.cpuUsage(this.#cpu);
		const share = (user + system) / 1_000 / (performance.now() - this.#startedAt);
		const delayMs = this.#delay.percentile(99) / 1e6 - 5;
		if (share > CPU_LIMIT) return `the load generator used ${Math.round(share * 100)} % of a core`;
		if (delayMs > DELAY_LIMIT_MS)
			return `the load generator's event loop was late by ${delayMs.toFixed(0)} ms (p99)`;
		return null;
	}
}
