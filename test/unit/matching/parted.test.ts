import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { partIndex } from '../../../data/compiler/part-index';
import { readPacks } from '../../../data/compiler/read-packs';
import { compileNameIndex } from '../../../lib/matching/compile';
import { findMentions } from '../../../lib/matching/find-mentions';
import { loadNameIndex, type NameIndex } from '../../../lib/matching/name-index';
import type { Details } from '../../../lib/matching/pieces';
import type { Article } from '../../../lib/matching/types';

let whole: NameIndex;
let parted: ArrayBuffer;
let details: Uint8Array;

// Reads every file there is, on whatever machine: the default ten seconds are for units.
beforeAll(() => {
  const buffer = compileNameIndex(readPacks().entities.map(({ data }) => data));
  whole = loadNameIndex(buffer);
  const parts = partIndex(buffer, 0);
  parted = parts.index;
  details = parts.details;
}, 120_000);

/** An index parted from its details, what was read of them, and a hand on what is given. */
function opened(given: (from: number, to: number) => Uint8Array = (from, to) => details.slice(from, to)) {
  const reads: [from: number, to: number][] = [];
  let wholes = 0;
  const source: Details = {
    read: async (from, to) => {
      reads.push([from, to]);
      return new Uint8Array(given(from, to)).buffer;
    },
    whole: async () => {
      wholes++;
      return details.slice().buffer as ArrayBuffer;
    },
  };
  return { index: loadNameIndex(parted, { details: source }), reads, wholes: () => wholes, source };
}

const article = (...texts: string[]): Article => ({
  blocks: texts.map((text, key) => ({ key, text, role: key === 0 ? 'title' : 'body' })),
  lang: 'en',
  date: '2026-10-01',
});

/** Names of all kinds: guarded, owned, short after long, explained in the text, with Koreans' and the ministry's short forms. */
const NEWS: Article[] = [
  article(
    'MSMT reports on Yongbyon',
    "The Multilateral Sanctions Monitoring Team (MSMT) cited Resolution 1718 and South Korea's Foreign Ministry.",
    'Kim Jong Un met Xi Jinping; Kim said that the North and the ministry agreed. Georgia voted, said Tbilisi.',
  ),
  article(
    '조선중앙통신 보도',
    '북한 외무성은 평양에서 김정은 국무위원장이 말했다고 조선중앙통신이 전했다. 국정원은 부인했다.',
  ),
  article(
    'Sample',
    ...readFileSync('test/fixtures/sample-article/index.html', 'utf8')
      .replace(/<(style|head)[\s\S]*?<\/\1>|<[^>]+>/g, '\n')
      .split(/\n+/),
  ),
];

describe('an index parted from its details', () => {
  it('finds what the whole one finds, by some of the pieces', async () => {
    const { index, reads, wholes } = opened();
    for (const text of NEWS) {
      const found = await index.names.complete(() => findMentions(index, text));
      expect(found.mentions.length).toBeGreaterThan(3);
      expect(found).toEqual(findMentions(whole, text));
      // What follows refers to what was established.
      const next = { ...article('Kim', 'Kim and the MSMT, said the ministry.'), memory: found.memory };
      expect(await index.names.complete(() => findMentions(index, next))).toEqual(findMentions(whole, next));
    }
    expect(reads.length).toBeGreaterThan(0);
    expect(wholes()).toBe(0);
  });

  it('reads nothing before it is asked, and nothing twice', async () => {
    const { index, reads } = opened();
    const [text] = NEWS as [Article];
    expect(reads).toEqual([]);
    // Both at once: a page sends its text in several parts.
    const ask = () => index.names.complete(() => findMentions(index, text));
    const [first, second] = await Promise.all([ask(), ask()]);
    expect(second).toEqual(first);
    await ask();
    const sorted = reads.toSorted(([a], [b]) => a - b);
    for (const [at, [from]] of sorted.entries()) {
      if (at > 0) expect(from).toBeGreaterThanOrEqual((sorted[at - 1] as [number, number])[1]);
    }
  });

  it('says nothing of a name whose piece is not at hand, and that it lacks it', () => {
    const { index } = opened();
    const { names } = index;
    expect(names.lacking).toBe(false);
    expect(findMentions(index, NEWS[0] as Article).mentions).toEqual([]);
    expect(names.lacking).toBe(true);
    expect([names.idOf(0), names.typeOf(0), names.numberOf('kcna'), names.textOf(0)]).toEqual([
      '',
      undefined,
      undefined,
      '',
    ]);
  });

  it.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['damaged', (bytes) => bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte))],
    ['cut short', (bytes) => bytes.subarray(0, bytes.length - 4)],
    ['another', (bytes) => bytes.toReversed()],
  ])('takes all details from where they are whole, where a piece is %s', async (_, spoil) => {
    const { index, wholes } = opened((from, to) => spoil(details.slice(from, to)));
    for (const text of NEWS) {
      expect(await index.names.complete(() => findMentions(index, text))).toEqual(findMentions(whole, text));
    }
    expect(wholes()).toBe(1);
  });

  it('fails where they are damaged and nowhere whole, and does not find half', async () => {
    const { index, source } = opened(() => new Uint8Array(4));
    source.whole = async () => {
      throw new Error('nowhere');
    };
    const ask = () => index.names.complete(() => findMentions(index, NEWS[0] as Article));
    await expect(ask()).rejects.toThrow('nowhere');
    await expect(ask()).rejects.toThrow('nowhere');
  });

  it('fails where nobody says where they are', async () => {
    const index = loadNameIndex(parted);
    await expect(index.names.complete(() => findMentions(index, NEWS[0] as Article))).rejects.toThrow(/parted/);
  });
});

describe('parting', () => {
  it('leaves an index whole that is read at once as fast', () => {
    const buffer = new ArrayBuffer(8);
    expect(partIndex(buffer, 8)).toEqual({ index: buffer, details: new Uint8Array() });
  });
});
