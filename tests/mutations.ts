/**
 * Faults put into the product on purpose, each with the test that must notice it (promise R10 of
 * docs/reliability.md): a test that stays green with one of them shows nothing.
 * `npm run test:mutations` applies each in a copy of its own.
 */
export interface Mutation {
	name: string;
	file: string;
	/** Stands exactly once in the file. */
	from: string;
	to: string;
	/** The test file that must turn red. */
	test: string;
}

const HOST = 'src/lib/server/streams/stream-host.ts';
const CLIENT = 'src/lib/client/meeting-client.ts';
const PROPOSALS = 'src/lib/server/realtime/proposals-payloads.test.ts';
const SIMULATION = 'tests/simulation/simulation.test.ts';

export const MUTATIONS: Mutation[] = [
	{
		name: 'acknowledge before the commit',
		file: HOST,
		from: '					const result = await this.#ports.log.append({',
		to: `					for (const { queued } of decisions)
						queued.answer({ ok: true, version: this.version + 1 });
					const result = await this.#ports.log.append({`,
		test: SIMULATION
	},
	{
		name: 'publish before the commit',
		file: HOST,
		from: '				if (commands.length > 0) {',
		to: `				if (commands.length > 0) {
					for (const { states = [], append } of decisions)
						states.forEach((after, index) => {
							const { type, payload } = append!.events[index]!;
							const event = { type, ...(payload as object) } as unknown as Event;
							const logged = { version: this.version + index + 1 } as LoggedEvent;
							for (const listener of this.#listeners)
								listener({ before: this.state, event, after, logged, isReplay: false });
						});`,
		test: SIMULATION
	},
	{
		name: 'publish only what the append reports as new',
		file: HOST,
		from: `					if (result.kind === 'conflict') {
						await this.#catchUp(false);`,
		to: `					if (result.kind === 'conflict') {
						await this.#catchUp(true);`,
		test: 'src/lib/server/meeting/meeting-host.test.ts'
	},
	{
		name: 'a command that is known is carried out again',
		file: HOST,
		from: '			if (known) return { queued, answer: known, isKnown: true };',
		to: '',
		test: SIMULATION
	},
	{
		name: 'refuse without a look at the log',
		file: HOST,
		from: 'if (decisions.some(isNewRefusal) && (await this.newestVersion()) > this.version) {',
		to: 'if (decisions.some(() => false)) {',
		test: 'src/lib/server/meeting/engine.test.ts'
	},
	{
		name: 'the log takes a version twice',
		file: 'src/lib/server/event-log/postgres-event-log.ts',
		from: 'where id = ${streamId} and version = ${expectedVersion} returning id, version',
		to: 'where id = ${streamId} returning id, version',
		test: 'src/lib/server/event-log/postgres-event-log.test.ts'
	},
	{
		name: 'skip the resume',
		file: CLIENT,
		from: `				this.#isConnected = true;
				void this.#sync();`,
		to: `				this.#isConnected = true;
				if (!this.#shared) void this.#sync();
				else this.#isSynced = true;`,
		test: SIMULATION
	},
	{
		name: 'forget what the outbox kept before a reload',
		file: CLIENT,
		from: 'this.#pending = laidBehind(kept, this.#pending);',
		to: 'this.#pending = laidBehind(kept.slice(0, 0), this.#pending);',
		test: SIMULATION
	},
	{
		name: 'send everything at once',
		file: CLIENT,
		from: '		if (next) void this.#transmit(next.id, next.command);',
		to: `		for (const { id, command } of this.#pending.filter(isUnsettled))
			void this.#transmit(id, command);
		void next;`,
		test: 'src/lib/client/meeting-client.test.ts'
	},
	{
		name: 'show silent needs to the room',
		file: 'src/lib/domain/meeting/audience-part.ts',
		from: "return audience === 'moderator' && !isCollected;",
		to: 'return !isCollected;',
		test: SIMULATION
	},
	{
		name: 'tell proposals to the room',
		file: 'src/lib/server/realtime/gateway.ts',
		from: "io.to(audienceRoom(meetingId, 'moderator')).emit('proposals', message)",
		to: "io.to(audienceRoom(meetingId, 'participants')).emit('proposals', message)",
		test: PROPOSALS
	},
	{
		name: 'hint at needs that are silent',
		file: 'src/lib/server/proposals/hints.ts',
		from: 'const among = shownNeeds(state)',
		to: 'const among = Object.values(state.needs)',
		test: PROPOSALS
	},
	{
		name: 'tell each ballot as it is',
		file: 'src/lib/domain/meeting/voting-audience.ts',
		from: "return told({ type: 'BallotsCounted', voteId, count });",
		to: "return told({ type: 'BallotsCounted', voteId, count, seatId: [...shelvedEntries(after.ballots[voteId])][0]?.[0] } as never);",
		test: SIMULATION
	},
	{
		name: 'the checkpoint of the follow-ups before the work',
		file: 'src/lib/server/follow-ups/follow-up-runner.ts',
		from: '		for (const followUp of followUps) {',
		to: `		await this.#persist(() => this.#answered(this.#checkpoints.write(streamId, version)));
		for (const followUp of followUps) {`,
		test: SIMULATION
	},
	{
		name: 'wait for ever for a checkpoint',
		file: 'src/lib/server/follow-ups/follow-up-runner.ts',
		from: 'return this.#ports.clock.within(ANSWER_WITHIN_MS, answer);',
		to: 'return answer;',
		test: SIMULATION
	},
	{
		name: 'one count for before and after the projector was frozen',
		file: 'src/lib/domain/meeting/audience.ts',
		from: "if (event.type === 'PictureKept') last.clear();",
		to: '',
		test: 'src/lib/domain/meeting/audience.test.ts'
	},
	{
		name: 'a node that is behind does not ask the log',
		file: 'src/lib/server/nodes/nodes.ts',
		from: '		this.#stopAsking = this.#ports.clock.every(ASK_MS, () => void this.#ask());',
		to: '',
		test: SIMULATION
	},
	{
		name: 'all are told to come back at the same moment',
		file: 'src/lib/server/realtime/gateway.ts',
		from: '500 + Math.floor(Math.random() * RETURN_WITHIN_MS)',
		to: '500',
		test: 'src/lib/server/realtime/restart.test.ts'
	},
	{
		name: 'come back at once to a server that ends',
		file: 'src/lib/client/socket-transport.ts',
		from: 'this.#connectIn(backInMs);',
		to: 'this.#connectIn(0);',
		test: 'src/lib/client/socket-transport.test.ts'
	},
	{
		name: 'ask the node that did not answer again',
		file: 'src/lib/client/socket-transport.ts',
		from: 'opts.query = { line: newId() };',
		to: 'void opts;',
		test: 'src/lib/client/socket-transport.test.ts'
	}
];
