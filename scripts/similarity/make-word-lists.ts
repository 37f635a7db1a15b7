import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fold, stemOf } from '../../src/lib/domain/similarity/words';

/**
 * Makes the engine's word lists from Debian's packages wngerman (igerman98) and mythes-de
 * (OpenThesaurus), unpacked into one folder:
 *
 *   apt-get download wngerman mythes-de; for f in *.deb; do dpkg -x $f unpacked; done
 *   node --import tsx scripts/similarity/make-word-lists.ts unpacked
 */

const LONGEST_STEM = 14;
const LARGEST_GROUP = 24;
const target = 'src/lib/server/similarity/resources';

const folder = process.argv[2];
if (folder === undefined) {
	console.error('Name the folder into which wngerman and mythes-de were unpacked.');
	process.exit(2);
}

/** Sorted, with the length of what a line shares with the one before in front: compresses well. */
function write(name: string, lines: readonly string[]): void {
	const packed = gzipSync(lines.join('\n'), { level: 9 });
	// The time in gzip's head would make each run differ.
	packed.fill(0, 4, 8);
	writeFileSync(join(target, name), packed);
	console.log(`${name}: ${lines.length} lines, ${packed.length} bytes`);
}

const words = readFileSync(join(folder, 'usr/share/dict/ngerman'), 'utf8').split('\n');
const stems = new Set<string>();
for (const word of words) {
	const stem = stemOf(fold(word));
	if (/^[a-z]{3,}$/.test(stem) && stem.length <= LONGEST_STEM) stems.add(stem);
}
write('words.txt.gz', [...stems].sort());

const thesaurus = readFileSync(join(folder, 'usr/share/mythes/th_de_DE_v2.dat'), 'utf8').split(
	'\n'
);
const groups = new Set<string>();
for (const line of thesaurus) {
	if (!line.startsWith('-|')) continue;
	const group = new Set<string>();
	for (const entry of line.slice(2).split('|')) {
		if (/\((Oberbegriff|Unterbegriff|veraltet|Antonym)/.test(entry)) continue;
		const word = fold(entry.replace(/\([^)]*\)/g, '').trim());
		if (/^[a-z]{3,}$/.test(word)) group.add(stemOf(word));
	}
	if (group.size >= 2 && group.size <= LARGEST_GROUP) groups.add([...group].sort().join(' '));
}
write('synonyms.txt.gz', [...groups].sort());
