/** Of the groups of words of an authority. Apart from what reads them, which no page needs. */
export const WORD_GROUP_LIMIT = 100;
export const WORDS_IN_GROUP = { min: 2, max: 12 } as const;
export const WORD_LENGTH = 60;
