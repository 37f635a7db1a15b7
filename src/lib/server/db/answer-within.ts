class NoAnswer extends Error {
	override readonly name = 'NoAnswer';
}

/**
 * The answer, or a rejection after so many ms: the driver is known to leave statements unsettled
 * when a database restarts. The statement itself goes on.
 */
export async function answerWithin<Result>(
	ms: number,
	statement: Promise<Result>
): Promise<Result> {
	let timer: NodeJS.Timeout | undefined;
	const tooLong = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new NoAnswer(`No answer within ${ms} ms.`)), ms);
	});
	try {
		return await Promise.race([statement, tooLong]);
	} finally {
		clearTimeout(timer);
	}
}
