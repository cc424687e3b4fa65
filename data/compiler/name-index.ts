/**
 * The one place where the compiler calls the matcher's index builder.
 */
import type { Entity } from '../../lib/facts/schema';

export interface CompiledNames {
  /** The name index: one buffer, loaded without parsing. */
  index: ArrayBuffer;
  /** What the resolver needs to know of each name; plain JSON. */
  table: unknown;
}

/** Index and table over the names of all entities, in the order given. */
export function compileNames(_entities: readonly Entity[]): CompiledNames {
  return { index: new ArrayBuffer(0), table: {} };
}
