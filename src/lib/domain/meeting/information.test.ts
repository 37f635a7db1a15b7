import { describe, expect, it } from 'vitest';
import { informationBlocks } from './information';
import { NOW, given, meetingPrepared } from './specification.test-support';
import { plainStep } from './steps';

describe('the text of an information step', () => {
	it('[IF1] is parted into paragraphs by empty lines, and keeps its line breaks', () => {
		expect(informationBlocks('Neu:\nmehr WLAN\n\n\nDanke')).toEqual([
			{ kind: 'paragraph', text: 'Neu:\nmehr WLAN' },
			{ kind: 'paragraph', text: 'Danke' }
		]);
		expect(informationBlocks(' \n')).toEqual([]);
	});

	it('[IF1] lines that begin with a dash are a list, also right under a paragraph', () => {
		expect(informationBlocks('Es kommt:\n- Glasfaser\n– Tafeln\n\n• Strom')).toEqual([
			{ kind: 'paragraph', text: 'Es kommt:' },
			{ kind: 'list', items: ['Glasfaser', 'Tafeln'] },
			{ kind: 'list', items: ['Strom'] }
		]);
		expect(informationBlocks('-20 Grad')).toEqual([{ kind: 'paragraph', text: '-20 Grad' }]);
	});

	it('[IF1] a line that begins with # is a heading', () => {
		expect(informationBlocks('# Förderung\nLäuft aus')).toEqual([
			{ kind: 'heading', text: 'Förderung' },
			{ kind: 'paragraph', text: 'Läuft aus' }
		]);
	});

	it('[IF1] markup stays text', () => {
		expect(informationBlocks('<b>x</b>')).toEqual([{ kind: 'paragraph', text: '<b>x</b>' }]);
	});
});

describe('a break', () => {
	const meeting = given({
		...meetingPrepared,
		agenda: [...meetingPrepared.agenda, { id: 'step-break', ...plainStep('break', 'Pause', 10) }]
	});

	it('[IF2] counts down from its planned length, and can be made longer', () => {
		const pause = meeting.when({ type: 'MoveToStep', stepId: 'step-break' });
		expect(pause.state().timerEndsAt).toBe(NOW + 10 * 60_000);
		const over = NOW + 11 * 60_000;
		expect(pause.when({ type: 'ExtendTimer', minutes: 5 }, undefined, over).state()).toMatchObject({
			currentStepId: 'step-break',
			timerEndsAt: over + 5 * 60_000
		});
	});
});
