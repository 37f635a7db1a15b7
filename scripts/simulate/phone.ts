import { setTimeout as pause } from 'node:timers/promises';
import type { MeetingCommand } from '../../src/lib/domain/meeting/commands';
import { openVote } from '../../src/lib/domain/meeting/voting';
import type { DotVote } from '../../src/lib/domain/meeting/model';
import { currentStep } from '../../src/lib/domain/meeting/capability';
import type { StakeholderGroup } from '../../src/lib/domain/meeting/stakeholder-groups';
import type { Sent } from '../../src/lib/client/meeting-client';
import { newId } from '../../src/lib/client/new-id';
import type { Chance } from './chance';
import type { Device } from './device';
import type { LabelledNeed } from './needs-file';
import type { Pace } from './pace';

/** Long enough for a slow hall; every wait of a phone ends with it. */
const LIMIT_MS = 180_000;
const TYPING = { from: 1_500, to: 6_000 };
const THINKING = { from: 1_000, to: 5_000 };
const REREADING = { from: 400, to: 1_500 };

/** One participant: joins, enters needs with the slips that people make, and votes. */
export class Phone {
	readonly device: Device;
	/** Which labelled need stands behind an id, for the moderator who merges by labels. */
	readonly entered = new Map<string, LabelledNeed>();
	/** Texts that the rules refused before they were sent, with the code. */
	readonly unsendable: string[] = [];
	readonly #needs: LabelledNeed[];
	readonly #chance: Chance;
	readonly #pace: Pace;

	constructor(device: Device, needs: LabelledNeed[], chance: Chance, pace: Pace) {
		this.device = device;
		this.#needs = needs;
		this.#chance = chance;
		this.#pace = pace;
	}

	async join(group: StakeholderGroup): Promise<void> {
		const state = await this.device.until(() => true, LIMIT_MS, 'the meeting');
		const offered = state.groups.includes(group) ? group : this.#chance.pick(state.groups);
		const school = state.schools.length > 0 ? this.#chance.pick(state.schools) : null;
		await this.#send({
			type: 'JoinMeeting',
			group: offered,
			schoolId: school && this.#chance.happens(0.8) ? school.id : null
		});
	}

	/** Resolves when the last need is entered on this device, not when it has arrived. */
	async enterNeeds(): Promise<void> {
		if (this.#needs.length === 0) return;
		await this.device.until(
			(state) => currentStep(state)?.kind === 'collect',
			LIMIT_MS,
			'the start of collecting'
		);
		for (const need of this.#needs) await this.#enter(need);
	}

	async vote(): Promise<void> {
		const state = await this.device.until((now) => openVote(now) !== undefined, LIMIT_MS, 'a vote');
		const vote = openVote(state);
		if (!vote) return;
		await this.#pause(THINKING);
		await this.#cast(vote);
		if (!this.#chance.happens(0.25)) return;
		await this.#pause(REREADING);
		await this.#cast(vote);
	}

	async #enter(need: LabelledNeed): Promise<void> {
		await this.#pause(TYPING);
		if (this.#chance.happens(0.08)) {
			// Sent too early, put right afterwards.
			const needId = await this.#submit(need, need.text.slice(0, -2));
			await this.#pause(REREADING);
			if (needId) await this.#send({ type: 'EditNeed', needId, text: need.text });
			return;
		}
		await this.#submit(need, need.text);
		if (!this.#chance.happens(0.06)) return;
		// Entered twice, and one taken back.
		const twin = await this.#submit(need, need.text);
		await this.#pause(REREADING);
		if (twin) await this.#send({ type: 'WithdrawNeed', needId: twin });
	}

	async #submit(need: LabelledNeed, text: string): Promise<string | null> {
		const needId = newId();
		const sent = await this.#send({ type: 'SubmitNeed', needId, text });
		if (sent.kind === 'refused') {
			this.unsendable.push(`${need.id}: ${sent.refusal.code}`);
			return null;
		}
		this.entered.set(needId, need);
		return needId;
	}

	/** People give dots to what they asked for, and to what convinces them. */
	async #cast(vote: DotVote): Promise<void> {
		const { state } = this.device;
		const own = Object.values(state?.needs ?? {})
			.filter(({ id }) => this.entered.has(id))
			.map(({ id, clusterId }) => clusterId ?? id);
		const options = vote.options.map(({ topicId }) => topicId);
		const favourites = options.filter((id) => own.includes(id));
		const dots: Record<string, number> = {};
		for (let given = 0; given < vote.dotsPerPerson; given++) {
			const isOwn = favourites.length > 0 && this.#chance.happens(0.6);
			const topicId = this.#chance.pick(isOwn ? favourites : options.slice(0, 12));
			if ((dots[topicId] ?? 0) < vote.maxPerOption) dots[topicId] = (dots[topicId] ?? 0) + 1;
		}
		await this.#send({ type: 'CastBallot', voteId: vote.id, dots });
	}

	/** People who see nothing happen load the page again, also when it was on its way already. */
	async #send(command: MeetingCommand): Promise<Sent> {
		const sent = await this.device.send(command);
		if (this.device.place.isOnBadNetwork && this.#chance.happens(0.15)) {
			await pause(this.#chance.between(0, 200));
			this.device.reload();
		}
		return sent;
	}

	async #pause({ from, to }: { from: number; to: number }): Promise<void> {
		await this.#pace.pause(this.#chance.between(from, to));
	}
}
