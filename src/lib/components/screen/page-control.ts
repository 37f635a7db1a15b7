/** What the moderator does with the pages of the projector; given by its page, read where pages are. */
import type { ScreenSettings } from '$lib/domain/meeting/screen-settings';
import { getContext, setContext } from 'svelte';

export type PageControl = () => Pick<ScreenSettings, 'isHeld' | 'pagesTurned'>;

const KEY = Symbol('page control');

export function setPageControl(control: PageControl): void {
	setContext(KEY, control);
}

export function pageControl(): PageControl {
	return getContext<PageControl>(KEY);
}
