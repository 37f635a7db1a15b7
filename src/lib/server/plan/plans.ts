/**
 * The plans of the school authorities, for the staff pages: started with the outline, read with
 * their change log, written section by section. What happens to a plan is in its stream; the
 * table only says which plans an authority has.
 */
import { and, desc, eq } from 'drizzle-orm';
import type { Actor } from '../../domain/kernel/actor';
import type { PlanState, RichText } from '../../domain/plan/plan';
import type { Answer } from '../../protocol/messages';
import type { Db } from '../db/db';
import { authority, plan } from '../db/schema';
import type { EventLog } from '../event-log/event-log';
import { newId } from '../meeting/secrets';
import { planStreamId, type PlanHost, type Streams } from '../streams/streams';
import outline from './outline.de.json';

export interface PlanTerm {
	/** First and last calendar year. */
	from: number;
	to: number;
}

export interface ListedPlan {
	id: string;
	title: string;
	term: PlanTerm;
}

interface Ports {
	db: Db;
	log: EventLog;
	streams: Streams;
}

const UNKNOWN: Answer = { ok: false, code: 'plan/not-started' };

export class Plans {
	readonly #ports: Ports;

	constructor(ports: Ports) {
		this.#ports = ports;
	}

	/** The plan with the latest term first. */
	async list(authorityId: string): Promise<ListedPlan[]> {
		const rows = await this.#ports.db
			.select()
			.from(plan)
			.where(eq(plan.authorityId, authorityId))
			.orderBy(desc(plan.termFrom), desc(plan.termTo), plan.id);
		return rows.map(({ id, title, termFrom, termTo }) => ({
			id,
			title,
			term: { from: termFrom, to: termTo }
		}));
	}

	/** The plan that the authority works with; null while none is started. */
	async current(authorityId: string): Promise<PlanState | null> {
		const [newest] = await this.list(authorityId);
		const host = newest && (await this.#host(authorityId, newest.id));
		return host && host.state.planId !== '' ? host.state : null;
	}

	/** Starts the authority's plan with the usual outline and empty sections. */
	async start(
		authorityId: string,
		actor: Actor,
		{ title, term }: Omit<ListedPlan, 'id'>
	): Promise<Answer> {
		const planId = await this.#reserve(authorityId, title, term);
		await this.#ports.log.createStream({
			streamId: planStreamId(planId),
			kind: 'plan',
			authorityId
		});
		const host = await this.#ports.streams.plans.get(planId);
		return host.submit({
			commandId: newId(),
			actor,
			command: {
				type: 'StartPlan',
				planId,
				title,
				term: { from: `${term.from}-01-01`, to: `${term.to}-12-31` },
				sections: outline.map((section) => ({ ...section, document: null }))
			}
		});
	}

	/** @param basedOnWording what the editor had before them; an older one is refused */
	async writeSection(
		authorityId: string,
		actor: Actor,
		planId: string,
		written: { code: string; document: RichText; basedOnWording: number }
	): Promise<Answer> {
		const host = await this.#host(authorityId, planId);
		if (!host) return UNKNOWN;
		return host.submit({
			commandId: newId(),
			actor,
			command: { type: 'WriteSection', ...written }
		});
	}

	async #host(authorityId: string, planId: string): Promise<PlanHost | null> {
		const [row] = await this.#ports.db
			.select({ id: plan.id })
			.from(plan)
			.where(and(eq(plan.authorityId, authorityId), eq(plan.id, planId)));
		if (!row) return null;
		const host = await this.#ports.streams.plans.get(planId);
		// Another node may have written meanwhile.
		await host.catchUp();
		return host;
	}

	/** The row of the plan to be started: of two who start at once, both get the same. */
	async #reserve(authorityId: string, title: string, term: PlanTerm): Promise<string> {
		return this.#ports.db.transaction(async (tx) => {
			await tx
				.select({ id: authority.id })
				.from(authority)
				.where(eq(authority.id, authorityId))
				.for('update');
			const [known] = await tx
				.select({ id: plan.id })
				.from(plan)
				.where(eq(plan.authorityId, authorityId));
			if (known) return known.id;
			const [added] = await tx
				.insert(plan)
				.values({ authorityId, title, termFrom: term.from, termTo: term.to })
				.returning({ id: plan.id });
			if (!added) throw new Error('The plan was not stored.');
			return added.id;
		});
	}
}
