import { burst, type Burst } from '../load/burst';
import { Siege } from '../load/siege';
import type { Run } from '../ratios';
import type { Running } from '../sides/side';

export type Load = Pick<Burst, 'turns' | 'seconds' | 'meanwhile'>;

/** Every phone sends as often as the load says, at moments by chance. */
export async function bursting(
	{ port, otherPorts = [], pid, scene }: Running,
	load: Load
): Promise<Run> {
	const { invalid, ...values } = await burst({
		ports: [port, ...otherPorts],
		pid,
		...scene,
		...load
	});
	return { values, invalid };
}

/** The last two phones lay siege: to the others, or to nobody where they are in a room of their own. */
export async function besieged(running: Running, load: Load): Promise<Run> {
	const { port, scene } = running;
	const [flooding = {}, deaf = {}] = scene.handshakes.slice(-2);
	const others = { ...scene, handshakes: scene.handshakes.slice(0, -2) };
	const siege = new Siege(port, flooding, deaf, () => scene.command(others.handshakes.length, 0));
	try {
		return await bursting({ ...running, scene: others }, load);
	} finally {
		siege.end();
	}
}

/** Of several meetings the versions say nothing about one another: only acknowledgements count. */
export async function acknowledged(running: Running, load: Load): Promise<Run> {
	const { values, invalid } = await bursting(running, load);
	const { ackP95 = NaN } = values;
	return { values: { ackP95, missing: Number.isNaN(ackP95) ? 1 : 0 }, invalid };
}
