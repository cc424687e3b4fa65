/**
 * A card in the terminal: the same view the extension draws.
 */
import { cardView } from '../../lib/facts/as-of';
import type { CardView, ChangeView, FactView, SourceView } from '../../lib/facts/card-view';
import type { Day } from '../../lib/facts/dates';
import { formatDate, type ReaderLanguage } from '../../lib/facts/format';
import { titleOf } from '../../lib/facts/title';
import { compileRelease } from '../compiler/compile-release';
import { readPacks } from '../compiler/read-packs';

export interface ShowOptions {
  asOf: Day | null;
  json: boolean;
  lang: ReaderLanguage;
}

/** Prints the card of an entity and returns the exit code: 1 where there is none. */
export function printCard(id: string, { asOf, json, lang }: ShowOptions): number {
  const packs = readPacks();
  const entities = new Map(compileRelease(packs).entities.map((entity) => [entity.id, entity]));
  const sources = new Map(packs.sources.map(({ data }) => [data.id, data]));
  const entity = entities.get(id);
  if (!entity) {
    const near = [...entities.keys()].filter((other) => other.includes(id) || id.includes(other)).slice(0, 8);
    console.error(`There is no entity ${id}.${near.length > 0 ? ` Did you mean ${near.join(', ')}?` : ''}`);
    return 1;
  }
  const card = cardView(entity, asOf, {
    lang,
    today: new Date().toISOString().slice(0, 10),
    ref: (other) => {
      const found = entities.get(other);
      return found && { id: other, title: titleOf(found, lang), type: found.type };
    },
    property: (property) => packs.properties.get(property),
    source: (source) => sources.get(source),
  });
  console.log(json ? JSON.stringify(card, null, 2) : cardText(card, lang));
  return 0;
}

function cardText(card: CardView, lang: ReaderLanguage): string {
  const date = (day: string) => formatDate(day, lang);
  const marks = (sources: readonly SourceView[]) => sources.map(({ n }) => `[${n}]`).join('');
  const lines: string[] = [card.title, '═'.repeat(Math.min(100, card.title.length * 2))];
  lines.push(`${card.type}, pack ${card.pack}, ${card.asOf === null ? 'now' : `as of ${date(card.asOf)}`}`);
  if (card.existence.state !== 'exists') lines.push(existenceText(card, date));
  lines.push('', ...wrap(card.summary), '');
  const names = card.names.map(({ text, kind, validity }) => `${text} (${kind}${validity ? `, ${validity}` : ''})`);
  lines.push(...wrap(`Names: ${names.join(' · ')}`));
  if (card.facts.length > 0) lines.push('');
  const width = Math.max(0, ...card.facts.map(({ label }) => label.length));
  for (const fact of card.facts) {
    const [first = '', ...rest] = wrap(`${fact.value}${details(fact, date)} ${marks(fact.sources)}`, 96 - width);
    lines.push(`${fact.label.padEnd(width)}  ${first}`, ...rest.map((line) => ' '.repeat(width + 2) + line));
    if (fact.now) {
      const since = fact.now.from ? ` (from ${date(fact.now.from)})` : '';
      lines.push(`${' '.repeat(width)}  → now ${fact.now.value}${since}`);
    }
  }
  if (card.changes.length > 0) lines.push('', 'Changed since:');
  for (const change of card.changes) lines.push(...wrap(changeText(change, date)));
  if (card.timeline.length > 0) lines.push('');
  for (const event of card.timeline) {
    const when = event.to ? `${date(event.date)} – ${date(event.to)}` : date(event.date);
    const claim = event.claimedBy ? `, says ${event.claimedBy}` : '';
    lines.push(`${event.later ? '○' : '●'} ${when}: ${event.text}${claim} ${marks(event.sources)}`);
  }
  if (card.relations.length > 0) lines.push('');
  for (const { label, to, from, until, sources } of card.relations) {
    const when = from || until ? ` (${from ? date(from) : ''}–${until ? date(until) : ''})` : '';
    lines.push(`${label}: ${to.title} <${to.id}>${when} ${marks(sources)}`.trimEnd());
  }
  if (card.sources.length > 0) lines.push('');
  for (const { n, publisher, title, symbol, url, date: published } of card.sources) {
    lines.push(`[${n}] ${[publisher, title, symbol, date(published), url].filter(Boolean).join(', ')}`);
  }
  lines.push(
    '',
    `Checked ${date(card.checked)}, ${card.age.days} days ago${card.age.loud ? ': old for facts of this kind' : ''}`,
  );
  return lines.join('\n');
}

function existenceText({ existence: { state, from, to, instead } }: CardView, date: (day: string) => string): string {
  const other = instead ? `: ${state === 'ended' ? 'then' : 'before it'} ${instead.title} <${instead.id}>` : '';
  return state === 'ended' ? `Ended ${to ? date(to) : ''}${other}` : `Not yet, from ${from ? date(from) : ''}${other}`;
}

function changeText({ kind, label, was, now, date: day, link }: ChangeView, date: (day: string) => string): string {
  const when = day === undefined ? '' : ` (${kind === 'ended' || kind === 'over' ? 'to' : 'from'} ${date(day)})`;
  const name = label || (kind === 'name' ? 'Name' : 'Ended');
  return `${name}: ${[was, now].filter((part) => part !== undefined).join(' → ')}${when}${link ? `, then ${link.title} <${link.id}>` : ''}`;
}

function details(fact: FactView, date: (day: string) => string): string {
  const interval = fact.from || fact.to ? `${fact.from ? date(fact.from) : ''}–${fact.to ? date(fact.to) : ''}` : '';
  const parts = [
    fact.qualifier,
    interval,
    fact.asOf && `as of ${date(fact.asOf)}`,
    fact.claimedBy && `says ${fact.claimedBy}`,
    fact.past && 'ended',
  ].filter(Boolean);
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}

function wrap(text: string, width = 98): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
