/** How pictures go in and out: raw bytes, and nothing that a browser could take for a page. */
import { json } from '@sveltejs/kit';
import { PICTURE_BYTES } from '../../domain/meeting/rules';
import { app } from '../app';
import type { StoredPicture } from './pictures';

/**
 * Reads no more than a picture may have, whatever the headers say.
 * @param uploader whose uploads are counted together
 */
export async function storePicture(
	request: Request,
	authorityId: string,
	uploader: string
): Promise<Response> {
	if (!(await app().guards.pictures.mayPass(uploader)))
		return json({ code: 'picture/too-many' }, { status: 429 });
	const content = await bodyOf(request);
	if (!content) return json({ code: 'picture/too-large' }, { status: 413 });
	const answer = await app().pictures.add(authorityId, content);
	if (answer.kind === 'stored') return json({ id: answer.id }, { status: 201 });
	const status = answer.code === 'picture/too-large' ? 413 : 415;
	return json({ code: answer.code }, { status });
}

/** A picture never changes under its id, so whoever has it need not ask again. */
export function pictureResponse({ type, content }: StoredPicture): Response {
	return new Response(new Uint8Array(content), {
		headers: {
			'content-type': type,
			'content-length': String(content.byteLength),
			'content-disposition': 'inline',
			'content-security-policy': "default-src 'none'; sandbox",
			'cross-origin-resource-policy': 'same-origin',
			'x-content-type-options': 'nosniff',
			'cache-control': 'private, max-age=31536000, immutable'
		}
	});
}

async function bodyOf(request: Request): Promise<Uint8Array | null> {
	const parts: Uint8Array[] = [];
	let length = 0;
	const reader = request.body?.getReader();
	if (!reader) return new Uint8Array();
	for (;;) {
		const { done, value } = (await reader.read()) as { done: boolean; value?: Uint8Array };
		if (done || !value) break;
		length += value.byteLength;
		if (length > PICTURE_BYTES) {
			await reader.cancel();
			return null;
		}
		parts.push(value);
	}
	return new Uint8Array(Buffer.concat(parts));
}
