/** Entities as search sees them, written in the reader's language the way a card shows them. Pure. */
import { formatDate, formatValue, type ReaderLanguage } from '../facts/format';
import { lifetimeOf } from '../facts/lifetime';
import { RELATION_LABELS } from '../facts/relation-labels';
import type { ShippedEntity } from '../facts/release';
import type { Property, Statement } from '../facts/schema';
import { titleOf } from '../facts/title';
import type { SearchEntity } from './model';

/** An entity with what lists need beside search. */
export interface EntityDocument extends SearchEntity {
  pack: string;
}

/**
 * Search documents of all entities. Names are ready at once; sentences are put together when they are first asked for,
 * since a popup needs them later than its first keystroke.
 * @param titleOfId titles of entities that others name; where it is left out, of these alone
 */
export function entityDocuments(
  entities: readonly ShippedEntity[],
  properties: Readonly<Record<string, Property>>,
  lang: ReaderLanguage,
  titleOfId = titlesIn(new Map(entities.map((entity) => [entity.id, entity])), lang),
): EntityDocument[] {
  return entities.map((entity) => {
    let texts: SearchEntity['texts'] | undefined;
    return {
      id: entity.id,
      type: entity.type,
      pack: entity.pack,
      title: titleOf(entity, lang),
      familiar: entity.familiar,
      weight: entity.statements.length + entity.events.length + entity.relations.length,
      names: entity.names,
      get lifetime() {
        return lifetimeOf(entity);
      },
      get texts() {
        texts ??= sentences(entity, properties, titleOfId, lang);
        return texts;
      },
    };
  });
}

/** Titles by id; an id that is not among them stands for itself. */
export function titlesIn(byId: ReadonlyMap<string, ShippedEntity>, lang: ReaderLanguage): (id: string) => string {
  return (id) => {
    const entity = byId.get(id);
    return entity ? titleOf(entity, lang) : id;
  };
}

function sentences(
  entity: ShippedEntity,
  properties: Readonly<Record<string, Property>>,
  titleOfId: (id: string) => string,
  lang: ReaderLanguage,
): SearchEntity['texts'] {
  return [
    { field: 'summary', text: entity.summary },
    ...entity.statements.map((statement) => ({
      field: 'statement' as const,
      past: statement.to !== undefined,
      text: `${properties[statement.property]?.label[lang] ?? statement.property}: ${valueWords(statement, properties, titleOfId, lang)}`,
    })),
    ...entity.events.map((event) => ({
      field: 'event' as const,
      text: `${formatDate(event.date, lang)}: ${event.text}`,
    })),
    ...entity.relations.map((relation) => ({
      field: 'relation' as const,
      past: relation.until !== undefined,
      text: `${RELATION_LABELS[relation.type][lang]}: ${titleOfId(relation.to)}`,
    })),
  ];
}

function valueWords(
  statement: Statement,
  properties: Readonly<Record<string, Property>>,
  titleOfId: (id: string) => string,
  lang: ReaderLanguage,
): string {
  const { entity, value, unit, qualifier } = statement;
  const words =
    entity !== undefined
      ? titleOfId(entity)
      : value === undefined
        ? ''
        : formatValue({ value, unit }, properties[statement.property]?.value, lang);
  return qualifier === undefined ? words : `${words} (${qualifier})`;
}
