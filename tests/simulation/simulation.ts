/**
 * One story: a moderator, a projector and some phones hold a meeting while connections break,
 * phones reload and the server loses power. At the end everything heals, and the laws must hold.
 */
import { expect } from 'vitest';
import { MeetingClient, type Outbox, type OutboxEntry } from '../../src/lib/client/meeting-client';
import type { Actor } from '../../src/lib/domain/kernel/actor';
import { ownView, viewFor, type SharedAudience } from '../../src/lib/domain/meeting/audience';
import type { MeetingCommand } from '../../src/lib/domain/meeting/commands';
import { nextUndo, evolve } from '../../src/lib/domain/meeting/decider';
import type { MeetingEvent } from '../../src/lib/domain/meeting/events';
import { THREAD_KINDS } from '../../src/lib/domain/meeting/steps';
import { initialMeeting, type MeetingState } from '../../src/lib/domain/meeting/state';
import { shownNeeds, topics } from '../../src/lib/domain/meeting/topics';
import { lastClosedVote, openVote } from '../../src/lib/domain/meeting/voting';
import {
	completeDecision,
	meetingPrepared
} from '../../src/lib/domain/meeting/arbitrary.test-support';
import { initialPlan, evolvePlan, type PlanEvent } from '../../src/lib/domain/plan/plan';
import type { LoggedEvent } from '../../src/lib/server/event-log/event-log';
import { meetingStreamId } from '../../src/lib/server/meeting/meeting-host';
import { planStreamId } from '../../src/lib/server/streams/streams';
import type { Faults } from './faulty-log';
import { SimulatedTransport } from './simulated-network';
import { MEETING, PLAN, SimulatedServer } from './simulated-server';
import { World } from './world';

export interface Story {
	seed: number;
	phones: number;
	/** How long the trouble lasts, in virtual milliseconds. */
	troubleMs: number;
	faults: Faults;
}

export interface Told {
	acknowledged: number;
	/** Commands that reached the storage of their device. */
	kept: number;
	refused: number;
	crashes: number;
	reloads: number;
	cuts: number;
	decisionsAgreed: number;
}

class MemoryOutbox implements Outbox {
	readonly entries = new Map<string, OutboxEntry>();
	/** Ids of all that was ever kept here: none of it may vanish. */
	readonly everKept = new Set<string>();
	readonly #world: World;

	constructor(world: World) {
		this.#world = world;
	}

	async load(): Promise<OutboxEntry[]> {
		await this.#world.wait(2);
		return [...this.entries.values()];
	}

	async put(entry: OutboxEntry): Promise<void> {
		await this.#world.wait(1);
		this.entries.set(entry.id, entry);
		this.everKept.add(entry.id);
	}

	async remove(id: string): Promise<void> {
		await this.#world.wait(1);
		this.entries.delete(id);
	}
}

/** A device: it keeps its outbox while the page in it comes and goes. */
class Device {
	readonly audience: SharedAudience;
	readonly seatId: string | null;
	readonly outbox: MemoryOutbox;
	client: MeetingClient;
	transport: SimulatedTransport;
	reloads = 0;
	readonly #world: World;
	readonly #server: SimulatedServer;
	readonly #actor: Actor | null;
	readonly #slownessMs: number;
	readonly #acknowledged: Map<string, MeetingCommand>;
	/** Ids of commands whose refusal the person was shown. */
	readonly refused: Set<string>;

	constructor(
		world: World,
		server: SimulatedServer,
		audience: SharedAudience,
		actor: Actor | null,
		acknowledged: Map<string, MeetingCommand>,
		refused: Set<string>
	) {
		this.#world = world;
		this.#server = server;
		this.audience = audience;
		this.#actor = actor;
		this.seatId = audience === 'participants' && actor?.kind === 'seat' ? actor.seatId : null;
		this.#slownessMs = world.happens(0.2) ? 800 : 60;
		this.#acknowledged = acknowledged;
		this.refused = refused;
		this.outbox = new MemoryOutbox(world);
		[this.client, this.transport] = this.#load();
	}

	/** The page is closed or the battery dies, and it is opened again. */
	reload(): void {
		this.reloads++;
		this.client.close();
		[this.client, this.transport] = this.#load();
	}

