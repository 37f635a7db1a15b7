/** Posters and table cards of one meeting as accessible PDF. Rules PO. */
import { renderSVG } from 'uqr';
import { m } from '$lib/paraglide/messages.js';
import type { Locale } from '$lib/paraglide/runtime.js';
import source from './posters.typ?raw';
import { typeset } from './typesetter';

export const POSTER_SIZES = ['a4', 'a3', 'cards'] as const;
export type PosterSize = (typeof POSTER_SIZES)[number];

export interface PosterContent {
	title: string;
	joinCode: string;
	/** Where phones join, as it goes into the QR code. */
	joinAddress: string;
}

export function posterPdf(
	{ title, joinCode, joinAddress }: PosterContent,
	size: PosterSize,
	locale: Locale
): Promise<Buffer> {
	const address = joinAddress.replace(/^https:\/\//, '');
	const code = `${joinCode.slice(0, 3)} ${joinCode.slice(3)}`;
	const words = {
		lang: locale,
		documentTitle: m.posters_document_title({ title }, { locale }),
		invitation: m.posters_invitation({}, { locale }),
		title,
		codeLabel: m.posters_code({}, { locale }),
		code,
		address,
		how: m.posters_how({}, { locale }),
		qrAlt: m.posters_qr({ address }, { locale })
	};
	const qr = renderSVG(joinAddress, { ecc: 'M', border: 2 });
	return typeset(source, { words: JSON.stringify(words), size, qr });
}
