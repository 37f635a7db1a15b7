import { gunzipSync, strFromU8 } from 'fflate';
import type { PackedView, View } from '../protocol/messages';

/** At once and not later: what arrives behind a view must find it applied. */
export function unpacked({ version, state }: PackedView): View {
	// Browsers give an ArrayBuffer, Node a Buffer.
	const json = strFromU8(gunzipSync(new Uint8Array(state)));
	return { version, state: JSON.parse(json) as View['state'] };
}
