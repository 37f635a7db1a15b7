import { assembleApp, type App } from './app';
import type { Config } from './config';
import type { OpenDb } from './db/open-db';

/** The whole app on this database, silent and without a port. */
export function anApp(opened: OpenDb, config: Partial<Config> = {}): Promise<App> {
	return assembleApp(opened, {
		port: 0,
		host: '127.0.0.1',
		dataDir: 'memory://',
		databaseUrl: undefined,
		origin: undefined,
		trustProxy: false,
		logLevel: 'silent',
		...config
	});
}
