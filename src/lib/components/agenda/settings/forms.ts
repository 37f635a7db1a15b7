/** The form for the settings of each kind; a kind that has nothing to set is not named. */
import type { StepKind, StepSettings } from '$lib/domain/meeting/steps';
import type { Component } from 'svelte';
import ActionItemsSettings from './ActionItemsSettings.svelte';
import CardsSettings from './CardsSettings.svelte';
import CollectSettings from './CollectSettings.svelte';
import ConfirmSettings from './ConfirmSettings.svelte';
import IndicatorsSettings from './IndicatorsSettings.svelte';
import InformationSettings from './InformationSettings.svelte';
import MatrixSettings from './MatrixSettings.svelte';
import MoodSettings from './MoodSettings.svelte';
import VoteSettings from './VoteSettings.svelte';

export interface SettingsFormProps<K extends StepKind = StepKind> {
	settings: StepSettings<K>;
	/** What is wrong, as sentences, by the name of the setting. */
	problems?: Record<string, string>;
}

export const SETTINGS_FORMS: {
	[K in StepKind]?: Component<SettingsFormProps<K>, object, 'settings'>;
} = {
	collect: CollectSettings,
	vote: VoteSettings,
	information: InformationSettings,
	mood: MoodSettings,
	matrix: MatrixSettings,
	confirm: ConfirmSettings,
	cards: CardsSettings,
	'action-items': ActionItemsSettings,
	indicators: IndicatorsSettings
};
