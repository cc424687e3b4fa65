import { beforeAll, describe, expect, it, vi } from 'vitest';
import { LookUp } from '../../../lib/background/look-up';
import { destination, type OmniboxPort, suggest } from '../../../lib/background/omnibox';
import { BackgroundSearch } from '../../../lib/background/search';
import type { EntityDocument } from '../../../lib/search/documents';
import { Search } from '../../../lib/search/search';
import { note } from '../notes/notes';
import { ENTITIES } from '../search/sample';

const search = new Search(ENTITIES);
beforeAll(() => {
  search.indexTexts();
});

const port = (markup = true): OmniboxPort => ({
  search: async () => search,
  today: () => '2026-11-26',
  typeName: (type) => `<${type}>`,
  words: {
    noteOn: (title) => `Note on ${title}`,
    nothing: (query) => `Nothing for ${query}`,
    hint: () => 'Type & see',
  },
  markup,
});

describe('suggestions in the address bar', () => {
  it('have the best result first, and mark what matched', async () => {
    const { first, others } = await suggest(port(), 'kcna');
    expect(first).toMatch(/^Korean Central News Agency/);
    expect(first).toContain('<match>KCNA</match>');
    expect(others.length).toBeLessThanOrEqual(5);
  });

  it('are XML that nothing typed or told can break', async () => {
    expect((await suggest(port(), '')).first).toBe('Type &amp; see');
    expect((await suggest(port(), '<b>&"\u0007zzqq')).first).toBe('Nothing for &lt;b&gt;&amp;&quot; zzqq');
    expect((await suggest(port(), 'kcn')).first).toMatch(/&lt;media&gt;|<match>/);
  });

  it('are plain where the bar shows marks as they stand', async () => {
    const { first, others } = await suggest(port(false), 'kcna');
    expect([first, ...others.map(({ description }) => description)].join()).not.toMatch(/<match>|<dim>|&amp;/);
  });

  it('lead to the card they name, by its id', async () => {
    const { others } = await suggest(port(), 'korea');
    expect(others.length).toBeGreaterThan(1);
    expect(new Set(others.map(({ content }) => content)).size).toBe(others.length);
    for (const { content } of others) {
      const id = content.split(' · ').at(-1);
      expect(await destination(port(), content)).toBe(`library.html#/card/${id}`);
    }
  });
});

describe('Enter in the address bar', () => {
  it.each([
    ['kcna', 'library.html#/card/kcna'],
    ['yonhpa', 'library.html#/card/yonhap'],
    ['', 'library.html#/cards'],
    ['zzqq xx', 'popup.html?query=zzqq%20xx'],
  ])('%s leads to %s', async (entered, path) => expect(await destination(port(), entered)).toBe(path));
});

describe('the search behind it', () => {
  const documents = async () => ENTITIES as unknown as EntityDocument[];

  it('knows the notes as they are now', async () => {
    const notes = [
      note('a', '09:00:00.000', { body: 'ferries in winter', target: { kind: 'entity', entity: 'kcna' } }),
    ];
    const background = new BackgroundSearch(documents, async () => notes);
    expect((await background.open()).find('ferries')).toMatchObject([{ kind: 'note' }]);
    notes.pop();
    expect((await background.open()).find('ferries')).toEqual([]);
  });

  it('leaves out packs that are off, from the next asking on', async () => {
    const packed = async () =>
      ENTITIES.map((entity) => ({ ...entity, pack: entity.type })) as unknown as EntityDocument[];
    let off: string[] = [];
    const background = new BackgroundSearch(
      packed,
      async () => [],
      async () => off,
    );
    expect((await background.open()).find('kcna')).toMatchObject([{ id: 'kcna' }]);
    off = ['media'];
    expect((await background.open()).find('kcna').map(({ id }) => id)).not.toContain('kcna');
  });

  it('searches facts where notes cannot be read, and is made again after a failure', async () => {
    const read = vi.fn(documents).mockRejectedValueOnce(new Error('no file'));
    const background = new BackgroundSearch(read, () => Promise.reject(new Error('no database')));
    await expect(background.open()).rejects.toThrow('no file');
    expect((await background.open()).find('kcna')).toMatchObject([{ id: 'kcna' }]);
  });
});

describe('looking up selected text', () => {
  const lookUp = (openPopup = async () => {}) => {
    const opened: string[] = [];
    const clock = { now: 0 };
    const made = new LookUp({ openPopup, openPath: async (path) => void opened.push(path), now: () => clock.now });
    return { made, opened, clock };
  };

  it('hands the words to the popup that opens, once', async () => {
    const { made, opened } = lookUp();
    await made.open('  Panel\n of Experts ');
    expect([made.take(), made.take(), opened]).toEqual(['Panel of Experts', null, []]);
  });

  it('opens a tab where no popup can be', async () => {
    const { made, opened } = lookUp(() => Promise.reject(new Error('no toolbar')));
    await made.open('Panel & Co');
    expect(opened).toEqual(['popup.html?query=Panel%20%26%20Co']);
    expect(made.take()).toBeNull();
  });

  it('is over when the popup comes much later, and nothing where nothing is selected', async () => {
    const { made, clock } = lookUp();
    await made.open('Panel');
    clock.now = 60_000;
    expect(made.take()).toBeNull();
    await made.open(' \n ');
    expect(made.take()).toBeNull();
  });
});
