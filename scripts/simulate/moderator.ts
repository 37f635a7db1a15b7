import type { MeetingCommand } from '../../src/lib/domain/meeting/commands';
import { currentStep } from '../../src/lib/domain/meeting/capability';
import type { Decision, DecisionContent, DotVote } from '../../src/lib/domain/meeting/model';
import type { StepKind } from '../../src/lib/domain/meeting/steps';
import { TITLE_LENGTH } from '../../src/lib/domain/meeting/rules';
import type { MeetingState } from '../../src/lib/domain/meeting/state';
import { shownNeeds, topics } from '../../src/lib/domain/meeting/topics';
import { lastClosedVote } from '../../src/lib/domain/meeting/voting';
import { newId } from '../../src/lib/client/new-id';
import type { Settled } from '../../src/lib/client/meeting-client';
import type { Chance } from './chance';
import { TooLate, type Device } from './device';
import type { DecisionTemplate } from './decisions-file';
import type { LabelledNeed } from './needs-file';
import type { Pace } from './pace';

const LIMIT_MS = 30_000;
const DOTS = 3;
/** An agenda of hundreds of topics would not fit into one message. */
const OPTIONS_AT_MOST = 300;

/** The server would not let the workshop go on. */
export class Refused extends Error {}

/** Who runs the meeting: one act after the other, each waited for. */
export class Moderator {
	readonly device: Device;
	readonly #chance: Chance;
	readonly #pace: Pace;

	constructor(device: Device, chance: Chance, pace: Pace) {
		this.device = device;
		this.#chance = chance;
		this.#pace = pace;
	}

	async goTo(kind: StepKind): Promise<void> {
		const state = await this.#state();
		if (currentStep(state)?.kind === kind) return;
		const step = state.agenda.find((candidate) => candidate.kind === kind);
		if (!step) throw new Refused(`The agenda has no step "${kind}".`);
		await this.#act({ type: 'MoveToStep', stepId: step.id });
	}

	async reveal(): Promise<void> {
		await this.#act({ type: 'RevealNeeds', seed: newId() });
	}

	/** Merges what the labels call the same need. @returns how many clusters came of it */
	async mergeByLabels(labelOf: ReadonlyMap<string, LabelledNeed>): Promise<number> {
		const byCluster = new Map<string, { id: string; text: string }[]>();
		for (const need of shownNeeds(await this.#state())) {
			const cluster = labelOf.get(need.id)?.cluster;
			if (cluster && need.clusterId === null)
				byCluster.set(cluster, [...(byCluster.get(cluster) ?? []), need]);
		}
		const same = [...byCluster.values()].filter(({ length }) => length > 1);
		for (const needs of same) {
			await this.#pace.pause(this.#chance.between(100, 400));
			const [shortest] = needs.map(({ text }) => text).sort((a, b) => a.length - b.length);
			await this.#act({
				type: 'MergeTopics',
				clusterId: newId(),
				topicIds: needs.map(({ id }) => id),
				title: [...(shortest ?? '')].slice(0, TITLE_LENGTH).join('')
			});
		}
		return same.length;
	}

	async openVote(): Promise<void> {
		const options = topics(await this.#state()).slice(0, OPTIONS_AT_MOST);
		await this.#act({
			type: 'OpenDotVote',
			voteId: newId(),
			topicIds: options.map(({ id }) => id),
			dotsPerPerson: DOTS,
			maxPerOption: DOTS
		});
	}

	async closeVote(): Promise<DotVote> {
		const open = (await this.#state()).votes.find(({ status }) => status === 'open');
		if (!open) throw new Refused('There is no open vote to close.');
		await this.#act({ type: 'CloseDotVote', voteId: open.id });
		const state = await this.device.until(
			({ votes }) => votes.some(({ id, result }) => id === open.id && result !== null),
			LIMIT_MS,
			'the result of the vote'
		);
		return state.votes.find(({ id }) => id === open.id) ?? open;
	}

	/** The topics with the most dots become core needs. */
	async nameCoreNeeds(count: number): Promise<void> {
		const vote = lastClosedVote(await this.#state());
		for (const { topicId } of vote?.result?.slice(0, count) ?? []) {
			await this.#pace.pause(this.#chance.between(200, 600));
			const title = vote?.options.find((option) => option.topicId === topicId)?.title ?? '';
			await this.#act({
				type: 'NameCoreNeed',
				coreNeedId: newId(),
				topicId,
				title: [...title].slice(0, TITLE_LENGTH).join('')
			});
		}
	}

	/** One decision for each core need, recorded and agreed. */
	async decide(templates: readonly DecisionTemplate[]): Promise<Decision[]> {
		const { coreNeeds, outline } = await this.#state();
		for (const [index, coreNeed] of coreNeeds.entries()) {
			const template = templates[index % templates.length];
			if (!template) continue;
			const decisionId = newId();
			await this.#pace.pause(this.#chance.between(400, 1_200));
			await this.#act({
				type: 'RecordDecision',
				decisionId,
				coreNeedId: coreNeed.id,
				content: this.#contentOf(template, outline)
			});
			await this.#pace.pause(this.#chance.between(200, 600));
			await this.#act({ type: 'AgreeDecision', decisionId });
		}
		const state = await this.device.until(
			({ decisions }) => decisions.every(({ status }) => status === 'agreed'),
			LIMIT_MS,
			'the agreed decisions'
		);
		return state.decisions;
	}

	async close(): Promise<void> {
		await this.#act({ type: 'CloseMeeting' });
	}

	#contentOf(template: DecisionTemplate, outline: MeetingState['outline']): DecisionContent {
		const { sections, text, approval, dueInMonths, ...rest } = template;
		const known = sections.filter((code) => outline.some((section) => section.code === code));
		const codes = known.length > 0 ? known : [this.#chance.pick(outline).code];
		const dueAt = inMonths(dueInMonths);
		return {
			...rest,
			sectionChanges: codes.map((code) => ({ code, text })),
			period: { from: inMonths(0), to: dueAt },
			dueAt,
			approvals: approval ? [{ ...approval, plannedFor: inMonths(2) }] : []
		};
	}

	#state(): Promise<MeetingState> {
		return this.device.until(() => true, LIMIT_MS, 'the meeting');
	}

	async #act(command: MeetingCommand): Promise<void> {
		const sent = await this.device.send(command);
		const outcome: Settled =
			sent.kind === 'refused' ? sent : await inTime(sent.settled, command.type);
		if (outcome.kind === 'refused')
			throw new Refused(`${command.type} was refused: ${outcome.refusal.code}.`);
		// The next act is decided on what this one made.
		await this.device.until(() => this.device.isSettled, LIMIT_MS, `what ${command.type} made`);
	}
}

async function inTime<T>(promise: Promise<T>, what: string): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const limit = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new TooLate(`${what} was not answered in time.`)), LIMIT_MS);
	});
	try {
		return await Promise.race([promise, limit]);
	} finally {
		clearTimeout(timer);
	}
}

/** A day, `YYYY-MM-DD`. */
function inMonths(months: number): string {
	const day = new Date();
	day.setUTCMonth(day.getUTCMonth() + months, 1);
	return day.toISOString().slice(0, 10);
}
