/**
 * The desk of a moderator: where the meeting is, what can be taken back, what was refused. Acts
 * show at once; one that the server refuses comes back as a sentence, with what was typed.
 */
import { outboxKey, type LiveMeeting } from '$lib/client/live-meeting.svelte';
import { draftsUnder, keepDraft, readDraft } from '$lib/client/indexed-db-outbox';
import type { Drafts } from '$lib/client/kept-input.svelte';
import { newId } from '$lib/client/new-id';
import { refusalText } from '$lib/components/refusal-text';
import { mayLead } from '$lib/domain/kernel/actor';
import type { Refusal } from '$lib/domain/kernel/decider';
import { currentStep } from '$lib/domain/meeting/capability';
import type { MeetingCommand } from '$lib/domain/meeting/commands';
import { nextUndo } from '$lib/domain/meeting/decider';
import type { CoreNeed } from '$lib/domain/meeting/model';
import { SWITCHES, type Switch } from '$lib/domain/meeting/room-control';
import { placeInCourse, stepAfter, stepBefore } from '$lib/domain/meeting/schedule';
import type { AgendaStep, StepKind } from '$lib/domain/meeting/steps';
import type { MeetingState, ReversibleAct } from '$lib/domain/meeting/state';
import { topics } from '$lib/domain/meeting/topics';
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';
import { announce } from '$lib/ui/announcer.svelte';
import { controlText } from './control-text';
import { DecisionForm } from './decision-form.svelte';
import { ENTRY_ACTS, type EntryKind } from './entry-acts';
import { Selection } from './selection.svelte';

export interface Notice {
	tone: 'info' | 'danger';
	text: string;
}

export interface Outcome {
	/** In place of the notice at the top: refused at once, or later by the server. */
	refused?: (refusal: Refusal) => void;
	/** Text that the notice gives back. */
	typed?: string;
}

export class Desk {
	readonly live: LiveMeeting;
	readonly code: string;
	/** Origin under which phones reach this server. */
	readonly origin: string;
	readonly selection = new Selection();
	/** Title of a merge that was refused; proposed again. */
	refusedTitle: string | null = $state(null);
	notice: Notice | null = $state.raw(null);
	/** Down to which place of the ranking core needs are to be named; null: as proposed. */
	cut: number | null = $state(null);
	isKeySheetOpen = $state(false);
	isParkingOpen = $state(false);
	/** The proposals are to get the focus, as soon as they can. */
	isAskingForProposals = $state(false);
	readonly #storageKey: string;
	readonly #forms = new Map<string, DecisionForm>();

	constructor(live: LiveMeeting, code: string, origin: string) {
		this.live = live;
		this.code = code;
		this.origin = origin;
		this.#storageKey = outboxKey({ code, actor: live.actor });
	}

	get state(): MeetingState {
		return this.live.state;
	}

	get isClosed(): boolean {
		return this.state.status === 'closed';
	}

	/** False for the co-moderator, who neither closes nor agrees nor hands out seats. */
	get isLeading(): boolean {
		return this.live.actor !== null && mayLead(this.live.actor);
	}

	/** Has this person a login, and with it the pages of the authority? */
	get isStaff(): boolean {
		return this.live.actor?.kind === 'staff';
	}

	get step(): AgendaStep | undefined {
		return currentStep(this.state);
	}

	get stepIndex(): number {
		return this.state.agenda.findIndex(({ id }) => id === this.state.currentStepId);
	}

	get previousStep(): AgendaStep | undefined {
		return stepBefore(this.state);
	}

	get nextStep(): AgendaStep | undefined {
		return stepAfter(this.state);
	}

	/** Among the steps that take place, from 1. */
	get place(): { position: number; count: number } {
		return placeInCourse(this.state);
	}

	/** The newest act that can still be taken back. */
	get undo(): ReversibleAct | undefined {
		const { actor } = this.live;
		if (!actor) return undefined;
		return nextUndo(this.state, { actor, now: this.live.serverNow(), commandId: newId() });
	}

	/** The newest act of all, where others have made it impossible to take back. */
	get stuckAct(): ReversibleAct | undefined {
		const newest = this.state.reversible.at(-1);
		return newest && newest.id !== this.undo?.id ? newest : undefined;
	}

