/** What the moderator sets on the projector (screen-control.ts). */

/** What the projector can show in place of the step. */
export const SCREEN_CONTENTS = [
	'step',
	'join',
	'topics',
	'ranking',
	'core-needs',
	'decisions',
	'agenda'
] as const;
export type ScreenContent = (typeof SCREEN_CONTENTS)[number];

export const SCREEN_THEMES = ['light', 'dark'] as const;
export type ScreenTheme = (typeof SCREEN_THEMES)[number];

export interface ScreenSettings {
	isBlank: boolean;
	isFrozen: boolean;
	content: ScreenContent;
	/** A need or bundle that is shown alone and large. */
	highlightedTopicId: string | null;
	theme: ScreenTheme;
	/** Pages do not turn by themselves. */
	isHeld: boolean;
	/** Pages turned by the moderator, forwards less backwards; how many there are knows the projector. */
	pagesTurned: number;
}

export const initialScreen: ScreenSettings = {
	isBlank: false,
	isFrozen: false,
	content: 'step',
	highlightedTopicId: null,
	theme: 'light',
	isHeld: false,
	pagesTurned: 0
};
