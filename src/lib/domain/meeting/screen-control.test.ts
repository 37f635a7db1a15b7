import { describe, expect, it } from 'vitest';
import { tell, viewFor } from './audience';
import { evolve, nextUndo } from './decider';
import type { MeetingCommand } from './commands';
import type { MeetingEvent } from './events';
import { highlightedTopic, pictureOf } from './screen-control';
import { initialScreen } from './screen-settings';
import {
	NOW,
	anna,
	entered,
	given,
	givenState,
	moderator,
	revealed,
	stateAfter,
	submitted
} from './specification.test-support';
import type { MeetingState } from './state';

const wall: MeetingEvent[] = [
	entered('collect'),
	submitted('need-1'),
	submitted('need-2'),
	entered('reveal'),
	revealed('need-1', 'need-2')
];
const freeze: MeetingCommand = { type: 'FreezeScreen', isFrozen: true };

const acts: MeetingCommand[] = [
	{ type: 'BlankScreen', isBlank: true },
	freeze,
	{ type: 'HighlightTopic', topicId: 'need-1' },
	{ type: 'ShowOnScreen', content: 'agenda' },
	{ type: 'SetScreenTheme', theme: 'dark' }
];
const turns: MeetingCommand[] = [
	{ type: 'HoldScreenPages', isHeld: true },
	{ type: 'TurnScreenPage', by: 1 }
];

/** What the projector reads: all texts that its page could show. */
function onProjector(state: MeetingState): string[] {
	const view = pictureOf(viewFor(state, 'screen'));
	return Object.values(view.needs).map(({ text }) => text);
}

