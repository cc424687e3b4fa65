/**
 * Which facts a first look shows, and which stand together.
 */
import type { CardView, FactView } from '../../lib/facts/card-view';
import { firstDay, lastDay } from '../../lib/facts/dates';

/** Facts of one property, shown as one row. */
export interface FactGroup {
  property: string;
  label: string;
  facts: FactView[];
  /** The values are rival accounts of one thing, to be shown side by side. */
  contested: boolean;
}

/** Rows of the first look: enough to place a name, few enough to be read at a glance. */
const MOST = 5;
const FEWEST = 3;
/** Values longer than this (UTF-16 units) fill a card on their own: they wait below unless little else is known. */
const LONG_VALUE = 150;

/** Facts of one property together, in the order of their first appearance. */
export function groupFacts(facts: readonly FactView[]): FactGroup[] {
  const groups = new Map<string, FactGroup>();
  for (const fact of facts) {
    const group = groups.get(fact.property);
    if (group) group.facts.push(fact);
    else groups.set(fact.property, { property: fact.property, label: fact.label, facts: [fact], contested: false });
  }
  for (const group of groups.values()) group.contested = isContested(group.facts);
  return [...groups.values()];
}

/**
 * Splits a card's facts into the rows of the first look (three to five where there are as many) and the rest. Facts come
 * in the order of their interest (`lib/facts/fact-order.ts`).
 */
export function keyFacts({ facts }: Pick<CardView, 'facts'>): { first: FactGroup[]; rest: FactGroup[] } {
  const current = groupFacts(facts.filter((fact) => !fact.past));
  const chosen = new Set(current.filter((group) => !isLong(group)).slice(0, MOST));
  for (const group of current) if (chosen.size < FEWEST) chosen.add(group);
  const first = current.filter((group) => chosen.has(group));
  const shown = new Set(first.flatMap((group) => group.facts));
  return { first, rest: groupFacts(facts.filter((fact) => !shown.has(fact))) };
}

function isLong(group: FactGroup): boolean {
  return group.facts.reduce((sum, fact) => sum + fact.value.length, 0) > LONG_VALUE;
}

/** Rival accounts: values that differ, of times that overlap, at least one of them somebody's claim. */
function isContested(facts: readonly FactView[]): boolean {
  if (!facts.some((fact) => fact.claimedBy !== undefined)) return false;
  return facts.some((a, i) =>
    facts
      .slice(i + 1)
      .some((b) => a.value !== b.value && a.claimedBy !== b.claimedBy && a.qualifier === b.qualifier && overlap(a, b)),
  );
}

function overlap(a: FactView, b: FactView): boolean {
  return starts(a) <= ends(b) && starts(b) <= ends(a);
}

function starts(fact: FactView): string {
  return fact.from === undefined ? '' : firstDay(fact.from);
}

function ends(fact: FactView): string {
  return fact.to === undefined ? '9999-12-31' : lastDay(fact.to);
}
