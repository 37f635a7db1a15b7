/** The border of the app: opens it once, says who is asking, and turns what is unexpected into a page with an id. */
import { building, dev, version } from '$app/environment';
import { openApp, reportFault } from '$lib/server/app';
import { handleCompression } from '$lib/server/compression';
import { handleLanguage } from '$lib/server/i18n';
import { handleLogin, signedInOf } from '$lib/server/login/handle-login';
import { createSetupLink } from '$lib/server/login/setup-link';
import { attachGateway } from '$lib/server/realtime/gateway';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';

export const init: ServerInit = async () => {
	const entry = globalThis.planrunde;
	if (building || !entry) return;
	const app = await openApp({ ...entry.config, buildId: entry.config.buildId ?? version });
	const gateway = entry.http && attachGateway(entry.http, app, { signedInOf, sharesServer: dev });
	if (gateway) app.live = gateway;
	entry.setupLink = () =>
		createSetupLink(entry.config.origin ?? `http://localhost:${entry.config.port}`);
	entry.close = async () => {
		await gateway?.close();
		await app.close();
	};
};

/** Headers that every answer carries; the content security policy comes from svelte.config.js. */
const handleHeaders: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	response.headers.set('x-content-type-options', 'nosniff');
	// The join code is in the address. Not `no-referrer`: with it browsers send forms with the
	// origin `null`, which the check against foreign forms refuses.
	response.headers.set('referrer-policy', 'same-origin');
	response.headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=()');
	if (event.url.protocol === 'https:')
		response.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
	return response;
};

export const handle = sequence(handleCompression, handleHeaders, handleLanguage, handleLogin);

export const handleError: HandleServerError = ({ error, event, status }) => {
	if (status === 404) return { message: 'not found' };
	return { message: 'unexpected', id: reportFault(error, { route: event.route.id, status }) };
};
