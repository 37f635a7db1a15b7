import postgres from 'postgres';
const url = process.argv[2]!;
const s = postgres(url, { max: 1, onnotice(){} });
const mk = (known: boolean) => `with moved as (update stream set version = version + $1 where id = $2 and version = $3 returning id), stored as (insert into event (stream_id, version, command_id, type, payload, actor, at) select moved.id, (e->>'version')::int, e->>'commandId', e->>'type', e->'payload', e->'actor', (e->>'at')::timestamptz from moved, jsonb_array_elements($4::jsonb) e returning version) select (select max(version) from stored) as version ${known ? ', exists (select from stream where id = $2) as known' : ''}`;
const [a] = await s`insert into authority(name) values ('z') returning id`;
const run = async (label: string, known: boolean, prepare: boolean) => { const id = 's'+Math.random(); await s`insert into stream values (${id}, 'meeting', ${a!.id}, 0)`; let v=0,c=0; const t=performance.now();
 while (performance.now()-t<1500) { await s.unsafe(mk(known), [1, id, v, JSON.stringify([{version:v+1,commandId:'c',type:'t',payload:{needId:'a'.repeat(22),text:'x'.repeat(80)},actor:{kind:'seat',seatId:'s'},at:new Date().toISOString()}]) as never], { prepare }); v++; c++; } console.log(label, (c/1.5).toFixed(0)); };
for (let i=0;i<2;i++) { await run('known unprepared', true, false); await run('known prepared', true, true); await run('plain prepared', false, true);
 await s`alter table event drop constraint event_stream_id_stream_id_fk`; await run('nofk', true, true); await s`alter table event add constraint event_stream_id_stream_id_fk foreign key (stream_id) references stream(id)`;
 await s`drop index event_by_command`; await run('noindex', true, true); await s`create index event_by_command on event(stream_id, command_id)`; }
await s.end();
