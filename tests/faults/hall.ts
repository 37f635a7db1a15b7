import { setTimeout as pause } from 'node:timers/promises';
import { currentStep } from '../../src/lib/domain/meeting/capability';
import type { MeetingState } from '../../src/lib/domain/meeting/state';
import { shownNeeds } from '../../src/lib/domain/meeting/topics';
import { newId } from '../../src/lib/client/new-id';
import { OwnServer } from '../../scripts/own-server';
import { Chance } from '../../scripts/simulate/chance';
import { Device } from '../../scripts/simulate/device';
import { groupBySender, ownFaultsOf } from '../../scripts/simulate/judge';
import { Ledger } from '../../scripts/simulate/ledger';
import { Moderator } from '../../scripts/simulate/moderator';
import { Pace } from '../../scripts/simulate/pace';
import { prepareMeeting, type Prepared } from '../../scripts/simulate/prepare-meeting';
import { takeSeat, type TakenSeat } from '../../scripts/simulate/seats';
import { gapsInLog, lostCommands, repeatedCommands } from '../../scripts/simulate/tally';
import { startProxy, type Proxy, type ProxyKind } from '../support/proxy';

const PATIENCE_MS = 60_000;
export const BURST = { needs: 300, clump: 30, pauseMs: 200 };
/** A commit takes a few milliseconds: what strikes within this comes before, in and after it. */
export const STRIKE_MS = 12;
/** Behind a proxy, one in so many phones has a network that blocks websockets. */
const ONE_POLLS_IN = 3;

/**
 * A silent collection on server processes of its own: the delivered program, and as many phones
 * as wanted, each of them the real client. What is done to the servers, the test decides.
 */
export class Hall {
	readonly #nodes: [OwnServer, ...OwnServer[]];
	readonly #proxy: Proxy | null;
	readonly #prepared: Prepared;
	readonly #ledger = new Ledger();
	readonly #phones: Device[] = [];
	#desk: Device | null = null;
	#typed = 0;

	private constructor(nodes: [OwnServer, ...OwnServer[]], proxy: Proxy | null, prepared: Prepared) {
		this.#nodes = nodes;
		this.#proxy = proxy;
		this.#prepared = prepared;
	}

	/** The phones and the moderator's. */
	get devices(): number {
		return this.#phones.length + 1;
	}

	/** @param databaseUrl of a PostgreSQL; undefined for the embedded database */
	static async open(databaseUrl: string | undefined, phones: number): Promise<Hall> {
		const server = new OwnServer(databaseUrl);
		const prepared = await prepareIn(server);
		await server.start(() => undefined);
		const hall = new Hall([server], null, prepared);
		await hall.#fill(phones);
		return hall;
	}

	/** Two nodes behind a proxy that is configured with the file operators are given. */
	static async openBehind(kind: ProxyKind, databaseUrl: string, phones: number): Promise<Hall> {
		const first = new OwnServer(databaseUrl, true);
		const second = new OwnServer(databaseUrl, true);
		const prepared = await prepareIn(first);
		for (const node of [first, second]) await node.start(() => undefined);
		const proxy = await startProxy(kind, [first.port, second.port]);
		const hall = new Hall([first, second], proxy, prepared);
		await hall.#fill(phones);
		return hall;
	}

	/** The only server, or the first. */
	get server(): OwnServer {
		return this.#nodes[0];
	}

	get nodes(): readonly OwnServer[] {
		return this.#nodes;
	}

