import * as v from 'valibot';
import { SCHOOL_TYPES } from '../../domain/school/school-types';
import { choice, optionalWholeNumber, requiredLine } from './forms';

/** Adding and changing a school ask for the same. */
export const SchoolForm = v.object({
	name: requiredLine(160),
	schoolType: choice(SCHOOL_TYPES),
	pupils: optionalWholeNumber(0, 99_999)
});
