/**
 * How often each harm is done: a little in `npm test`, a lot in `npm run test:long`. In one
 * meeting a hundred phones have the needs for twenty bursts: each may enter sixty.
 */
export const REPEATS =
	process.env.FAULTS === 'long'
		? { kill: 15, update: 5, nodes: 5, restart: 50, firstStart: 20 }
		: { kill: 2, update: 1, nodes: 1, restart: 1, firstStart: 1 };
