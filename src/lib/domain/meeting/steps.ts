/**
 * The steps that an agenda is made of: their kinds, and what each kind can be set to. A new kind
 * is listed here, gets its shape for the wire in protocol/steps.ts, and a component on each of
 * the three surfaces.
 */
import type { PlannedIndicator } from './model';

/** What a need passes through, in order: the course of a needs workshop. */
export const THREAD_KINDS = [
	'arrive',
	'collect',
	'reveal',
	'bundle',
	'vote',
	'core-needs',
	'decide',
	'close'
] as const;

export const STEP_KINDS = [
	...THREAD_KINDS,
	'information',
	'break',
	'mood',
	'matrix',
	'confirm',
	'cards',
	'action-items',
	'agreements',
	'indicators'
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export const ITEM_SCOPES = ['school', 'plan'] as const;
export type ItemScope = (typeof ITEM_SCOPES)[number];

/** What the matrix places: topics, what the group takes forward, or the cards of the steps before. */
export const MATRIX_SOURCES = ['topics', 'core-needs', 'cards'] as const;
export type MatrixSource = (typeof MATRIX_SOURCES)[number];

/** What the room is asked to carry. */
export const CONFIRM_SOURCES = ['core-needs', 'decisions', 'statements'] as const;
export type ConfirmSource = (typeof CONFIRM_SOURCES)[number];

/** One by one, or all of it at once. */
export const CONFIRM_SCOPES = ['each', 'whole'] as const;
export type ConfirmScope = (typeof CONFIRM_SCOPES)[number];

/** What can be set in advance, by kind; kinds that are not named have nothing to set. */
interface SettingsByKind {
	/** Empty: the meeting's own question. */
	collect: { question: string };
	/** Proposed to the moderator; null: worked out from the number of topics and people. */
	vote: { dotsPerPerson: number | null; maxPerOption: number | null };
	/** Paragraphs and lists as information.ts reads them, then the pictures one by one. */
	information: { text: string; pictures: ShownPicture[] };
	mood: { scales: MoodScale[] };
	matrix: { source: MatrixSource; x: MatrixAxis; y: MatrixAxis };
	/** `statements` are typed in advance, for the source of this name. */
	confirm: { source: ConfirmSource; scope: ConfirmScope; statements: string[] };
	/** `silent`: shown together at the reveal; `open`: as they come. */
	cards: { columns: CardColumn[]; visibility: 'silent' | 'open' };
	/** Whose open items: those of the school that the meeting is about, or all of the plan. */
	'action-items': { scope: ItemScope };
	indicators: { indicators: PlannedIndicator[] };
}

export interface CardColumn {
	id: string;
	/** Empty: the title of the step. */
	title: string;
}

/** One question that is answered from 1 to 5. */
export interface MoodScale {
	/** Empty: the title of the step. */
	label: string;
	/** What 1 and 5 mean; empty: the usual words. */
	low: string;
	high: string;
}

/** One side of the matrix; its words may be empty: benefit upwards, effort to the right. */
export interface MatrixAxis {
	label: string;
	/** What 1 and 10 mean. */
	low: string;
	high: string;
}

/** A picture that staff uploaded (server/pictures). */
export interface ShownPicture {
	id: string;
	/** What it shows, for who cannot see it; null where it only decorates. */
	alt: string | null;
}

type NoSettings = Record<string, never>;
export type StepSettings<K extends StepKind = StepKind> = K extends keyof SettingsByKind
	? SettingsByKind[K]
	: NoSettings;

/** A step as somebody plans it, before it stands in an agenda. */
export type NewStep = {
	[K in StepKind]: {
		kind: K;
		title: string;
		/** Planned length; a guide, nothing ends by itself. 0: no timer. */
		minutes: number;
		settings: StepSettings<K>;
	};
}[StepKind];

/** A skipped step stays in the agenda, but the meeting passes over it. */
export type AgendaStep = NewStep & { id: string; isSkipped?: boolean };

const DEFAULTS: { [K in StepKind]: StepSettings<K> } = {
	arrive: {},
	collect: { question: '' },
	reveal: {},
	bundle: {},
	vote: { dotsPerPerson: null, maxPerOption: null },
	'core-needs': {},
	decide: {},
	close: {},
	information: { text: '', pictures: [] },
	break: {},
	mood: { scales: [{ label: '', low: '', high: '' }] },
	matrix: {
		source: 'topics',
		x: { label: '', low: '', high: '' },
		y: { label: '', low: '', high: '' }
	},
	confirm: { source: 'core-needs', scope: 'each', statements: [] },
	cards: { columns: [{ id: 'column-1', title: '' }], visibility: 'silent' },
	'action-items': { scope: 'school' },
	agreements: {},
	indicators: { indicators: [] }
};

/** A step with the settings that its kind starts with. */
export function plainStep(kind: StepKind, title: string, minutes: number): NewStep {
	return { kind, title, minutes, settings: DEFAULTS[kind] } as NewStep;
}
