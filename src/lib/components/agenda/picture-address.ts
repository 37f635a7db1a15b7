/** Where pictures of steps are uploaded to and read from: staff pages and the desk differ. */
import { getContext, setContext } from 'svelte';

const KEY = Symbol('picture address');
const OF_STAFF = '/pictures';

export function setPictureAddress(address: string): void {
	setContext(KEY, address);
}

export function pictureAddress(): string {
	return getContext<string | undefined>(KEY) ?? OF_STAFF;
}
