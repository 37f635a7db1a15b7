import * as v from 'valibot';
import { SCHOOL_TYPES } from '../../domain/school/school-types';
import { choice, rawText, requiredLine, wholeNumber } from './forms';

/** Adding and changing a school ask for the same. */
export const SchoolForm = v.object({
	name: requiredLine(160),
	schoolType: choice(SCHOOL_TYPES),
	pupils: v.union([
		v.pipe(
			rawText,
			v.trim(),
			v.literal(''),
			v.transform(() => null)
		),
		wholeNumber(0, 99_999)
	])
});
