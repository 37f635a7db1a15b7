/** The code in two halves, as it is read out: `K7M 4TX`. */
export function spacedCode(code: string): string {
	return `${code.slice(0, 3)} ${code.slice(3)}`;
}

/** Where a phone joins. */
export function joinAddress(origin: string, code: string): string {
	return `${origin}/j/${code}`;
}

/** False for an address that only this device reaches: phones could not join by it. */
export function isReachable(origin: string): boolean {
	return !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(origin).hostname);
}
