/** What a note on a statement is about: the statement as it was shown, and the revision it was read in. */
import type { StatementTarget } from './model';

/**
 * @param entity id of the entity the statement is of
 * @param shown the row as shown, with whatever else it has
 * @param revision of the facts in use
 */
export function statementTarget(
  entity: string,
  { property, value, from, to, asOf, claimedBy }: StatementTarget['statement'],
  revision: string,
): StatementTarget {
  return {
    kind: 'statement',
    entity,
    statement: {
      property,
      value,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(asOf === undefined ? {} : { asOf }),
      ...(claimedBy === undefined ? {} : { claimedBy }),
    },
    seen: { revision },
  };
}
