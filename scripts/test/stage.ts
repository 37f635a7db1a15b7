import { spawn } from 'node:child_process';

/** A fault the reader of the run can act on: its message is the headline of the failed stage. */
export class StageFailure extends Error {}

/** What a stage that runs tests found; a skipped test counts as failed. */
export interface Tally {
	passed: number;
	failed: number;
}

/** What throws a StageFailure when the tree does not pass, or runs tests and counts them. */
export type Stage = { name: string; title: string } & (
	{ check: () => void | Promise<void> } | { test: () => Promise<Tally> }
);

/** Runs a program in front of the reader and gives its exit code, never its output. */
export function exitCodeOf(
	command: string,
	args: string[],
	env: NodeJS.ProcessEnv = {}
): Promise<number> {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, {
			stdio: ['ignore', 'inherit', 'inherit'],
			env: { ...process.env, ...env }
		});
		child.once('error', reject);
		child.once('exit', (code) => {
			resolve(code ?? 1);
		});
	});
}

export async function mustPass(sentence: string, command: string, ...args: string[]) {
	const code = await exitCodeOf(command, args);
	if (code !== 0) throw new StageFailure(sentence);
}

/** Waits for all of them, so that none goes on behind the run or keeps its fault to itself. */
export async function mustAllPass(...checks: Promise<void>[]): Promise<void> {
	const outcomes = await Promise.allSettled(checks);
	const faults = outcomes.flatMap((outcome) =>
		outcome.status === 'rejected' ? [outcome.reason as Error] : []
	);
	if (faults.length > 0) throw new StageFailure(faults.map(({ message }) => message).join('\n'));
}

const endings: (() => Promise<void>)[] = [];

/** Registers what must be stopped or removed when the run ends, however it ends. */
export function atEnd(end: () => Promise<void>): void {
	endings.push(end);
}

/** Stops what the stages started, the last first. */
export async function endAll(): Promise<void> {
	for (let end = endings.pop(); end !== undefined; end = endings.pop()) await end();
}
