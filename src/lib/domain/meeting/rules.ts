/** Limits that rules, fields and schemas share. Lengths are code points. */
export const NEED_LENGTH = 300;
export const NEEDS_PER_SEAT = 60;
/** The reason and the resolution of a contradiction. */
export const CONTRADICTION_LENGTH = 300;
/** Into so many needs an entry is taken apart at most. */
export const NEED_PARTS = 6;
/** How many people may share one phone. */
export const PEOPLE_PER_SEAT = { min: 1, max: 8 } as const;
export const TITLE_LENGTH = 160;
export const PARKED_ENTRIES = 200;
export const DISPOSITION_LENGTH = 200;
export const DECISION_FIELD_LENGTH = 600;
/** Keeps a whole decision within one message of 16 kB even if written in emojis. */
export const DECISION_TOTAL_LENGTH = 3000;
export const SECTIONS_PER_DECISION = 12;
export const DOTS_PER_PERSON = { min: 1, max: 20 } as const;
export const CARD_LENGTH = 160;
export const CARDS_PER_SEAT = 30;
export const CARD_COLUMNS = { min: 1, max: 4 } as const;
/** Below so many answers nothing of them is shown: it could be told whose they are. */
export const FEWEST_SHOWN_ANSWERS = 5;
export const MOOD_VALUES = { min: 1, max: 5 } as const;
export const MOOD_SCALES = { min: 1, max: 4 } as const;
/** On each axis of the matrix. */
export const MATRIX_VALUES = { min: 1, max: 10 } as const;
/** More at once nobody rates or weighs with care. */
export const ROUND_ITEMS = 30;
/** Of resistance to an option: 0 none, 10 it cannot be borne. */
export const RESISTANCE_VALUES = { min: 0, max: 10 } as const;
/** The two sides, and further ways. */
export const RESISTANCE_OPTIONS = 6;
export const OBJECTION_LENGTH = 300;
/** Keeps an answer within one message of 16 kB even if written in emojis. */
export const OBJECTIONS_TOTAL_LENGTH = 3000;
/** Sentences that a step can put to the room. */
export const STATEMENTS = 12;
export const SCALE_LABEL_LENGTH = 120;
/** Planned length of a step; 0: without a timer. */
export const STEP_MINUTES = { min: 0, max: 180 } as const;
export const TIMER_MINUTES = { min: 1, max: 180 } as const;
export const RESULT_LENGTH = 300;
export const FEEDBACK_LENGTH = 300;
/** Scale of the feedback. */
export const WORTH = { min: 1, max: 5 } as const;
export const COST_LIMIT = 999_999_999;
export const INFORMATION_LENGTH = 4_000;
export const PICTURES_PER_STEP = 6;
export const PICTURE_ALT_LENGTH = 300;
/** Loaded by every phone in the room; browsers scale larger ones down before they send them. */
export const PICTURE_BYTES = 480_000;
/** More than a day holds; keeps a prepared meeting within reason. */
export const STEPS_PER_AGENDA = 60;
export const ITEM_NOTE_LENGTH = 500;
export const AGREEMENT_LENGTH = 300;
export const AGREEMENTS_PER_MEETING = 60;
export const INDICATOR_NAME_LENGTH = 120;
export const INDICATOR_NOTE_LENGTH = 600;
export const INDICATORS_PER_STEP = 20;
export const INDICATOR_LIMIT = 999_999_999;
/** How many acts of the moderator can be taken back. */
export const UNDO_DEPTH = 50;
