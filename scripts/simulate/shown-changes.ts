import type { Played } from './workshop';

export async function shownChanges(
	_url: string,
	_login: { name: string; password: string },
	_played: Played
): Promise<string[] | null> {
	return null;
}
