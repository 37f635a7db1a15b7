/**
 * Some networks want a sign-in before they let anything through, and until then answer in the name
 * of every server. The health addresses tell them apart: only ours answers with our name. Over https
 * they cannot answer at all, which looks like no network; phones then ask for the sign-in themselves.
 */
export async function networkAsksForSignIn(ask: Ask): Promise<boolean> {
	try {
		const answer = await ask('/health/live', HOW);
		// Ours never sends anybody elsewhere.
		if (answer.type === 'opaqueredirect' || isRedirect(answer.status)) return true;
		if (answer.status === NETWORK_AUTHENTICATION_REQUIRED) return true;
		// A proxy whose server is away says so in a page of its own.
		if (answer.status >= 500) return false;
		return !(await isOurs(answer));
	} catch {
		return false;
	}
}

/** Is our server there, and well? */
export async function serverAnswers(ask: Ask): Promise<boolean> {
	try {
		const answer = await ask('/health/ready', HOW);
		return answer.ok && (await isOurs(answer));
	} catch {
		return false;
	}
}

type Ask = (address: string, how: RequestInit) => Promise<Response>;

const HOW: RequestInit = { cache: 'no-store', redirect: 'manual' };
const NETWORK_AUTHENTICATION_REQUIRED = 511;

const isRedirect = (status: number) => status >= 300 && status < 400;

async function isOurs(answer: Response): Promise<boolean> {
	try {
		return ((await answer.json()) as { service?: unknown } | null)?.service === 'planrunde';
	} catch {
		return false;
	}
}
