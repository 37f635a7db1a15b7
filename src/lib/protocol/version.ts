/**
 * Version of the wire protocol. It rises with every change that an older client would not
 * understand; wire.test.ts fails when the schemas change and this number does not.
 *
 * 1 — first version.
 */
export const PROTOCOL_VERSION = 1;

/** Longest message a server accepts, in bytes. */
export const MESSAGE_LIMIT = 16_384;
