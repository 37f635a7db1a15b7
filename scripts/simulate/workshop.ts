import { setTimeout as pause } from 'node:timers/promises';
import type { Decision, DotVote } from '../../src/lib/domain/meeting/model';
import { BadNetwork } from './bad-network';
import type { Chance } from './chance';
import { readDecisions } from './decisions-file';
import { Device, TooLate } from './device';
import type { Ledger } from './ledger';
import { Moderator, Refused } from './moderator';
import type { LabelledNeed, Workshop } from './needs-file';
import type { Pace } from './pace';
import { Phone } from './phone';
import { SeatRefused, takeSeat, type TakenSeat } from './seats';
import { differences, type Seen } from './tally';

interface Setting {
	url: string;
	code: string;
	moderatorToken: string;
	workshop: Workshop;
	phones: number;
	chance: Chance;
	pace: Pace;
	ledger: Ledger;
	/** Is told what happens now. */
	say(sentence: string): void;
}

export interface Played {
	meetingId: string;
	phones: Phone[];
	moderator: Device;
	screen: Device;
	merged: number;
	vote: DotVote | null;
	coreNeeds: number;
	decisions: Decision[];
	/** Where the audiences stood apart, or what came anew was not what was there. */
	differences: string[];
	network: { cuts: number; stalls: number; reloads: number };
}

/** A fifth of the phones. */
const BAD_NETWORK_EVERY = 5;
/** Of these, one in two can only poll, as in networks that block websockets. */
const WITHOUT_WEBSOCKET_EVERY = 10;
const ARRIVAL_MS = 5_000;
/** Networks and thumbs have their own time, whatever the speed of the workshop. */
const MEAN_BETWEEN_RELOADS_MS = 15_000;
const CORE_NEEDS = 4;
/** What a person would not wait for. The typing itself is scaled, this is not. */
const PATIENCE_MS = 60_000;
const CALM_WITHIN_MS = 30_000;

/** Plays one whole workshop. What goes wrong is in the ledger and in the result, not thrown. */
export class Play {
	readonly #setting: Setting;
	readonly #networks: BadNetwork[] = [];
	readonly #phones: Phone[] = [];
	#moderator: Device | null = null;
	#screen: Device | null = null;
	#isCalm = false;

	constructor(setting: Setting) {
		this.#setting = setting;
	}

	async run(): Promise<Played> {
		const { url, code, moderatorToken, chance, pace, ledger } = this.#setting;
		const seat = await takeSeat(url, code, { invitation: moderatorToken });
		const screenSeat = await takeSeat(url, code, { role: 'screen' }, seat.secret);
		const desk = this.#device('moderator', url, seat);
		const screen = this.#device('projector', url, screenSeat);
		[this.#moderator, this.#screen] = [desk, screen];
		const moderator = new Moderator(desk, chance.branch('moderator'), pace);

		let merged = 0;
		let vote: DotVote | null = null;
		let decisions: Decision[] = [];
		try {
			await moderator.goTo('arrive');
			const { arrived, entered, voted } = this.#phonesPlay();
			await Promise.race([arrived, pace.pause(ARRIVAL_MS)]);
			this.#say('collecting in silence');
			await moderator.goTo('collect');
			await inTime(entered, 'the last need', 3 * PATIENCE_MS);
			await this.#settled();
			this.#say('revealing and merging');
			await moderator.goTo('reveal');
			await moderator.reveal();
			await moderator.goTo('bundle');
			merged = await moderator.mergeByLabels(this.#labels());
			this.#say('voting');
			await moderator.goTo('vote');
			await moderator.openVote();
			await inTime(voted, 'the last ballot', 3 * PATIENCE_MS);
			await this.#settled();
			vote = await moderator.closeVote();
			this.#say('core needs and decisions');
			await moderator.goTo('core-needs');
			await moderator.nameCoreNeeds(CORE_NEEDS);
			await moderator.goTo('decide');
			decisions = await moderator.decide(readDecisions());
			await moderator.goTo('close');
			await moderator.close();
		} catch (error) {
			if (!(error instanceof Refused || error instanceof TooLate || error instanceof SeatRefused))
				throw error;
			ledger.faults.push(error.message);
		}
		this.#say('calm: everything must have arrived everywhere');
		const found = await this.#comeToRest();
		return {
			meetingId: seat.meetingId,
			phones: this.#phones,
			moderator: desk,
			screen,
			merged,
			vote,
			coreNeeds: desk.state?.coreNeeds.length ?? 0,
			decisions,
			differences: found,
			network: {
				cuts: this.#networks.reduce((sum, { cuts }) => sum + cuts, 0),
				stalls: this.#networks.reduce((sum, { stalls }) => sum + stalls, 0),
				reloads: this.#phones.reduce((sum, { device }) => sum + device.reloads, 0)
			}
		};
	}

	end(): void {
		this.#isCalm = true;
		for (const device of this.#devices()) device.close();
		for (const network of this.#networks) network.close();
	}

	/** Resolve when all have joined, entered and voted on their devices; what arrives is another matter. */
	#phonesPlay(): Record<'arrived' | 'entered' | 'voted', Promise<unknown>> {
		const { phones, workshop, chance } = this.#setting;
		const arrivals = Array.from({ length: phones }, (_, index) => {
			const own = workshop.needs.filter((_need, number) => number % phones === index);
			return this.#arrive(index, own, chance.branch(`phone ${index + 1}`));
		});
		const entered = arrivals.map(async (arrival) => {
			const phone = await arrival;
			await phone?.enterNeeds();
			return phone;
		});
		const voted = entered.map(async (done) => (await done)?.vote());
		const all = {
			arrived: Promise.all(arrivals),
			entered: Promise.all(entered),
			voted: Promise.all(voted)
		};
		// Whoever waits for it hears of a fault; nobody need wait.
		for (const promise of Object.values(all)) promise.catch(() => undefined);
		return all;
	}

	async #arrive(index: number, needs: LabelledNeed[], chance: Chance): Promise<Phone | null> {
		const { url, code, workshop, pace, ledger } = this.#setting;
		const name = `phone ${index + 1}`;
		await pace.pause(chance.between(0, ARRIVAL_MS));
		const isOnBadNetwork = index % BAD_NETWORK_EVERY === BAD_NETWORK_EVERY - 1;
		const network = isOnBadNetwork ? await BadNetwork.before(url, chance.branch('network')) : null;
		if (network) this.#networks.push(network);
		const way = network?.url ?? url;
		const seat = await untilSeated(way, code);
		if (!seat) {
			ledger.faults.push(`${name} got no seat.`);
			return null;
		}
		const device = this.#device(name, way, seat, {
			isOnBadNetwork,
			isWithoutWebsocket: index % WITHOUT_WEBSOCKET_EVERY === WITHOUT_WEBSOCKET_EVERY - 1
		});
		const phone = new Phone(device, needs, chance.branch('person'), pace);
		this.#phones.push(phone);
		if (isOnBadNetwork) void this.#reloadNowAndThen(device, chance.branch('reloads'));
		await phone.join((needs[0] ?? chance.pick(workshop.needs)).group);
		return phone;
	}

