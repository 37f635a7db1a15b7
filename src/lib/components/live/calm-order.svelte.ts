/**
 * The order of a list that others change (UX 20): it stays while somebody works in the list, or for
 * as long as they hold it.
 */
import { keptOrder } from './kept-order';

export class CalmOrder {
	isHeld = $state(false);
	#isFocused = $state(false);
	#last: readonly string[] = [];

	/** The order to show: as it is now, or as it was with what is new at the end. */
	of(now: readonly string[]): readonly string[] {
		this.#last = this.isHeld || this.#isFocused ? keptOrder(this.#last, now) : now;
		return this.#last;
	}

	/** For the list: is the focus in it? */
	readonly onfocusin = (): void => {
		this.#isFocused = true;
	};

	readonly onfocusout = ({ currentTarget, relatedTarget }: FocusEvent): void => {
		this.#isFocused =
			relatedTarget instanceof Node &&
			currentTarget instanceof Node &&
			currentTarget.contains(relatedTarget);
	};
}
