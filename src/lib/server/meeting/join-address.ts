/** The address that goes into QR codes: one that a phone in the room can reach. */
import { networkInterfaces } from 'node:os';

/**
 * The origin of this request; where the moderator's laptop serves itself as `localhost`, its
 * address in the local network instead, if it has one.
 */
export function reachableOrigin(url: URL, lanAddress = ownLanAddress()): string {
	if (!isLoopback(url.hostname) || lanAddress === null) return url.origin;
	const reachable = new URL(url.origin);
	reachable.hostname = lanAddress;
	return reachable.origin;
}

/** Where phones join: the configured address, else the one that this request came by. */
export function joinAddressOf(joinCode: string, url: URL, origin: string | undefined): string {
	return `${origin ?? reachableOrigin(url)}/j/${joinCode}`;
}

export function isLoopback(hostname: string): boolean {
	return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

function ownLanAddress(): string | null {
	const addresses = Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
	return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? null;
}
