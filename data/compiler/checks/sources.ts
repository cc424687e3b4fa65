/**
 * Sources: listed once, findable, used, and every one that is cited is listed.
 */
import type { Problem } from '../problem';
import type { PlacedEntity } from '../read-packs';
import type { FieldPath } from '../yaml-file';
import type { Check } from './check';

export const sourcesListed: Check = {
  title: 'sources are listed once, with an address or a document symbol',
  run({ packs, today }) {
    const problems: Problem[] = [];
    const seen = new Set<string>();
    for (const { data, problem } of packs.sources) {
      if (seen.has(data.id)) problems.push(problem(['id'], `source ${data.id} is listed twice`));
      seen.add(data.id);
      if (data.url === undefined && data.symbol === undefined) {
        problems.push(problem(['id'], 'needs a url or a symbol, so that it can be found'));
      }
      if (data.date.slice(0, 10) > today) problems.push(problem(['date'], `${data.date} is in the future`));
    }
    return { examined: packs.sources.length, problems };
  },
};

export const sourceHostsKnown: Check = {
  title: 'addresses of sources are on known hosts',
  run({ packs }) {
    const hosts = packs.sourceHosts;
    if (hosts === undefined) return { examined: 0, problems: [] };
    const problems: Problem[] = [];
    let examined = 0;
    for (const { data, problem } of packs.sources) {
      if (data.url === undefined || !URL.canParse(data.url)) continue;
      examined += 1;
      const { hostname } = new URL(data.url);
      if (hosts.has(hostname)) continue;
      const reason = `${hostname} is not in data/source-hosts.yaml: add it once you have seen that it is ${data.publisher}`;
      problems.push(problem(['url'], reason));
    }
    return { examined, problems };
  },
};

export const sourcesCited: Check = {
  title: 'every cited source is listed, every listed source is cited',
  run({ packs }) {
    const problems: Problem[] = [];
    const used = new Set<string>();
    let examined = 0;
    for (const entity of packs.entities) {
      for (const { id, field } of citations(entity)) {
        examined += 1;
        used.add(id);
        if (!packs.sourceIds.has(id)) problems.push(entity.problem(field, `source ${id} is not in data/sources`));
      }
    }
    // A file that could not be read may be the one that cites a source.
    if (packs.complete) {
      for (const { data, problem } of packs.sources) {
        if (!used.has(data.id)) problems.push(problem(['id'], `source ${data.id} is not cited by any fact`));
      }
    }
    return { examined, problems };
  },
};

/** Every citation in an entity, with its place. */
function citations({ data }: PlacedEntity): { id: string; field: FieldPath }[] {
  return (['statements', 'events', 'relations'] as const).flatMap((list) =>
    data[list].flatMap((item, index) =>
      (item.sources ?? []).map((id, place) => ({ id, field: [list, index, 'sources', place] })),
    ),
  );
}
