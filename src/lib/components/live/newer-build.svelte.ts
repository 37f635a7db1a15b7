import type { LiveMeeting } from '$lib/client/live-meeting.svelte';

/** What a page does about an update of the server: nothing in the step in which it learns of it. */
export class NewerBuild {
	/** A step has begun since; the page may load anew, or offer it. */
	isDue = $state(false);

	/** While a component is set up. */
	constructor(live: LiveMeeting) {
		let learntIn: string | null | undefined;
		$effect(() => {
			const { currentStepId } = live.state;
			if (!live.isOutdated) learntIn = undefined;
			else if (learntIn === undefined) learntIn = currentStepId;
			else if (learntIn !== currentStepId) this.isDue = true;
		});
	}
}
