import { describe, expect, it } from 'vitest';
import { reachableOrigin } from './join-address';

describe('reachableOrigin', () => {
	it.each(['localhost', '127.0.0.1', '127.0.1.1', '[::1]'])(
		'a phone cannot reach %s of the laptop, but its address in the local network',
		(host) =>
			expect(reachableOrigin(new URL(`http://${host}:3000/m/ABC234`), '192.168.1.20')).toBe(
				'http://192.168.1.20:3000'
			)
	);

	it('leaves a real name as it is', () =>
		expect(reachableOrigin(new URL('https://runde.example/m/ABC234'), '192.168.1.20')).toBe(
			'https://runde.example'
		));

	it('leaves localhost where there is no network', () =>
		expect(reachableOrigin(new URL('http://localhost:3000/'), null)).toBe('http://localhost:3000'));
});
