import { describe, expect, it } from 'vitest';
import { oldBrowserFaults } from './old-browsers';

const inScript = (text: string) => oldBrowserFaults([{ name: 'step.js', text }]);
const inStyle = (text: string) => oldBrowserFaults([{ name: 'step.css', text }]);

describe('what browsers of spring 2022 know', () => {
	it.each([
		['let a=/(?<!x)y/u', 'looks behind'],
		['b=c.toSorted(d)', 'toSorted'],
		['e=crypto.randomUUID()', 'randomUUID']
	])('%s does not pass', (text, feature) => {
		expect(inScript(text)).toEqual([expect.stringContaining(feature)]);
	});

	it('names the file and shows the place', () => {
		expect(inScript('let sorted=list.toSorted(byName)')[0]).toMatch(/^step\.js .*list\.toSorted/);
	});

	it.each([
		['@media (width<=30rem){a{b:c}}', 'media query'],
		['a{height:100dvh}', 'vh before it'],
		['a{color:red;background:color-mix(in srgb,red,blue)}', 'color-mix'],
		['@container (min-width:1px){a{b:c}}', 'at-rule']
	])('%s does not pass', (text, feature) => {
		expect(inStyle(text)).toEqual([expect.stringContaining(feature)]);
	});

	it('lets pass what has something older before it', () => {
		expect(
			inStyle('a{height:100vh;height:100dvh;color:red;color:color-mix(in srgb,red,blue)}')
		).toEqual([]);
		expect(inScript('let a=/(?=x)(?:y)/u;b=[...c].sort()')).toEqual([]);
	});
});
