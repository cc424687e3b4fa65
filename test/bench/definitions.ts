/**
 * The definition finder on public labelled legal texts (SDU@AAAI-22, English legal; in the corpus), beside the figures
 * Schwartz and Hearst published for theirs on Medstract. The labels also hold long forms without brackets, which no
 * finder of this kind can see: recall is given over all and over those written with brackets.
 */
import { readFileSync } from 'node:fs';
import { findDefinitions } from '../../lib/matching/definitions';
import { corpus } from '../corpus';
import type { Bench, Table } from './table';

interface Labelled {
  text: string;
  acronyms: [number, number][];
  'long-forms': [number, number][];
}

export const definitions: Bench = {
  name: 'definitions',
  *run() {
    const path = corpus('text', 'acronyms', 'sdu22_ae_legal_dev.json');
    if (path) yield measure(JSON.parse(readFileSync(path, 'utf8')) as Labelled[]);
    else console.log('\ndefinitions: skipped, the corpus is not there');
  },
};

function measure(texts: readonly Labelled[]): Table {
  let [found, right, wanted, bracketed] = [0, 0, 0, 0];
  for (const { text, 'long-forms': longForms } of texts) {
    const gold = new Set(longForms.map(([start, end]) => text.slice(start, end).trim().toLowerCase()));
    wanted += gold.size;
    for (const long of gold) {
      const at = text.toLowerCase().indexOf(long);
      const around = `${text.slice(Math.max(0, at - 2), at)}|${text.slice(at + long.length, at + long.length + 3)}`;
      if (/\($|\(\s*\||\|\s*\(/.test(around)) bracketed++;
    }
    const definitions = new Set(findDefinitions(text).map(({ long }) => long.trim().toLowerCase()));
    found += definitions.size;
    for (const long of definitions) if (gold.has(long)) right++;
  }
  const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
  return {
    title: 'Definitions in the text',
    note: `${texts.length} passages, ${wanted} long forms, ${bracketed} of them beside a bracket; a long form counts when it is the same to the letter`,
    columns: ['finder', 'precision', 'recall', 'recall beside brackets'],
    rows: [
      ['Sidelight', percent(right / found), percent(right / wanted), percent(right / bracketed)],
      ['Schwartz & Hearst 2003, as published (Medstract)', '96%', '82%', '–'],
    ],
  };
}
