import { expect, it } from 'vitest';
import { networkOf } from './network-of';

it('counts the addresses of one IPv6 connection as one', () => {
	expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2');
	expect(networkOf('2001:DB8:0001:2::9')).toBe('2001:db8:1:2');
	expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0');
	expect(networkOf('::1')).toBe('0:0:0:0');
	expect(networkOf('::ffff:192.0.2.1')).toBe('::ffff:192.0.2.1');
	expect(networkOf('192.0.2.1')).toBe('192.0.2.1');
	expect(networkOf('unknown')).toBe('unknown');
});
