/**
 * Typst in this process: from a source and words to a PDF that keeps to PDF/UA-1, or none at all.
 * It is native code and loaded when the first document is asked for, so that a server on a
 * machine that it does not exist for starts and runs without documents.
 */
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fontOfWoff } from './woff';

const { resolve } = createRequire(import.meta.url);
const WEIGHTS = [400, 600, 700];

let loaded: Promise<NodeCompiler> | undefined;

function compiler(): Promise<NodeCompiler> {
	loaded ??= load().catch((fault: unknown) => {
		loaded = undefined;
		throw fault;
	});
	return loaded;
}

async function load(): Promise<NodeCompiler> {
	const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
	const fontBlobs = await Promise.all(
		WEIGHTS.map(async (weight) =>
			fontOfWoff(
				await readFile(
					resolve(`@fontsource/fira-sans/files/fira-sans-latin-${String(weight)}-normal.woff`)
				)
			)
		)
	);
	return NodeCompiler.create({ fontArgs: [{ fontBlobs }] });
}

/** Is there a typesetter for this machine? */
export async function canTypeset(): Promise<boolean> {
	return compiler().then(
		() => true,
		() => false
	);
}

/**
 * @param inputs read by the source as `sys.inputs`
 * @throws when the source has an error, or when the document would not be accessible
 */
export async function typeset(source: string, inputs: Record<string, string>): Promise<Buffer> {
	const typst = await compiler();
	const pdf = typst.pdf({ mainFileContent: source, inputs }, { pdfStandard: 'ua-1' });
	// What is not used again within two documents is forgotten.
	typst.evictCache(2);
	return pdf;
}
