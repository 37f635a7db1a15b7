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
import { takeSeat } from '../../scripts/simulate/seats';
import { gapsInLog, lostCommands, repeatedCommands } from '../../scripts/simulate/tally';

const PATIENCE_MS = 60_000;
export const BURST = { needs: 300, clump: 30, pauseMs: 200 };

/**
 * A silent collection on a server process of its own: the delivered program, and as many phones
 * as wanted, each of them the real client. What is done to the server, the test decides.
 */
export class Hall {
	readonly server: OwnServer;
	readonly #prepared: Prepared;
	readonly #ledger = new Ledger();
	readonly #phones: Device[] = [];
	#desk: Device | null = null;
	#typed = 0;

	private constructor(server: OwnServer, prepared: Prepared) {
		this.server = server;
		this.#prepared = prepared;
	}

	/** @param databaseUrl of a PostgreSQL; undefined for the embedded database */
	static async open(databaseUrl: string | undefined, phones: number): Promise<Hall> {
		const server = new OwnServer(databaseUrl);
		const prepared = await server.prepare((app) =>
			prepareMeeting(app, { title: 'Was die Schulen brauchen', groups: ['eltern'] })
		);
		await server.start(() => undefined);
		const hall = new Hall(server, prepared);
		await hall.#fill(phones);
		return hall;
	}

	/** On this many phones, the next ones in turn, a need is entered and sent at once. */
	typed(needs: number): void {
		for (let index = 0; index < needs; index++) {
			this.#typed += 1;
			void this.#phones[this.#typed % this.#phones.length]?.send({
				type: 'SubmitNeed',
				needId: newId(),
				text: `Wunsch ${String(this.#typed)} aus dem Saal`
			});
		}
	}

	/**
	 * A burst of needs, a clump every fifth of a second.
	 * @param harm is done right after a clump in the middle, while it is on its way
	 */
	async burst(harm: () => Promise<void>): Promise<void> {
		const clumps = BURST.needs / BURST.clump;
		let done: Promise<void> | undefined;
		for (let clump = 0; clump < clumps; clump++) {
			this.typed(BURST.clump);
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
	 * The needs are shown to all, the server is stopped, and its log is read.
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
		this.#closeDevices();
		await this.server.stop();
		const { meeting } = await this.server.readLog(this.#prepared);
		return [
			...shown,
			...ownFaultsOf(this.#phones, groupBySender(this.#ledger.acknowledged)),
			...lostCommands(this.#ledger.acknowledged, meeting).map((id) => `Lost: ${id}.`),
			...repeatedCommands(meeting).map((id) => `Twice: ${id}.`),
			...gapsInLog(meeting),
			...this.#ledger.faults,
			...this.#ledger.outOfOrder,
			...this.#ledger.open.map(({ id, sender }) => `${sender} never heard of ${id}.`),
			...[...this.#ledger.commands.values()].flatMap(({ sender, refusal }) =>
				refusal === null ? [] : [`${sender} was refused: ${refusal}.`]
			)
		];
	}

	get acknowledgedNeeds(): number {
		return this.#needs().length;
	}

	/** Commands that went out more than once: without any, nothing was put to the test. */
	get sentAgain(): number {
		return this.#ledger.sentAgain;
	}

	async end(): Promise<void> {
		this.#closeDevices();
		await this.server.stop();
		this.server.removeFiles();
	}

	async #fill(phones: number): Promise<void> {
		const { code, moderatorToken } = this.#prepared;
		const { url } = this.server;
		const seat = await takeSeat(url, code, { invitation: moderatorToken });
		this.#desk = this.#device('moderator', seat);
		await this.#moderator().goTo('arrive');
		for (let index = 0; index < phones; index++) {
			const phone = this.#device(`phone ${String(index + 1)}`, await takeSeat(url, code, {}));
			this.#phones.push(phone);
			await phone.send({ type: 'JoinMeeting', group: 'eltern', schoolId: null });
		}
		await this.settles();
		await this.#moderator().goTo('collect');
		await this.#until(this.#phones, (state) => currentStep(state)?.kind === 'collect', 'the step');
	}

	#device(name: string, seat: Awaited<ReturnType<typeof takeSeat>>): Device {
		const role = seat.role === 'moderator' ? 'moderator' : 'participant';
		return new Device({
			name,
			url: this.server.url,
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
