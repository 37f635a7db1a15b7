import { registerEventLogContract } from './contract-suite';
import { MemoryEventLog } from './memory-event-log';

registerEventLogContract('in memory', async () => ({
	log: new MemoryEventLog(),
	authorityId: '00000000-0000-4000-8000-000000000000',
	close: async () => {}
}));
