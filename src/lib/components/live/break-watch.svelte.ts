/** Whether a break is over, by the server's clock; it tells by itself when the time comes. */
import type { LiveMeeting } from '$lib/client/live-meeting.svelte';

export class BreakWatch {
	isOver = $state(false);

	/** Call while a component is set up; follows the meeting's timer as long as that lives. */
	constructor(live: LiveMeeting) {
		$effect(() => {
			const endsAt = live.state.timerEndsAt;
			const left = endsAt === null ? null : endsAt - live.serverNow();
			this.isOver = left !== null && left <= 0;
			if (left === null || left <= 0) return;
			const timer = setTimeout(() => (this.isOver = true), left);
			return () => clearTimeout(timer);
		});
	}
}
