import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { parseArgs } from 'node:util';

export const USAGE = `npm run simulate -- [options]

  --phones N             how many phones take part (default 40)
  --needs FILE           needs and labels (default: the ones that ship with Planrunde)
  --workshop ID          the workshop of that file that is played (default D1)
  --speed X              how much faster than normal people think and type (default 1)
  --seed TEXT            repeats the chances of an earlier run
  --json                 prints the result as JSON and nothing else
  --postgres             on a throw-away PostgreSQL instead of the embedded database

Without --url it plays against a server of its own: on the embedded database in a temporary
folder, or on the database in DATABASE_URL. To play against a running one:

  --url ADDRESS          e.g. http://localhost:3000
  --code CODE            the join code of an open meeting
  --moderator TOKEN      an unused invitation for its moderator
  --sign-in NAME         sign-in name of staff, to read the change log afterwards
  --password PASSWORD    the password of that login`;

export interface Options {
	phones: number;
	needsFile: string;
	workshop: string;
	speed: number;
	seed: string;
	isJson: boolean;
	isOnThrowAwayPostgres: boolean;
	/** Null: a server of its own. */
	running: RunningMeeting | null;
}

export interface RunningMeeting {
	url: string;
	code: string;
	moderatorToken: string;
	login: { name: string; password: string } | null;
}

/** An argument that makes no sense; the message says which and why. */
export class UnusableOption extends Error {}

const SHIPPED_NEEDS = path.resolve(
	import.meta.dirname,
	'../../src/lib/server/demo/content/needs-dev.json'
);

/** @throws UnusableOption */
export function readOptions(args: string[]): Options | 'help' {
	const { values } = parsed(args);
	if (values.help) return 'help';
	return {
		phones: wholeNumber('--phones', values.phones ?? '40', 1, 1_000),
		needsFile: values.needs ?? SHIPPED_NEEDS,
		workshop: values.workshop ?? 'D1',
		speed: numberOf('--speed', values.speed ?? '1', 0.05, 50),
		seed: values.seed ?? randomBytes(4).toString('hex'),
		isJson: values.json ?? false,
		isOnThrowAwayPostgres: values.postgres ?? false,
		running: runningOf(values)
	};
}

function parsed(args: string[]) {
	const text = { type: 'string' } as const;
	const flag = { type: 'boolean' } as const;
	try {
		return parseArgs({
			args,
			options: {
				phones: text,
				needs: text,
				workshop: text,
				speed: text,
				seed: text,
				json: flag,
				postgres: flag,
				url: text,
				code: text,
				moderator: text,
				'sign-in': text,
				password: text,
				help: flag
			}
		});
	} catch (error) {
		throw new UnusableOption(error instanceof Error ? error.message : String(error));
	}
}

function runningOf(values: ReturnType<typeof parsed>['values']): RunningMeeting | null {
	const { url, code, moderator, 'sign-in': name, password, postgres } = values;
	if (url === undefined) {
		if (code ?? moderator ?? name ?? password)
			throw new UnusableOption('--code, --moderator, --sign-in and --password belong to --url.');
		return null;
	}
	if (postgres) throw new UnusableOption('--postgres is for a server of its own, not for --url.');
	if (!/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : ''))
		throw new UnusableOption(`--url must be an http or https address (it is "${url}").`);
	if (!code || !moderator)
		throw new UnusableOption('With --url, --code and --moderator are needed as well.');
	if ((name === undefined) !== (password === undefined))
		throw new UnusableOption('--sign-in and --password belong together.');
	return {
		url: new URL(url).origin,
		code,
		moderatorToken: moderator,
		login: name !== undefined && password !== undefined ? { name, password } : null
	};
}

function wholeNumber(name: string, text: string, min: number, max: number): number {
	const number = numberOf(name, text, min, max);
	if (!Number.isInteger(number)) throw new UnusableOption(`${name} must be a whole number.`);
	return number;
}

function numberOf(name: string, text: string, min: number, max: number): number {
	const number = Number(text);
	if (text.trim() === '' || !(number >= min && number <= max))
		throw new UnusableOption(`${name} must be from ${min} to ${max} (it is "${text}").`);
	return number;
}
