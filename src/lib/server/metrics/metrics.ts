/**
 * What runs how fast, for Prometheus. Counts and durations only: no meeting, seat, address or text
 * is in a label.
 */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { SharedAudience } from '../../domain/meeting/audience';
import type { Answer } from '../../protocol/messages';
import { withAppend, type EventLog } from '../event-log/event-log';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** What is looked at when it is asked for. */
export interface Levels {
	/** Live connections by surface. */
	connections: () => Record<string, number>;
	/** Follow-ups of meetings that are not carried out yet. */
	followUps: () => number;
	openMeetings: () => number;
}

export class Metrics {
	readonly #registry = new Registry();
	readonly #commands = new Counter<'type' | 'outcome'>({
		registers: [this.#registry],
		name: 'planrunde_commands_total',
		help: 'Commands of live meetings by type and by what became of them.',
		labelNames: ['type', 'outcome']
	});
	readonly #append = new Histogram({
		registers: [this.#registry],
		name: 'planrunde_append_seconds',
		help: 'From asking the database to store a batch of events until it is durable.',
		buckets: SECONDS
	});
	readonly #fanOut = new Histogram<'audience'>({
		registers: [this.#registry],
		name: 'planrunde_fan_out_seconds',
		help: 'Handing one frame or view to all connections of an audience.',
		labelNames: ['audience'],
		buckets: SECONDS
	});

	readonly #ended = new Counter<'code'>({
		registers: [this.#registry],
		name: 'planrunde_connections_ended_total',
		help: 'Connections that were ended because they kept to no limit, by code.',
		labelNames: ['code']
	});

	constructor(levels: Levels) {
		collectDefaultMetrics({ register: this.#registry });
		new Gauge<'surface'>({
			registers: [this.#registry],
			name: 'planrunde_connections',
			help: 'Live connections by surface.',
			labelNames: ['surface'],
			collect() {
				this.reset();
				for (const [surface, count] of Object.entries(levels.connections()))
					this.set({ surface }, count);
			}
		});
		this.#level('planrunde_open_meetings', 'Meetings in memory.', levels.openMeetings);
		this.#level(
			'planrunde_follow_ups_waiting',
			'Follow-ups of meetings that are not carried out yet.',
			levels.followUps
		);
	}

	/** @param type of a command that the protocol knows; others count as one */
	command(type: string, answer: Answer): void {
		const outcome = answer.ok ? 'accepted' : answer.retry ? 'unavailable' : 'refused';
		this.#commands.inc({ type, outcome });
	}

	connectionEnded(code: string): void {
		this.#ended.inc({ code });
	}

	fanOut(audience: SharedAudience, act: () => void): void {
		const end = this.#fanOut.startTimer({ audience });
		act();
		end();
	}

	/** The same log, watched. */
	watched(log: EventLog): EventLog {
		return withAppend(log, async (request) => {
			const end = this.#append.startTimer();
			try {
				return await log.append(request);
			} finally {
				end();
			}
		});
	}

	/** In Prometheus' text format. */
	text(): Promise<string> {
		return this.#registry.metrics();
	}

	get contentType(): string {
		return this.#registry.contentType;
	}

	#level(name: string, help: string, read: () => number): void {
		new Gauge({
			registers: [this.#registry],
			...{ name, help },
			collect() {
				this.set(read());
			}
		});
	}
}