	async #reloadNowAndThen(device: Device, chance: Chance): Promise<void> {
		for (;;) {
			await pause(chance.gap(MEAN_BETWEEN_RELOADS_MS));
			if (this.#isCalm) return;
			device.reload();
		}
	}

	/** Until nothing that was typed is still on its way. */
	async #settled(): Promise<void> {
		await Promise.all(
			this.#phones.map(({ device }) =>
				device.until(() => device.isSettled, PATIENCE_MS, 'its last words to arrive')
			)
		);
	}

	/** The networks heal; then everybody shows the same, and a fresh view shows nothing else. */
	async #comeToRest(): Promise<string[]> {
		this.#isCalm = true;
		for (const network of this.#networks) network.heal();
		await this.#calm('at the end');
		const found = this.#standApart();
		const before = this.#devices().map((device) => ({ device, seen: seenBy(device) }));
		for (const device of this.#devices()) device.reload();
		await this.#calm('after loading anew');
		const fresh = before.flatMap(({ device, seen }) =>
			differences(`${device.place.name} before and after loading anew`, [seen, seenBy(device)])
		);
		return [...found, ...this.#standApart(), ...fresh];
	}

	async #calm(when: string): Promise<void> {
		const deadline = performance.now() + CALM_WITHIN_MS;
		for (;;) {
			const isCalm = this.#devices().every(({ isSettled, shared }) => isSettled && shared !== null);
			if (isCalm && this.#standApart().length === 0) return;
			if (performance.now() > deadline) break;
			await pause(100);
		}
		for (const device of this.#devices())
			if (!device.isSettled)
				this.#setting.ledger.faults.push(`${device.place.name} did not come to rest ${when}.`);
	}

	#standApart(): string[] {
		return differences(
			'participants',
			this.#phones.map(({ device }) => seenBy(device))
		);
	}

	#labels(): Map<string, LabelledNeed> {
		return new Map(this.#phones.flatMap(({ entered }) => [...entered]));
	}

	#devices(): Device[] {
		const others = [this.#moderator, this.#screen].filter((device) => device !== null);
		return [...others, ...this.#phones.map(({ device }) => device)];
	}

	#device(
		name: string,
		url: string,
		{ seatId, secret, role }: TakenSeat,
		network: { isOnBadNetwork?: boolean; isWithoutWebsocket?: boolean } = {}
	): Device {
		const { code, ledger } = this.#setting;
		return new Device({
			name,
			url,
			code,
			secret,
			ledger,
			surface: role === 'participant' ? 'phone' : role,
			actor: role === 'screen' ? null : { kind: 'seat', seatId, role },
			...network
		});
	}

	#say(sentence: string): void {
		this.#setting.say(sentence);
	}
}

function seenBy(device: Device): Seen {
	return { who: device.place.name, state: device.shared };
}

/** On a bad network the answer may be lost: then another seat is taken, as a person would. */
async function untilSeated(url: string, code: string): Promise<TakenSeat | null> {
	const deadline = performance.now() + PATIENCE_MS;
	while (performance.now() < deadline) {
		try {
			return await takeSeat(url, code, {});
		} catch (error) {
			if (error instanceof SeatRefused) return null;
			await pause(500);
		}
	}
	return null;
}

async function inTime(promise: Promise<unknown>, what: string, limitMs: number): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const limit = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new TooLate(`${what} did not come in time.`)), limitMs);
	});
	try {
		await Promise.race([promise, limit]);
	} finally {
		clearTimeout(timer);
	}
}
