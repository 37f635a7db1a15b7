/** What a file is by its first bytes, whatever its name or its sender say. */
export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];

/** Null: none of those that are shown. An SVG is a document with scripts, and none of them. */
export function pictureTypeOf(content: Uint8Array): PictureType | null {
	if (beginsWith(content, PNG)) return 'image/png';
	if (beginsWith(content, JPEG)) return 'image/jpeg';
	const isWebp = textAt(content, 0) === 'RIFF' && textAt(content, 8) === 'WEBP';
	return isWebp ? 'image/webp' : null;
}

function beginsWith(content: Uint8Array, magic: number[]): boolean {
	return magic.every((byte, index) => content[index] === byte);
}

function textAt(content: Uint8Array, from: number): string {
	return String.fromCharCode(...content.subarray(from, from + 4));
}
