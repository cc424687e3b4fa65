/**
 * Turns checked packs into the files that ship. The same packs give the same bytes on every machine: everything is
 * sorted, and nothing of the clock or the machine goes in.
 */
import { createHash } from 'node:crypto';
import { cutDetails } from '../../lib/facts/details';
import { coordinatesOf } from '../../lib/facts/figures/geometry';
import { type PackedLabel, packLabels } from '../../lib/facts/label-table';
import { officesOf } from '../../lib/facts/offices';
import {
  CHUNK_SIZE,
  chunkFile,
  type PlaceTable,
  RELEASE_FILES,
  RELEASE_FORMAT,
  type ReleaseManifest,
  type ShippedEntity,
} from '../../lib/facts/release';
import { type Entity, RELATION_INVERSES, type Relation } from '../../lib/facts/schema';
import { seal } from '../../lib/facts/sealed';
import { titleIn, titleOf } from '../../lib/facts/title';
import { compileNameIndex } from '../../lib/matching/compile';
import { problemsOf } from './check-packs';
import { partIndex } from './part-index';
import { PackError } from './problem';
import type { Packs } from './read-packs';

export interface Release {
  manifest: ReleaseManifest;
  /** Every file by name, `manifest.json` included. */
  files: Map<string, Uint8Array>;
  /** As shipped, for tools that need no files. */
  entities: ShippedEntity[];
  /** The name index with its details. */
  index: ArrayBuffer;
}

/**
 * Compiles packs.
 * @param checked the packs were checked before: measurements add a hundred thousand entities that need no second look
 * @param partAbove bytes of a name index above which it is parted from its details
 * @throws PackError with every problem, where there is any
 */
export function compileRelease(
  packs: Packs,
  today?: string,
  { checked = false, partAbove }: { checked?: boolean; partAbove?: number } = {},
): Release {
  const problems = checked ? [] : problemsOf(packs, today);
  if (problems.length > 0) throw new PackError(problems);
  const entities = shippedEntities(packs);
  const files = new Map<string, Uint8Array>();
  const json = (name: string, data: unknown) => files.set(name, new TextEncoder().encode(JSON.stringify(data)));

  const chunkStarts: string[] = [];
  for (let start = 0; start < entities.length; start += CHUNK_SIZE) {
    const chunk = entities.slice(start, start + CHUNK_SIZE);
    json(chunkFile(chunkStarts.length), chunk);
    chunkStarts.push(chunk[0]?.id ?? '');
  }
  files.set(RELEASE_FILES.labels, new Uint8Array(packLabels(entities.map(labelOf))));
  json(RELEASE_FILES.sources, byId(packs.sources.map(({ data }) => data)));
  json(RELEASE_FILES.properties, byId([...packs.properties.values()]));
  json(
    RELEASE_FILES.packs,
    packs.packs.map(({ data }) => data),
  );
  json(
    RELEASE_FILES.members,
    Object.fromEntries(
      packs.packs.map(({ data: { id } }) => [
        id,
        entities.filter(({ pack }) => pack === id).map((entity) => entity.id),
      ]),
    ),
  );
  json(RELEASE_FILES.offices, officesOf(entities));
  json(RELEASE_FILES.places, placeTable(entities));
  const whole = compileNameIndex(entities);
  const { index, details } = partIndex(whole, partAbove);
  files.set(RELEASE_FILES.nameIndex, seal(new Uint8Array(index), sha256Of));
  for (const [name, bytes] of cutDetails(details)) files.set(name, bytes);

  const manifest = manifestOf(packs, files, chunkStarts);
  json('manifest.json', manifest);
  return { manifest, files, entities, index: whole };
}

