/** Who types what the room has read already is told so, and says "mine too" in one tap. Rules SN. */
import { Looks } from '../support/looks';
import { expect, test } from '../support/story';
import { words } from '../support/words';

const say = words('de');
const HALL = 'In der Turnhalle ist das WLAN zu langsam';
const SAME = 'WLAN Turnhalle langsam';
const OTHER = 'Ein Drucker im Lehrerzimmer';

test('a need that is there already is supported instead of written once more', async ({
	people,
	nextWorkshop
}) => {
	test.setTimeout(120_000);
	const { code } = nextWorkshop();
	const moderator = await people.moderator();
	await moderator.opensDesk(code);
	const [first, second] = [await people.phone(), await people.phone({ size: 'narrow' })];
	for (const phone of [first, second]) await phone.joins(code, { group: 'Lehrkräfte' });
	const mine = second.button(say('similar_mine_this', { text: HALL }));

	await moderator.goesOnTo('Bedarfe einzeln sammeln');
	await first.submitsNeed(HALL);
	await first.seesSaved(HALL);

	await test.step('revealed, it is found while typing, and one tap supports it [SN1]', async () => {
		await moderator.goesOnTo('Bedarfe ansehen');
		await moderator.reveals(1);
		await moderator.goesTo('Bedarfe einzeln sammeln');
		await second.needField.fill(OTHER);
		await second.needField.fill(SAME);
		await expect(mine).toBeVisible();
		await new Looks('similar').at('similar', second);
		await mine.click();
		await expect(second.needField).toHaveValue('');
		await expect(mine).toHaveCount(0);
		await expect(second.needField).toBeFocused();
	});

	await test.step('it counts, and is not offered again [SN4]', async () => {
		await moderator.goesOnTo('Bedarfe ansehen');
		await moderator.reads(say('needs_supports', { count: 1 }));
	});
});
