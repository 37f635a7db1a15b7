/**
 * What an entry of the change log says, as the parts of one sentence. Page, print and mail put
 * the same parts into words, each in its reader's language.
 */
import type { ChangeContent, PlanChange } from './plan';

export type ChangePart =
	| { key: 'withdrawn' }
	| { key: 'outcome'; params: { feasibility: ChangeContent['feasibility']; coreNeed: string } }
	/** At least one code, in the order of the plan. */
	| { key: 'sections'; params: { codes: [string, ...string[]] } }
	| {
			key: 'responsible';
			/** At least one of both is given. */
			params: { side: ChangeContent['responsible']['side']; person: string };
	  }
	| { key: 'due'; params: { day: string } };

export function describeChange({ cause, content, status }: PlanChange): ChangePart[] {
	const { feasibility, responsible, dueAt } = content;
	const parts: ChangePart[] = [];
	if (status === 'withdrawn') parts.push({ key: 'withdrawn' });
	parts.push({ key: 'outcome', params: { feasibility, coreNeed: cause.coreNeed.title } });
	const [first, ...others] = content.sectionChanges.map(({ code }) => code).sort(bySectionNumber);
	if (first !== undefined) parts.push({ key: 'sections', params: { codes: [first, ...others] } });
	if (responsible.side !== null || responsible.person !== '')
		parts.push({ key: 'responsible', params: { ...responsible } });
	if (dueAt !== null) parts.push({ key: 'due', params: { day: dueAt } });
	return parts;
}

/** Orders codes like 2, 2.1, 2.10, 10. */
export function bySectionNumber(a: string, b: string): number {
	const [left, right] = [a.split('.'), b.split('.')];
	for (let i = 0; i < Math.max(left.length, right.length); i++) {
		const difference = Number(left[i] ?? -1) - Number(right[i] ?? -1);
		if (difference !== 0) return difference;
	}
	return 0;
}
