/**
 * One database for all nodes: the memory log, checkpoints and notifications, behind lines that
 * are slow, refuse, or break in the commit. What is stored stays through every crash, and what is
 * under way is carried out, whether or not whoever asked for it still lives.
 */
import { MemoryEventLog } from '../../src/lib/server/event-log/memory-event-log';
import type {
	AppendRequest,
	LoggedEvent,
	NewStream
} from '../../src/lib/server/event-log/event-log';
import { UnknownStream } from '../../src/lib/server/event-log/event-log';
import { PatientEventLog } from '../../src/lib/server/event-log/patient-event-log';
import type { Checkpoints } from '../../src/lib/server/follow-ups/follow-up-runner';
import type { Bell, Ears } from '../../src/lib/server/nodes/nodes';
import type { Clock } from '../../src/lib/server/clock';
import type { FaultKind, Faults } from './faults';
import type { World } from './world';

/** A server from its start to its crash. Of one without power nothing goes on. */
export interface Life {
	isOver: boolean;
	/** Pulls the plug. */
	end(): void;
	clock: Clock;
}

export class SimulatedDatabase {
	readonly log = new MemoryEventLog();
	readonly checkpoints = new Map<string, number>();
	/** Told of everything that is stored, in order. */
	stored: (streamId: string, events: LoggedEvent[]) => void = () => undefined;
	readonly #ears = new Map<(message: string) => void, Life>();
	readonly #world: World;
	readonly #faults: Faults;

	constructor(world: World, faults: Faults) {
		this.#world = world;
		this.#faults = faults;
	}

	async createStream(stream: NewStream): Promise<void> {
		await this.log.createStream(stream);
	}

	async append(request: AppendRequest): Promise<number | undefined> {
		const result = await this.log.append(request);
		if (result.kind === 'conflict') return undefined;
		const { streamId, expectedVersion } = request;
		this.stored(streamId, await this.log.read(streamId, expectedVersion));
		return result.version;
	}

	ring(message: string): void {
		for (const [ear, life] of this.#ears)
			if (life.isOver) this.#ears.delete(ear);
			else if (!this.#faults.strikes('notification lost'))
				this.#world.later(this.#world.random(20), () => ear(message));
	}

	/** @returns what ends it */
	listen(life: Life, ear: (message: string) => void): () => void {
		this.#ears.set(ear, life);
		return () => this.#ears.delete(ear);
	}
}

/** The way of one life to the database. */
export class DatabaseLine {
	readonly database: SimulatedDatabase;
	readonly #world: World;
	readonly #faults: Faults;
	readonly life: Life;
	/** While the database is away: does it refuse, or stay silent? */
	#away: 'refuses' | 'silent' | null = null;
	onBack: () => void = () => undefined;

	constructor(database: SimulatedDatabase, world: World, faults: Faults, life: Life) {
		this.database = database;
		this.#world = world;
		this.#faults = faults;
		this.life = life;
	}

	get isAway(): boolean {
		return this.#away !== null;
	}

	/** The database cannot be reached for so long. */
	goAway(ms: number): void {
		this.#away = this.#world.happens(0.5) ? 'refuses' : 'silent';
		this.#world.later(ms, () => {
			this.#away = null;
			if (!this.life.isOver) this.onBack();
		});
	}

	/** Of a question that only reads, or that may be asked twice. */
	ask<Result>(act: () => Promise<Result>): Promise<Result> {
		return this.#forTheLiving(this.#asked(act));
	}

	/** Of an append, around which servers crash and connections end. */
	commit(request: AppendRequest): Promise<number | undefined> {
		return this.#forTheLiving(this.#committed(request));
	}

	async #asked<Result>(act: () => Promise<Result>): Promise<Result> {
		await this.#underway();
		const result = await act();
		if (this.#faults.strikes('question never answered')) return never();
		await this.#world.wait(this.#world.random(4));
		return result;
	}

