/** A reading brief as Markdown. The same brief gives the same text. */
import { i18n } from '#i18n';
import { localDay } from '../../lib/facts/dates';
import { escapeText } from '../../lib/notes/export/markdown';
import { isWebAddress } from '../../lib/notes/link';
import { factWords, sourceWords } from '../card/citation';
import { dateWords, existenceWords, typeName } from '../card/wording';
import type { Brief, BriefEntry } from './brief';
import { asOfWords, nameWordsOf } from './brief-words';

export function briefMarkdown(brief: Brief): string {
  const { title, url, entries, passages, sources } = brief;
  const link = isWebAddress(url) ? `[${escapeText(title || url)}](<${new URL(url).href}>)` : escapeText(title);
  const parts = [`# ${escapeText(title || url)}`, [link, asOfWords(brief)].join(' · ')];
  entries.forEach((entry, n) => {
    parts.push(`## ${n + 1}. ${escapeText(entry.card.title)}`, ...entryParts(entry));
  });
  if (passages.length > 0) {
    parts.push(`## ${i18n.t('brief.passages')}`);
    for (const { target, body, tags } of passages) {
      if (target.kind !== 'passage') continue;
      parts.push(quoted(escapeText(target.quote.exact)));
      if (body.trim() !== '') parts.push(body);
      if (tags.length > 0) parts.push(tags.map((tag) => `#${escapeText(tag)}`).join(' '));
    }
  }
  if (sources.length > 0) {
    parts.push(`## ${i18n.t('card.sources')}`);
    parts.push(
      sources
        .map(
          (source, n) =>
            `${n + 1}. ${escapeText(sourceWords({ ...source, url: undefined }))}${source.url && isWebAddress(source.url) ? ` <${new URL(source.url).href}>` : ''}`,
        )
        .join('\n'),
    );
  }
  parts.push(i18n.t('brief.made', [dateWords(localDay(brief.made))]));
  return `${parts.join('\n\n')}\n`;
}

function entryParts({ card, facts, cited, notes }: BriefEntry): string[] {
  const parts = [`*${escapeText([typeName(card.type), nameWordsOf(card)].filter((part) => part !== '').join(' · '))}*`];
  const absent = existenceWords(card);
  if (absent !== '') parts.push(escapeText(absent));
  if (card.summary !== '') parts.push(escapeText(card.summary));
  const rows = facts.flatMap((group) =>
    group.facts.map((fact) => {
      const marks = (cited.get(fact.key) ?? []).map((n) => `[${n}]`).join('');
      return `- **${escapeText(fact.label)}:** ${escapeText(factWords(fact))} ${escapeText(marks)}`.trimEnd();
    }),
  );
  if (rows.length > 0) parts.push(rows.join('\n'));
  for (const { view, text } of notes) {
    if (view.kind === 'card') continue;
    const head = [
      i18n.t(view.kind === 'note' ? 'card.yourNote' : 'card.correction'),
      view.kind === 'note' ? view.on : undefined,
      view.changed,
    ]
      .filter((part) => part !== undefined)
      .map(escapeText);
    parts.push(quoted([`**${head.join('. ')}**`, '', ...text.split('\n')].join('\n')));
  }
  return parts;
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}
