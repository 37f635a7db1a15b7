/** What the room needs to take part. */
export interface JoinInvitation {
	code: string;
	/** Address in the QR code. */
	url: string;
	/** Where the code can be typed, as it is read off the wall: without `https://`. */
	host: string;
}

/** Three and three letters, as people read them out: `K7M 4TX`. */
export function spacedCode(code: string): string {
	return code.length === 6 ? `${code.slice(0, 3)} ${code.slice(3)}` : code;
}
