import type { Agreement } from './moderator';
import { words } from './words';

const say = words('de');

/** A decision with everything that one can say; for the story of the thread and its pictures. */
export const AGREEMENT: Agreement = {
	section: { code: '5.2', text: 'Alle Grundschulen erhalten bis 2028 Funkzellen auch im Ganztag.' },
	feasibility: 'conditional',
	conditions: 'Die Fördermittel des Landes werden bewilligt.',
	how: 'Ausleuchtung messen, dann je Standort nachrüsten.',
	period: { from: '2027-02-01', to: '2028-07-31' },
	horizon: 3,
	oneOff: '148.000',
	running: '12.500',
	side: say('live_side_authority'),
	person: 'Leitung Schul-IT',
	due: '2028-06-30',
	approval: {
		body: 'Schulausschuss',
		involvement: say('live_involvement_decide'),
		plannedFor: '2027-03-18'
	}
};