	act(command: MeetingCommand): void {
		const sent = this.client.send(command);
		if (sent.kind === 'refused') return;
		void sent.settled.then((settled) => {
			if (settled.kind === 'accepted') this.#acknowledged.set(sent.id, command);
			else this.refused.add(sent.id);
		});
	}

	#load(): [MeetingClient, SimulatedTransport] {
		const transport = new SimulatedTransport(
			this.#world,
			this.#server,
			{ audience: this.audience, seatId: this.seatId, actor: this.#actor },
			this.#slownessMs
		);
		const client = new MeetingClient(this.#actor, {
			transport,
			outbox: this.outbox,
			now: () => this.#world.now,
			newId: () => this.#world.id(),
			later: (ms, run) => this.#world.later(ms, run),
			changed: () => undefined
		});
		void client.open();
		return [client, transport];
	}
}

export async function play(story: Story): Promise<Told> {
	const world = new World(story.seed);
	const server = new SimulatedServer(world, story.faults);
	await server.prepare();
	await prepareStreams(server);
	await Promise.all([server.start(), world.play(50)]);

	const acknowledged = new Map<string, MeetingCommand>();
	const refused = new Set<string>();
	const device = (audience: SharedAudience, actor: Actor | null) =>
		new Device(world, server, audience, actor, acknowledged, refused);
	const moderators = ['moderator-1', 'moderator-2'].map((seatId) =>
		device('moderator', { kind: 'seat', seatId, role: 'moderator' })
	);
	const screen = device('screen', null);
	const phones = Array.from({ length: story.phones }, (_, index) =>
		device('participants', { kind: 'seat', seatId: `phone-${index}`, role: 'participant' })
	);
	const devices = [...moderators, screen, ...phones];

	let cuts = 0;
	let isTroubled = true;
	const trouble = () => {
		if (!isTroubled) return;
		const someone = world.pick(devices);
		if (someone && world.happens(0.6)) {
			cuts++;
			someone.transport.cut();
		} else if (someone && world.happens(0.7)) someone.reload();
		else if (world.happens(0.3)) server.crash();
		world.later(world.random(2_500), trouble);
	};
	const life = (someone: Device, actOf: (state: MeetingState) => MeetingCommand | null) => {
		const state = someone.client.state;
		const command = state && isTroubled ? actOf(state) : null;
		if (command) someone.act(command);
		if (isTroubled) world.later(50 + world.random(900), () => life(someone, actOf));
	};
	world.later(500, trouble);
	phones.forEach((phone) =>
		life(phone, (state) => participantsAct(world, state, phone.seatId ?? ''))
	);
	moderators.forEach((moderator) => life(moderator, (state) => moderatorsAct(world, state)));
	await world.play(story.troubleMs);

	isTroubled = false;
	server.heal();
	await world.play(120_000);
	await check(server, devices, acknowledged);
	const log = await server.stored.read(meetingStreamId(MEETING), 0);
	return {
		acknowledged: acknowledged.size,
		kept: devices.reduce((sum, { outbox }) => sum + outbox.everKept.size, 0),
		refused: refused.size,
		crashes: server.crashes,
		reloads: devices.reduce((sum, { reloads }) => sum + reloads, 0),
		cuts,
		decisionsAgreed: log.filter(({ type }) => type === 'DecisionAgreed').length
	};
}

async function prepareStreams(server: SimulatedServer): Promise<void> {
	const actor: Actor = { kind: 'system', cause: 'simulation' };
	const at = new Date(0).toISOString();
	const { type, ...payload } = { ...meetingPrepared, meetingId: MEETING, planId: PLAN };
	await server.stored.append({
		streamId: meetingStreamId(MEETING),
		expectedVersion: 0,
		commands: [{ commandId: 'prepare', actor, at, events: [{ type, payload }] }]
	});
	const plan = {
		planId: PLAN,
		title: 'Plan',
		term: { from: '2024-01-01', to: '2028-12-31' },
		sections: [
			{ code: '5.2', title: 'LAN/WLAN', document: null },
			{ code: '6.1', title: 'Supportstufen', document: null }
		]
	};
	await server.stored.append({
		streamId: planStreamId(PLAN),
		expectedVersion: 0,
		commands: [{ commandId: 'start', actor, at, events: [{ type: 'PlanStarted', payload: plan }] }]
	});
}

