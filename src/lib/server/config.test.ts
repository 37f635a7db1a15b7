import { describe, expect, it } from 'vitest';
import { limitsWith } from './limits';
import { readConfig, type Config } from './config';

function configOf(env: Record<string, string>): Config {
	const read = readConfig(env);
	if (read.kind === 'invalid') throw new Error(read.sentence);
	return read.config;
}

describe('readConfig', () => {
	it('has a default for everything', () => {
		expect(configOf({})).toEqual({
			port: 3000,
			host: '0.0.0.0',
			dataDir: './data',
			databaseUrl: undefined,
			origin: undefined,
			trustProxy: false,
			logLevel: 'info',
			metricsToken: undefined,
			mail: undefined,
			buildId: undefined,
			limits: limitsWith()
		});
	});

	it('takes each variable', () => {
		expect(
			configOf({
				PORT: '8080',
				HOST: '127.0.0.1',
				DATA_DIR: '/srv/planrunde',
				DATABASE_URL: 'postgres://planrunde:secret@db.example.de/planrunde',
				ORIGIN: 'https://runde.example.de/',
				TRUST_PROXY: 'true',
				LOG_LEVEL: 'debug',
				SMTP_URL: 'smtps://planrunde:secret@mail.example.de',
				MAIL_FROM: 'Planrunde <planrunde@example.de>',
				BUILD_ID: '1.4.2-g393366c',
				LIMIT_SEATS_PER_ADDRESS: '500'
			})
		).toEqual({
			port: 8080,
			host: '127.0.0.1',
			dataDir: '/srv/planrunde',
			databaseUrl: 'postgres://planrunde:secret@db.example.de/planrunde',
			origin: 'https://runde.example.de',
			trustProxy: true,
			logLevel: 'debug',
			mail: {
				smtpUrl: 'smtps://planrunde:secret@mail.example.de',
				from: 'Planrunde <planrunde@example.de>'
			},
			buildId: '1.4.2-g393366c',
			limits: limitsWith({ seatsPerAddress: 500 })
		});
	});

	it('treats an empty variable as not set', () => {
		expect(configOf({ PORT: '', DATABASE_URL: ' ', ORIGIN: '' })).toEqual(configOf({}));
	});

	it.each([
		['PORT', 'eighty'],
		['PORT', '70000'],
		['PORT', '-1'],
		['HOST', 'http://example.de'],
		['DATA_DIR', 'a\0b'],
		['DATABASE_URL', 'mysql://db/planrunde'],
		['DATABASE_URL', 'localhost'],
		['ORIGIN', 'runde.example.de'],
		['ORIGIN', 'https://example.de/runde'],
		['TRUST_PROXY', 'yes'],
		['LOG_LEVEL', 'loud'],
		['SMTP_URL', 'mail.example.de'],
		['SMTP_URL', 'https://mail.example.de'],
		['MAIL_FROM', 'planrunde'],
		['LIMIT_WRONG_CODES', '0'],
		['LIMIT_UNREAD', '4 MB'],
		['BUILD_ID', 'newest build']
	])('refuses %s=%s with one sentence that names it', (name, value) => {
		const read = readConfig({ [name]: value });
		expect(read.kind).toBe('invalid');
		if (read.kind !== 'invalid') return;
		expect(read.sentence).toMatch(new RegExp(`^${name} must be `));
		expect(read.sentence).toMatch(/\.$/);
		expect(read.sentence).not.toContain('\n');
	});

	it.each([
		[{ MAIL_FROM: 'a@example.de' }, 'SMTP_URL'],
		[{ SMTP_URL: 'smtp://localhost' }, 'MAIL_FROM'],
		[{ SMTP_URL: 'smtp://localhost', MAIL_FROM: 'a@example.de' }, 'ORIGIN']
	])('[MA1] asks for what mails need as well: %o', (env, missing) => {
		const read = readConfig(env);
		expect(read).toMatchObject({ kind: 'invalid' });
		if (read.kind === 'invalid') expect(read.sentence).toMatch(new RegExp(`^${missing} must be`));
	});

	it('[MA1] does not repeat the password of a mail server', () => {
		const read = readConfig({ SMTP_URL: 'smpt://planrunde:secret@mail.example.de' });
		expect(read).toMatchObject({ kind: 'invalid' });
		expect(JSON.stringify(read)).not.toContain('secret');
	});

	it('does not repeat the password of a database address', () => {
		const read = readConfig({ DATABASE_URL: 'postgre://planrunde:secret@db/planrunde' });
		expect(read).toMatchObject({ kind: 'invalid' });
		expect(JSON.stringify(read)).not.toContain('secret');
	});
});
