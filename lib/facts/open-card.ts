/**
 * The card of an entity with everything it refers to: the same for the page, the popup and the library.
 */
import { cardView } from './as-of';
import type { CardView, EntityRef } from './card-view';
import type { Day } from './dates';
import type { Facts } from './facts';
import type { ReaderLanguage } from './format';

export interface CardReader {
  lang: ReaderLanguage;
  today: Day;
}

/**
 * @param asOf the day the card is drawn for; null means now
 * @returns null where there is no such entity
 */
export async function openCard(
  facts: Pick<Facts, 'entity' | 'labels' | 'sources' | 'properties'>,
  id: string,
  asOf: Day | null,
  { lang, today }: CardReader,
): Promise<CardView | null> {
  const entity = await facts.entity(id);
  if (!entity) return null;
  const linked = [...entity.relations.map(({ to }) => to), ...entity.statements.flatMap((row) => row.entity ?? [])];
  const [labels, sources, properties] = await Promise.all([
    facts.labels([...new Set(linked)], lang),
    facts.sources(),
    facts.properties(),
  ]);
  const refs = new Map<string, EntityRef>(labels.map(({ id, title, type }) => [id, { id, title, type }]));
  return cardView(entity, asOf, {
    lang,
    today,
    ref: (other) => refs.get(other),
    property: (property) => properties[property],
    source: (source) => sources[source],
  });
}

/** Today where the reader is. */
export function localDay(now = new Date()): Day {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
