import { describe, expect, it } from 'vitest';
import { initialMeeting } from '$lib/domain/meeting/state';
import { plainStep } from '$lib/domain/meeting/steps';
import type { StepComponent } from './step-components';
import { StepLoading } from './step-loading.svelte';

const component = (() => ({})) as unknown as StepComponent;

describe('StepLoading', () => {
	it('fetches the steps behind one whose file is lost, and does not ask for that again and again', async () => {
		const asked: string[] = [];
		const steps = new StepLoading('arrive', undefined, async (kind) => {
			asked.push(kind);
			if (kind === 'mood') throw new TypeError('lost');
			return component;
		});
		const agenda = [plainStep('mood', '', 5), plainStep('break', '', 5)].map((step, index) => ({
			...step,
			id: `step-${String(index)}`
		}));
		await steps.fetchAhead({ ...initialMeeting, agenda: agenda });
		expect(asked).toEqual(['mood', 'break', 'question', 'close']);
		expect(steps.of('break')).toBe(component);
		expect(steps.of('mood')).toBeUndefined();
		expect(steps.hasFailed).toBe(false);
	});

	it('fetches what is shown where the page came without it', async () => {
		const steps = new StepLoading('arrive', undefined, async () => component);
		await steps.show('arrive');
		expect(steps.of('arrive')).toBe(component);
	});
});
