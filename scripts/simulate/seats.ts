import * as v from 'valibot';

const TakenSeat = v.object({
	seatId: v.string(),
	secret: v.string(),
	meetingId: v.string(),
	role: v.picklist(['moderator', 'participant', 'screen'])
});
export type TakenSeat = v.InferOutput<typeof TakenSeat>;

const Refused = v.object({ code: v.string() });

const ANSWER_WITHIN_MS = 10_000;

/** The server will not give this seat. */
export class SeatRefused extends Error {
	readonly code: string;

	constructor(code: string) {
		super(`The server gave no seat: ${code}.`);
		this.code = code;
	}
}

/** Nothing answers at this address. */
export class Unreachable extends Error {}

/**
 * Takes a seat as docs/protocol.md tells it.
 * @param wish what the body says; @param secret of a moderator's seat, for a screen's
 * @throws SeatRefused, or Unreachable when the network fails
 */
export async function takeSeat(
	url: string,
	code: string,
	wish: { invitation?: string; role?: 'screen' },
	secret?: string
): Promise<TakenSeat> {
	const response = await request(`${url}/api/meetings/${encodeURIComponent(code)}/seats`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			...(secret !== undefined && { authorization: `Seat ${secret}` })
		},
		body: JSON.stringify(wish),
		signal: AbortSignal.timeout(ANSWER_WITHIN_MS)
	});
	const body: unknown = await response.json().catch(() => null);
	if (response.ok) return v.parse(TakenSeat, body);
	const refused = v.safeParse(Refused, body);
	throw new SeatRefused(refused.success ? refused.output.code : `status ${response.status}`);
}

async function request(address: string, init: RequestInit): Promise<Response> {
	try {
		return await fetch(address, init);
	} catch (error) {
		const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
		throw new Unreachable(`${new URL(address).origin} does not answer: ${String(cause)}.`);
	}
}
