import { pino, stdTimeFunctions } from 'pino';

/**
 * Structured log of the app: one JSON line an entry on standard output. What a person who starts
 * the program should read is printed by server/main.ts instead. Never log a typed text, a name
 * or a secret; errors are freed here from the values that the database drivers put into them.
 */
export const log = pino({
	level: globalThis.planrunde?.config.logLevel ?? (process.env.VITEST ? 'silent' : 'info'),
	base: undefined,
	timestamp: stdTimeFunctions.isoTime,
	formatters: { level: (level) => ({ level }) },
	serializers: { err: (error: unknown) => describeError(error) }
});

export interface DescribedError {
	name: string;
	message: string;
	code?: string;
	stack?: string;
	cause?: DescribedError;
}

/** An error as it may be logged: without the parameters of a query and the values in its message. */
export function describeError(error: unknown): DescribedError {
	if (!(error instanceof Error)) return { name: typeof error, message: String(error) };
	const { code, query } = error as Error & { code?: unknown; query?: unknown };
	const isAboutValues = typeof code === 'string' && /^22[0-9A-Z]{3}$/.test(code);
	const hasQuery = typeof query === 'string' && code === undefined;
	const stack = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
	return {
		name: error.name,
		message: isAboutValues
			? 'A value does not suit the database.'
			: hasQuery
				? `Failed query: ${query}`
				: error.message,
		...(typeof code === 'string' && { code }),
		...(stack?.length && { stack: stack.join('\n') }),
		...(error.cause !== undefined && { cause: describeError(error.cause) })
	};
}
