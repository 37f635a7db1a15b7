import * as v from 'valibot';
import { LIMITS, limitsOfVariables, type Limits } from './limits.ts';

/**
 * The configuration of the process, read once from the environment by whoever starts it. Uses
 * relative imports only: server/main.ts is bundled apart from the app and knows no `$lib`.
 */
export interface Config {
	port: number;
	host: string;
	/** Folder of the embedded database; unused where `databaseUrl` is set. */
	dataDir: string;
	/** A PostgreSQL server; undefined means the embedded database. */
	databaseUrl: string | undefined;
	/** The public address where it cannot be taken from the request, e.g. https://runde.example.de */
	origin: string | undefined;
	/** Believe X-Forwarded-Proto and X-Forwarded-For: only behind a proxy that overwrites them. */
	trustProxy: boolean;
	logLevel: LogLevel;
	/** Bearer token with which /metrics is read; undefined: there is none. */
	metricsToken?: string | undefined;
	/** How mails leave; undefined: none are sent, and none are offered. */
	mail?: MailConfig | undefined;
	/** Names the build that runs; the one of `vite build` where left out. */
	buildId?: string | undefined;
	/** Where they differ from the default; docs/operating.md has the table. */
	limits?: Partial<Limits> | undefined;
}

export interface MailConfig {
	/** smtp: or smtps:, may hold user and password. */
	smtpUrl: string;
	from: string;
}

export type LogLevel = (typeof LOG_LEVELS)[number];

export type ConfigResult =
	{ kind: 'ok'; config: Config & { limits: Limits } } | { kind: 'invalid'; sentence: string };

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const port = 'must be a whole number from 0 to 65535';
const databaseUrl = 'must be an address like postgres://user:password@host:5432/database';
const origin = 'must be an http or https address without a path, like https://runde.example.de';

const smtpUrl = 'must be an address like smtps://user:password@mail.example.de:465';
const mailFrom = 'must be a mail address like Planrunde <planrunde@example.de>';
const MAIL_FROM = /^([^<>\r\n]*<[^@\s<>]+@[^@\s<>]+>|[^@\s<>]+@[^@\s<>]+)$/;

const count = 'must be a whole number from 1 to 1000000000';
const Limit = v.optional(
	v.pipe(
		v.string(),
		v.regex(/^\d{1,10}$/, count),
		v.transform(Number),
		v.minValue(1, count),
		v.maxValue(1_000_000_000, count)
	)
);

const Environment = v.object({
	...v.entriesFromList(
		Object.values(LIMITS).map(({ variable }) => variable),
		Limit
	),
	PORT: v.optional(
		v.pipe(v.string(), v.regex(/^\d{1,5}$/, port), v.transform(Number), v.maxValue(65535, port)),
		'3000'
	),
	HOST: v.optional(
		v.pipe(v.string(), v.regex(/^[A-Za-z0-9.:_-]+$/, 'must be an IP address or a host name')),
		'0.0.0.0'
	),
	DATA_DIR: v.optional(
		v.pipe(
			v.string(),
			v.check((path) => !path.includes('\0') && path.trim() !== '', 'must be the path of a folder')
		),
		'./data'
	),
	DATABASE_URL: v.optional(v.pipe(v.string(), v.check(isDatabaseUrl, databaseUrl))),
	ORIGIN: v.optional(
		v.pipe(
			v.string(),
			v.check((text) => originOf(text) !== undefined, origin),
			v.transform((text) => originOf(text))
		)
	),
	TRUST_PROXY: v.optional(
		v.pipe(
			v.picklist(['true', 'false', '1', '0'], 'must be true or false'),
			v.transform((text) => text === 'true' || text === '1')
		),
		'false'
	),
	LOG_LEVEL: v.optional(v.picklist(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`), 'info'),
	METRICS_TOKEN: v.optional(
		v.pipe(v.string(), v.minLength(16, 'must be at least 16 characters, made by chance'))
	),
	BUILD_ID: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^[\w.+-]{1,80}$/, 'must be up to 80 letters, digits, dots and hyphens')
		)
	),
	SMTP_URL: v.optional(v.pipe(v.string(), v.check(isSmtpUrl, smtpUrl))),
	MAIL_FROM: v.optional(v.pipe(v.string(), v.regex(MAIL_FROM, mailFrom)))
});

/** An empty variable counts as not set, as compose files and shells produce them. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigResult {
	const given = Object.fromEntries(
		Object.keys(Environment.entries)
			.map((name) => [name, env[name]?.trim()] as const)
			.filter(([, value]) => value !== undefined && value !== '')
	);
	const parsed = v.safeParse(Environment, given);
	if (!parsed.success) {
		const [issue] = parsed.issues;
		const name = String(issue.path?.[0]?.key);
		// Addresses of a database and a mail server hold passwords, which belong in no log.
		const shown =
			name === 'DATABASE_URL' || name === 'SMTP_URL' || name === 'METRICS_TOKEN'
				? ''
				: ` (it is ${JSON.stringify(given[name])})`;
		return { kind: 'invalid', sentence: `${name} ${issue.message}${shown}.` };
	}
	const read = parsed.output;
	const mail = mailOf(read);
	if (typeof mail === 'string') return { kind: 'invalid', sentence: mail };
	return {
		kind: 'ok',
		config: {
			port: read.PORT,
			host: read.HOST,
			dataDir: read.DATA_DIR,
			databaseUrl: read.DATABASE_URL,
			origin: read.ORIGIN,
			trustProxy: read.TRUST_PROXY,
			logLevel: read.LOG_LEVEL,
			metricsToken: read.METRICS_TOKEN,
			mail,
			buildId: read.BUILD_ID,
			limits: limitsOfVariables(read)
		}
	};
}

/** A sentence where what mails need is given in part only. */
function mailOf({
	SMTP_URL,
	MAIL_FROM: from,
	ORIGIN
}: v.InferOutput<typeof Environment>): MailConfig | undefined | string {
	if (SMTP_URL === undefined)
		return from === undefined ? undefined : 'SMTP_URL must be set where MAIL_FROM is.';
	if (from === undefined) return 'MAIL_FROM must be set where SMTP_URL is.';
	if (ORIGIN === undefined)
		return 'ORIGIN must be set where SMTP_URL is, since mails carry links to it.';
	return { smtpUrl: SMTP_URL, from };
}

function isSmtpUrl(text: string): boolean {
	const url = parsedUrl(text);
	return url !== undefined && ['smtp:', 'smtps:'].includes(url.protocol) && url.hostname !== '';
}

function isDatabaseUrl(text: string): boolean {
	const url = parsedUrl(text);
	return url !== undefined && ['postgres:', 'postgresql:'].includes(url.protocol);
}

function originOf(text: string): string | undefined {
	const url = parsedUrl(text);
	if (url === undefined || !['http:', 'https:'].includes(url.protocol)) return undefined;
	return url.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''
		? url.origin
		: undefined;
}

function parsedUrl(text: string): URL | undefined {
	return URL.canParse(text) ? new URL(text) : undefined;
}
