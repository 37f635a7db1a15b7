import { describe, expect, it } from 'vitest';
import type { PrepareMeeting } from './commands';
import { given, givenNothing, meetingPrepared } from './specification.test-support';
import { initialMeeting } from './state';

const { type: _type, ...prepared } = meetingPrepared;
const prepare: PrepareMeeting = { ...prepared, type: 'PrepareMeeting' };

describe('preparing', () => {
	it('[PR1] a prepared meeting is open and stands at its first step', () => {
		givenNothing().when(prepare).then(meetingPrepared);
		expect(givenNothing().when(prepare).state()).toEqual({
			...initialMeeting,
			...prepared,
			status: 'open',
			currentStepId: 'step-arrive'
		});
	});

	it('[PR2] a meeting is prepared once', () => {
		given().when(prepare).refused('meeting/already-prepared');
	});

	it('[PR3] before that nothing else can be done', () => {
		givenNothing()
			.when({ type: 'MoveToStep', stepId: 'step-collect' })
			.refused('meeting/not-prepared');
		givenNothing().when({ type: 'ReopenMeeting' }).refused('meeting/not-prepared');
		givenNothing().when({ type: 'UndoAct', actId: 'act' }).refused('meeting/not-prepared');
	});

	it('[PR4] a title is needed', () => {
		givenNothing()
			.when({ ...prepare, title: ' \u200B ' })
			.refused('topic/title-empty');
	});

	it('[PR4] a title of 160 characters fits, one of 161 does not', () => {
		const title = '😀'.repeat(160);
		givenNothing()
			.when({ ...prepare, title })
			.then({ ...meetingPrepared, title });
		givenNothing()
			.when({ ...prepare, title: `${title}a` })
			.refused('topic/title-too-long', { limit: 160 });
	});

	it('[PR7] the room may be left out, is one clean line, and has at most 160 characters', () => {
		const room = (typed: string) => givenNothing().when({ ...prepare, room: typed });
		expect(room('').state().room).toBe('');
		expect(room(' Aula\nOst ').state().room).toBe('Aula Ost');
		room('a'.repeat(161)).refused('topic/title-too-long', { limit: 160 });
	});

	it('[PR5] an agenda without a step is refused', () => {
		givenNothing()
			.when({ ...prepare, agenda: [] })
			.refused('agenda/step-unknown');
	});

	it('[PR6] title and question become a line, the purpose paragraphs', () => {
		const state = givenNothing()
			.when({ ...prepare, title: ' a\nb ', question: 'c\u202E\nd', purpose: ' e\r\nf ' })
			.state();
		expect([state.title, state.question, state.purpose]).toEqual(['a b', 'c d', 'e\nf']);
	});
});