describe('the projector', () => {
	it('[SC1] is controlled by the moderator alone', () => {
		for (const command of [...acts, ...turns])
			given(...wall)
				.when(command, anna)
				.refused('right/missing');
	});

	it('[SC1] follows its commands after the close, too', () => {
		const closed = given(...wall, { type: 'MeetingClosed' });
		for (const command of [...acts, ...turns]) expect(closed.when(command).state()).toBeDefined();
	});

	it('[SC2] is made black and bright again', () => {
		const black = given().when({ type: 'BlankScreen', isBlank: true });
		black.then({ type: 'ScreenChanged', change: { isBlank: true } });
		black
			.when({ type: 'BlankScreen', isBlank: false })
			.then({ type: 'ScreenChanged', change: { isBlank: false } });
	});

	it('[SC3] what is so already is refused', () => {
		given().when({ type: 'BlankScreen', isBlank: false }).refused('screen/unchanged');
		given().when({ type: 'FreezeScreen', isFrozen: false }).refused('screen/unchanged');
		given().when({ type: 'ShowOnScreen', content: 'step' }).refused('screen/unchanged');
		given().when({ type: 'SetScreenTheme', theme: 'light' }).refused('screen/unchanged');
		given().when({ type: 'HoldScreenPages', isHeld: false }).refused('screen/unchanged');
		given().when({ type: 'HighlightTopic', topicId: null }).refused('screen/unchanged');
	});

	it('[SC4] each act is taken back by its name, and the projector is as before', () => {
		for (const command of acts)
			expect(
				given(...wall)
					.when(command)
					.whenUndone()
					.state().screen,
				command.type
			).toEqual(initialScreen);
	});

	it('[SC4] an older act is not taken back over a newer one of its kind', () => {
		const first = given(...wall).when({ type: 'ShowOnScreen', content: 'agenda' });
		const actId = first.act()?.id ?? '';
		first
			.when({ type: 'ShowOnScreen', content: 'join' })
			.when({ type: 'UndoAct', actId })
			.refused('undo/no-longer-possible');
	});

	it('[SC4] turning and holding pages and letting go of a frozen picture are no acts', () => {
		for (const command of turns)
			expect(
				given(...wall)
					.when(command)
					.act()
			).toBeNull();
		const thawed = given(...wall)
			.when(freeze)
			.when({ type: 'FreezeScreen', isFrozen: false });
		expect(thawed.act()).toBeNull();
		expect(
			nextUndo(thawed.state(), { actor: moderator, now: NOW, commandId: 'x' })
		).toBeUndefined();
	});

	it('[SC5] frozen, it shows what it showed while the meeting goes on', () => {
		const state = given(...wall)
			.when(freeze)
			.when({ type: 'MergeTopics', clusterId: 'c', topicIds: ['need-1', 'need-2'], title: 'Netz' })
			.when({ type: 'MoveToStep', stepId: 'step-vote' })
			.state();
		const shown = pictureOf(viewFor(state, 'screen'));
		expect(shown.currentStepId).toBe('step-reveal');
		expect(shown.clusters).toEqual({});
		expect(
			pictureOf(
				viewFor(givenState(state).when({ type: 'FreezeScreen', isFrozen: false }).state(), 'screen')
			).currentStepId
		).toBe('step-vote');
	});

	it('[SC6] frozen, it loses what is hidden, withdrawn or reworded meanwhile', () => {
		const frozen = given(...wall)
			.when(freeze)
			.state();
		expect(onProjector(frozen)).toEqual(['Text von need-1', 'Text von need-2']);
		const hidden = givenState(frozen).when({ type: 'HideNeed', needId: 'need-1' });
		expect(onProjector(hidden.state())).toEqual(['Text von need-2']);
		expect(onProjector(hidden.whenUndone().state())).toEqual(onProjector(frozen));
		const withdrawn = givenState(frozen).when({ type: 'WithdrawNeed', needId: 'need-2' }, anna);
		expect(onProjector(withdrawn.state())).toEqual(['Text von need-1']);
		const edited = givenState(frozen).when({
			type: 'EditNeed',
			needId: 'need-1',
			text: 'Ohne Namen'
		});
		expect(onProjector(edited.state())).toEqual(['Ohne Namen', 'Text von need-2']);
	});

	it('[SC7] shows one topic large, and the step again when that is gone', () => {
		const large = given(...wall).when({ type: 'HighlightTopic', topicId: 'need-1' });
		expect(highlightedTopic(large.state())?.title).toBe('Text von need-1');
		const hidden = large.when({ type: 'HideNeed', needId: 'need-1' }).state();
		expect(highlightedTopic(viewFor(hidden, 'screen'))).toBeUndefined();
		given(...wall)
			.when({ type: 'HighlightTopic', topicId: 'need-9' })
			.refused('topic/changed-meanwhile');
	});

	it('[SC8] a step that is entered brings it back to the step', () => {
		const { screen } = given(...wall)
			.when({ type: 'ShowOnScreen', content: 'agenda' })
			.when({ type: 'HighlightTopic', topicId: 'need-1' })
			.when({ type: 'SetScreenTheme', theme: 'dark' })
			.when({ type: 'MoveToStep', stepId: 'step-bundle' })
			.state();
		expect(screen).toEqual({ ...initialScreen, theme: 'dark' });
	});

	it('[SC9] pages are turned forwards and back, and held', () => {
		const held = given().when({ type: 'HoldScreenPages', isHeld: true });
		held.then({ type: 'ScreenChanged', change: { isHeld: true } });
		const turned = held
			.when({ type: 'TurnScreenPage', by: 1 })
			.when({ type: 'TurnScreenPage', by: 1 })
			.when({ type: 'TurnScreenPage', by: -1 });
		turned.then({ type: 'ScreenPageTurned', by: -1 });
		expect(turned.state().screen).toEqual({ ...initialScreen, isHeld: true, pagesTurned: 1 });
	});

	it('[SC10] what is set on it is told to moderator and screen, the kept picture to the screen alone', () => {
		const before = stateAfter(...wall);
		const change: MeetingEvent = { type: 'ScreenChanged', change: { isFrozen: true } };
		const kept: MeetingEvent = { type: 'PictureKept' };
		const after = evolve(evolve(before, change), kept);
		const toldOf = (event: MeetingEvent, audience: 'moderator' | 'screen' | 'participants') => {
			const told = tell(before, event, after, audience);
			return told.kind === 'events' ? told.events : told.kind;
		};
		expect(toldOf(change, 'moderator')).toEqual([change]);
		expect(toldOf(change, 'screen')).toEqual([change]);
		expect(toldOf(change, 'participants')).toEqual([]);
		expect(toldOf(kept, 'moderator')).toEqual([]);
		expect(toldOf(kept, 'screen')).toEqual([kept]);
		expect(toldOf(kept, 'participants')).toEqual([]);
		expect(viewFor(after, 'participants')).toMatchObject({ screen: initialScreen, picture: null });
		expect(viewFor(after, 'moderator').picture).toBeNull();
	});

	it('[SC11] a kept picture has no author, group, school, hidden, silent or reworded text', () => {
		const state = given(
			...wall,
			submitted('need-3', { text: 'Noch geheim' }),
			submitted('need-4', { text: 'Verborgen', status: 'hidden', schoolId: 'school-1' })
		)
			.when({ type: 'EditNeed', needId: 'need-1', text: 'Neu gefasst' })
			.when(freeze)
			.state();
		expect(state.picture).not.toBeNull();
		const told = JSON.stringify(viewFor(state, 'screen'));
		expect(told).toContain('Neu gefasst');
		for (const secret of ['Noch geheim', 'Verborgen', 'seat-anna', 'school-1', 'Text von need-1'])
			expect(told).not.toContain(secret);
		const needs = Object.values(viewFor(state, 'screen').picture?.needs ?? {});
		expect(needs).toHaveLength(2);
		for (const need of needs)
			expect(need).toMatchObject({
				authorSeatId: null,
				group: null,
				schoolId: null,
				originalText: null
			});
	});
});
