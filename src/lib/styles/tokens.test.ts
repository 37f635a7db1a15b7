import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/*
 * The tokens are a copy in another notation: these tests tell when KERN changes a value, and hold
 * the contrasts that the surfaces rely on.
 */
const kern = readFileSync('node_modules/@kern-ux/native/dist/kern.css', 'utf8');
const tokens = readFileSync('src/lib/styles/tokens.css', 'utf8');

/** Where we differ on purpose: a dark blue-grey instead of black, so that surfaces lie one step up. */
const OURS_IN_DARK = [
	'--kern-color-layout-background-default',
	'--kern-color-layout-background-default-surface',
	'--kern-color-layout-border'
];

type Values = Map<string, string>;

function declarations(css: string, selector: string): Values {
	// The last one: KERN gives the colours after a first rule with the same selector.
	const start = css.lastIndexOf(`${selector} {`);
	expect(start, selector).toBeGreaterThanOrEqual(0);
	const block = css.slice(start, css.indexOf('}', start));
	return new Map(
		[...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, k = '', v = '']) => [k, v])
	);
}

const light = declarations(tokens, "[data-kern-theme='light']");
const dark = declarations(tokens, "[data-kern-theme='dark']");
const preferred = declarations(tokens, ':root:not([data-kern-theme])');
const kernLight = declarations(kern, '.kern-light');
const kernDark = declarations(kern, '.kern-dark');

type Rgb = [number, number, number];

function hexToRgb(hex: string): Rgb {
	const n = Number.parseInt(hex.slice(1), 16);
	return [n >> 16, (n >> 8) & 255, n & 255];
}

/** CSS Color 4: OKLCH to sRGB, clipped to 0..255. */
function oklchToRgb(lightness: number, chroma: number, hue: number): Rgb {
	const a = chroma * Math.cos((hue * Math.PI) / 180);
	const b = chroma * Math.sin((hue * Math.PI) / 180);
	const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
	const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
	const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
	const encode = (c: number) =>
		255 * Math.min(1, Math.max(0, c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055));
	return [
		encode(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
		encode(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
		encode(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
	];
}

function kernColour(theme: Values, name: string): Rgb {
	let value = theme.get(name) ?? '';
	const reference = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
	if (reference !== undefined)
		value = new RegExp(`${reference}:\\s*([^;]+);`).exec(kern)?.[1] ?? '';
	const parts = /^oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)$/.exec(value);
	expect(parts, `${name}: ${value}`).not.toBeNull();
	return oklchToRgb(Number(parts?.[1]) / 100, Number(parts?.[2]), Number(parts?.[3]));
}

/** WCAG 2 contrast of two hex colours. */
function contrast(one: string, other: string): number {
	const luminance = (hex: string) => {
		const [r, g, b] = hexToRgb(hex).map((c) =>
			c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4
		) as Rgb;
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const [high, low] = [luminance(one), luminance(other)].sort((x, y) => y - x) as [number, number];
	return (high + 0.05) / (low + 0.05);
}

describe.each([
	['light', light, kernLight, [] as string[]],
	['dark', dark, kernDark, OURS_IN_DARK]
])('%s tokens', (_, ours, theirs, exceptions) => {
	const names = [...ours.keys()].filter(
		(name) => name.startsWith('--kern-') && !exceptions.includes(name)
	);

	it.each(names)('%s has the value of the installed KERN', (name) => {
		const own = hexToRgb(ours.get(name) ?? '');
		kernColour(theirs, name).forEach((channel, at) =>
			expect(Math.abs(channel - (own[at] ?? -99))).toBeLessThan(2)
		);
	});
});

it('the dark values for the preference of the device equal those of the chosen theme', () => {
	expect([...preferred]).toEqual([...dark]);
});

describe.each([
	['light', light],
	['dark', dark]
])('contrasts in %s', (_, theme) => {
	const colour = (name: string) => theme.get(name) ?? '';
	const text = '--kern-color-layout-text-default';
	const muted = '--kern-color-layout-text-muted';
	const page = '--kern-color-layout-background-default';
	const surface = '--kern-color-layout-background-default-surface';
	const action = '--kern-color-action-default';

	it.each([
		[text, page, 7],
		[text, surface, 7],
		[text, '--action-soft', 7],
		[text, '--action-soft-hover', 7],
		[muted, page, 4.5],
		[muted, surface, 4.5],
		[muted, '--action-soft', 4.5],
		[action, page, 4.5],
		[action, surface, 4.5],
		[action, '--action-soft-hover', 4.5],
		['--kern-color-action-on-default', action, 4.5],
		['--kern-color-action-on-default', '--action-hover', 4.5],
		['--kern-color-action-on-default', '--kern-color-feedback-danger', 4.5],
		['--kern-color-action-on-default', '--danger-hover', 4.5],
		['--kern-color-action-focus-default', page, 3],
		['--kern-color-action-focus-default', surface, 3],
		['--kern-color-form-input-border', surface, 3],
		['--kern-color-layout-border', page, 3],
		...['default', 'danger', 'info', 'success', 'warning'].flatMap((tone) => [
			[text, `--kern-color-feedback-${tone}-background`, 7] as const,
			[`--kern-color-feedback-${tone}`, `--kern-color-feedback-${tone}-background`, 3] as const,
			[`--kern-color-feedback-${tone}`, page, 4.5] as const
		])
	] as const)('%s on %s is at least %f', (front, back, least) => {
		expect(contrast(colour(front), colour(back))).toBeGreaterThanOrEqual(least);
	});
});

describe.each([
	['light', light],
	['dark', dark]
])('contrasts on the projector in %s', (name, theme) => {
	const onScreen = declarations(tokens, `[data-kern-theme='${name}'][data-surface='screen']`);
	const colour = (token: string) => onScreen.get(token) ?? theme.get(token) ?? '';
	const text = '--kern-color-layout-text-default';
	const muted = '--kern-color-layout-text-muted';
	const action = '--kern-color-action-default';
	const page = '--kern-color-layout-background-default';
	const card = '--kern-color-layout-background-level-1-surface';

	it.each([
		...[page, card].flatMap((ground) => [
			[text, ground, 7] as const,
			[muted, ground, 7] as const,
			[action, ground, 7] as const,
			['--accent', ground, 3] as const,
			['--kern-color-layout-border', ground, 3] as const,
			['--kern-color-decorative-border-default', ground, 3] as const
		]),
		[text, '--action-soft', 7],
		...['default', 'danger', 'info', 'success', 'warning'].flatMap((tone) => [
			[text, `--kern-color-feedback-${tone}-background`, 7] as const,
			[`--kern-color-feedback-${tone}`, page, 7] as const
		])
	] as const)('%s on %s is at least %f', (front, back, least) => {
		expect(contrast(colour(front), colour(back))).toBeGreaterThanOrEqual(least);
	});
});
