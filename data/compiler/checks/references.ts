/**
 * References between entities: ids once, everything referred to is there, a relation is written once.
 */
import { RELATION_INVERSES } from '../../../lib/facts/schema';
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
