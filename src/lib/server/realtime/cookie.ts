/** One cookie of a Cookie header (RFC 6265 section 4.2); null if it is not there. */
export function cookieOf(header: string | undefined, name: string): string | null {
	for (const pair of header?.split(';') ?? []) {
		const [key, ...value] = pair.trim().split('=');
		if (key === name) return value.join('=');
	}
	return null;
}
