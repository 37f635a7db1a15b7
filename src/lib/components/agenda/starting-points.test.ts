import { newStep } from '$lib/protocol/steps';
import { overwriteGetLocale } from '$lib/paraglide/runtime.js';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { startingPoint, STARTING_POINTS } from './starting-points';

describe.each(['de', 'en'] as const)('[TE8] the starting points in %s', (language) => {
	it.each(STARTING_POINTS)('%s can be prepared as it stands', (key) => {
		overwriteGetLocale(() => language);
		const template = startingPoint(key);
		expect(template.name).not.toBe('');
		expect(template.about).not.toBe('');
		expect(template.agenda[0]?.kind).toBe('arrive');
		expect(template.agenda.at(-1)?.kind).toBe('close');
		for (const step of template.agenda) expect(v.safeParse(newStep, step).issues).toBeUndefined();
	});
});

it('[TE8] nothing else is one', () => {
	expect(startingPoint('seance')).toBeNull();
	expect(startingPoint('toString')).toBeNull();
});
