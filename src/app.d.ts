import type { Server } from 'node:http';
import type { Config } from '$lib/server/config';
import type { SignedIn } from '$lib/server/login/signed-in';

declare global {
	namespace App {
		interface Locals {
			/** Null: nobody is signed in. */
			signedIn: SignedIn | null;
		}
		interface Error {
			message: string;
			/** Under which an unexpected fault is found in the log. */
			id?: string;
		}
	}

	/**
	 * What the process entry (server/main.ts, or the plugin in vite.config.ts) hands to the app and
	 * the app hands back. A global, because the entry and the app are bundled apart.
	 */
	interface PlanrundeProcess {
		config: Config;
		/** Socket.io attaches to it; undefined where nothing listens. */
		http: Server | undefined;
		/** The built worker of the embedded database; from source it is found beside open-db.ts. */
		pgliteWorker?: URL;
		/** The built worker that compares statements; from source it is found beside its client. */
		similarityWorker?: URL;
		/** The folder of the migrations; from source it is `drizzle` in the project. */
		migrations?: URL;
		/** Set by the app: the one-time link for the first administrator, null once there is a login. */
		setupLink?: () => Promise<string | null>;
		/** Set by the app: ends sockets, hosts and database. */
		close?: () => Promise<void>;
	}

	var planrunde: PlanrundeProcess | undefined;
	/** Called once the server listens, for a script that started it in its own process. */
	var planrundeListening: (() => void) | undefined;
}

export {};