function participantsAct(world: World, state: MeetingState, seatId: string): MeetingCommand | null {
	if (!state.seats[seatId] || world.happens(0.02))
		return { type: 'JoinMeeting', group: world.pick(state.groups) ?? 'lehrkraft', schoolId: null };
	const vote = openVote(state);
	if (vote && world.happens(0.7)) {
		const option = world.pick(vote.options)?.topicId ?? '';
		return {
			type: 'CastBallot',
			voteId: vote.id,
			dots: { [option]: 1 + Math.floor(world.random(2)) }
		};
	}
	const own = Object.values(state.needs).filter(({ authorSeatId }) => authorSeatId === seatId);
	const needId = world.pick(own)?.id;
	if (needId && world.happens(0.2)) return { type: 'WithdrawNeed', needId };
	if (needId && world.happens(0.3))
		return { type: 'EditNeed', needId, text: `Geändert ${world.id()}` };
	return { type: 'SubmitNeed', needId: world.id(), text: `Bedarf ${world.id()}` };
}

function moderatorsAct(world: World, state: MeetingState): MeetingCommand | null {
	const current = state.agenda.find(({ id }) => id === state.currentStepId)?.kind;
	const kind = THREAD_KINDS.find((known) => known === current) ?? 'arrive';
	const act = {
		actor: { kind: 'seat', seatId: '', role: 'moderator' } as Actor,
		now: 0,
		commandId: ''
	};
	if (world.happens(0.12)) {
		const index = THREAD_KINDS.indexOf(kind) + (world.happens(0.75) ? 1 : -1);
		const next = THREAD_KINDS[index];
		if (next) return { type: 'MoveToStep', stepId: `step-${next}` };
	}
	if (world.happens(0.08)) {
		const undo = nextUndo(state, act);
		if (undo) return { type: 'UndoAct', actId: undo.id };
	}
	const need = world.pick(Object.values(state.needs));
	if (need && world.happens(0.06))
		return { type: need.status === 'hidden' ? 'RestoreNeed' : 'HideNeed', needId: need.id };
	const [first, second] = [world.pick(topics(state)), world.pick(topics(state))];
	switch (kind) {
		case 'reveal':
			return state.silentCount > 0 ? { type: 'RevealNeeds', seed: world.id() } : null;
		case 'bundle': {
			const bundled = shownNeeds(state).find(({ clusterId }) => clusterId !== null);
			if (bundled && world.happens(0.3)) return { type: 'SplitOffNeed', needId: bundled.id };
			return first && second && first.id !== second.id
				? {
						type: 'MergeTopics',
						clusterId: world.id(),
						topicIds: [first.id, second.id],
						title: 'Gebündelt'
					}
				: null;
		}
		case 'vote': {
			const vote = openVote(state);
			if (vote) return world.happens(0.25) ? { type: 'CloseDotVote', voteId: vote.id } : null;
			const topicIds = topics(state)
				.slice(0, 6)
				.map(({ id }) => id);
			return {
				type: 'OpenDotVote',
				voteId: world.id(),
				topicIds,
				dotsPerPerson: 3,
				maxPerOption: 2
			};
		}
		case 'core-needs':
			return first && lastClosedVote(state)
				? { type: 'NameCoreNeed', coreNeedId: world.id(), topicId: first.id, title: 'Kernbedarf' }
				: null;
		case 'decide': {
			const decision = world.pick(state.decisions);
			if (decision?.status === 'agreed' && world.happens(0.3))
				return { type: 'ReopenDecision', decisionId: decision.id };
			if (decision?.status === 'draft') return { type: 'AgreeDecision', decisionId: decision.id };
			const coreNeed = world.pick(state.coreNeeds);
			return coreNeed
				? {
						type: 'RecordDecision',
						decisionId: world.id(),
						coreNeedId: coreNeed.id,
						content: completeDecision
					}
				: null;
		}
		default:
			return world.happens(0.4) && kind !== 'close'
				? {
						type: 'MoveToStep',
						stepId: `step-${THREAD_KINDS[THREAD_KINDS.indexOf(kind) + 1] ?? 'close'}`
					}
				: null;
	}
}

