import { describe, expect, it } from 'vitest';
import { initialPlan, type PlanChange, type PlanState } from '../../domain/plan/plan';
import { completeDecision } from '../../domain/meeting/specification.test-support';
import { passagesOf } from './passages';

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const heading = (text: string) => ({ ...paragraph(text), type: 'heading', attrs: { level: 3 } });
const DISPLAY = 'Jeder Klassenraum erhält ein interaktives Display.';
const NO_PRINTER = 'Drucker werden nicht mehr beschafft.';

function change(number: number, text: string, more: Partial<PlanChange> = {}): PlanChange {
	return {
		...({ id: String(number), number, cause: {}, agreedAt: 1, status: 'proposed' } as PlanChange),
		content: { ...completeDecision, sectionChanges: [{ code: '5.5', text }] },
		...more
	};
}

const plan: PlanState = {
	...initialPlan,
	sections: [
		{
			...{ code: '5.5', title: 'Präsentation', wording: 1 },
			document: {
				type: 'doc',
				content: [
					heading('Jeder Raum erhält WLAN.'),
					paragraph(`Die Befragung zeigt Bedarf. ${DISPLAY} Die Räume sind groß.`),
					{ type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(NO_PRINTER)] }] }
				]
			}
		},
		{ code: '6', title: 'Support', wording: 0, document: null }
	],
	changes: [
		change(1, 'Beamer werden nicht beschafft.'),
		change(2, 'Kameras werden nicht beschafft.', { status: 'withdrawn' }),
		change(3, 'Boxen werden nicht beschafft.', {
			content: {
				...completeDecision,
				feasibility: 'no',
				sectionChanges: [{ code: '5.5', text: 'Boxen werden nicht beschafft.' }]
			}
		})
	]
};

describe('the passages of a plan', () => {
	it('[PP13] are the sentences that lay down a rule, of the text and of standing decisions', () => {
		expect(passagesOf(plan).map(({ text, change: number }) => [text, number])).toEqual([
			[DISPLAY, null],
			[NO_PRINTER, null],
			['Beamer werden nicht beschafft.', 1]
		]);
		expect(passagesOf(plan)[0]).toMatchObject({ code: '5.5', title: 'Präsentation' });
	});

	it('[PP12] keep their id as long as they read the same', () => {
		const later: PlanState = { ...plan, title: 'anders', changes: [] };
		expect(passagesOf(later)[0]?.id).toBe(passagesOf(plan)[0]?.id);
		expect(passagesOf(plan)[0]?.id).toMatch(/^[\w-]{22}$/);
		expect(new Set(passagesOf(plan).map(({ id }) => id)).size).toBe(3);
	});
});
