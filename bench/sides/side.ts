import type { Scene } from './scenes';

/** A server that runs, product or yardstick, and a meeting in it that phones can reach. */
export interface Running {
	port: number;
	/** Of further nodes that serve the same meetings. */
	otherPorts?: number[];
	pid: number;
	scene: Scene;
	/** As a power cut ends it, and then from its database again, on the same port. */
	restart(): Promise<void>;
	stop(): Promise<void>;
}
