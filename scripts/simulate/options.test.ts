import { describe, expect, it } from 'vitest';
import { readOptions, UnusableOption } from './options';

describe('readOptions', () => {
	it('plays 40 phones of the shipped data against a server of its own', () =>
		expect(readOptions([])).toMatchObject({
			phones: 40,
			workshop: 'D1',
			speed: 1,
			running: null,
			isJson: false
		}));

	it('takes a running server with its code and moderator', () =>
		expect(
			readOptions(['--url', 'http://localhost:3000/', '--code', 'ABC234', '--moderator', 't'])
		).toMatchObject({
			running: { url: 'http://localhost:3000', code: 'ABC234', moderatorToken: 't', login: null }
		}));

	it.each([
		[['--phones', '0']],
		[['--phones', '2.5']],
		[['--phones', 'many']],
		[['--speed', '']],
		[['--code', 'ABC234']],
		[['--url', 'http://localhost:3000']],
		[['--url', 'ftp://localhost', '--code', 'A', '--moderator', 't']],
		[['--url', 'http://localhost', '--code', 'A', '--moderator', 't', '--sign-in', 'x']],
		[['--url', 'http://localhost', '--code', 'A', '--moderator', 't', '--postgres']],
		[['--unknown']]
	])('refuses %j in a sentence', (args) => expect(() => readOptions(args)).toThrow(UnusableOption));
});
