/** A pack that is off: its names are nobody's, and those that may mean something else mean that. */
import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { without } from '../../../lib/background/packs';
import { startBackground } from './background';

beforeEach(() => fakeBrowser.reset());

it('marks no name of a pack that is off, and has open pages ask again', async () => {
  const background = startBackground();
  background.port.openTabs = [7];
  const match = {
    url: 'https://www.news.test/',
    blocks: [{ key: 1, text: 'The Municipal Harbour Board (MHBD) met.' }],
  };
  const mentions = async () => ((await background.ask('page.match', match, { tab: 7 })) as { mentions: [] }).mentions;
  expect((await mentions()).length).toBeGreaterThan(0);
  await background.ask('settings.set', { change: { packsOff: ['town'] } });
  expect(background.port.calls.filter((call) => call.startsWith('page.choices to 7'))).toHaveLength(1);
  expect(await mentions()).toEqual([]);
  await background.ask('settings.set', { change: { packsOff: [] } });
  expect((await mentions()).length).toBeGreaterThan(0);
});

it('leaves what a name may also mean', () => {
  const mention = { block: 1, start: 0, end: 5, entity: 'a', others: ['b', 'c'], why: { rule: 'name' } } as never;
  expect(without(new Set(['a']), [mention])).toMatchObject([{ entity: 'b', others: ['c'] }]);
  expect(without(new Set(['a', 'c']), [mention])[0]).not.toHaveProperty('others');
  expect(without(new Set(['a', 'b', 'c']), [mention])).toEqual([]);
  expect(without(new Set(['x']), [mention])).toEqual([mention]);
});
