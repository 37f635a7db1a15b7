import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictureTypeOf } from './picture-type';

const bytes = (...parts: (number[] | string)[]) =>
	new Uint8Array(
		parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part)] : part))
	);

describe('[IF4] what a file is', () => {
	it.each([
		['image/png', bytes([0x89], 'PNG\r\n', [0x1a, 0x0a], 'more')],
		['image/jpeg', bytes([0xff, 0xd8, 0xff, 0xe0], 'JFIF')],
		['image/webp', bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8 ')]
	])('is %s by its first bytes', (type, content) => {
		expect(pictureTypeOf(content)).toBe(type);
	});

	it.each([
		['an SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
		['a page', bytes('<!doctype html><script>alert(1)</script>')],
		['a GIF', bytes('GIF89a')],
		['half a PNG', bytes([0x89], 'PNG')],
		['another RIFF', bytes('RIFF', [0, 0, 0, 0], 'WAVE')],
		['nothing', bytes()]
	])('%s is none', (_name, content) => {
		expect(pictureTypeOf(content)).toBeNull();
	});

	it('nothing else passes', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 64 }), (content) => {
				const isPicture = [0x89, 0xff, 'R'.charCodeAt(0)].includes(content[0] ?? -1);
				if (!isPicture) expect(pictureTypeOf(content)).toBeNull();
			})
		);
	});
});
