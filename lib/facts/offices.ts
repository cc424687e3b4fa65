/**
 * Who held an office, one after the other: gathered from what the packs say of each person, since nobody writes it twice.
 */
import { firstDay, lastDay, type PartialDate } from './dates';
import type { ShippedEntity } from './release';

/** One person's time in an office. */
export interface Term {
  /** The person's id. */
  id: string;
  from: PartialDate;
  to?: PartialDate;
  qualifier?: string;
}

export interface Office {
  /** As the packs word it: "President of South Korea". */
  title: string;
  /** Entities it belongs to: the office where it has a card, the country or body whose name ends its title. */
  of: string[];
  /** By the day they began. */
  terms: Term[];
}

/** Words of a statement's qualifier that let two hold one office at one time. */
const BESIDE = /acting|interim|disputed|claim|co-/i;

/**
 * Offices that two or more persons of the packs have held. Left out are titles that name no country or body (a "Minister
 * of Foreign Affairs" may be anybody's), and those whose holders overlap, which are then two offices of one name.
 * @returns by title, and in each term by its beginning
 */
export function officesOf(entities: readonly ShippedEntity[]): Office[] {
  const owners = namesOfOwners(entities);
  const offices = new Map<string, Office>();
  for (const person of entities) {
    if (person.type !== 'person') continue;
    for (const { property, value, entity, from, to, qualifier } of person.statements) {
      if (property !== 'office' || from === undefined) continue;
      const title = entity ?? (typeof value === 'string' ? value : '');
      const owned = entity === undefined ? ownerIn(title, owners) : { key: entity, id: entity };
      if (!owned) continue;
      const office = offices.get(owned.key) ?? { title, of: [owned.id], terms: [] };
      offices.set(owned.key, office);
      const term: Term = { id: person.id, from };
      if (to !== undefined) term.to = to;
      if (qualifier !== undefined) term.qualifier = qualifier;
      office.terms.push(term);
    }
  }
  return [...offices.values()]
    .map((office) => ({
      ...office,
      terms: office.terms.toSorted((a, b) => compare(firstDay(a.from), firstDay(b.from))),
    }))
    .filter(({ terms }) => new Set(terms.map(({ id }) => id)).size > 1 && isSuccession(terms))
    .sort((a, b) => compare(a.title, b.title));
}

/** English names of the entities an office may belong to, lower case, with their ids. */
function namesOfOwners(entities: readonly ShippedEntity[]): Map<string, string> {
  const owners = new Map<string, string>();
  const types = ['country', 'organisation', 'armed-force', 'party'];
  for (const { id, type, names } of entities) {
    if (!types.includes(type)) continue;
    for (const { text, lang, kind, after, near } of names) {
      // Only what stands for itself: "Cabinet" may be short for any country's.
      const isOwn = lang === 'en' && !after && !near && (type === 'country' || kind === 'full' || kind === 'acronym');
      if (isOwn && !owners.has(text.toLowerCase())) owners.set(text.toLowerCase(), id);
    }
  }
  return owners;
}

/** Whose office a title says it is; the key is the same however the owner is called ("the Republic of Korea"). */
function ownerIn(title: string, owners: ReadonlyMap<string, string>): { key: string; id: string } | undefined {
  for (const match of title.matchAll(/ of (?:the )?/g)) {
    const id = owners.get(title.slice(match.index + match[0].length).toLowerCase());
    if (id !== undefined) return { key: `${title.slice(0, match.index).toLowerCase()} of ${id}`, id };
  }
  return undefined;
}

/** Whether each begins when the one before has ended, as exactly as the dates tell. */
function isSuccession(terms: readonly Term[]): boolean {
  const regular = terms.filter(({ qualifier }) => qualifier === undefined || !BESIDE.test(qualifier));
  return regular.every((term, index) => {
    const before = regular[index - 1];
    if (!before) return true;
    // A day, a month or a year may be both one's last and the next one's first.
    return before.to !== undefined && firstDay(before.to) <= lastDay(term.from);
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
