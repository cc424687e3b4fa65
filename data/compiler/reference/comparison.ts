/**
 * What a comparison of the packs with a reference is, and the few things all of them need.
 */
import type { Packs, PlacedEntity } from '../read-packs';
import type { FieldPath } from '../yaml-file';
import type { ReferenceFolder } from './reference-folder';

/** A place where the packs say something else than a reference. */
export interface Disagreement {
  entity: PlacedEntity;
  field: FieldPath;
  /** What the packs say. */
  ours: string;
  /** What the reference says; explanations name it, so that they do not outlive it. */
  reference: string;
  /** File of the reference. */
  file: string;
}

export interface Comparison {
  /** What explanations call it. */
  id: string;
  title: string;
  /** Files and folders it reads; where one is absent it skips. */
  needs: readonly string[];
  run(packs: Packs, reference: ReferenceFolder): { examined: number; disagreements: Disagreement[] };
}

/** A name for comparing: no case, accents, punctuation or spaces. */
export function bare(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Words of a name in any order: lists write surnames first or last, given names apart or joined. */
export function bareLetters(text: string): string {
  return [...bare(text)].sort().join('');
}

/** Events of an entity whose text says something, with their places. */
export function eventsSaying({ data }: PlacedEntity, pattern: RegExp) {
  return data.events.map((event, index) => ({ event, index })).filter(({ event }) => pattern.test(event.text));
}

/** Statements of one property, with their places. */
export function statementsOf({ data }: PlacedEntity, property: string) {
  return data.statements
    .map((statement, index) => ({ statement, index }))
    .filter(({ statement }) => statement.property === property);
}
