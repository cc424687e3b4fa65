/**
 * Detection on public entity-linking texts (AIDA-CoNLL, MSNBC; in the corpus), every matcher with the same dictionary:
 * the titles of the entities labelled there, nothing else. Titles alone cannot find "Kim" or "Leeds", so recall is low
 * for all; what is compared is what a matcher makes of one dictionary.
 */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { blocksOf } from '../../data/cli/article-file';
import { type Entity, EntitySchema } from '../../lib/facts/schema';
import { compileNameIndex } from '../../lib/matching/compile';
import { findMentions } from '../../lib/matching/find-mentions';
import { loadNameIndex } from '../../lib/matching/name-index';
import { corpus } from '../corpus';
import { PEERS } from './peers';
import type { Bench, Table } from './table';

interface Labelled {
  text: string;
  evaluation_span: [number, number];
  labels: { span: [number, number]; entity_id: string; name: string; type: string }[];
}

/** A detected span and, where the matcher says so, what it means. */
interface Detected {
  start: number;
  end: number;
  entity?: string;
}

export const linking: Bench = {
  name: 'linking',
  *run() {
    for (const file of ['aida-conll-dev.jsonl', 'msnbc.jsonl']) {
      const path = corpus('text', 'entity-linking', file);
      if (path) yield measure(file, path);
      else console.log(`\n${file}: skipped, the corpus is not there`);
    }
  },
};

function measure(file: string, path: string): Table {
  const documents = readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Labelled);
  const titles = titlesOf(documents);
  const names = [...new Set([...titles.values()].map(({ name }) => name))];
  const matchers: [string, (text: string) => Detected[]][] = [
    ['Sidelight', ours([...titles].map(([id, { name, type }]) => entityOf(id, name, type, false)))],
    [
      'Sidelight, persons with their surname',
      ours([...titles].map(([id, { name, type }]) => entityOf(id, name, type, true))),
    ],
  ];
  for (const { name, build } of PEERS.slice(0, 4)) {
    const match = build(names);
    matchers.push([`${name}, whole words`, (text) => spansOf(match(text))]);
  }
  matchers.push(['naive: longest title anywhere', naive(names)]);
  return {
    title: `Detection on ${file}`,
    note: `${documents.length} texts, ${names.length} titles; a span counts when both its ends are right`,
    columns: ['matcher', 'precision', 'recall', 'F1', 'right entity'],
    rows: matchers.map(([name, match]) => [name, ...scores(documents, match)]),
  };
}

/** Title (without its bracketed part) and type of each labelled entity. */
function titlesOf(documents: readonly Labelled[]): Map<string, { name: string; type: string }> {
  const titles = new Map<string, { name: string; type: string }>();
  for (const { labels } of documents) {
    for (const { entity_id: id, name, type } of labels) {
      const title = name
        .replace(/\s*\([^)]*\)/g, '')
        .replace(/[^\p{L}\p{M}\p{Nd}'’.,&\s-]+/gu, ' ')
        .trim();
      if (/^Q\d+$/.test(id) && /^[\p{L}\p{Nd}].*[\p{L}\p{Nd}.]$/u.test(title)) titles.set(id, { name: title, type });
    }
  }
  return titles;
}

/** Q215627 is a person in the labels, Q27096213 a place. */
function entityOf(id: string, name: string, type: string, surnames: boolean): Entity {
  const isPerson = type.includes('Q215627');
  const surname = name.split(' ').at(-1) ?? '';
  const short = surnames && isPerson && surname !== name && surname.length > 2;
  return v.parse(EntitySchema, {
    id: id.toLowerCase(),
    type: isPerson ? 'person' : type.includes('Q27096213') ? 'place' : 'organisation',
    names: [
      { text: name, lang: 'en', kind: 'full' },
      ...(short ? [{ text: surname, lang: 'en', kind: 'short', after: 'full' }] : []),
    ],
    summary: name,
    checked: '2026-11-23',
  });
}

function ours(entities: Entity[]): (text: string) => Detected[] {
  const index = loadNameIndex(compileNameIndex(entities));
  return (text) => {
    const blocks = blocksOf(text).map((block) => ({ ...block, role: 'body' as const }));
    return findMentions(index, { blocks, lang: 'en' }).mentions.map(({ block, start, end, entity }) => {
      const offset = blocks[block]?.offset ?? 0;
      return { start: start + offset, end: end + offset, entity };
    });
  };
}

/** What a first version does: indexOf for every title, longest first, wherever it stands. */
function naive(names: readonly string[]): (text: string) => Detected[] {
  const longestFirst = [...names].sort((a, b) => b.length - a.length);
  return (text) => {
    const found: Detected[] = [];
    for (const name of longestFirst) {
      for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
        const end = at + name.length;
        if (!found.some((other) => at < other.end && end > other.start)) found.push({ start: at, end });
      }
    }
    return found;
  };
}

function spansOf(hits: readonly number[]): Detected[] {
  const spans: Detected[] = [];
  for (let i = 0; i < hits.length; i += 2) spans.push({ start: hits[i]!, end: hits[i + 1]! });
  return spans;
}

function scores(documents: readonly Labelled[], match: (text: string) => Detected[]): string[] {
  let [found, right, wanted, linked, named] = [0, 0, 0, 0, 0];
  for (const {
    text,
    labels,
    evaluation_span: [from, to],
  } of documents) {
    const gold = new Map(labels.map(({ span, entity_id: id }) => [span.join(), id.toLowerCase()]));
    wanted += gold.size;
    for (const { start, end, entity } of match(text)) {
      if (start < from || end > to) continue;
      found++;
      const id = gold.get(`${start},${end}`);
      if (id === undefined) continue;
      right++;
      if (entity !== undefined) named++;
      if (entity === id) linked++;
    }
  }
  const precision = right / found;
  const recall = right / wanted;
  const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
  return [
    percent(precision),
    percent(recall),
    percent((2 * precision * recall) / (precision + recall)),
    named > 0 ? percent(linked / named) : '–',
  ];
}
