/** The texts in the settings of a step: made safe to keep, and how long they may be. Rule AG16. */
import { cleanLine, cleanParagraphs, isBlank, lengthOf } from '../kernel/text';
import {
	INDICATOR_NAME_LENGTH,
	INFORMATION_LENGTH,
	NEED_LENGTH,
	PICTURE_ALT_LENGTH,
	SCALE_LABEL_LENGTH,
	TITLE_LENGTH
} from './rules';
import type { MatrixAxis, MoodScale, NewStep } from './steps';

/** The step with its settings as they are kept; sentences that say nothing and indicators without a name are left out. */
export function withCleanTexts(step: NewStep): NewStep {
	switch (step.kind) {
		case 'collect':
			return { ...step, settings: { question: cleanLine(step.settings.question) } };
		case 'information':
			return {
				...step,
				settings: {
					text: cleanParagraphs(step.settings.text),
					pictures: step.settings.pictures.map(({ id, alt }) => ({
						id,
						alt: alt === null ? null : cleanLine(alt)
					}))
				}
			};
		case 'mood':
			return { ...step, settings: { scales: step.settings.scales.map(cleanWords) } };
		case 'matrix': {
			const { source, x, y } = step.settings;
			return { ...step, settings: { source, x: cleanWords(x), y: cleanWords(y) } };
		}
		case 'confirm': {
			const statements = step.settings.statements.map(cleanLine).filter((text) => !isBlank(text));
			return { ...step, settings: { ...step.settings, statements } };
		}
		case 'cards': {
			const columns = step.settings.columns.map(({ id, title }) => ({
				id,
				title: cleanLine(title)
			}));
			return { ...step, settings: { ...step.settings, columns } };
		}
		case 'indicators': {
			const indicators = step.settings.indicators
				.map((one) => ({ ...one, name: cleanLine(one.name), unit: cleanLine(one.unit) }))
				.filter(({ name }) => !isBlank(name));
			return { ...step, settings: { indicators } };
		}
		default:
			return step;
	}
}

/** The setting that is too long, if one is. */
export function tooLongText(
	step: NewStep
): { setting: string; limit: number; length: number } | null {
	for (const { setting, text, limit } of textsOf(step)) {
		const length = lengthOf(text);
		if (length > limit) return { setting, limit, length };
	}
	return null;
}

/** Is there a picture of which nobody has said what it shows, or that it only decorates? */
export function lacksAlt(step: NewStep): boolean {
	return step.kind === 'information' && step.settings.pictures.some(({ alt }) => alt === '');
}

function textsOf(step: NewStep): { setting: string; text: string; limit: number }[] {
	switch (step.kind) {
		case 'collect':
			return [{ setting: 'question', text: step.settings.question, limit: NEED_LENGTH }];
		case 'information':
			return [
				{ setting: 'text', text: step.settings.text, limit: INFORMATION_LENGTH },
				...step.settings.pictures.map(({ alt }) => ({
					setting: 'pictures',
					text: alt ?? '',
					limit: PICTURE_ALT_LENGTH
				}))
			];
		case 'mood':
			return step.settings.scales.flatMap((scale) => wordsOf('scales', scale));
		case 'matrix':
			return (['x', 'y'] as const).flatMap((side) => wordsOf(side, step.settings[side]));
		case 'confirm':
			return step.settings.statements.map((text) => ({
				setting: 'statements',
				text,
				limit: NEED_LENGTH
			}));
		case 'cards':
			return step.settings.columns.map(({ title }) => ({
				setting: 'columns',
				text: title,
				limit: TITLE_LENGTH
			}));
		case 'indicators':
			return step.settings.indicators.flatMap(({ name, unit }) =>
				[name, unit].map((text) => ({ setting: 'indicators', text, limit: INDICATOR_NAME_LENGTH }))
			);
		default:
			return [];
	}
}

/** What a scale or an axis is about, and its ends. */
function wordsOf(setting: string, { label, low, high }: MatrixAxis | MoodScale) {
	return [label, low, high].map((text) => ({ setting, text, limit: SCALE_LABEL_LENGTH }));
}

function cleanWords({ label, low, high }: MatrixAxis | MoodScale): MatrixAxis & MoodScale {
	return { label: cleanLine(label), low: cleanLine(low), high: cleanLine(high) };
}
