import { MediaQuery } from 'svelte/reactivity';

/** Is there room for a board? As the style sheet of the desk has it. */
export const wide = new MediaQuery('(min-width: 60.01rem)', true);
