/**
 * How many pictures one uploader may store: a login, or the desk of one meeting. Nobody who
 * prepares a day comes near it; filling the database by a script is what this stops. Rule IF7.
 */
import { RateLimiterMemory } from 'rate-limiter-flexible';

const WINDOW_SECONDS = 600;
const PICTURES_PER_UPLOADER = 60;

export class UploadGuard {
	readonly #perUploader: RateLimiterMemory;

	constructor(picturesPerUploader = PICTURES_PER_UPLOADER) {
		this.#perUploader = new RateLimiterMemory({
			points: picturesPerUploader,
			duration: WINDOW_SECONDS
		});
	}

	/** Counts one more picture for this uploader, unless it has had too many. */
	async mayStore(uploader: string): Promise<boolean> {
		try {
			await this.#perUploader.consume(uploader);
			return true;
		} catch {
			return false;
		}
	}
}

/** The one of this process: both ways in share it. */
export const uploadGuard = new UploadGuard();
