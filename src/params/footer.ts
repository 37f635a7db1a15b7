import { isFooterPage } from '$lib/domain/pages/footer-pages';
import type { ParamMatcher } from '@sveltejs/kit';

export const match = ((param: string) => isFooterPage(param)) satisfies ParamMatcher;
