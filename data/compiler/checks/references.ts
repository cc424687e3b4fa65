/**
 * References between entities: ids once, everything referred to is there, a relation is written once.
 */
import { firstDay, lastDay } from '../../../lib/facts/dates';
import { type Entity, RELATION_INVERSES, type RelationType } from '../../../lib/facts/schema';
import type { Problem } from '../problem';
import type { Check } from './check';

export const idsOnce: Check = {
  title: 'every entity has an id of its own',
  run({ packs }) {
    const problems: Problem[] = [];
    const seen = new Map<string, string>();
    for (const { data, pack, problem } of packs.entities) {
      const other = seen.get(data.id);
      if (other !== undefined) problems.push(problem(['id'], `id ${data.id} is already used in pack ${other}`));
      else seen.set(data.id, pack);
    }
    return { examined: packs.entities.length, problems };
  },
};

export const referencesExist: Check = {
  title: 'everything referred to is there',
  run({ packs }) {
    const problems: Problem[] = [];
    let examined = 0;
    for (const { data, problem } of packs.entities) {
      const refer = (id: string, field: (string | number)[]) => {
        examined += 1;
        if (!packs.entityIds.has(id)) problems.push(problem(field, `there is no entity ${id}`));
        else if (id === data.id) problems.push(problem(field, 'refers to the entity itself'));
      };
      for (const [index, { with: others }] of data.names.entries()) {
        for (const [place, id] of (others ?? []).entries()) refer(id, ['names', index, 'with', place]);
      }
      for (const [index, { entity }] of data.statements.entries()) {
        if (entity !== undefined) refer(entity, ['statements', index, 'entity']);
      }
      for (const [index, { to }] of data.relations.entries()) refer(to, ['relations', index, 'to']);
    }
    return { examined, problems };
  },
};

export const relationsOnce: Check = {
  title: 'relations are written once, on one side',
  run({ packs }) {
    const problems: Problem[] = [];
    const seen = new Map<string, string>();
    let examined = 0;
    for (const { data, problem } of packs.entities) {
      for (const [index, { type, to, from }] of data.relations.entries()) {
        examined += 1;
        const inverse = RELATION_INVERSES[type];
        // Both directions of one relation get one key; a second spell (another `from`) is another relation.
        const ends =
          type < inverse || (type === inverse && data.id < to) ? [data.id, type, to] : [to, inverse, data.id];
        const key = [...ends, from ?? ''].join(' ');
        const other = seen.get(key);
        if (other !== undefined) {
          problems.push(problem(['relations', index, 'to'], `${type} ${to} is already written in ${other}.yaml`));
        } else seen.set(key, data.id);
      }
    }
    return { examined, problems };
  },
};

/** Relations that cannot hold both ways: of two entities, one is the part, the successor, the parent. */
const ONE_WAY = new Set<RelationType>([
  'part-of',
  'replaces',
  'member-of',
  'child-of',
  'variant-of',
  'located-in',
  'amends',
]);

/** Of whom only persons are capable. */
const BETWEEN_PERSONS = new Set<RelationType>(['child-of', 'parent-of', 'sibling-of', 'spouse-of']);

export const relationsAgree: Check = {
  title:
    'relations make sense from both sides: no two ways at once, children after parents, successors after predecessors',
  run({ packs }) {
    const problems: Problem[] = [];
    const entities = new Map(packs.entities.map(({ data }) => [data.id, data]));
    const oneWay = new Set<string>();
    let examined = 0;
    for (const { data, problem } of packs.entities) {
      for (const [index, { type, to }] of data.relations.entries()) {
        const other = entities.get(to);
        if (other === undefined) continue;
        examined += 1;
        const at = (reason: string) => problems.push(problem(['relations', index, 'type'], reason));
        if (BETWEEN_PERSONS.has(type) && (data.type !== 'person' || other.type !== 'person')) {
          at(`${type} is between persons`);
        }
        const inverse = RELATION_INVERSES[type];
        const [kind, lower, upper] = ONE_WAY.has(type) ? [type, data, other] : [inverse, other, data];
        if (!ONE_WAY.has(kind)) continue;
        if (oneWay.has([kind, upper.id, lower.id].join(' '))) at(`${upper.id} is also ${kind} ${lower.id}`);
        oneWay.add([kind, lower.id, upper.id].join(' '));
        // The child and the successor are `lower`; they cannot be the older ones. In office a younger may come first.
        const isYounger = kind === 'child-of' || (kind === 'replaces' && data.type !== 'person');
        if (isYounger && startsBefore(lower, upper)) {
          at(`${lower.id} (${lower.from}) is older than ${upper.id} (${upper.from})`);
        }
      }
      for (const [index, { property, entity }] of data.statements.entries()) {
        if (property !== 'predecessor' && property !== 'successor') continue;
        const other = entity === undefined ? undefined : entities.get(entity);
        if (other === undefined) continue;
        examined += 1;
        const back = property === 'predecessor' ? 'successor' : 'predecessor';
        const named = other.statements.filter((one) => one.property === back && one.entity !== undefined);
        if (named.length > 0 && !named.some((one) => one.entity === data.id)) {
          const reason = `${other.id} names ${named.map((one) => one.entity).join(', ')} as ${back}, not ${data.id}`;
          problems.push(problem(['statements', index, 'entity'], reason));
        }
      }
    }
    return { examined, problems };
  },
};

function startsBefore(a: Entity, b: Entity): boolean {
  return a.from !== undefined && b.from !== undefined && lastDay(a.from) < firstDay(b.from);
}
