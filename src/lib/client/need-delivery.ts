/** Where what somebody did to one of their needs has got to. */
import type { Pending } from './meeting-client';

/** `kept`: on this device only; `sending`: on its way; `saved`: the server has it. */
export type Delivery = 'kept' | 'sending' | 'saved';

/** The state of the slowest command about this need, or this card. */
export function deliveryOf(id: string, pending: readonly Pending[]): Delivery {
	const statuses = pending
		.filter(
			({ command }) =>
				('needId' in command && command.needId === id) ||
				('cardId' in command && command.cardId === id)
		)
		.map(({ status }) => status);
	if (statuses.includes('kept')) return 'kept';
	return statuses.includes('sending') ? 'sending' : 'saved';
}
