import { openTestDb } from '../db/test-database';
import { registerSetupSuite } from './setup-suite';

registerSetupSuite('PGlite', openTestDb);
