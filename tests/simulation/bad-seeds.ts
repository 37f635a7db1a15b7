/** Stories that once went wrong, by name, with what they found. Played in every run. */
export const BAD_SEEDS: Record<string, { seed: number; found: string }> = {};
