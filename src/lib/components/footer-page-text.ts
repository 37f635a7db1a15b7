/** Titles, general texts and model texts of the footer pages. */
import type { FooterPage } from '$lib/domain/pages/footer-pages';
import { m } from '$lib/paraglide/messages.js';

type Locale = { locale?: 'de' | 'en' };

const TITLES: Record<FooterPage, () => string> = {
	help: m.pages_title_help,
	contact: m.pages_title_contact,
	accessibility: m.pages_title_accessibility,
	'plain-language': m.pages_title_plain_language,
	'sign-language': m.pages_title_sign_language,
	privacy: m.pages_title_privacy,
	imprint: m.pages_title_imprint
};

export const footerPageTitle = (page: FooterPage) => TITLES[page]();

/** What stands there while the authority has written nothing. */
export function generalText(page: FooterPage, authority: string): string {
	switch (page) {
		case 'help':
			return m.pages_help();
		case 'contact':
			return m.pages_contact({ authority });
		case 'accessibility':
			return m.pages_accessibility({ authority });
		case 'plain-language':
			return m.pages_plain_language();
		case 'sign-language':
			return m.pages_sign_language();
		case 'privacy':
			return m.pages_privacy();
		case 'imprint':
			return m.pages_imprint({ authority });
	}
}

/** What an authority starts from: with fields in square brackets. Empty: there is no model. */
export function modelText(page: FooterPage, authority: string, options: Locale): string {
	switch (page) {
		case 'contact':
			return m.pages_contact_model({ authority }, options);
		case 'accessibility':
			return m.pages_accessibility_model({ authority }, options);
		case 'imprint':
			return m.pages_imprint_model({ authority }, options);
		default:
			return '';
	}
}
