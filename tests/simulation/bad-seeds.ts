/** Stories that once went wrong, by name, with what they found. Played in every run. */
export const BAD_SEEDS: Record<string, { seed: number; found: string }> = {
	overtaking: {
		seed: 6,
		found: 'What was sent again after a pause was overtaken by what its person did next.'
	},
	'frozen projector': {
		seed: 15,
		found: 'A count and the freezing in one frame: the picture kept the count of before.'
	},
	'unanswered checkpoint': {
		seed: 18,
		found: 'A checkpoint that the driver never answered for kept the meeting from being opened.'
	},
	'refused and stored': {
		seed: 7321,
		found: 'Of two copies in one batch the first was refused and the second carried out.'
	},
	'refusal and reload': {
		seed: 66732,
		found: 'A refusal was told, the page left before it was noted, and the act was sent again.'
	}
};
