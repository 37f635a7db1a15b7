import { shownKind, stepComponent } from '$lib/components/phone/step-components';
import type { PageLoad } from './$types';

/** The task of now comes with the page, rendered on the server; see step-components.ts. */
export const load: PageLoad = async ({ data }) => {
	const kind = shownKind(data.live.shared.state);
	return { ...data, firstStep: { kind, component: await stepComponent(kind) } };
};
