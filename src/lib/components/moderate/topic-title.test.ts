import { describe, expect, it } from 'vitest';
import { TITLE_LENGTH } from '$lib/domain/meeting/rules';
import { isFound, proposedTitle, shortened } from './topic-title';

describe('proposedTitle', () => {
	it('takes the shortest wording of the members', () => {
		expect(proposedTitle(['WLAN in allen Räumen der Schule', 'WLAN überall', 'Funknetz'])).toBe(
			'Funknetz'
		);
	});

	it('fits the limit of titles', () => {
		const long = 'Wir brauchen dringend '.repeat(20);
		const title = proposedTitle([long]);
		expect(Array.from(title).length).toBeLessThanOrEqual(TITLE_LENGTH);
		expect(title).toMatch(/ (Wir|brauchen|dringend)…$/);
	});
});

describe('shortened', () => {
	it('counts code points, so that no sign is torn apart', () => {
		expect(shortened('🙂🙂🙂🙂', 3)).toBe('🙂🙂…');
	});
});

describe('isFound', () => {
	it('asks for every word, whatever the case and the accents', () => {
		expect(isFound('Beamer für die Räume im Altbau', 'raume BEAMER')).toBe(true);
		expect(isFound('Beamer für die Räume im Altbau', 'beamer turnhalle')).toBe(false);
		expect(isFound('Beamer', '')).toBe(true);
	});
});
