/** How often each harm is done: a little in `npm test`, a lot in `npm run test:long`. */
export const REPEATS =
	process.env.FAULTS === 'long'
		? { kill: 20, restart: 50, firstStart: 20 }
		: { kill: 2, restart: 1, firstStart: 1 };
