/**
 * The one place where the compiler calls the matcher's index builder.
 */
import type { Entity } from '../../lib/facts/schema';
import { compileNameIndex } from '../../lib/matching/compile';
import type { NameTable } from '../../lib/matching/name-index';

export interface CompiledNames {
  /** The name index: one buffer, loaded without parsing. */
  index: ArrayBuffer;
  /** What the resolver needs to know of each name; plain JSON. */
  table: NameTable;
}

/** Index and table over the names of all entities, in the order given. */
export function compileNames(entities: readonly Entity[]): CompiledNames {
  const { index, names } = compileNameIndex(entities);
  return { index, table: names };
}
