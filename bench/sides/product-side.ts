import { OwnServer } from '../../scripts/own-server';
import type { Prepare } from './scenes';
import type { Running } from './side';

/** The product as it is delivered, with a meeting prepared in its database. */
export async function startProduct(
	databaseUrl: string | undefined,
	prepare: Prepare
): Promise<Running> {
	const server = new OwnServer(databaseUrl);
	const scene = await server.prepare(prepare);
	const say = (sentence: string) => void process.stderr.write(`${sentence}\n`);
	await server.start(say);
	return {
		scene,
		get port() {
			return server.port;
		},
		get pid() {
			return server.pid;
		},
		restart: async () => {
			await server.kill();
			await server.start(say);
		},
		stop: async () => {
			await server.stop();
			server.removeFiles();
		}
	};
}

/** Two nodes on one database; each phone is at the one or the other. */
export async function startTwoNodes(
	databaseUrl: string | undefined,
	prepare: Prepare
): Promise<Running> {
	const first = await startProduct(databaseUrl, prepare);
	const second = new OwnServer(databaseUrl);
	await second.start(() => undefined);
	return {
		...first,
		otherPorts: [second.port],
		stop: async () => {
			await second.stop();
			await first.stop();
		}
	};
}
