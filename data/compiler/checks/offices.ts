/**
 * Offices over all packs: no two persons in one at one time, whether their own cards say so or that of the body.
 */
import type { Statement } from '../../../lib/facts/schema';
import type { Problem } from '../problem';
import type { Packs, PlacedEntity } from '../read-packs';
import type { FieldPath } from '../yaml-file';
import type { Check } from './check';
import { type Held, overlap } from './intervals';

/** Somebody in an office for a time, with the place that says so. */
interface Holding {
  /** The office: a title as text, or the entity that is it or is led from it. */
  office: string;
  /** Id of a person, or a name nobody's card has. */
  holder: string;
  when: Held;
  /** The card whose own statement it is: two on one card are for `oneHolderAtATime`. */
  card?: string;
  problem(reason: string): Problem;
}

export const oneHolderOfAnOffice: Check = {
  title: 'no two persons hold one office at one time, unless a qualifier or claimedBy says so',
  run({ packs }) {
    const offices = new Map<string, Holding[]>();
    for (const one of holdings(packs)) offices.set(one.office, [...(offices.get(one.office) ?? []), one]);
    const problems: Problem[] = [];
    let examined = 0;
    for (const held of offices.values()) {
      examined += held.length;
      for (const [place, one] of held.entries()) {
        const clash = held.slice(0, place).find((other) => isAnother(other, one) && overlap(other.when, one.when));
        if (clash === undefined) continue;
        const what = one.office.startsWith(TITLE) ? `is ${one.office.slice(TITLE.length)}` : `heads ${one.office}`;
        const remedy = 'end one of them, say whose office it is, or give a qualifier';
        problems.push(one.problem(`${clash.holder} ${what} at the same time: ${remedy}`));
      }
    }
    return { examined, problems };
  },
};

function isAnother(a: Holding, b: Holding): boolean {
  return a.holder !== b.holder && (a.card === undefined || a.card !== b.card);
}

/** Sets offices that are a title in words apart from those that are an entity. */
const TITLE = 'title ';

function holdings(packs: Packs): Holding[] {
  const nameOwners = new Map(
    packs.entities
      .filter(({ data }) => data.type === 'person')
      .flatMap(({ data }) =>
        data.names.filter(({ kind }) => kind !== 'short').map(({ text }) => [text, data.id] as const),
      ),
  );
  const types = new Map(packs.entities.map(({ data }) => [data.id, data.type]));
  return packs.entities.flatMap((placed) => {
    const { data, problem } = placed;
    if (data.type === 'person') return [...officesOf(placed, packs, types), ...led(placed, types)];
    // Of countries head of state and of government are two, and each card keeps its own (see oneHolderAtATime).
    if (data.type === 'country') return [];
    const heads = data.statements.flatMap((statement, index): Holding[] => {
      if ((statement.property !== 'leader' && statement.property !== 'holder') || isSaidSo(statement)) return [];
      const { entity, value } = statement;
      // A body led by an office is led by whoever holds that.
      if (entity !== undefined && types.get(entity) !== 'person') return [];
      // "Kim Jong Un, First Secretary": what follows the name is the title.
      const name = String(value).split(',')[0] ?? '';
      const holder = entity ?? nameOwners.get(name) ?? name;
      const field: FieldPath = ['statements', index, entity === undefined ? 'value' : 'entity'];
      return [{ office: data.id, holder, when: statement, card: data.id, problem: (reason) => problem(field, reason) }];
    });
    return [...heads, ...led(placed, types)];
  });
}

function officesOf({ data, problem }: PlacedEntity, packs: Packs, types: ReadonlyMap<string, string>): Holding[] {
  return data.statements.flatMap((statement, index): Holding[] => {
    const { property, entity, value } = statement;
    if (property !== 'office' || isSaidSo(statement)) return [];
    // An entity that is no office is the body served in, by many.
    if (entity !== undefined && types.get(entity) !== 'office') return [];
    const title = String(value);
    if (entity === undefined && packs.sharedOffices.some((shared) => matches(shared, title))) return [];
    return [
      {
        office: entity ?? `${TITLE}${title.toLowerCase()}`,
        holder: data.id,
        when: statement,
        problem: (reason) => problem(['statements', index, entity === undefined ? 'value' : 'entity'], reason),
      },
    ];
  });
}

/** Who leads what by a relation, on whichever side it is written. */
function led({ data, problem }: PlacedEntity, types: ReadonlyMap<string, string>): Holding[] {
  return data.relations.flatMap(({ type, to, from, until }, index): Holding[] => {
    if (type !== 'led-by' && type !== 'leads') return [];
    const [office, holder] = type === 'led-by' ? [data.id, to] : [to, data.id];
    if (types.get(office) === 'country' || types.get(holder) !== 'person') return [];
    // A relation without dates is one of the day on which the file was checked.
    const when = from === undefined && until === undefined ? { asOf: data.checked } : { from, to: until };
    return [{ office, holder, when, problem: (reason) => problem(['relations', index, 'to'], reason) }];
  });
}

/** A qualifier ("acting", "chair") or a claim says how two can stand side by side. */
function isSaidSo({ qualifier, claimedBy }: Statement): boolean {
  return qualifier !== undefined || claimedBy !== undefined;
}

function matches(shared: string, title: string): boolean {
  if (shared.endsWith('*')) return title.toLowerCase().startsWith(shared.slice(0, -1).toLowerCase());
  return title.toLowerCase() === shared.toLowerCase();
}
