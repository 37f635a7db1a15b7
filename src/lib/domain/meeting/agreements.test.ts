import { describe, expect, it } from 'vitest';
import { tell } from './audience';
import type { AgreeingSide, AgreementContent } from './model';
import {
	agreementRecorded,
	anna,
	ben,
	completeAgreement,
	confirmed,
	given,
	joined,
	stateAfter
} from './specification.test-support';
import { STAKEHOLDER_GROUPS, sideOf } from './stakeholder-groups';

const agreementId = 'agreement-1';
const record = (change: Partial<AgreementContent> = {}) => ({
	type: 'RecordAgreement' as const,
	agreementId,
	content: { ...completeAgreement, ...change }
});
const confirm = (side: AgreeingSide) => ({
	type: 'ConfirmAgreement' as const,
	agreementId,
	side
});
const retract = (side: AgreeingSide) => ({
	type: 'RetractConfirmation' as const,
	agreementId,
	side
});
const discard = { type: 'DiscardAgreement' as const, agreementId };
const settled = [agreementRecorded(), confirmed('school'), confirmed('authority', 1)];

describe('an agreement', () => {
	it('[AR1] says what, who and until when, cleaned', () => {
		given()
			.when(record({ what: ' Zwei  Wagen ' }))
			.then(agreementRecorded({ what: 'Zwei Wagen' }));
		given()
			.when(record({ what: ' ' }))
			.refused('agreement/what-missing');
		given()
			.when(record({ responsible: { side: 'school', person: '' } }))
			.refused('agreement/responsible-missing');
		given()
			.when(record({ dueAt: '' }))
			.refused('agreement/due-missing');
		given()
			.when(record({ dueAt: '2027-02-30' }))
			.refused('agreement/date-invalid');
		given()
			.when(record({ what: 'a'.repeat(301) }))
			.refused('agreement/text-too-long', { limit: 300 });
	});

	it('[AR1] a meeting has at most 60', () => {
		const many = Array.from({ length: 60 }, (_, index) => agreementRecorded({}, `other-${index}`));
		given(...many)
			.when(record())
			.refused('agreement/too-many', { limit: 60 });
	});

	it('[AR2] names sections of the plan where the plan must change, and only there', () => {
		given()
			.when(record({ sections: [] }))
			.refused('agreement/section-missing');
		given()
			.when(record({ sections: ['9.9'] }))
			.refused('agreement/section-unknown', { code: '9.9' });
		given()
			.when(record({ changesPlan: false, sections: ['5.2'] }))
			.then(agreementRecorded({ changesPlan: false, sections: [] }));
	});

	it('[AR3] is confirmed once by each side; the second makes it an agreement', () => {
		const first = given(agreementRecorded()).when(confirm('school'));
		first.then(confirmed('school'));
		first.when(confirm('school')).refused('agreement/already-confirmed');
		first.when(confirm('authority')).then(confirmed('authority', 1));
		first.when(retract('authority')).refused('agreement/not-confirmed');
		expect(first.whenUndone().state().agreements[0]?.confirmed.school).toBe(false);
	});

	it('[AR3] reworded, it needs both confirmations again', () => {
		const reworded = given(agreementRecorded(), confirmed('school')).when(record({ what: 'Neu' }));
		expect(reworded.state().agreements[0]).toMatchObject({
			content: { what: 'Neu' },
			confirmed: { school: false, authority: false }
		});
	});

	it('[AR4] is confirmed on a phone for the side that its group speaks for', () => {
		const meeting = given(
			joined('seat-anna', 'schulleitung'),
			joined('seat-ben', 'eltern'),
			agreementRecorded()
		);
		meeting.when(confirm('school'), anna).then(confirmed('school'));
		meeting.when(confirm('authority'), anna).refused('agreement/other-side');
		meeting.when(confirm('school'), ben).refused('agreement/other-side');
		given(agreementRecorded()).when(confirm('school'), anna).refused('joining/not-joined');
		expect(STAKEHOLDER_GROUPS.filter((group) => sideOf(group) === null)).toEqual([
			'schueler',
			'eltern',
			'hausmeister',
			'it_dienstleister',
			'medienzentrum',
			'datenschutz',
			'politik'
		]);
	});

	it('[AR5] settled, it stays as it is until the moderator takes a confirmation back', () => {
		const meeting = given(joined('seat-anna', 'schulleitung'), ...settled);
		meeting.when(record({ what: 'Neu' })).refused('agreement/settled');
		meeting.when(discard).refused('agreement/settled');
		meeting.when(retract('school'), anna).refused('agreement/settled');
		const open = meeting.when(retract('school'));
		open.then({ type: 'ConfirmationRetracted', agreementId, side: 'school' });
		open.when(confirm('school')).then(confirmed('school', 2));
	});

	it('[AR6] can be discarded and brought back; its number goes on', () => {
		const gone = given(...settled)
			.when(retract('school'))
			.when(discard);
		gone.then({ type: 'AgreementDiscarded', agreementId });
		expect(gone.state().agreements).toEqual([]);
		gone.when(discard).refused('agreement/unknown');
		gone.when(confirm('school')).refused('agreement/unknown');
		gone.when(retract('school')).refused('agreement/unknown');
		expect(gone.whenUndone().state().agreements[0]?.agreements).toBe(1);
	});

	it('[AR7] nobody is told who confirmed', () => {
		const state = stateAfter(joined('seat-anna', 'schulleitung'), agreementRecorded());
		expect(
			JSON.stringify(tell(state, confirmed('school'), stateAfter(), 'participants'))
		).not.toContain('seat-anna');
	});
});
