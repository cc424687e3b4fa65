/**
 * A card as plain text, to be pasted into notes, a draft or a mail: the term, what it is, its facts with their sources.
 */
import { i18n } from '#i18n';
import type { CardView, FactView, SourceView } from '../../lib/facts/card-view';
import type { FactGroup } from './key-facts';
import { dateWords, whenWords } from './wording';

/** Where the reader met the term. */
export interface Reading {
  url: string;
  title: string;
  /** The article's day, where known. */
  date: string | null;
  /** The sentence around the mention; empty where there was none. */
  sentence: string;
}

/**
 * The citation of a card. `facts` are the rows to cite (those of the first look); sources are numbered in the order in
 * which the text cites them. Lines end in `\n`; the text ends without one.
 */
export function citation(view: CardView, facts: readonly FactGroup[], reading: Reading | null): string {
  const cited: SourceView[] = [];
  const marks = (sources: readonly SourceView[]) =>
    sources
      .map((source) => {
        let at = cited.findIndex((known) => known.id === source.id);
        if (at < 0) at = cited.push(source) - 1;
        return `[${at + 1}]`;
      })
      .join('');

  const acronym = view.names.find((name) => name.kind === 'acronym' && name.text !== view.title && !name.validity);
  const term = acronym ? `${view.title} (${acronym.text})` : view.title;
  const lines = [view.asOf === null ? term : `${term}, ${i18n.t('card.citation.asOf', [dateWords(view.asOf)])}`];
  lines.push(view.summary, '');
  for (const group of facts) {
    for (const fact of group.facts) lines.push(`${fact.label}: ${factWords(fact)} ${marks(fact.sources)}`.trimEnd());
  }
  if (cited.length > 0) {
    lines.push('', i18n.t('card.citation.sources'));
    cited.forEach((source, i) => {
      lines.push(`[${i + 1}] ${sourceWords(source)}`);
    });
  }
  lines.push('');
  if (reading) lines.push(i18n.t('card.citation.readIn', [readingWords(reading)]));
  lines.push(i18n.t('card.citation.made', [dateWords(view.checked)]));
  return lines.join('\n');
}

/** A fact's value with all that qualifies it: "1,300 km (design range), as of 2024, according to KCNA". */
export function factWords(fact: FactView): string {
  const parts = [fact.qualifier ? `${fact.value} (${fact.qualifier})` : fact.value];
  const when = whenWords(fact);
  if (when) parts.push(when);
  if (fact.claimedBy) parts.push(i18n.t('card.citation.accordingTo', [fact.claimedBy]));
  return parts.join(', ');
}

/** "US Department of State: Joint Statement …, S/RES/1718 (2006), 16 October 2024. https://…" */
export function sourceWords(source: SourceView): string {
  const symbol = source.symbol ? `, ${source.symbol}` : '';
  const url = source.url ? ` ${source.url}` : '';
  return `${source.publisher}: ${source.title}${symbol}, ${dateWords(source.date)}.${url}`;
}

function readingWords(reading: Reading): string {
  const date = reading.date ? `, ${dateWords(reading.date)}` : '';
  const sentence = reading.sentence ? ` “${reading.sentence}”` : '';
  return `${reading.title}${date}, ${reading.url}.${sentence}`;
}
