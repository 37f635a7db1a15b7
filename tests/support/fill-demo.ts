/** Run by tsx: fills the database of DATA_DIR or DATABASE_URL with the demo town, prints the join code. */
import { createApp } from '../../src/lib/server/app.ts';
import { readConfig } from '../../src/lib/server/config.ts';
import { fillDemo } from '../../src/lib/server/demo/fill-demo.ts';

const read = readConfig(process.env);
if (read.kind === 'invalid') throw new Error(read.sentence);
const clock = { now: () => Date.now() };
const app = await createApp(read.config, () => clock.now());
const authorityId = await fillDemo(app, clock);
const meetings = await app.meetings.ofAuthority(authorityId);
process.stdout.write(meetings.find(({ state }) => state !== 'closed')?.joinCode ?? '');
await app.close();