function sha256Of(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function manifestOf(packs: Packs, files: Map<string, Uint8Array>, chunkStarts: string[]): ReleaseManifest {
  const listed: ReleaseManifest['files'] = {};
  const revision = createHash('sha256').update(`format ${RELEASE_FORMAT}\n`);
  for (const name of [...files.keys()].sort()) {
    const bytes = files.get(name) ?? new Uint8Array();
    const sha256 = sha256Of(bytes).toString('hex');
    listed[name] = { bytes: bytes.byteLength, sha256 };
    revision.update(`${name} ${sha256}\n`);
  }
  const sum = (count: (entity: Entity) => number) => packs.entities.reduce((all, { data }) => all + count(data), 0);
  return {
    format: RELEASE_FORMAT,
    revision: revision.digest('hex').slice(0, 16),
    counts: {
      packs: packs.packs.length,
      entities: packs.entities.length,
      names: sum((entity) => entity.names.length),
      statements: sum((entity) => entity.statements.length),
      events: sum((entity) => entity.events.length),
      relations: sum((entity) => entity.relations.length),
      sources: packs.sources.length,
      chunks: chunkStarts.length,
    },
    chunkStarts,
    files: listed,
  };
}

/** Entities with their pack and with every relation on both of its sides. */
export function shippedEntities(packs: Packs): ShippedEntity[] {
  const incoming = new Map<string, Relation[]>();
  for (const { data } of packs.entities) {
    for (const { to, type, ...rest } of data.relations) {
      const list = incoming.get(to) ?? [];
      list.push({ type: RELATION_INVERSES[type], to: data.id, ...rest });
      incoming.set(to, list);
    }
  }
  return packs.entities.map(({ data, pack }) => ({
    ...data,
    // A bare year is a number to YAML; on a card it is a date.
    statements: data.statements.map((statement) =>
      packs.properties.get(statement.property)?.value === 'date'
        ? { ...statement, value: String(statement.value) }
        : statement,
    ),
    relations: [...data.relations, ...(incoming.get(data.id) ?? [])],
    pack,
  }));
}

function labelOf(entity: ShippedEntity): PackedLabel {
  const { id, type, familiar = false } = entity;
  return { id, type, familiar, en: titleOf(entity), ko: titleIn(entity, 'ko') ?? '', content: contentOf(entity) };
}

/** What a card does not say: where from, when compared, and how its names are found. */
const UNSAID = new Set('sources checked familiar context near with not unless after case mark'.split(' '));

/** A number that stands for what a card says: it is another when a reader would read something new. */
function contentOf(entity: ShippedEntity): number {
  const said = JSON.stringify(entity, (key, value) => (UNSAID.has(key) ? undefined : value));
  return createHash('sha256').update(said).digest().readUInt32BE();
}

/** Places with coordinates: capitals and household names first, since those are what one goes by on a map. */
function placeTable(entities: readonly ShippedEntity[]): PlaceTable {
  const capitals = new Set(
    entities.flatMap(({ statements }) =>
      statements.flatMap((row) => (row.property === 'capital' ? (row.entity ?? []) : [])),
    ),
  );
  const placed = entities.flatMap((entity) => {
    const value = entity.statements.find(({ property }) => property === 'coordinates')?.value;
    const at = typeof value === 'string' ? coordinatesOf(value) : undefined;
    return at ? [{ entity, at }] : [];
  });
  const rank = ({ entity }: { entity: ShippedEntity }) =>
    (capitals.has(entity.id) ? 0 : 2) + (entity.familiar ? 0 : 1) + (entity.type === 'place' ? 0 : 8);
  placed.sort((a, b) => rank(a) - rank(b));
  return {
    ids: placed.map(({ entity }) => entity.id),
    lat: placed.map(({ at }) => at.lat),
    lon: placed.map(({ at }) => at.lon),
    known: placed.map(({ entity }) => (entity.type === 'place' ? 1 : 0)),
  };
}

function byId<T extends { id: string }>(rows: readonly T[]): Record<string, T> {
  const sorted = [...rows].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return Object.fromEntries(sorted.map((row) => [row.id, row]));
}