async function check(
	server: SimulatedServer,
	devices: Device[],
	acknowledged: Map<string, MeetingCommand>
): Promise<void> {
	expect(
		server.reports.filter((fault) => !isSimulated(fault)),
		'unexpected faults'
	).toEqual([]);
	const log = await server.stored.read(meetingStreamId(MEETING), 0);
	const events = log.map(eventOf) as MeetingEvent[];
	const final = events.reduce<MeetingState>(evolve, initialMeeting);

	for (const [id, command] of acknowledged)
		expect(
			log.some(({ commandId }) => commandId === id),
			`acknowledged ${command.type} is in the log`
		).toBe(true);
	expect(commandsInPieces(log), 'commands that were applied twice').toEqual([]);
	expect(server.host?.state, 'live state is the replayed state').toEqual(final);

	const inLog = new Set(log.map(({ commandId }) => commandId));
	for (const [index, { client, audience, seatId, outbox, refused }] of devices.entries()) {
		const name = `${audience} ${index}`;
		expect(client.connection.kind, `${name} is connected`).toBe('online');
		expect(
			client.pending.filter(({ status }) => status !== 'refused'),
			`${name} has nothing unsent`
		).toEqual([]);
		expect([...outbox.entries.values()].filter(({ refusal }) => !refusal)).toEqual([]);
		const vanished = [...outbox.everKept].filter(
			(id) => !inLog.has(id) && !refused.has(id) && !outbox.entries.has(id)
		);
		expect(vanished, `${name} kept these, and nobody knows them`).toEqual([]);
		expect(client.sharedState, `${name} sees its view`).toEqual(viewFor(final, audience));
		if (seatId !== null)
			expect(client.ownState, `${name} sees its own`).toEqual(ownView(final, seatId));
	}
	await checkFollowUps(server, events, final);
}

/** Each agreement is in the change log exactly once, and is withdrawn exactly where it was reopened. */
async function checkFollowUps(
	server: SimulatedServer,
	events: MeetingEvent[],
	final: MeetingState
): Promise<void> {
	const planLog = await server.stored.read(planStreamId(PLAN), 0);
	const plan = (planLog.map(eventOf) as PlanEvent[]).reduce(evolvePlan, initialPlan);
	const agreed = events.filter((event) => event.type === 'DecisionAgreed');
	expect(
		plan.changes.map(({ id }) => id).sort(),
		'one entry of the change log for each agreement'
	).toEqual(
		agreed.map(({ decisionId, agreement }) => `${MEETING}.${decisionId}.${agreement}`).sort()
	);
	const standing = final.decisions
		.filter(({ status }) => status === 'agreed')
		.map(({ id, agreements }) => `${MEETING}.${id}.${agreements}`);
	expect(
		plan.changes
			.filter(({ status }) => status === 'proposed')
			.map(({ id }) => id)
			.sort(),
		'what is agreed now stands in the plan'
	).toEqual(standing.sort());
	for (const { id, status } of plan.changes) {
		const item = await server.stored.read(`action-item:${id}`, 0);
		expect(
			item.map(({ type }) => type),
			`action item of ${id}`
		).toEqual(
			status === 'proposed' ? ['ActionItemOpened'] : ['ActionItemOpened', 'ActionItemMoved']
		);
	}
}

/** The caller knows which events its stream holds. */
function eventOf({ type, payload }: LoggedEvent): unknown {
	return { type, ...(payload as object) };
}

/** Commands whose events do not stand together: they were appended more than once. */
function commandsInPieces(log: LoggedEvent[]): string[] {
	const seen = new Set<string>();
	let last = '';
	return log.flatMap(({ commandId }) => {
		const isAgain = commandId !== last && seen.has(commandId);
		seen.add(commandId);
		last = commandId;
		return isAgain ? [commandId] : [];
	});
}

function isSimulated(fault: unknown): boolean {
	return fault instanceof Error && fault.message.startsWith('simulated');
}
