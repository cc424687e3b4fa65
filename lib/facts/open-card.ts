/**
 * The card of an entity with everything it refers to: the same for the page, the popup and the library.
 */
import type { EntityLabel } from '../matching/types';
import { cardView } from './as-of';
import type { CardView, EntityRef } from './card-view';
import type { Day } from './dates';
import type { Facts } from './facts';
import { type FigureMaterial, figuresOf } from './figures/figures';
import type { Ring } from './figures/land';
import type { FigureWords } from './figures/words';
import type { ReaderLanguage } from './format';

export interface CardReader {
  lang: ReaderLanguage;
  today: Day;
  /** What figures need; without it the card has none. */
  figures?: { width: number; say: FigureWords['say']; land(): Promise<readonly Ring[]> };
}

type CardFacts = Pick<Facts, 'entity' | 'labels' | 'sources' | 'properties' | 'offices' | 'places'>;

/**
 * @param asOf the day the card is drawn for; null means now
 * @returns null where there is no such entity
 */
export async function openCard(
  facts: CardFacts,
  id: string,
  asOf: Day | null,
  { lang, today, figures }: CardReader,
): Promise<CardView | null> {
  const entity = await facts.entity(id);
  if (!entity) return null;
  const linked = [...entity.relations.map(({ to }) => to), ...entity.statements.flatMap((row) => row.entity ?? [])];
  const [labels, sources, properties] = await Promise.all([
    facts.labels([...new Set(linked)], lang),
    facts.sources(),
    facts.properties(),
  ]);
  const refs = refsOf(labels);
  const view = cardView(entity, asOf, {
    lang,
    today,
    ref: (other) => refs.get(other),
    property: (property) => properties[property],
    source: (source) => sources[source],
  });
  if (figures) {
    const { width, say, land } = figures;
    const material: FigureMaterial = {
      entity: (other) => facts.entity(other),
      refs: async (ids) => refsOf(await facts.labels([...new Set(ids)], lang)),
      property: (property) => properties[property],
      offices: () => facts.offices(),
      places: () => facts.places(),
      land,
    };
    view.figures = await figuresOf(entity, view, material, { today, width, words: { lang, say } });
  }
  return view;
}

function refsOf(labels: readonly EntityLabel[]): Map<string, EntityRef> {
  return new Map(labels.map(({ id, title, type }) => [id, { id, title, type }]));
}
