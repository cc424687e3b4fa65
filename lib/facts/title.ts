/**
 * The name an entity is best known by.
 */
import type { Entity, Language, Name, NameKind } from './schema';

/** Which kind of name is chosen first; within a kind, the order of the file. */
const ORDER: readonly NameKind[] = ['full', 'native', 'alias', 'acronym', 'short', 'former'];

/** Best-known name in one language, if it has one. */
export function titleIn(entity: Pick<Entity, 'names'>, lang: Language): string | undefined {
  const names = entity.names.filter((name) => name.lang === lang);
  return best(names)?.text;
}

/** Best-known name in the reader's language, else in English, else in any. */
export function titleOf(entity: Pick<Entity, 'names'>, lang: Language = 'en'): string {
  return titleIn(entity, lang) ?? titleIn(entity, 'en') ?? best(entity.names)?.text ?? '';
}

function best(names: readonly Name[]): Name | undefined {
  let found: Name | undefined;
  for (const name of names) {
    if (!found || ORDER.indexOf(name.kind) < ORDER.indexOf(found.kind)) found = name;
  }
  return found;
}
