import { describe, expect, it } from 'vitest';
import { UploadGuard } from './upload-guard';

describe('[IF7] UploadGuard', () => {
	it('lets a day full of pictures in', async () => {
		const guard = new UploadGuard();
		for (let picture = 0; picture < 60; picture++)
			expect(await guard.mayStore('login:1')).toBe(true);
		expect(await guard.mayStore('login:1')).toBe(false);
	});

	it('stops one uploader and no other', async () => {
		const guard = new UploadGuard(1);
		expect(await guard.mayStore('login:1')).toBe(true);
		expect(await guard.mayStore('login:1')).toBe(false);
		expect(await guard.mayStore('meeting:1')).toBe(true);
	});
});
