/** The reader's own cards as search sees them. Pure. */
import type { ReaderLanguage } from '../facts/format';
import type { Own } from '../notes/model';
import { ownEntity } from '../notes/own-entity';
import { type EntityDocument, entityDocuments } from './documents';

/** @param own cards and corrections; corrections are left out */
export function ownDocuments(own: readonly Own[], lang: ReaderLanguage): EntityDocument[] {
  const entities = own.flatMap((row) => (row.kind === 'card' ? [ownEntity(row)] : []));
  return entityDocuments(entities, {}, lang);
}
