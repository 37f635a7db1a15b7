/**
 * Which pages may open a socket. Browsers send Origin with every websocket and every
 * cross-origin request; socket.io's CORS option does not stop a websocket, so it is checked here.
 */
import type { IncomingHttpHeaders } from 'node:http';

/** @param ownOrigin the configured public address, if any */
export function isOwnOrigin(
	headers: IncomingHttpHeaders,
	ownOrigin: string | undefined,
	trustProxy: boolean
): boolean {
	const { origin } = headers;
	// Programs that are no browsers send none; they carry no foreign cookies either.
	if (origin === undefined) return true;
	if (ownOrigin !== undefined && origin === ownOrigin) return true;
	const forwarded = trustProxy ? first(headers['x-forwarded-host']) : undefined;
	const host = forwarded ?? headers.host;
	return URL.canParse(origin) && new URL(origin).host === host;
}

/** The address of the client, for limits only; never stored. */
export function clientAddress(
	headers: IncomingHttpHeaders,
	socketAddress: string | undefined,
	trustProxy: boolean
): string {
	const forwarded = trustProxy ? last(headers['x-forwarded-for']) : undefined;
	return forwarded ?? socketAddress ?? 'unknown';
}

function first(header: string | string[] | undefined): string | undefined {
	return [header].flat()[0]?.split(',')[0]?.trim();
}

/** The entry that our own proxy added; those before it are the client's to invent. */
function last(header: string | string[] | undefined): string | undefined {
	return [header].flat().at(-1)?.split(',').at(-1)?.trim();
}
