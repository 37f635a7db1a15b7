import { openTestDb } from '../db/test-database';
import { registerEarlierSuite } from './earlier-suite';

registerEarlierSuite('PGlite', openTestDb);
