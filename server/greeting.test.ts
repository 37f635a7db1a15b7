import { describe, expect, it } from 'vitest';
import { addressesOf, greetingText } from './greeting';

describe('addressesOf', () => {
	it('names this device and the local network where the server listens everywhere', () => {
		const listening = { host: '0.0.0.0', port: 3000, origin: undefined };
		expect(addressesOf(listening, ['192.168.1.7', '10.0.0.2'])).toEqual({
			here: 'http://localhost:3000',
			others: ['http://192.168.1.7:3000', 'http://10.0.0.2:3000']
		});
	});

	it('promises nothing to others where the server listens on one address', () => {
		const listening = { host: '127.0.0.1', port: 80, origin: undefined };
		expect(addressesOf(listening, ['192.168.1.7'])).toEqual({
			here: 'http://127.0.0.1:80',
			others: []
		});
	});

	it('shows the public address instead of the local network', () => {
		const listening = { host: '::', port: 3000, origin: 'https://runde.example.de' };
		expect(addressesOf(listening, ['192.168.1.7'])).toEqual({
			here: 'http://localhost:3000',
			others: ['https://runde.example.de']
		});
	});
});

describe('greetingText', () => {
	const here = 'http://localhost:3000';

	it('shows the addresses and a QR code of the first for others', () => {
		const text = greetingText({ here, others: ['http://192.168.1.7:3000'], setupLink: null });
		expect(text).toContain(here);
		expect(text).toContain('http://192.168.1.7:3000');
		expect(text).toContain('█');
		expect(text).not.toContain('Einrichten');
	});

	it('shows the set-up link on a line of its own', () => {
		const setupLink = 'http://localhost:3000/setup/abc';
		const text = greetingText({ here, others: [], setupLink });
		expect(text.split('\n')).toContain(`  ${setupLink}`);
		expect(text).toContain('Einrichten');
		expect(text).not.toContain('█');
	});
});
