import { openTestDb } from '../db/test-database';
import { registerEngineContract } from './engine-contract.test-support';

registerEngineContract('PGlite', openTestDb);