	/** Does something; false where the rules refuse it at once. */
	act(command: MeetingCommand, outcome: Outcome = {}): boolean {
		const refused = outcome.refused ?? ((refusal) => this.complain(refusal, outcome.typed));
		const sent = this.live.send(command);
		if (sent.kind === 'refused') {
			refused(sent.refusal);
			return false;
		}
		this.notice = null;
		void sent.settled.then((settled) => {
			if (settled.kind === 'refused') refused(settled.refusal);
		});
		return true;
	}

	/** For forms: a refusal at once is returned, to be shown at the field; a later one is told above. */
	attempt(command: MeetingCommand, typed: string): Refusal | null {
		const now: { refusal: Refusal | null } = { refusal: null };
		let isSent = false;
		isSent = this.act(command, {
			refused: (refusal) => {
				if (isSent) this.complain(refusal, typed);
				else now.refusal = refusal;
			}
		});
		return now.refusal;
	}

	/** @param typed what the person wrote, so that it is not lost with the refusal */
	complain(refusal: Refusal, typed?: string): void {
		const text = refusalText(refusal);
		this.notice = {
			tone: 'danger',
			text: typed ? `${text} ${m.live_quote({ text: typed })}` : text
		};
	}

	goTo(step: AgendaStep): void {
		const isBack = this.state.agenda.indexOf(step) < this.stepIndex;
		if (!this.act({ type: 'MoveToStep', stepId: step.id })) return;
		announce(
			m.moderate_step_entered({
				number: this.place.position,
				count: this.place.count,
				title: step.title
			}),
			'step'
		);
		if (isBack) this.notice = { tone: 'info', text: m.moderate_went_back({ title: step.title }) };
	}

	/** To the next step of this kind from the start of the agenda. */
	goToKind(kind: StepKind): void {
		const ofKind = this.state.agenda.filter((candidate) => candidate.kind === kind);
		const step = ofKind.find(({ isSkipped }) => !isSkipped) ?? ofKind[0];
		if (step && step.id !== this.state.currentStepId) this.goTo(step);
	}

	/** Turns one of the controls of the room on or off, and says so. */
	toggle(name: Switch): void {
		const { on, off } = SWITCHES[name];
		if (!this.act({ type: this.state[name] ? off : on })) return;
		announce(controlText(name, this.state[name]), 'control');
	}

	/** Puts a need or a card into the parking lot; false where the rules refuse it at once. */
	park(kind: EntryKind, id: string): boolean {
		if (!this.act(ENTRY_ACTS[kind].park(id))) return false;
		announce(m.needs_parking_done(), 'park');
		return true;
	}

	/** Where the step of now has any. */
	askForProposals(): void {
		const kind = this.step?.kind;
		this.isAskingForProposals = kind === 'bundle' || kind === 'reveal';
	}

	takeBack(): void {
		const act = this.undo;
		if (act) this.act({ type: 'UndoAct', actId: act.id });
	}

	/** Merges what is ticked; null when it is on its way. Ticks and title survive a refusal. */
	merge(title: string): Refusal | null {
		const topicIds = [...this.selection.ids];
		let refusal: Refusal | null = null;
		let isSent = false;
		this.selection.clear();
		isSent = this.act(
			{ type: 'MergeTopics', clusterId: newId(), topicIds, title },
			{
				refused: (reason) => {
					const existing = new Set(topics(this.state).map(({ id }) => id));
					this.selection.add(topicIds.filter((id) => existing.has(id)));
					this.refusedTitle = title;
					if (isSent) this.complain(reason);
					else refusal = reason;
				}
			}
		);
		if (isSent) this.refusedTitle = null;
		return refusal;
	}

	/** The form of a core need stays as it is while the moderator looks at other steps. */
	formFor(coreNeed: CoreNeed): DecisionForm {
		const known = this.#forms.get(coreNeed.id);
		if (known) return known;
		const key = this.draftKey(`decision/${coreNeed.id}`);
		const form = new DecisionForm(coreNeed, {
			recorded: () => this.state.decisions.find(({ coreNeedId }) => coreNeedId === coreNeed.id),
			send: (command) => this.live.send(command),
			newId,
			readKept: () => readDraft(key),
			keep: (text) => keepDraft(key, text),
			locale: getLocale
		});
		this.#forms.set(coreNeed.id, form);
		return form;
	}

	/** Where this device keeps what is not sent; @param place has fields of its own */
	drafts(place?: string): Drafts {
		return draftsUnder(place === undefined ? this.#storageKey : this.draftKey(place));
	}

	/** Under which this device keeps unsent text of one field. */
	draftKey(field: string): string {
		return `${this.#storageKey}/${field}`;
	}
}