	/** On this many phones, the next ones in turn, a need is entered and sent at once. */
	async typed(needs: number): Promise<void> {
		const sending = Array.from({ length: needs }, async () => {
			this.#typed += 1;
			await this.#phones[this.#typed % this.#phones.length]?.send({
				type: 'SubmitNeed',
				needId: newId(),
				text: `Wunsch ${String(this.#typed)} aus dem Saal`
			});
		});
		await Promise.all(sending);
	}

	/**
	 * A burst of needs, a clump every fifth of a second.
	 * @param harm is done right after a clump in the middle, while it is on its way
	 */
	async burst(harm: () => Promise<void>): Promise<void> {
		const clumps = BURST.needs / BURST.clump;
		let done: Promise<void> | undefined;
		for (let clump = 0; clump < clumps; clump++) {
			void this.typed(BURST.clump);
			if (clump === clumps / 2) done = harm();
			await pause(BURST.pauseMs);
		}
		await done;
	}

	/** All are online again, touched by nobody. @throws TooLate */
	isBack(): Promise<void> {
		return this.#until(this.#devices(), (_, { isOnline }) => isOnline, 'the server');
	}

	/** Everything that was typed has the server's word. @throws TooLate */
	settles(): Promise<void> {
		return this.#until(this.#phones, (_, { isSettled }) => isSettled, 'its last words to arrive');
	}

	/**
	 * The needs are shown to all, the servers are stopped, and their log is read.
	 * @returns each acknowledged need that is missing somewhere, twice somewhere or another; each
	 * gap; each refusal. Empty when all is well.
	 */
	async reckons(): Promise<string[]> {
		const moderator = this.#moderator();
		await moderator.goTo('reveal');
		await moderator.reveal();
		const needs = this.#needs();
		await this.#until(
			this.#devices(),
			(state) => shownNeeds(state).length === needs.length,
			`all ${String(needs.length)} needs`
		);
		const shown = this.#devices().flatMap((device) => {
			const state = device.shared;
			const wrong = needs.filter(({ needId, text }) => state?.needs[needId]?.text !== text);
			return wrong.map(({ needId }) => `${device.place.name} does not show ${needId}.`);
		});
		return [
			...shown,
			...ownFaultsOf(this.#phones, groupBySender(this.#ledger.acknowledged)),
			...(await this.reckonsLog()),
			...this.#ledger.faults,
			...this.#ledger.outOfOrder,
			...this.#ledger.open.map(({ id, sender }) => `${sender} never heard of ${id}.`),
			...[...this.#ledger.commands.values()].flatMap(({ sender, refusal }) =>
				refusal === null ? [] : [`${sender} was refused: ${refusal}.`]
			)
		];
	}

	/**
	 * The part that asks nobody but the log, after all have gone.
	 * @returns each acknowledged command that is missing there or twice, and each gap
	 */
	async reckonsLog(): Promise<string[]> {
		this.#closeDevices();
		await this.#stopNodes();
		const { meeting } = await this.server.readLog(this.#prepared);
		return [
			...lostCommands(this.#ledger.acknowledged, meeting).map((id) => `Lost: ${id}.`),
			...repeatedCommands(meeting).map((id) => `Twice: ${id}.`),
			...gapsInLog(meeting)
		];
	}

	get acknowledgedNeeds(): number {
		return this.#needs().length;
	}

	/** Commands that went out more than once: without any, nothing was put to the test. */
	get sentAgain(): number {
		return this.#ledger.sentAgain;
	}

	/** Of all devices, those whose connection has ended since this was last asked. */
	takeCutOff(): number {
		return this.#ledger.takeCutOff();
	}

	async end(): Promise<void> {
		this.#closeDevices();
		await this.#proxy?.stop();
		await this.#stopNodes();
		this.server.removeFiles();
	}

	async #stopNodes(): Promise<void> {
		for (const node of this.#nodes) await node.stop();
	}

	get #url(): string {
		return (this.#proxy ?? this.server).url;
	}

	async #fill(phones: number): Promise<void> {
		const { code, moderatorToken } = this.#prepared;
		const url = this.#url;
		const seat = await takeSeat(url, code, { invitation: moderatorToken });
		this.#desk = this.#device('moderator', seat);
		await this.#moderator().goTo('arrive');
		const seats = await Promise.all(Array.from({ length: phones }, () => takeSeat(url, code, {})));
		for (const [index, taken] of seats.entries()) {
			const isWithoutWebsocket = this.#proxy !== null && index % ONE_POLLS_IN === 0;
			this.#phones.push(this.#device(`phone ${String(index + 1)}`, taken, isWithoutWebsocket));
		}
		await Promise.all(
			this.#phones.map((phone) =>
				phone.send({ type: 'JoinMeeting', group: 'eltern', schoolId: null })
			)
		);
		await this.settles();
		await this.#moderator().goTo('collect');
		await this.#until(this.#phones, (state) => currentStep(state)?.kind === 'collect', 'the step');
	}

	#device(name: string, seat: TakenSeat, isWithoutWebsocket = false): Device {
		const role = seat.role === 'moderator' ? 'moderator' : 'participant';
		return new Device({
			name,
			url: this.#url,
			isWithoutWebsocket,
			code: this.#prepared.code,
			secret: seat.secret,
			ledger: this.#ledger,
			surface: role === 'moderator' ? 'moderator' : 'phone',
			actor: { kind: 'seat', seatId: seat.seatId, role }
		});
	}

	#moderator(): Moderator {
		if (!this.#desk) throw new Error('Nobody has opened the desk.');
		return new Moderator(this.#desk, new Chance('desk'), new Pace(1));
	}

	#devices(): Device[] {
		return [...(this.#desk ? [this.#desk] : []), ...this.#phones];
	}

	#needs() {
		return this.#ledger.acknowledged.flatMap(({ command }) =>
			command.type === 'SubmitNeed' ? [command] : []
		);
	}

	#closeDevices(): void {
		for (const device of this.#devices()) device.close();
	}

	/** Resolves when this holds on each of them. @throws TooLate */
	async #until(
		devices: Device[],
		holds: (state: MeetingState, device: Device) => boolean,
		what: string
	): Promise<void> {
		await Promise.all(
			devices.map((device) => device.until((state) => holds(state, device), PATIENCE_MS, what))
		);
	}
}

function prepareIn(server: OwnServer): Promise<Prepared> {
	return server.prepare((app) =>
		prepareMeeting(app, { title: 'Was die Schulen brauchen', groups: ['eltern'] })
	);
}
