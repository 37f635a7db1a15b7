import { gzipSync } from 'node:zlib';
import type { PackedView, View } from '../../protocol/messages';

const packedViews = new WeakMap<View, PackedView>();

/** A view as it travels; the same view is packed once, however many get it. */
export function packed(view: View): PackedView {
	const known = packedViews.get(view);
	if (known) return known;
	const made = { version: view.version, state: gzipSync(JSON.stringify(view.state)) };
	packedViews.set(view, made);
	return made;
}
