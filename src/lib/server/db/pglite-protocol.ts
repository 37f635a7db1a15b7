/** What travels between the client of the embedded database and its thread. */
export interface WorkerStart {
	/** Folder of the database; undefined keeps it in memory. */
	folder: string | undefined;
	/** Dump that a database in memory starts from; saves the tests the creation. */
	dump?: Uint8Array<ArrayBuffer>;
}

export type RowMode = 'object' | 'array';

export type WorkerRequest =
	| { id: number; kind: 'query'; text: string; parameters: unknown[]; rowMode: RowMode }
	| { id: number; kind: 'sync-count' }
	| { id: number; kind: 'dump' }
	| { id: number; kind: 'close' };

/** Answer 0 says that the database is open, or why it is not or no longer. */
export type WorkerAnswer =
	| { id: number; kind: 'rows'; rows: unknown[]; affectedRows: number }
	| {
			id: number;
			kind: 'failed';
			error: { message: string; code?: string; detail?: string; constraint?: string };
	  };
