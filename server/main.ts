import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { inspect } from 'node:util';
import { readConfig, type Config } from '../src/lib/server/config';
import { addressesOf, greetingText } from './greeting';

/**
 * The production entry: reads the configuration, hands the http server to the app, which opens in
 * `./handler.js`, listens, greets, and ends everything on SIGTERM or Ctrl-C. Nothing of the app is
 * imported here: it is bundled apart and would exist twice.
 */

/** adapter-node's, beside the built entry. */
const BUILT_HANDLER: string = './handler.js';
interface BuiltHandler {
	handler: (...given: [...Parameters<RequestListener>, next: () => void]) => void;
}

const ADDRESS_HEADER = 'x-planrunde-address';
const PROTOCOL_HEADER = 'x-planrunde-protocol';
/** npm and the terminal both pass Ctrl-C on: what follows at once is the same one. */
const SAME_SIGNAL_MS = 500;
/** A picture over a slow line arrives within it. */
const REQUEST_LIMIT_MS = 120_000;
const SHUTDOWN_LIMIT_MS = 10_000;

const read = readConfig(process.env);
if (read.kind === 'invalid') fail(read.sentence);
const { config } = read;

let handle: RequestListener = (_, response) => void response.writeHead(503).end();
const server = createServer(
	{
		// Also ends who opens a connection and sends nothing.
		headersTimeout: config.limits.silence * 1_000,
		requestTimeout: REQUEST_LIMIT_MS,
		connectionsCheckingInterval: 1_000
	},
	(request, response) => {
		describeClient(request, config);
		handle(request, response);
	}
);
server.on('error', (error) => void endWith(listenSentence(error, config)));
const planrunde: PlanrundeProcess = {
	config,
	http: server,
	pgliteWorker: new URL('./pglite-worker.js', import.meta.url),
	similarityWorker: new URL('./similarity-worker.js', import.meta.url),
	migrations: new URL('./drizzle', import.meta.url)
};
globalThis.planrunde = planrunde;

configureAdapter(config);
endOnSignals();
handle = await openApp();
server.listen(config.port, config.host, () => {
	greet().catch((error: unknown) => endWith(inspect(error)));
});

async function openApp(): Promise<RequestListener> {
	try {
		const { handler } = (await import(/* @vite-ignore */ BUILT_HANDLER)) as BuiltHandler;
		return (request, response) =>
			handler(request, response, () => void response.writeHead(404).end());
	} catch (error) {
		fail(unavailableSentence(error) ?? inspect(error));
	}
}

async function greet(): Promise<void> {
	const address = server.address();
	// With PORT 0 the system has chosen one.
	if (typeof address === 'object' && address !== null)
		planrunde.config = { ...config, port: address.port };
	const setupLink = (await planrunde.setupLink?.()) ?? null;
	process.stdout.write(greetingText({ ...addressesOf(planrunde.config), setupLink }));
	// For what runs it in the same process and has more to say (scripts/demo.ts).
	globalThis.planrundeListening?.();
}

async function endWith(sentence: string): Promise<never> {
	await planrunde.close?.();
	fail(sentence);
}

/** What adapter-node reads from the environment when it is imported. */
function configureAdapter({ origin }: Config): void {
	process.env.ADDRESS_HEADER = ADDRESS_HEADER;
	// Without it every form on plain http would be refused, as the adapter assumes https.
	process.env.PROTOCOL_HEADER = PROTOCOL_HEADER;
	if (origin === undefined) delete process.env.ORIGIN;
	else process.env.ORIGIN = origin;
}

/** Overwrites what a client may have sent; a proxy is believed only where that is configured. */
function describeClient({ headers, socket }: IncomingMessage, { trustProxy }: Config): void {
	const forwardedFor = trustProxy ? lastOf(headers['x-forwarded-for']) : undefined;
	const forwardedProtocol = trustProxy ? lastOf(headers['x-forwarded-proto']) : undefined;
	headers[ADDRESS_HEADER] = forwardedFor ?? socket.remoteAddress ?? 'unknown';
	headers[PROTOCOL_HEADER] = forwardedProtocol === 'https' ? 'https' : 'http';
}

/** The entry that the nearest proxy has added. */
function lastOf(header: string | string[] | undefined): string | undefined {
	return header?.toString().split(',').at(-1)?.trim() || undefined;
}

function endOnSignals(): void {
	let firstAt: number | undefined;
	const onSignal = () => {
		if (firstAt === undefined) {
			firstAt = performance.now();
			void shutDown();
		} else if (performance.now() - firstAt > SAME_SIGNAL_MS) process.exit(1);
	};
	process.on('SIGTERM', onSignal);
	process.on('SIGINT', onSignal);
}

async function shutDown(): Promise<void> {
	setTimeout(
		() => fail('Planrunde did not end in time and was stopped.'),
		SHUTDOWN_LIMIT_MS
	).unref();
	server.close();
	server.closeIdleConnections();
	await planrunde.close?.();
	process.exit(0);
}

function listenSentence({ code, message }: NodeJS.ErrnoException, { host, port }: Config): string {
	switch (code) {
		case 'EADDRINUSE':
			return `PORT ${port} is in use by another program; end that one or choose another port.`;
		case 'EACCES':
			return `PORT ${port} must not be opened by this user; choose one from 1024 up.`;
		case 'EADDRNOTAVAIL':
		case 'ENOTFOUND':
			return `HOST ${host} is no address of this machine.`;
		default:
			return `Planrunde cannot listen on ${host}, port ${port}: ${message}.`;
	}
}

/** The sentence of the app's DatabaseUnavailable, known by name as the class is bundled apart. */
function unavailableSentence(error: unknown): string | undefined {
	for (let e = error; e instanceof Error; e = e.cause)
		if (e.name === 'DatabaseUnavailable') return e.message;
	return undefined;
}

function fail(sentence: string): never {
	process.stderr.write(`${sentence}\n`);
	process.exit(1);
}
