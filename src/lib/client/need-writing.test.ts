import { describe, expect, it } from 'vitest';
import type { MeetingCommand } from '../domain/meeting/commands';
import type { Sent, Settled } from './meeting-client';
import { NeedWriting } from './need-writing.svelte';

/** Fields on a device, and a meeting that answers as it is told. */
function desk(answer: { refusedWith?: string } = {}) {
	const drafts = new Map<string, string>();
	const sent: MeetingCommand[] = [];
	const settle: ((settled: Settled) => void)[] = [];
	let ids = 0;
	const ports = {
		newId: () => `id ${ids++}`,
		drafts: {
			read: async (field: string) => drafts.get(field) ?? '',
			keep: async (field: string, text: string) => void drafts.set(field, text)
		},
		send(command: MeetingCommand): Sent {
			if (answer.refusedWith) return { kind: 'refused', refusal: { code: answer.refusedWith } };
			sent.push(command);
			const settled = new Promise<Settled>((resolve) => settle.push(resolve));
			return { kind: 'sent', id: `command ${sent.length}`, settled };
		}
	};
	return { ports, drafts, sent, settle };
}

async function refusedLate(settle: ((settled: Settled) => void)[]) {
	settle.at(-1)?.({ kind: 'refused', refusal: { code: 'agenda/not-collecting' } });
	await Promise.resolve();
	await Promise.resolve();
}

describe('NeedWriting', () => {
	it('keeps every letter and gives it back after a reload', async () => {
		const { ports } = desk();
		new NeedWriting(ports).text = 'WLAN in der Turn';
		const after = new NeedWriting(ports);
		await after.restore();
		expect(after.text).toBe('WLAN in der Turn');
	});

	it('does not overwrite what was typed before the draft was read', async () => {
		const { ports } = desk();
		new NeedWriting(ports).text = 'alt';
		const writing = new NeedWriting(ports);
		const restored = writing.restore();
		writing.text = 'neu';
		await restored;
		expect(writing.text).toBe('neu');
	});

	it('keeps the category with its text, and gives it to no other', async () => {
		const { ports } = desk();
		const before = new NeedWriting(ports);
		before.text = 'Steckdosen';
		before.category = 'bau';
		const after = new NeedWriting(ports);
		await after.restore();
		expect(after).toMatchObject({ text: 'Steckdosen', category: 'bau' });
		const other = new NeedWriting(ports);
		other.text = 'Etwas anderes';
		await other.restore();
		expect(other.category).toBeNull();
	});

	it('leaves the text in the field when it is refused at once', () => {
		const writing = new NeedWriting(desk({ refusedWith: 'need/text-too-long' }).ports);
		writing.text = 'viel zu lang';
		expect(writing.submit()).toBe(false);
		expect(writing.text).toBe('viel zu lang');
		expect(writing.refusal?.code).toBe('need/text-too-long');
	});

	it('empties the field and its draft once a command holds the text', () => {
		const { ports, drafts, sent } = desk();
		const writing = new NeedWriting(ports);
		writing.text = 'Ladeschränke';
		expect(writing.submit()).toBe(true);
		expect(writing.text).toBe('');
		expect(drafts.get('need')).toBe('');
		expect(sent).toMatchObject([{ type: 'SubmitNeed', text: 'Ladeschränke' }]);
	});

	it('puts a late refusal back into the empty field', async () => {
		const { ports, settle } = desk();
		const writing = new NeedWriting(ports);
		writing.text = 'zu spät';
		writing.submit();
		await refusedLate(settle);
		expect(writing.text).toBe('zu spät');
		expect(writing.refusal?.code).toBe('agenda/not-collecting');
	});

	it('lays a late refusal beside the field when something else is being written', async () => {
		const { ports, settle } = desk();
		const writing = new NeedWriting(ports);
		writing.text = 'zu spät';
		writing.submit();
		writing.text = 'das Nächste';
		await refusedLate(settle);
		expect(writing.text).toBe('das Nächste');
		expect(writing.returned).toMatchObject([{ text: 'zu spät' }]);
		writing.takeBack('zu spät');
		expect(writing.text).toBe('das Nächste zu spät');
	});

	it('keeps a started rewording over a reload', async () => {
		const { ports } = desk();
		new NeedWriting(ports).setEdit('need a', 'Beamer im Mus');
		const after = new NeedWriting(ports);
		await after.restore();
		expect(after.edit).toEqual({ needId: 'need a', text: 'Beamer im Mus' });
	});

	it('closes the rewording when nothing was changed', () => {
		const writing = new NeedWriting(desk({ refusedWith: 'need/unchanged' }).ports);
		writing.setEdit('need a', 'Beamer');
		expect(writing.saveEdit()).toBe(true);
		expect(writing.edit).toBeNull();
	});

	it('sends what it is about once, and asks anew for the next', () => {
		const { ports, sent } = desk();
		const writing = new NeedWriting(ports);
		writing.text = 'WLAN im Altbau';
		writing.category = 'netz';
		writing.submit();
		expect(sent).toMatchObject([{ text: 'WLAN im Altbau', category: 'netz' }]);
		expect(writing.category).toBeNull();
	});

	it('[NE26] sends thoughts apart, each as a need', () => {
		const { ports, drafts, sent } = desk();
		const writing = new NeedWriting(ports);
		writing.text = 'WLAN in der Turnhalle und neue iPads für Klasse 5';
		expect(writing.submitApart()).toBe(true);
		expect(sent).toMatchObject([
			{ type: 'SubmitNeed', text: 'WLAN in der Turnhalle' },
			{ type: 'SubmitNeed', text: 'Neue iPads für Klasse 5' }
		]);
		expect(writing.text).toBe('');
		expect(drafts.get('need')).toBe('');
	});

	it('[NE26] keeps in the field what could not be sent apart', () => {
		const { ports } = desk({ refusedWith: 'need/too-many' });
		const writing = new NeedWriting(ports);
		writing.text = 'WLAN in der Turnhalle und neue iPads für Klasse 5';
		expect(writing.submitApart()).toBe(false);
		expect(writing.text).toBe('WLAN in der Turnhalle\nNeue iPads für Klasse 5');
		expect(writing.refusal?.code).toBe('need/too-many');
	});

	it('[NE26] takes an own need apart, the others before the first is cut', () => {
		const { ports, sent } = desk();
		const text = 'WLAN in der Turnhalle und neue iPads für Klasse 5';
		new NeedWriting(ports).takeApart({ id: 'need a', text, category: 'netz' });
		expect(sent).toMatchObject([
			{ type: 'SubmitNeed', text: 'Neue iPads für Klasse 5', category: 'netz' },
			{ type: 'EditNeed', needId: 'need a', text: 'WLAN in der Turnhalle' }
		]);
	});

	it('[NE26] leaves an own need whole where the others are refused', () => {
		const { ports, sent } = desk({ refusedWith: 'need/too-many' });
		const text = 'WLAN in der Turnhalle und neue iPads für Klasse 5';
		const refusal = new NeedWriting(ports).takeApart({ id: 'need a', text, category: null });
		expect(refusal?.code).toBe('need/too-many');
		expect(sent).toEqual([]);
	});
});
