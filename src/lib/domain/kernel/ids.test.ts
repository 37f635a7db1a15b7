import { describe, expect, it } from 'vitest';
import { isId } from './ids';

describe('ids', () => {
	it('[TX12] 22 characters of base64url are an id', () => {
		expect(isId('AZaz09_-AZaz09_-AZaz09')).toBe(true);
	});

	it.each([
		['too short', 'AZaz09_-AZaz09_-AZaz0'],
		['too long', 'AZaz09_-AZaz09_-AZaz09A'],
		['another sign', 'AZaz09_-AZaz09_-AZaz0+'],
		['a line break', 'AZaz09_-AZaz09_-AZaz09\n'],
		['no text', 42],
		['nothing', null]
	])('[TX12] %s is none', (_name, value) => {
		expect(isId(value)).toBe(false);
	});
});
