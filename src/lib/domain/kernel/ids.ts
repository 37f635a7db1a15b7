/**
 * Ids are 128 random bits as 22 characters base64url, made by the sender. They are random
 * throughout: nothing about author or time can be read from an id or from the order of ids.
 */
export const ID_PATTERN = /^[A-Za-z0-9_-]{22}$/;

export function isId(value: unknown): value is string {
	return typeof value === 'string' && ID_PATTERN.test(value);
}
