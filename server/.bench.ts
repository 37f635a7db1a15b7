import postgres from 'postgres';
import { openDb } from '../src/lib/server/db/open-db.ts';
import { authority } from '../src/lib/server/db/schema.ts';
import { PostgresEventLog } from '../src/lib/server/event-log/postgres-event-log.ts';
const o = await openDb({ databaseUrl: process.argv[2], dataDir: '/tmp/pgbench-lite' });
const [a] = await o.db.insert(authority).values({ name: 'b' + Math.random() }).returning();
const log = new PostgresEventLog(o.db);
const payload = { needId: 'a'.repeat(22), text: 'x'.repeat(80) };
const raw = process.argv[2] ? postgres(process.argv[2], { max: 1 }) : undefined;
await raw?.unsafe('create table if not exists rs(id text primary key, version int); create table if not exists re(stream_id text, version int, command_id text, type text, payload jsonb, actor jsonb, at timestamptz, primary key(stream_id,version))');
const ms = 2000;
for (let round = 0; round < 3; round++) for (const n of [1, 20]) {
  const id = 's' + Math.random();
  await log.createStream({ streamId: id, kind: 'meeting', authorityId: a!.id });
  let v = 0, c = 0; let t = performance.now();
  while (performance.now() - t < ms) { const r = await log.append({ streamId: id, expectedVersion: v, commands: Array.from({ length: n }, (_, i) => ({ commandId: 'c' + v + i, actor: { kind: 'seat', seatId: 's', role: 'participant' }, at: new Date().toISOString(), events: [{ type: 'NeedSubmitted', payload }] })) }); if (r.kind !== 'appended') throw 1; v = r.version; c++; }
  const ours = c / ms * 1000;
  let rate = 0;
  if (raw) { await raw`insert into rs values (${id}, 0)`; v = 0; c = 0; t = performance.now();
    while (performance.now() - t < ms) { const rows = Array.from({ length: n }, (_, i) => ({ version: v + i + 1, commandId: 'c', type: 't', payload, actor: {}, at: new Date().toISOString() }));
      await raw`with m as (update rs set version = version + ${n} where id=${id} and version=${v} returning id) insert into re select m.id, (e->>'version')::int, e->>'commandId', e->>'type', e->'payload', e->'actor', (e->>'at')::timestamptz from m, jsonb_array_elements(${raw.json(rows)}) e returning version`; v += n; c++; }
    rate = c / ms * 1000; }
  console.log('n', n, 'log/s', ours.toFixed(0), 'raw/s', rate.toFixed(0), 'ratio', (ours / rate).toFixed(2));
}
await raw?.end(); await o.close();
