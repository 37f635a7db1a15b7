import { numberText } from '$lib/components/format';
import { MOOD_VALUES } from '$lib/domain/meeting/rules';
import type { MoodScale } from '$lib/domain/meeting/steps';
import { m } from '$lib/paraglide/messages.js';

/** What the ends of a scale mean. */
export function scaleEnds({ low, high }: MoodScale): { low: string; high: string } {
	return { low: low || m.rounds_mood_low(), high: high || m.rounds_mood_high() };
}

/** A value of a scale, with its meaning where it has one. */
export function moodValueText(value: number, scale: MoodScale): string {
	const { low, high } = scaleEnds(scale);
	if (value === MOOD_VALUES.min) return m.rounds_mood_value_end({ value, meaning: low });
	if (value === MOOD_VALUES.max) return m.rounds_mood_value_end({ value, meaning: high });
	return m.rounds_mood_value({ value });
}

/** With one decimal: more would claim what so few answers cannot say. */
export function meanText(mean: number): string {
	return numberText(Math.round(mean * 10) / 10);
}
