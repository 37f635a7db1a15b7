/**
 * The links of the footer, in the same order on every page (WCAG 3.2.6). From a meeting they say
 * where the reader comes from, so that the page is that of its authority.
 */
import { m } from '$lib/paraglide/messages.js';

export function footerLinks(path: string): { href: string; label: string }[] {
	const from = `?from=${encodeURIComponent(path)}`;
	const of = /^\/[mj]\//.test(path) ? from : '';
	// A link to results is a key; it is not copied into other addresses.
	const place = path.startsWith('/r/') ? `?from=${encodeURIComponent('/r/')}` : from;
	return [
		{ href: `/help${of}`, label: m.pages_title_help() },
		{ href: `/contact${of}`, label: m.pages_title_contact() },
		{ href: `/barrier${place}`, label: m.pages_title_barrier() },
		{ href: `/accessibility${of}`, label: m.pages_title_accessibility() },
		{ href: `/plain-language${of}`, label: m.pages_title_plain_language() },
		{ href: `/sign-language${of}`, label: m.pages_title_sign_language() },
		{ href: `/privacy${of}`, label: m.pages_title_privacy() },
		{ href: `/imprint${of}`, label: m.pages_title_imprint() }
	];
}
