// Starts the thread from its TypeScript source (tests, scripts, dev server): on Node 20
// `--import tsx` has no effect in a thread.
import { register } from 'tsx/esm/api';

register();
await import('./similarity-worker.ts');
