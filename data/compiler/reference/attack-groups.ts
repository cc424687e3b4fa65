/**
 * Against MITRE ATT&CK: ids of threat groups, and whose aliases are whose.
 */
import { bare, type Comparison, type Disagreement } from './comparison';
import type { ReferenceFolder } from './reference-folder';

const GALAXY = 'misp_mitre_intrusion_set.json';
const STIX = 'mitre_stix_kp';

interface Group {
  id: string;
  names: string[];
  file: string;
}

export const attackGroups: Comparison = {
  id: 'attack-groups',
  title: 'ATT&CK ids of threat groups, and their aliases',
  needs: [GALAXY, STIX],
  run(packs, reference) {
    const groups = readGroups(reference);
    const byId = new Map(groups.map((group) => [group.id, group]));
    const owners = new Map<string, Group[]>();
    for (const group of groups) {
      for (const name of new Set(group.names.map(bare))) owners.set(name, [...(owners.get(name) ?? []), group]);
    }
    // A source of ATT&CK gives the id of the group in its own id.
    const ids = new Map(
      packs.sources.flatMap(({ data }) => {
        const id = /\b(g\d{4})$/.exec(data.id)?.[1]?.toUpperCase();
        return id === undefined ? [] : [[data.id, id] as const];
      }),
    );
    const disagreements: Disagreement[] = [];
    let examined = 0;
    for (const entity of packs.entities) {
      if (entity.data.type !== 'threat-group') continue;
      const cited = entity.data.statements.flatMap(({ sources }, index) =>
        sources.flatMap((source) => {
          const id = ids.get(source);
          return id === undefined ? [] : [{ id, index }];
        }),
      );
      const first = cited[0];
      if (first !== undefined) {
        examined += 1;
        const group = byId.get(first.id);
        const known = new Set(group?.names.map(bare));
        if (!entity.data.names.some(({ text }) => known.has(bare(text)))) {
          disagreements.push({
            entity,
            field: ['statements', first.index, 'sources'],
            ours: `${first.id} is ${entity.data.id}`,
            reference: group?.names[0] ?? 'no such id',
            file: group?.file ?? GALAXY,
          });
        }
      }
      // A name that ATT&CK gives to other groups only is with the wrong one here.
      const own = new Set(groups.filter(({ names }) => names[0] && isNamed(entity, names[0])).map(({ id }) => id));
      for (const { id } of cited) own.add(id);
      if (own.size === 0) continue;
      for (const [index, { text }] of entity.data.names.entries()) {
        const others = owners.get(bare(text));
        if (others === undefined) continue;
        examined += 1;
        if (others.some(({ id }) => own.has(id))) continue;
        disagreements.push({
          entity,
          field: ['names', index, 'text'],
          ours: `${text} is ${entity.data.id}`,
          reference: others.map(({ id, names }) => `${names[0]} (${id})`).join(', '),
          file: others[0]?.file ?? GALAXY,
        });
      }
    }
    return { examined, disagreements };
  },
};

function isNamed(entity: { data: { names: { text: string }[] } }, name: string): boolean {
  return entity.data.names.some(({ text }) => bare(text) === bare(name));
}

function readGroups(reference: ReferenceFolder): Group[] {
  const galaxy = reference.json<{ values: { meta: { external_id?: string; synonyms?: string[] } }[] }>(GALAXY);
  const groups = new Map<string, Group>();
  for (const { meta } of galaxy.values) {
    if (meta.external_id === undefined || meta.synonyms === undefined) continue;
    groups.set(meta.external_id, { id: meta.external_id, names: meta.synonyms, file: GALAXY });
  }
  // The newer single files add groups and aliases; the older list keeps what they dropped.
  for (const name of reference.list(STIX)) {
    if (!name.startsWith('intrusion-set')) continue;
    const { objects } = reference.json<{ objects: StixObject[] }>(`${STIX}/${name}`);
    for (const { aliases = [], name: own, external_references = [] } of objects) {
      const id = external_references.find((ref) => ref.source_name === 'mitre-attack')?.external_id;
      if (id === undefined || own === undefined) continue;
      const names = [...new Set([own, ...aliases, ...(groups.get(id)?.names ?? [])])];
      groups.set(id, { id, names, file: `${STIX}/${name}` });
    }
  }
  return [...groups.values()];
}

interface StixObject {
  name?: string;
  aliases?: string[];
  external_references?: { source_name?: string; external_id?: string }[];
}
