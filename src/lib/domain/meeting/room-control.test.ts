import { describe, expect, it } from 'vitest';
import { ownView, tellOwn, viewFor } from './audience';
import type { MeetingEvent } from './events';
import {
	NOW,
	anna,
	entered,
	given,
	joined,
	moderator,
	revealedNeeds,
	stateAfter,
	submitted
} from './specification.test-support';

const collecting = [joined('seat-anna'), entered('collect')];
const submit = { type: 'SubmitNeed' as const, needId: 'need-9', text: 'WLAN' };

describe('pausing the intake', () => {
	it('[AG20] participants enter nothing, the moderator goes on', () => {
		const paused = given(...collecting).when({ type: 'PauseIntake' });
		paused.then({ type: 'IntakePaused' });
		paused.when(submit, anna).refused('intake/paused');
		expect(paused.when(submit, moderator).state().silentCount).toBe(1);
		const resumed = paused.when({ type: 'ResumeIntake' });
		expect(resumed.when(submit, anna).state().silentCount).toBe(1);
	});

	it('[AG17] what is paused already is not paused again', () => {
		given({ type: 'IntakePaused' }).when({ type: 'PauseIntake' }).refused('agenda/nothing-changed');
		given().when({ type: 'ResumeIntake' }).refused('agenda/nothing-changed');
	});
});

describe('locking changes', () => {
	it('[AG21] authors neither reword nor withdraw, the moderator does', () => {
		const locked = given(...revealedNeeds(1)).when({ type: 'LockEdits' });
		const edit = { type: 'EditNeed' as const, needId: 'need-1', text: 'Neu' };
		locked.when(edit, anna).refused('edits/locked');
		locked.when({ type: 'WithdrawNeed', needId: 'need-1' }, anna).refused('edits/locked');
		expect(locked.when(edit).state().needs['need-1']?.text).toBe('Neu');
		const open = locked.when({ type: 'UnlockEdits' });
		expect(open.when(edit, anna).state().needs['need-1']?.text).toBe('Neu');
	});
});

describe('calling everybody', () => {
	it('[AG22] lasts until they are let go or the meeting moves on', () => {
		const called = given().when({ type: 'CallEveryone' });
		expect(called.state().isEveryoneCalled).toBe(true);
		expect(called.when({ type: 'ReleaseEveryone' }).state().isEveryoneCalled).toBe(false);
		const moved = called.when({ type: 'MoveToStep', stepId: 'step-vote' });
		expect(moved.state().isEveryoneCalled).toBe(false);
	});
});

describe('after the time', () => {
	const ended: MeetingEvent = { type: 'TimerStarted', endsAt: NOW - 1 };

	it('[AG23] a late need is marked; one in time, or typed in by the moderator, is not', () => {
		const late = given(...collecting, ended)
			.when(submit, anna)
			.state();
		expect(late.needs['need-9']?.isLate).toBe(true);
		const typedIn = given(...collecting, ended)
			.when(submit, moderator)
			.state();
		expect(typedIn.needs['need-9']).not.toHaveProperty('isLate');
		const inTime = given(...collecting, { type: 'TimerStarted', endsAt: NOW }).when(submit, anna);
		expect(inTime.state().needs['need-9']).not.toHaveProperty('isLate');
	});

	it('[AG23] only the moderator learns it, not even the author', () => {
		const event = submitted('need-1', { isLate: true });
		const state = stateAfter(joined('seat-anna'), event, entered('reveal'));
		const shown = stateAfter(joined('seat-anna'), event, {
			type: 'NeedsRevealed',
			needIds: ['need-1']
		});
		expect(JSON.stringify(viewFor(state, 'moderator'))).toContain('isLate');
		for (const audience of ['screen', 'participants'] as const)
			expect(JSON.stringify(viewFor(shown, audience))).not.toContain('isLate');
		expect(JSON.stringify(ownView(state, 'seat-anna'))).not.toContain('isLate');
		expect(JSON.stringify(tellOwn(state, event as never, 'seat-anna'))).not.toContain('isLate');
	});
});
