/**
 * The reader's own cards beside ours: their names in an index of their own, their labels, their cards.
 *
 * They are read from the database whenever they are asked for, since pages of ours change them without asking here; what
 * was made of them is kept as long as they are the same.
 */
import { cardView } from '../facts/as-of';
import type { CardView } from '../facts/card-view';
import type { Day } from '../facts/dates';
import type { Facts } from '../facts/facts';
import type { ReaderLanguage } from '../facts/format';
import type { ShippedEntity } from '../facts/release';
import { titleOf } from '../facts/title';
import { compileNameIndex } from '../matching/compile';
import { loadNameIndex, type NameIndex } from '../matching/name-index';
import type { EntityLabel } from '../matching/types';
import type { OwnCard } from '../notes/model';
import { isOwnId, ownEntity } from '../notes/own-entity';
import type { NotesStore } from '../notes/store';
import { labelsBeside } from './own-names';

interface Made {
  /** What tells these cards from others: ids and times. */
  of: string;
  cards: Map<string, OwnCard>;
  entities: Map<string, ShippedEntity>;
  /** Made when first asked for; null where there is no name to be found. */
  index?: NameIndex | null;
}

export class OwnCards {
  readonly #notes: Pick<NotesStore, 'allOwn'>;
  #made: Made = { of: '', cards: new Map(), entities: new Map() };

  constructor(notes: Pick<NotesStore, 'allOwn'>) {
    this.#notes = notes;
  }

  /** Their names; null where there are none. Where the notes cannot be read the packs are matched all the same. */
  async index(): Promise<NameIndex | null> {
    const made = await this.#read().catch(() => null);
    if (!made) return null;
    made.index ??= indexOf([...made.entities.values()]);
    return made.index;
  }

  async card(id: string): Promise<OwnCard | undefined> {
    return isOwnId(id) ? (await this.#read()).cards.get(id) : undefined;
  }

  async entity(id: string): Promise<ShippedEntity | undefined> {
    return isOwnId(id) ? (await this.#read()).entities.get(id) : undefined;
  }

  /** Labels of those there are among these ids. */
  async labels(ids: readonly string[], lang: ReaderLanguage): Promise<EntityLabel[]> {
    if (!ids.some(isOwnId)) return [];
    const { entities } = await this.#read().catch(() => this.#made);
    return ids.flatMap((id) => {
      const entity = entities.get(id);
      return entity ? [{ id, title: titleOf(entity, lang), type: entity.type, familiar: false }] : [];
    });
  }

  async #read(): Promise<Made> {
    const all = await this.#notes.allOwn();
    const cards = all.filter((own) => own.kind === 'card');
    const of = cards.map(({ id, modified }) => `${id} ${modified}`).join('\n');
    if (of !== this.#made.of) {
      this.#made = {
        of,
        cards: new Map(cards.map((card) => [card.id, card])),
        entities: new Map(cards.map((card) => [card.id, ownEntity(card)])),
      };
    }
    return this.#made;
  }
}

/** Ours, and the reader's own beside them. */
export function besideOwn(facts: Pick<Facts, 'entity' | 'labels'>, own: OwnCards): Pick<Facts, 'entity' | 'labels'> {
  return {
    entity: async (id) => (isOwnId(id) ? own.entity(id) : facts.entity(id)),
    labels: labelsBeside(facts, own),
  };
}

/** The card of a card of the reader's own: what they wrote, and the page it is from as its one source. */
export function ownCardView(card: OwnCard, today: Day, lang: ReaderLanguage): CardView {
  const none = () => undefined;
  const view = cardView(ownEntity(card), null, { lang, today, ref: none, property: none, source: none });
  const { source, created } = card;
  const isWeb = source !== undefined && /^https?:\/\//.test(source.url) && URL.canParse(source.url);
  return {
    ...view,
    // Nobody checks it but the reader.
    age: { days: -1, loud: false },
    sources: isWeb
      ? [
          {
            id: 'page',
            n: 1,
            publisher: new URL(source.url).hostname.replace(/^www\./, ''),
            title: source.title || source.url,
            url: source.url,
            date: created.slice(0, 10),
          },
        ]
      : [],
  };
}

/** An index of every name that can be matched: a reader may write what no text can be searched for. */
function indexOf(entities: readonly ShippedEntity[]): NameIndex | null {
  const able = entities
    .map((entity) => ({ ...entity, names: entity.names.filter((name) => canBeMatched({ ...entity, names: [name] })) }))
    .filter(({ names }) => names.length > 0);
  return able.length === 0 ? null : loadNameIndex(compileNameIndex(able), { verified: true });
}

function canBeMatched(entity: ShippedEntity): boolean {
  try {
    compileNameIndex([entity]);
    return true;
  } catch {
    return false;
  }
}
