import { readFileSync } from 'node:fs';

/** The needs of the development set, as the demo ships them. */
export function readWholeWorkshops(): { id: string; workshop: string; text: string }[] {
	const file = new URL('../demo/content/needs-dev.json', import.meta.url);
	return (
		JSON.parse(readFileSync(file, 'utf8')) as {
			needs: { id: string; workshop: string; text: string }[];
		}
	).needs;
}
