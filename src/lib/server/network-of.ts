import { isIPv6 } from 'node:net';

/** An IPv6 connection has a whole /64 to itself: its addresses count as one. */
export function networkOf(address: string): string {
	if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
	const [head = '', tail] = address.split('::');
	const groups = head.split(':');
	if (tail !== undefined) {
		const behind = tail === '' ? [] : tail.split(':');
		while (groups.length + behind.length < 8) groups.push('0');
	}
	return groups
		.slice(0, 4)
		.map((group) => (group === '' ? '0' : group.toLowerCase().replace(/^0+(?=.)/, '')))
		.join(':');
}
