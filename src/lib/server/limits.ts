/**
 * Every limit that an operator may change, with the variable that does it. docs/operating.md has
 * the same table in words; limits.test.ts holds the two together. They are generous to a school
 * behind one address: a hall of 1,000 that joins at once must not notice them. Each is counted by
 * each node for itself and in memory only. Relative imports only, see config.ts.
 */
export interface Limit {
	variable: string;
	byDefault: number;
	/** Within how many seconds; left out where it is about one moment. */
	seconds?: number;
}

export const LIMITS = {
	connections: { variable: 'LIMIT_CONNECTIONS', byDefault: 10_000 },
	connectionsPerAddress: { variable: 'LIMIT_CONNECTIONS_PER_ADDRESS', byDefault: 5_000 },
	newConnectionsPerAddress: {
		variable: 'LIMIT_NEW_CONNECTIONS_PER_ADDRESS',
		byDefault: 4_000,
		seconds: 60
	},
	/** Seconds in which a connection must have asked for its meeting. */
	silence: { variable: 'LIMIT_SILENCE', byDefault: 20 },
	/** Bytes that wait for one connection to read them. */
	unread: { variable: 'LIMIT_UNREAD', byDefault: 4_000_000 },
	messagesPerConnection: {
		variable: 'LIMIT_MESSAGES_PER_CONNECTION',
		byDefault: 120,
		seconds: 10
	},
	/** Packets of any kind, after which a connection is ended; far above what is only refused. */
	packetsPerConnection: {
		variable: 'LIMIT_PACKETS_PER_CONNECTION',
		byDefault: 1_200,
		seconds: 10
	},
	commandsPerSeat: { variable: 'LIMIT_COMMANDS_PER_SEAT', byDefault: 60, seconds: 10 },
	/** Questions for needs like what is being typed. */
	similarPerSeat: { variable: 'LIMIT_SIMILAR_PER_SEAT', byDefault: 30, seconds: 10 },
	wrongCodesPerAddress: {
		variable: 'LIMIT_WRONG_CODES_PER_ADDRESS',
		byDefault: 60,
		seconds: 600
	},
	wrongCodes: { variable: 'LIMIT_WRONG_CODES', byDefault: 2_000, seconds: 600 },
	seatsPerAddress: { variable: 'LIMIT_SEATS_PER_ADDRESS', byDefault: 3_000, seconds: 600 },
	signInsPerName: { variable: 'LIMIT_SIGN_INS_PER_NAME', byDefault: 10, seconds: 900 },
	signInsPerAddress: { variable: 'LIMIT_SIGN_INS_PER_ADDRESS', byDefault: 200, seconds: 900 },
	pictures: { variable: 'LIMIT_PICTURES', byDefault: 60, seconds: 600 },
	screensPerAddress: { variable: 'LIMIT_SCREENS_PER_ADDRESS', byDefault: 30, seconds: 600 },
	wrongScreenCodes: { variable: 'LIMIT_WRONG_SCREEN_CODES', byDefault: 10, seconds: 600 },
	resultMailsPerAddress: {
		variable: 'LIMIT_RESULT_MAILS_PER_ADDRESS',
		byDefault: 300,
		seconds: 600
	},
	resultMailsPerSeat: { variable: 'LIMIT_RESULT_MAILS_PER_SEAT', byDefault: 5, seconds: 600 },
	barrierReportsPerAddress: {
		variable: 'LIMIT_BARRIER_REPORTS_PER_ADDRESS',
		byDefault: 20,
		seconds: 600
	}
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;
export type Limits = Record<LimitName, number>;

const names = Object.keys(LIMITS) as LimitName[];

/** @param given what is to differ from the default, by name */
export function limitsWith(given: Partial<Limits> = {}): Limits {
	const limits = names.map((name) => [name, given[name] ?? LIMITS[name].byDefault]);
	return Object.fromEntries(limits) as Limits;
}

/** From the values of the variables; those that are not set have their default. */
export function limitsOfVariables(values: Readonly<Record<string, unknown>>): Limits {
	const given = names.map((name) => [name, values[LIMITS[name].variable]]);
	return limitsWith(Object.fromEntries(given) as Partial<Limits>);
}
