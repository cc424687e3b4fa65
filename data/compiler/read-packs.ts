/**
 * Reads the packs as people edit them. What does not fit the schema is reported and left out, so that the checks that
 * follow see well-formed entities only.
 */
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import {
  type Entity,
  EntitySchema,
  type Pack,
  PackSchema,
  type Property,
  PropertySchema,
  type Source,
  SourceSchema,
} from '../../lib/facts/schema';
import type { Problem } from './problem';
import { type FieldPath, YamlFile } from './yaml-file';

/** The data folder of this repository. */
export const DATA_FOLDER = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/** Something read from a file, with the place it was read from. */
export interface Placed<T> {
  data: T;
  /** A problem at a field of it. */
  problem(field: FieldPath, reason: string): Problem;
}

export interface PlacedEntity extends Placed<Entity> {
  pack: string;
}

export interface Packs {
  packs: Placed<Pack>[];
  /** Sorted by id. */
  entities: PlacedEntity[];
  sources: Placed<Source>[];
  properties: Map<string, Property>;
  /** Hosts a source may be on (`source-hosts.yaml`); undefined where the data folder has no such list. */
  sourceHosts?: Set<string>;
  /** Titles that several persons may hold at once (`shared-offices.yaml`), `Member of *` for all that begin so. */
  sharedOffices: string[];
  /** Ids of all entity files, well-formed or not: a broken file must not make every reference to it a problem too. */
  entityIds: Set<string>;
  /** The same of sources. */
  sourceIds: Set<string>;
  /** Whether every file could be read; where not, some checks on the whole would mislead. */
  complete: boolean;
  problems: Problem[];
}

/**
 * Reads `packs/`, `sources/` and `properties.yaml` of a data folder. A folder without `properties.yaml` of its own uses
 * this repository's.
 * @param root the data folder
 */
export function readPacks(root = DATA_FOLDER): Packs {
  const problems: Problem[] = [];
  const open = (path: string) => {
    const file = new YamlFile(path, relative(dirname(root), path).replaceAll('\\', '/'));
    problems.push(...file.problems);
    return file;
  };
  const properties = readProperties(root, open, problems);
  const { sources, sourceIds } = readSources(root, open, problems);
  const packs: Placed<Pack>[] = [];
  const entities: PlacedEntity[] = [];
  const entityIds = new Set<string>();
  for (const folder of folders(join(root, 'packs'))) {
    const pack = readPack(root, folder, open, problems);
    if (pack) packs.push(pack);
    for (const path of yamlFiles(join(root, 'packs', folder, 'entities'))) {
      const file = open(path);
      entityIds.add(basename(path, '.yaml'));
      if (file.data === undefined) continue;
      const data = file.check(EntitySchema, file.data, [], problems);
      if (data) {
        entityIds.add(data.id);
        entities.push({ data, pack: folder, problem: (field, reason) => file.problem(field, reason) });
        if (data.id !== basename(path, '.yaml')) {
          problems.push(file.problem(['id'], `is ${data.id}, but the file is named ${basename(path)}`));
        }
      }
    }
  }
  const sourceHosts = readTexts(root, 'source-hosts.yaml', open, problems);
  const sharedOffices = readTexts(root, 'shared-offices.yaml', open, problems) ?? [];
  entities.sort((a, b) => (a.data.id < b.data.id ? -1 : a.data.id > b.data.id ? 1 : 0));
  return {
    packs,
    entities,
    sources,
    properties,
    ...(sourceHosts && { sourceHosts: new Set(sourceHosts) }),
    sharedOffices,
    entityIds,
    sourceIds,
    complete: problems.length === 0,
    problems,
  };
}

type Open = (path: string) => YamlFile;

function readProperties(root: string, open: Open, problems: Problem[]): Map<string, Property> {
  const own = join(root, 'properties.yaml');
  const file = open(existsSync(own) ? own : join(DATA_FOLDER, 'properties.yaml'));
  const properties = new Map<string, Property>();
  for (const { data, problem } of readList(file, PropertySchema, problems)) {
    if (properties.has(data.id)) problems.push(problem(['id'], `property ${data.id} is listed twice`));
    if (data.units && data.value !== 'number')
      problems.push(problem(['units'], `only numbers have units, not ${data.value}`));
    properties.set(data.id, data);
  }
  return properties;
}

function readSources(root: string, open: Open, problems: Problem[]) {
  const sources: Placed<Source>[] = [];
  const sourceIds = new Set<string>();
  for (const path of yamlFiles(join(root, 'sources'))) {
    const file = open(path);
    for (const row of Array.isArray(file.data) ? file.data : []) if (typeof row?.id === 'string') sourceIds.add(row.id);
    sources.push(...readList(file, SourceSchema, problems));
  }
  return { sources, sourceIds };
}

function readPack(root: string, folder: string, open: Open, problems: Problem[]): Placed<Pack> | undefined {
  const path = join(root, 'packs', folder, 'pack.yaml');
  if (!existsSync(path)) {
    const file = join(basename(root), 'packs', folder, 'pack.yaml');
    problems.push({ file, line: 1, field: '', reason: 'is missing: a pack says its id, title and description' });
    return undefined;
  }
  const file = open(path);
  if (file.data === undefined) return undefined;
  const data = file.check(PackSchema, file.data, [], problems);
  if (!data) return undefined;
  if (data.id !== folder) problems.push(file.problem(['id'], `is ${data.id}, but the folder is named ${folder}`));
  return { data, problem: (field, reason) => file.problem(field, reason) };
}

function readList<S extends typeof SourceSchema | typeof PropertySchema>(
  file: YamlFile,
  schema: S,
  problems: Problem[],
) {
  if (file.data === undefined || file.data === null) return [];
  if (!Array.isArray(file.data)) {
    problems.push(file.problem([], 'must be a list'));
    return [];
  }
  return file.data.flatMap((row, index) => {
    const data = file.check(schema, row, [index], problems);
    if (data === undefined) return [];
    return [{ data, problem: (field: FieldPath, reason: string) => file.problem([index, ...field], reason) }];
  });
}

/** A list of texts of the data folder, or undefined where it has none of that name. */
function readTexts(root: string, name: string, open: Open, problems: Problem[]): string[] | undefined {
  const path = join(root, name);
  if (!existsSync(path)) return undefined;
  const file = open(path);
  return file.check(v.array(v.string()), file.data, [], problems) ?? [];
}

function folders(path: string): string[] {
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** `.yaml` files of a folder in the order of their names. */
function yamlFiles(path: string): string[] {
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(path, name));
}
