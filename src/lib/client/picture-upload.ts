/**
 * Makes a picture small enough for every phone in the room, and uploads it. Photographs are drawn
 * anew in any case: with that goes what a camera writes into them, such as the place.
 */
import { PICTURE_BYTES } from '../domain/meeting/rules';

const LONGEST_SIDE = 1920;
const QUALITIES = [0.88, 0.75, 0.6, 0.45];
const READABLE = ['image/png', 'image/jpeg', 'image/webp'];

export type Uploaded =
	| { kind: 'stored'; id: string }
	| {
			kind: 'refused';
			code:
				'picture/type-unknown' | 'picture/too-large' | 'picture/too-many' | 'picture/not-stored';
	  };

/** @param address of {@link ../components/agenda/picture-address} */
export async function uploadPicture(file: File, address: string): Promise<Uploaded> {
	if (!READABLE.includes(file.type)) return { kind: 'refused', code: 'picture/type-unknown' };
	try {
		const content = await smallEnough(file);
		if (!content) return { kind: 'refused', code: 'picture/too-large' };
		const response = await fetch(address, {
			method: 'POST',
			headers: { 'content-type': content.type },
			body: content
		});
		if (response.status === 415) return { kind: 'refused', code: 'picture/type-unknown' };
		if (response.status === 413) return { kind: 'refused', code: 'picture/too-large' };
		if (response.status === 429) return { kind: 'refused', code: 'picture/too-many' };
		if (!response.ok) return { kind: 'refused', code: 'picture/not-stored' };
		const { id } = (await response.json()) as { id: string };
		return { kind: 'stored', id };
	} catch {
		return { kind: 'refused', code: 'picture/not-stored' };
	}
}

/** Drawings keep their sharp edges where they are small enough as they are. */
async function smallEnough(file: File): Promise<Blob | null> {
	if (file.type === 'image/png' && file.size <= PICTURE_BYTES) return file;
	const canvas = await drawn(file);
	for (const quality of QUALITIES) {
		const smaller = await encoded(canvas, quality);
		if (smaller && smaller.size <= PICTURE_BYTES) return smaller;
	}
	return null;
}

async function drawn(file: File): Promise<HTMLCanvasElement> {
	const bitmap = await createImageBitmap(file);
	const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
	const canvas = document.createElement('canvas');
	canvas.width = Math.max(1, Math.round(bitmap.width * scale));
	canvas.height = Math.max(1, Math.round(bitmap.height * scale));
	canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
	bitmap.close();
	return canvas;
}

/** As WebP, which keeps what is transparent; where the browser cannot, as JPEG. */
async function encoded(canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> {
	const to = (type: string) =>
		new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
	const webp = await to('image/webp');
	return webp?.type === 'image/webp' ? webp : to('image/jpeg');
}
