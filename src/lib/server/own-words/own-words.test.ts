import { openTestDb } from '../db/test-database';
import { registerOwnWordsSuite } from './own-words-suite';

registerOwnWordsSuite('PGlite', openTestDb);
