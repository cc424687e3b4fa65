/**
 * Every check over the packs, in the order in which it is worth mending what they find.
 */
import type { Check } from './checks/check';
import {
  intervalsForward,
  nothingInTheFuture,
  oneHolderAtATime,
  valuesExist,
  withinExistence,
} from './checks/intervals';
import { guardsNeeded, namesMatchable, namesShared, namesTooCommon } from './checks/names';
import { oneHolderOfAnOffice } from './checks/offices';
import { idsOnce, referencesExist, relationsAgree, relationsOnce } from './checks/references';
import { sourceHostsKnown, sourcesCited, sourcesListed } from './checks/sources';
import { statementValues } from './checks/statements';
import { type Problem, sortProblems } from './problem';
import type { Packs } from './read-packs';

export const CHECKS: readonly Check[] = [
  idsOnce,
  sourcesListed,
  sourceHostsKnown,
  sourcesCited,
  statementValues,
  referencesExist,
  relationsOnce,
  relationsAgree,
  intervalsForward,
  withinExistence,
  valuesExist,
  oneHolderAtATime,
  oneHolderOfAnOffice,
  nothingInTheFuture,
  namesMatchable,
  namesShared,
  namesTooCommon,
  guardsNeeded,
];

export interface CheckResult {
  title: string;
  /** How many things it looked at. */
  examined: number;
  problems: Problem[];
}

/**
 * Runs every check.
 * @param today the last day that is not in the future
 */
export function checkPacks(packs: Packs, today: string): CheckResult[] {
  const schema = {
    title: 'files are YAML that fits the schema',
    examined: packs.packs.length + packs.entityIds.size + packs.sourceIds.size + packs.properties.size,
    problems: packs.problems,
  };
  return [schema, ...CHECKS.map(({ title, run }) => ({ title, ...run({ packs, today }) }))];
}

/** Everything wrong with the packs, in the order of files and lines. */
export function problemsOf(packs: Packs, today = tomorrow()): Problem[] {
  return sortProblems(checkPacks(packs, today).flatMap(({ problems }) => problems));
}

/** A day ahead of UTC, since somewhere it already is. */
export function tomorrow(now = new Date()): string {
  return new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10);
}
