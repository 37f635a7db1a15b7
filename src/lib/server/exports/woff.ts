/**
 * The page's own fonts for documents: a WOFF file is a font whose tables are deflated. The
 * typesetter reads only the plain form, so they are inflated here (WOFF 1.0, section 5).
 */
import { inflateSync } from 'node:zlib';

const SIGNATURE = 0x774f4646;
const WOFF_HEADER = 44;
const WOFF_ENTRY = 20;
const FONT_HEADER = 12;
const FONT_ENTRY = 16;

/** @throws when the file is no WOFF 1.0 */
export function fontOfWoff(woff: Buffer): Buffer {
	if (woff.readUInt32BE(0) !== SIGNATURE) throw new Error('Not a WOFF file.');
	const count = woff.readUInt16BE(12);
	const header = Buffer.alloc(FONT_HEADER + count * FONT_ENTRY);
	header.writeUInt32BE(woff.readUInt32BE(4), 0);
	header.writeUInt16BE(count, 4);
	const power = Math.floor(Math.log2(count));
	header.writeUInt16BE(16 * 2 ** power, 6);
	header.writeUInt16BE(power, 8);
	header.writeUInt16BE(16 * (count - 2 ** power), 10);

	const tables: Buffer[] = [];
	let offset = header.length;
	for (let index = 0; index < count; index++) {
		const entry = WOFF_HEADER + index * WOFF_ENTRY;
		const start = woff.readUInt32BE(entry + 4);
		const packed = woff.readUInt32BE(entry + 8);
		const length = woff.readUInt32BE(entry + 12);
		const stored = woff.subarray(start, start + packed);
		const table = packed < length ? inflateSync(stored) : stored;
		const at = FONT_HEADER + index * FONT_ENTRY;
		woff.copy(header, at, entry, entry + 4);
		header.writeUInt32BE(woff.readUInt32BE(entry + 16), at + 4);
		header.writeUInt32BE(offset, at + 8);
		header.writeUInt32BE(length, at + 12);
		const padded = Buffer.alloc(Math.ceil(length / 4) * 4);
		table.copy(padded);
		tables.push(padded);
		offset += padded.length;
	}
	return Buffer.concat([header, ...tables]);
}
