import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { POSTER_SIZES, posterPdf } from './posters';
import { typeset } from './typesetter';

const meeting = {
	title: 'Bedarfsworkshop „Grundschulen“ & *Süd* #1',
	joinCode: 'K7M4TX',
	joinAddress: 'https://runde.example.de/j/K7M4TX'
};

/** All that stands in a PDF, with its streams unpacked, and what it writes in UTF-16 as text. */
function unpacked(pdf: Buffer): string {
	const raw = pdf.toString('latin1');
	const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, stream]) => {
		try {
			return inflateSync(Buffer.from(stream ?? '', 'latin1')).toString('latin1');
		} catch {
			return stream ?? '';
		}
	});
	return [raw, ...streams]
		.join('\n')
		.replaceAll(/<FEFF([0-9A-F]+)>/g, (_, digits: string) =>
			Buffer.from(digits, 'hex').swap16().toString('utf16le')
		);
}

describe('posters and table cards', () => {
	it.each(POSTER_SIZES.flatMap((size) => [[size, 'de'] as const, [size, 'en'] as const]))(
		'[PO1] [PO2] %s in %s is an accessible PDF with title and language',
		async (size, locale) => {
			const pdf = await posterPdf(meeting, size, locale);
			expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
			const all = unpacked(pdf);
			expect(all).toMatch(/<pdfuaid:part>1<|pdfuaid:part="1"/);
			expect(all).toContain(`/Lang (${locale}`);
			expect(all).toContain('/DisplayDocTitle true');
			expect(Buffer.from(all, 'latin1').toString('utf8')).toContain(
				'Bedarfsworkshop „Grundschulen“'
			);
			// The picture's spoken name holds the address.
			expect(all).toContain('runde.example.de/j/K7M4TX');
		}
	);

	it('[PO2] a document with a picture that nobody can hear is not made', async () => {
		const svg =
			"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><path d='M0 0h1v1z'/></svg>";
		const head = '#set document(title: "T")\n#set text(lang: "de")\n';
		const picture = (more: string) => `${head}#image(bytes("${svg}"), width: 1cm${more})`;
		await expect(typeset(picture(', alt: "QR"'), {})).resolves.toBeInstanceOf(Buffer);
		await expect(typeset(picture(''), {})).rejects.toThrow(/alt text/);
	});

	it('[PO3] each is made within two seconds', async () => {
		const startedAt = performance.now();
		for (const size of POSTER_SIZES) await posterPdf(meeting, size, 'de');
		expect(performance.now() - startedAt).toBeLessThan(2_000 * POSTER_SIZES.length);
	});
});
