/** Are two states told apart by somebody who sees no colours: by words, by shape, by brightness? [UX 23] */
import { expect, type Locator } from '@playwright/test';

interface GreyLook {
	words: string;
	/** Icons, lines and letters. */
	shape: string;
	/** Relative luminance of what lies behind the words, and of what frames them; 0 black, 1 white. */
	brightness: number[];
}

/** As for graphics that matter (WCAG 1.4.11). */
const ENOUGH = 3;

/** @param states each by a name that says which it is */
export async function toldApart(states: Record<string, GreyLook>): Promise<void> {
	const looks = Object.entries(states);
	for (const [index, [name, look]] of looks.entries())
		for (const [otherName, other] of looks.slice(index + 1)) {
			const isApart =
				look.words !== other.words ||
				look.shape !== other.shape ||
				look.brightness.some((light, at) => contrast(light, other.brightness[at] ?? 0) >= ENOUGH);
			expect.soft(isApart, `${name} and ${otherName} without colours`).toBe(true);
		}
}

/** @param without what differs anyway, such as the name of the thing that has the state */
export async function greyLook(element: Locator, without?: RegExp): Promise<GreyLook> {
	const look = await element.evaluate((root) => {
		const isSeen = (part: Element) => {
			const { width, height } = part.getBoundingClientRect();
			return width > 1 && height > 1;
		};
		const parts = [root, ...root.querySelectorAll('*')].filter(isSeen);
		const canvas = document.createElement('canvas').getContext('2d')!;
		const luminance = (colour: string): number => {
			canvas.clearRect(0, 0, 1, 1);
			canvas.fillStyle = colour;
			canvas.fillRect(0, 0, 1, 1);
			const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((channel) => {
				const part = channel / 255;
				return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
			}) as [number, number, number];
			return 0.2126 * r + 0.7152 * g + 0.0722 * b;
		};
		const behind = (start: Element) => {
			for (let at: Element | null = start; at; at = at.parentElement) {
				const { backgroundColor } = getComputedStyle(at);
				if (!/^rgba\(.*, 0\)$|transparent/.test(backgroundColor)) return luminance(backgroundColor);
			}
			return 1;
		};
		const style = (part: Element) => getComputedStyle(part);
		return {
			words: (root as HTMLElement).innerText,
			shape: parts
				.map((part) => {
					const { fontWeight, textDecorationLine, borderStyle, borderWidth } = style(part);
					return [part.getAttribute('d'), fontWeight, textDecorationLine, borderStyle, borderWidth];
				})
				.join(),
			brightness: [behind(root), luminance(style(root).borderBlockStartColor)]
		};
	});
	return { ...look, words: look.words.replace(without ?? '', '').trim() };
}

function contrast(one: number, other: number): number {
	return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}
