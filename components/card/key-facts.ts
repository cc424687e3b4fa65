/**
 * Which facts a first look shows, and which stand together.
 */
import type { CardView, FactView } from '../../lib/facts/card-view';
import { firstDay, lastDay } from '../../lib/facts/dates';
import type { EntityType } from '../../lib/facts/schema';

/** Facts of one property, shown as one row. */
export interface FactGroup {
  property: string;
  label: string;
  facts: FactView[];
  /** The values are rival accounts of one thing, to be shown side by side. */
  contested: boolean;
}

/** What a reader of the news asks first, by type; properties of `data/properties.yaml`. Others follow in file order. */
const FIRST: Partial<Record<EntityType, readonly string[]>> = {
  person: ['office', 'rank', 'born', 'died', 'sanctioned-by', 'membership', 'family', 'nationality'],
  organisation: ['mandate', 'role', 'founded', 'dissolved', 'leader', 'members', 'member-count', 'headquarters'],
  office: ['holder', 'role', 'founded'],
  'armed-force': ['leader', 'strength', 'role', 'founded', 'parent-body'],
  agency: ['leader', 'role', 'parent-body', 'founded', 'headquarters'],
  media: ['owner', 'leader', 'founded', 'role', 'headquarters', 'language'],
  party: ['leader', 'seats', 'ideology', 'founded'],
  country: ['capital', 'head-of-state', 'head-of-government', 'leader', 'population', 'un-member'],
  place: ['located-in', 'status', 'population', 'area'],
  facility: ['purpose', 'status', 'operator', 'located-in', 'capacity'],
  weapon: ['weapon-class', 'range', 'propulsion', 'first-tested', 'status', 'payload'],
  vessel: ['weapon-class', 'launched', 'displacement', 'operator', 'status'],
  satellite: ['launched', 'status', 'orbit', 'operator'],
  event: ['date', 'location', 'outcome', 'yield', 'magnitude', 'casualties', 'participants'],
  exercise: ['participants', 'frequency', 'purpose', 'date'],
  agreement: ['signed', 'in-force', 'parties', 'status', 'provisions', 'withdrawal'],
  resolution: ['adopted', 'vote', 'measures', 'symbol'],
  law: ['adopted', 'in-force', 'adopted-by', 'provisions', 'status'],
  term: ['meaning', 'introduced', 'origin', 'status'],
  'threat-group': ['attribution', 'active-since', 'known-for', 'tracked-as', 'sanctioned-by'],
  company: ['owner', 'leader', 'headquarters', 'founded', 'sanctioned-by'],
};

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

/** Splits a card's facts into the rows of the first look (three to five where there are as many) and the rest. */
export function keyFacts(
  view: Pick<CardView, 'facts' | 'type' | 'asOf'>,
  today: string,
): {
  first: FactGroup[];
  rest: FactGroup[];
} {
  const day = view.asOf ?? today;
  const current = groupFacts(view.facts.filter((fact) => fact.to === undefined || lastDay(fact.to) >= day));
  const order = FIRST[view.type] ?? [];
  const rank = (group: FactGroup) => {
    const at = order.indexOf(group.property);
    return at < 0 ? order.length : at;
  };
  const ranked = current.toSorted((a, b) => rank(a) - rank(b));
  const short = ranked.filter((group) => !isLong(group));
  const first = short.slice(0, MOST);
  for (const group of ranked) {
    if (first.length >= FEWEST) break;
    if (!first.includes(group)) first.push(group);
  }
  first.sort((a, b) => rank(a) - rank(b));
  const shown = new Set(first.flatMap((group) => group.facts));
  return { first, rest: groupFacts(view.facts.filter((fact) => !shown.has(fact))) };
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
