/** What a note on a fact of a card is about: the statement as the card shows it, and the revision it was read in. */
import type { CardView } from '../facts/card-view';
import type { StatementTarget } from '../notes/model';
import { statementTarget } from '../notes/statement-target';

/**
 * @param key of the fact
 * @param revision of the facts in use
 * @returns null where the card has no such fact
 */
export function notedStatement(card: CardView | null, key: string, revision: string): StatementTarget | null {
  const fact = card?.facts.find((row) => row.key === key);
  return card && fact ? statementTarget(card.id, fact, revision) : null;
}
