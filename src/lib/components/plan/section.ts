/** Anchor of a section on the plan's page. */
export function sectionAnchor(code: string): string {
	return `section-${code}`;
}

export function isChapter(code: string): boolean {
	return !code.includes('.');
}
