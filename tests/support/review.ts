/** What the annual reviews of the stories are about: their course, and what was agreed last year. */
import type { AgreementContent } from '../../src/lib/domain/meeting/model.ts';
import { plainStep, type NewStep } from '../../src/lib/domain/meeting/steps.ts';

/** Each has its own, so that two stories can hold theirs. */
export const REVIEWED_SCHOOLS = ['Marienschule', 'Josefschule'] as const;

export const LAST_YEARS: readonly AgreementContent[] = [
	{
		what: 'Ladewagen für die Jahrgänge 3 und 4 beschaffen',
		responsible: { side: 'authority', person: 'Sachgebiet Schul-IT' },
		dueAt: '2026-06-30',
		changesPlan: false,
		sections: []
	},
	{
		what: 'Fortbildung zu Lernplattform und Elternkommunikation planen',
		responsible: { side: 'school', person: 'Schulleitung' },
		dueAt: '2026-03-31',
		changesPlan: false,
		sections: []
	},
	{
		what: 'Alte Rechner aus dem Keller abholen',
		responsible: { side: 'provider', person: 'Firma für den Support' },
		dueAt: '2026-02-28',
		changesPlan: false,
		sections: []
	}
];

export const STEPS = {
	arrive: 'Ziel, Ablauf und Kontaktpersonen',
	items: 'Offene Aufgaben vom letzten Mal',
	indicators: 'Kennzahlen und Gründe',
	mood: 'Stimmung: Zusammenarbeit und Support',
	cards: 'Rückblick: gut und hinderlich',
	news: 'Informationen des Schulträgers',
	pause: 'Pause',
	agreements: 'Vereinbarungen',
	close: 'Abschluss und nächster Termin'
} as const;

/** As in the course that Planrunde knows, a little shorter. */
export const REVIEW: NewStep[] = [
	plainStep('arrive', STEPS.arrive, 5),
	plainStep('action-items', STEPS.items, 10),
	{
		kind: 'indicators',
		title: STEPS.indicators,
		minutes: 15,
		settings: {
			indicators: [
				{
					name: 'Schülerinnen und Schüler je Gerät',
					unit: '',
					value: 4.2,
					previous: 5.1,
					target: 3,
					direction: 'lower'
				},
				{
					name: 'Störungen, die am selben Tag behoben sind',
					unit: '%',
					value: 61,
					previous: 68,
					target: 80,
					direction: 'higher'
				}
			]
		}
	},
	{
		kind: 'mood',
		title: STEPS.mood,
		minutes: 5,
		settings: {
			scales: [
				{ label: 'Wie gut arbeiten Schule und Schulträger zusammen?', low: '', high: '' },
				{ label: 'Wie gut hilft der Support?', low: 'kaum', high: 'immer' }
			]
		}
	},
	{
		kind: 'cards',
		title: STEPS.cards,
		minutes: 10,
		settings: {
			columns: [
				{ id: 'good', title: 'Das lief gut' },
				{ id: 'hindering', title: 'Das hat gehindert' }
			],
			visibility: 'silent'
		}
	},
	plainStep('break', STEPS.pause, 10),
	{
		kind: 'information',
		title: STEPS.news,
		minutes: 5,
		settings: {
			text: '# Neues vom Schulträger\n\nDer Rahmenvertrag für Tablets läuft bis Sommer 2028.\n\n- Bestellungen sind zweimal im Jahr möglich\n- Der Support ist ab Januar bis 16 Uhr erreichbar',
			pictures: []
		}
	},
	plainStep('agreements', STEPS.agreements, 10),
	plainStep('close', STEPS.close, 2)
];
