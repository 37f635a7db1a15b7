/**
 * Keeps the display on while a meeting is followed. Browsers grant it to visible pages, some
 * only after a tap, and take it back when the page is left; so it is asked for again. Where it
 * is not to be had (plain http, old phones) nothing happens. Returns what ends it.
 */
export function keepAwake(): () => void {
	if (!('wakeLock' in navigator)) return () => undefined;
	let lock: WakeLockSentinel | null = null;
	let isAsking = false;
	let isEnded = false;

	async function ask(): Promise<void> {
		if (isAsking || isEnded || document.visibilityState !== 'visible') return;
		if (lock && !lock.released) return;
		isAsking = true;
		lock = await navigator.wakeLock.request('screen').catch(() => null);
		isAsking = false;
		// The page may have been left while the browser was asked.
		if (hasEnded()) release();
	}

	function hasEnded(): boolean {
		return isEnded;
	}

	function release(): void {
		void lock?.release().catch(() => undefined);
	}

	const again = () => void ask();
	document.addEventListener('visibilitychange', again);
	document.addEventListener('pointerdown', again, { passive: true });
	again();
	return () => {
		isEnded = true;
		document.removeEventListener('visibilitychange', again);
		document.removeEventListener('pointerdown', again);
		release();
	};
}