	async #committed(request: AppendRequest): Promise<number | undefined> {
		const faults = this.#faults;
		if (this.#crashes('crash before append', request)) return never();
		await this.#underway();
		if (faults.strikes('connection lost before commit')) throw trouble('connection lost');
		this.#crashes('crash during append', request);
		const version = await this.database.append(request);
		if (version !== undefined) {
			this.#crashes('crash after append', request);
			if (faults.strikes('connection lost after commit')) throw trouble('connection lost');
			if (faults.strikes('commit never answered')) return never();
		}
		await this.#world.wait(this.#world.random(4));
		return version;
	}

	/** Follow-ups are rare: what goes wrong around them must come more often to come at all. */
	#crashes(kind: FaultKind, { streamId }: AppendRequest): boolean {
		const occasions = streamId.startsWith('meeting:') ? 1 : 20;
		for (let occasion = 0; occasion < occasions && !this.life.isOver; occasion++)
			if (this.#faults.strikes(kind)) this.life.end();
		return this.life.isOver;
	}

	/** Until the statement is at the database. */
	async #underway(): Promise<void> {
		const world = this.#world;
		if (this.#away === 'silent') return never();
		await world.wait(1 + world.random(8));
		if (this.#away === 'refuses' || this.#faults.strikes('database refuses'))
			throw trouble('the database refuses');
		if (this.#faults.strikes('database slow')) await world.wait(world.random(4_000));
	}

	#forTheLiving<Result>(result: Promise<Result>): Promise<Result> {
		return new Promise((resolve, reject) => {
			result.then(
				(value) => !this.life.isOver && resolve(value),
				(fault: unknown) => !this.life.isOver && reject(fault as Error)
			);
		});
	}
}

/** The log as a node has it: the product's patience over this line. */
export class SimulatedLog extends PatientEventLog {
	readonly #line: DatabaseLine;

	constructor(line: DatabaseLine, clock: Clock) {
		super(undefined, clock);
		this.#line = line;
	}

	protected createOnce(stream: NewStream): Promise<void> {
		return this.#line.ask(() => this.#line.database.createStream(stream));
	}

	protected appendOnce(request: AppendRequest): Promise<number | undefined> {
		return this.#line.commit(request);
	}

	protected readOnce(streamId: string, after: number, limit?: number): Promise<LoggedEvent[]> {
		return this.#line.ask(() => this.#line.database.log.read(streamId, after, limit));
	}

	protected versionOnce(streamId: string): Promise<number> {
		return this.#line.ask(() => this.#line.database.log.version(streamId));
	}

	protected isTrouble(error: unknown): boolean {
		return !(error instanceof UnknownStream);
	}

	protected sendsAgain(): void {}
}

export class SimulatedCheckpoints implements Checkpoints {
	readonly #line: DatabaseLine;

	constructor(line: DatabaseLine) {
		this.#line = line;
	}

	read(streamId: string): Promise<number> {
		return this.#line.ask(async () => this.#line.database.checkpoints.get(streamId) ?? 0);
	}

	write(streamId: string, version: number): Promise<void> {
		const { checkpoints } = this.#line.database;
		return this.#line.ask(async () => {
			checkpoints.set(streamId, Math.max(version, checkpoints.get(streamId) ?? 0));
		});
	}
}

/** LISTEN and NOTIFY: deaf while the database is away, and listening again afterwards. */
export class SimulatedBell implements Bell {
	readonly #line: DatabaseLine;
	readonly #ears: Ears;
	#unlisten = () => {};
	readonly isAlone = false;

	constructor(line: DatabaseLine, ears: Ears) {
		this.#line = line;
		this.#ears = ears;
	}

	start(): void {
		this.#unlisten = this.#line.database.listen(this.#line.life, (message) => {
			if (!this.#line.isAway) this.#ears.called(message);
		});
		this.#line.onBack = () => this.#ears.listening(true);
		this.#ears.listening(false);
	}

	call(message: string): Promise<void> {
		return this.#line.ask(async () => this.#line.database.ring(message));
	}

	async close(): Promise<void> {
		this.#unlisten();
	}
}

export class SimulatedTrouble extends Error {
	override readonly name = 'SimulatedTrouble';
}

function trouble(what: string): SimulatedTrouble {
	return new SimulatedTrouble(`simulated: ${what}`);
}

function never(): Promise<never> {
	return new Promise(() => undefined);
}
