import { openDb } from '../src/lib/server/db/open-db.ts';
import * as schema from '../src/lib/server/db/schema.ts';
const t0=performance.now();
const o = await openDb({dataDir: process.argv[2]!, databaseUrl: process.argv[3]});
console.log('open', performance.now()-t0);
console.log(await o.db.insert(schema.authority).values({name:'X 😀'}).returning(), await o.db.query.authority.findMany());
try { await o.db.transaction(async tx => { await tx.insert(schema.authority).values({name:'Y'}); try { await tx.insert(schema.school).values({name:'x',authorityId:'00000000-0000-0000-0000-000000000000',schoolType:'a'})} catch (e) {console.log(e.cause.code)} }); } catch (e) {console.log('tx', e.message, e.cause)}
console.log((await o.db.query.authority.findMany()).length);
const t1=performance.now(); await o.close(); console.log('close', performance.now()-t1);
