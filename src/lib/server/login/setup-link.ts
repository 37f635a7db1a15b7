import { app } from '../app';

/**
 * The one-time link for the first administrator; null once there is a login. The token stands in
 * the fragment, which browsers do not send, so it reaches no log of a proxy.
 */
export async function createSetupLink(origin: string): Promise<string | null> {
	const token = await app().setup.mintToken();
	return token === null ? null : `${origin}/setup#${token}`;
}
