import { browser } from '$app/environment';
import { untilFetched } from '$lib/client/until-fetched';
import { shownKind, stepComponent } from '$lib/components/phone/step-components';
import { started } from '$lib/ui/started.svelte';
import type { PageLoad } from './$types';

/** The task of now comes with the page, rendered on the server; see step-components.ts. */
export const load: PageLoad = async ({ data }) => {
	const kind = shownKind(data.live.shared.state);
	const fetchStep = () => stepComponent(kind);
	const component = await (browser
		? untilFetched(fetchStep, {
				// As the server rendered it the page can be read and written on until the file is here.
				// From another page one gets there without it, and StepLoading goes on.
				isOver: () => started.yes,
				// What is written before the start is in its field only.
				mayReload: () => !document.querySelector('textarea')?.value
			})
		: fetchStep());
	return { ...data, firstStep: { kind, component } };
};
