/**
 * The release: what the compiler makes of the packs and the extension installs. Files under `packs/`, listed with size
 * and checksum in `manifest.json`.
 */
import { countUpTo } from '../sections';
import type { Office } from './offices';
import type { Entity, Pack, Property, Source } from './schema';

/** Raised when the shipped files change shape, so that an older store is replaced and never misread. */
export const RELEASE_FORMAT = 3;

/** Entities in one chunk: the size at which importing, deleting and reading one are all fast (design.md, section 2). */
export const CHUNK_SIZE = 100;

/** An entity as shipped: with its pack, and with relations written on the other side turned round and added. */
export interface ShippedEntity extends Entity {
  pack: string;
}

/** Where things are, in columns: what maps are drawn from. Those best to go by come first. */
export interface PlaceTable {
  ids: string[];
  /** Degrees. */
  lat: number[];
  lon: number[];
  /** 1 where it is a city or region, and may be written on another's map. */
  known: (0 | 1)[];
}

export interface ReleaseCounts {
  packs: number;
  entities: number;
  names: number;
  statements: number;
  events: number;
  relations: number;
  sources: number;
  chunks: number;
}

export interface ReleaseManifest {
  format: number;
  /** Hash over all files: the same packs give the same revision on every machine. */
  revision: string;
  counts: ReleaseCounts;
  /** Id of the first entity of each chunk; entities are sorted by id over all packs. */
  chunkStarts: string[];
  /** Every file but this one, by name. `sha256` in hex. */
  files: Record<string, { bytes: number; sha256: string }>;
}

/** Files of a release that are not chunks. */
export const RELEASE_FILES = {
  /** Labels of all entities: one buffer, used without parsing. */
  labels: 'labels.bin',
  sources: 'sources.json',
  properties: 'properties.json',
  packs: 'packs.json',
  /** Which entities are in which pack: read only where a reader has switched one off. */
  members: 'members.json',
  offices: 'offices.json',
  places: 'places.json',
  /** The name index: one buffer, loaded without parsing, in a sealed file (`sealed.ts`). */
  nameIndex: 'names.bin',
} as const;

/** What the JSON files hold. */
export interface ReleaseJson {
  'sources.json': Record<string, Source>;
  'properties.json': Record<string, Property>;
  'packs.json': Pack[];
  'members.json': Record<string, string[]>;
  'offices.json': Office[];
  'places.json': PlaceTable;
}

/** Name of a chunk's file, from 0. */
export function chunkFile(chunk: number): string {
  return `entities-${String(chunk).padStart(4, '0')}.json`;
}

/** Which chunk holds an entity, if any does; -1 for an id before the first. */
export function chunkOf(manifest: Pick<ReleaseManifest, 'chunkStarts'>, id: string): number {
  const { chunkStarts } = manifest;
  return countUpTo(chunkStarts.length, (at) => chunkStarts[at] ?? '', id) - 1;
}
