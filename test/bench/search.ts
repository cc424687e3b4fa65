/**
 * Search over the packs: who finds the right entity for the labelled queries of the tests, and what a keystroke costs,
 * beside what one would take instead: MiniSearch as it comes (prefix and fuzzy on, as its guide suggests) and uFuzzy over
 * lists of names. All get the same names and sentences.
 */
import uFuzzy from '@leeoniya/ufuzzy';
import MiniSearch from 'minisearch';
import { readPacks } from '../../data/compiler/read-packs';
import { type EntityDocument, entityDocuments } from '../../lib/search/documents';
import { Search } from '../../lib/search/search';
import { QUERIES } from '../unit/search/queries';
import { medians, once } from './measure';
import type { Bench, Table } from './table';

/** What is measured: gives entities' ids, best first. */
interface Finder {
  name: string;
  /** Time to build it, milliseconds. */
  built: number;
  find(query: string): string[];
}

const LIMIT = 30;
/** Keystrokes of queries as they are typed. */
const KEYSTROKES = QUERIES.filter((_, index) => index % 4 === 0).flatMap(({ query }) =>
  [...query].map((_, index) => query.slice(0, index + 1)),
);

export const search: Bench = {
  name: 'search',
  *run({ large }) {
    const documents = readDocuments();
    yield quality(finders(documents));
    yield speed(grow(documents, 5_000), 5_000);
    yield speed(grow(documents, large ? 100_000 : 25_000), large ? 100_000 : 25_000);
  },
};

function readDocuments(): EntityDocument[] {
  const packs = readPacks();
  const entities = packs.entities.map(({ data, pack }) => ({ ...data, pack }));
  return entityDocuments(entities, Object.fromEntries(packs.properties), 'en');
}

/** As many entities as asked for: the real ones, then their like with a number to their names. */
function grow(documents: readonly EntityDocument[], size: number): EntityDocument[] {
  return Array.from({ length: size }, (_, index) => {
    const model = documents[index % documents.length]!;
    const round = Math.floor(index / documents.length);
    if (round === 0) return model;
    const names = model.names.map((name) => ({ ...name, text: `${name.text} ${round}` }));
    return { ...model, id: `${model.id}--${round}`, title: `${model.title} ${round}`, names, texts: model.texts };
  });
}

function finders(documents: readonly EntityDocument[]): Finder[] {
  return [sidelight(documents), miniSearch(documents), fuzzy(documents)];
}

function sidelight(documents: readonly EntityDocument[]): Finder {
  const { ms, value } = once(() => {
    const index = new Search(documents);
    index.indexTexts();
    return index;
  });
  return { name: 'Sidelight', built: ms, find: (query) => value.find(query, { limit: LIMIT }).map(({ id }) => id) };
}

function miniSearch(documents: readonly EntityDocument[]): Finder {
  const { ms, value } = once(() => {
    const index = new MiniSearch({ fields: ['names', 'texts'] });
    index.addAll(
      documents.map(({ id, names, texts }) => ({
        id,
        names: names.map(({ text }) => text).join(' · '),
        texts: texts.map(({ text }) => text).join(' · '),
      })),
    );
    return index;
  });
  return {
    name: 'MiniSearch, prefix and fuzzy 0.2',
    built: ms,
    find: (query) =>
      value
        .search(query, { prefix: true, fuzzy: 0.2 })
        .slice(0, LIMIT)
        .map(({ id }) => id as string),
  };
}

function fuzzy(documents: readonly EntityDocument[]): Finder {
  const { ms, value } = once(() => {
    const entries = documents.flatMap(({ id, names }) => names.map(({ text }) => ({ id, text })));
    // `intraMode: 1` allows one typo a term; `unicode` its guide's setting for letters beyond Latin.
    const matcher = new uFuzzy({
      intraMode: 1,
      unicode: true,
      interSplit: "[^\\p{L}\\d']+",
      intraSplit: '\\p{Ll}\\p{Lu}',
    });
    return { entries, texts: entries.map(({ text }) => text), matcher };
  });
  const { entries, texts, matcher } = value;
  return {
    name: 'uFuzzy over names',
    built: ms,
    find: (query) => {
      const [matched, info, order] = matcher.search(texts, query, 1);
      const places = order && info ? order.map((place) => info.idx[place]!) : (matched ?? []);
      return [...new Set(places.map((place) => entries[place]!.id))].slice(0, LIMIT);
    },
  };
}

function quality(candidates: readonly Finder[]): Table {
  const percent = (count: number) => `${((100 * count) / QUERIES.length).toFixed(1)}%`;
  const rows = candidates.map(({ name, find }) => {
    const places = QUERIES.map(({ query, right }) => find(query).findIndex((id) => right.includes(id)));
    const within = (most: number) => places.filter((place) => place >= 0 && place < most).length;
    return { name, first: within(1), three: within(3), listed: within(LIMIT) };
  });
  const ours = rows[0]!;
  return {
    title: 'Search: the right entity for labelled queries',
    note: `${QUERIES.length} queries over the packs; best ${LIMIT} results of each`,
    columns: ['finder', 'first', 'in the top three', 'listed'],
    rows: rows.map(({ name, first, three, listed }) => [name, percent(first), percent(three), percent(listed)]),
    bounds: [
      { text: 'right first ≥ 90%', met: ours.first >= 0.9 * QUERIES.length },
      { text: 'in the top three ≥ 98%', met: ours.three >= 0.98 * QUERIES.length },
    ],
  };
}

function speed(documents: readonly EntityDocument[], size: number): Table {
  const candidates = finders(documents);
  const spent = medians(
    candidates.map(({ name, find }) => ({
      name,
      run: () => {
        for (const typed of KEYSTROKES) find(typed);
      },
    })),
    4_000,
    3,
  );
  const ours = spent.get(candidates[0]!.name)!;
  return {
    title: `Search: a keystroke over ${size.toLocaleString('en')} entities`,
    note: `${KEYSTROKES.length} keystrokes; processor time in relation to Sidelight's, and milliseconds for orientation`,
    columns: ['finder', 'a keystroke', 'ratio', 'building', 'ratio'],
    rows: candidates.map(({ name, built }) => [
      name,
      `${(spent.get(name)! / KEYSTROKES.length).toFixed(2)} ms`,
      (spent.get(name)! / ours).toFixed(2),
      `${built.toFixed(0)} ms`,
      (built / candidates[0]!.built).toFixed(2),
    ]),
  };
}
