import { numberText } from '$lib/components/format';
import type { Spread } from '$lib/domain/meeting/model';
import { MATRIX_VALUES } from '$lib/domain/meeting/rules';
import type { MatrixAxis } from '$lib/domain/meeting/steps';
import { m } from '$lib/paraglide/messages.js';

/** The words of an axis; where none are set, effort to the right and benefit upwards. */
export function axisWords(axis: MatrixAxis, side: 'x' | 'y'): MatrixAxis {
	return {
		label: axis.label || (side === 'x' ? m.rounds_matrix_x() : m.rounds_matrix_y()),
		low: axis.low || m.rounds_matrix_low(),
		high: axis.high || m.rounds_matrix_high()
	};
}

/** A value on an axis, with its meaning where it has one. @param words of {@link axisWords} */
export function matrixValueText(value: number | null, words: MatrixAxis): string {
	if (value === null) return m.rounds_matrix_unrated();
	if (value === MATRIX_VALUES.min) return m.rounds_matrix_value_end({ value, meaning: words.low });
	if (value === MATRIX_VALUES.max) return m.rounds_matrix_value_end({ value, meaning: words.high });
	return m.rounds_matrix_value({ value });
}

/** Where the middle half lies. */
export function spreadText({ low, high }: Spread): string {
	return low === high ? numberText(low) : m.rounds_matrix_spread({ low, high });
}
