/**
 * The facts of this extension, wherever they can be read from: the database when it is whole, the extension's own files
 * while it is not. A reader's hover is answered in either case; an emptied, half-written or damaged database is put
 * right meanwhile, and says so.
 */
import type { NameIndex } from '../matching/name-index';
import type { EntityLabel } from '../matching/types';
import type { FactsState } from '../messages';
import { AtHand } from './at-hand';
import { DamagedFile, verifyFile } from './checksum';
import type { ReaderLanguage } from './format';
import { installRelease } from './install';
import { LabelTable } from './label-table';
import type { PackagedRelease } from './packaged';
import {
  chunkFile,
  chunkOf,
  RELEASE_FILES,
  RELEASE_FORMAT,
  type ReleaseJson,
  type ReleaseManifest,
  type ShippedEntity,
} from './release';
import type { Property, Source } from './schema';
import {
  BUNDLED,
  type FactsDatabase,
  openFactsDatabase,
  type Pointer,
  readFile,
  readPointer,
  StoreUnavailable,
} from './store';

export interface FactsEnvironment {
  packaged: PackagedRelease;
  /** What has read the index with its labels, where that is somebody else's too. */
  atHand?: AtHand;
  /** Opens the database; `closed` is called when it is closed under us. */
  openDatabase?: (closed: () => void) => Promise<FactsDatabase>;
  now?: () => Date;
  /** One install at a time over all contexts, where the platform has locks. */
  locks?: Pick<LockManager, 'request'> | undefined;
  /** Remembers outside the database which revision was installed: an emptied database cannot tell that it was full. */
  remembered?: { get(): Promise<string | undefined>; set(revision: string): Promise<void> };
}

/** Chunks kept parsed. A page's entities lie in few; a hundred chunks would be ten thousand entities. */
const CHUNKS_KEPT = 24;

export class Facts {
  readonly #environment: FactsEnvironment;
  readonly #now: () => Date;
  #manifest: Promise<ReleaseManifest> | undefined;
  #database: Promise<FactsDatabase> | undefined;
  /** What the last look at the database found. Undefined before the first. */
  #start: Promise<void> | undefined;
  #install: Promise<void> | undefined;
  #pointer: Pointer | undefined;
  #problem: Pick<FactsState, 'problem' | 'error'> = {};
  #progress: { done: number; total: number } | undefined;
  readonly #chunks = new Map<number, Promise<Map<string, ShippedEntity>>>();
  readonly #json = new Map<string, Promise<unknown>>();
  #labels: Promise<LabelTable> | undefined;
  readonly #atHand: AtHand;

  constructor(environment: FactsEnvironment) {
    this.#environment = environment;
    this.#now = environment.now ?? (() => new Date());
    this.#atHand = environment.atHand ?? new AtHand(environment.packaged, (name) => this.shipped(name));
  }

  /** Looks at the database once, and begins to install or mend it where needed. Reads do not wait for that to end. */
  ready(): Promise<void> {
    this.#start ??= this.#look();
    return this.#start;
  }

  /** As `ready`, and waits until what had to be installed is in. */
  async installed(): Promise<void> {
    await this.ready();
    await this.#install;
  }

  async state(): Promise<FactsState> {
    try {
      await this.ready();
      const { revision, counts } = await this.#readManifest();
      const { entities, statements, events } = counts;
      const state: FactsState = { ready: true, revision, entities, statements, events, ...this.#problem };
      if (this.#pointer?.healed !== undefined) state.healed = this.#pointer.healed;
      if (this.#install) state.installing = this.#progress ?? { done: 0, total: 0 };
      return state;
    } catch (error) {
      const empty = { ready: false, revision: null, entities: 0, statements: 0, events: 0 };
      return { ...empty, problem: 'damaged', error: reasonOf(error) };
    }
  }

  async manifest(): Promise<ReleaseManifest> {
    await this.ready();
    return this.#readManifest();
  }

  /** An entity by id. */
  async entity(id: string): Promise<ShippedEntity | undefined> {
    const chunk = chunkOf(await this.manifest(), id);
    if (chunk < 0) return undefined;
    return (await this.#chunk(chunk)).get(id);
  }

  /** All entities, sorted by id: for lists and search, not for a hover. */
  async entities(): Promise<ShippedEntity[]> {
    const { counts } = await this.manifest();
    const chunks = await Promise.all(
      Array.from({ length: counts.chunks }, async (_, chunk) => this.#parse<ShippedEntity[]>(chunkFile(chunk))),
    );
    return chunks.flat();
  }

  /** Labels of the entities there are among these ids, in the order asked. */
  labels(ids: readonly string[], lang: ReaderLanguage): Promise<EntityLabel[]> {
    return this.#atHand.labels(ids, lang);
  }

  /** Labels of all entities, sorted by id. */
  async allLabels(lang: ReaderLanguage): Promise<EntityLabel[]> {
    const table = await this.#labelTable();
    return Array.from({ length: table.length }, (_, place) => table.labelAt(place, lang) ?? []).flat();
  }

  /** What stands for the content of a card: another number when its facts have changed. */
  async content(id: string): Promise<number | undefined> {
    const table = await this.#labelTable();
    const place = table.placeOf(id);
    return place < 0 ? undefined : table.contentAt(place);
  }

  /** The same of every card, by id. */
  async contents(): Promise<Map<string, number>> {
    const table = await this.#labelTable();
    return new Map(Array.from({ length: table.length }, (_, place) => [table.idAt(place), table.contentAt(place)]));
  }

  /** Labels of all entities: from the extension's own files, which ask for no database; from there where they are damaged. */
  #labelTable(): Promise<LabelTable> {
    if (!this.#labels) {
      const name = RELEASE_FILES.labels;
      const own = async () => verifyFile(await this.#readManifest(), name, await this.#environment.packaged.file(name));
      this.#labels = own()
        .catch(() => this.shipped(name))
        .then((buffer) => new LabelTable(buffer));
      this.#labels.catch(() => {
        this.#labels = undefined;
      });
    }
    return this.#labels;
  }

  sources(): Promise<Record<string, Source>> {
    return this.#keep(RELEASE_FILES.sources);
  }

  properties(): Promise<Record<string, Property>> {
    return this.#keep(RELEASE_FILES.properties);
  }

  packs(): Promise<ReleaseJson['packs.json']> {
    return this.#keep(RELEASE_FILES.packs);
  }

  /** Ids of the entities of each pack. */
  members(): Promise<ReleaseJson['members.json']> {
    return this.#keep(RELEASE_FILES.members);
  }

  /**
   * Entities of the revision before, to tell what an update has changed; null where there was none, or it is not whole
   * any more. Reading it never touches what is in use.
   */
  async before(): Promise<{ entities: ShippedEntity[]; installed: string } | null> {
    await this.ready();
    const before = this.#pointer?.before;
    if (!before || before.manifest.format !== RELEASE_FORMAT) return null;
    try {
      const db = await this.#open();
      const names = Array.from({ length: before.manifest.counts.chunks }, (_, chunk) => chunkFile(chunk));
      const chunks = await Promise.all(
        names.map(async (name) =>
          verifyFile(before.manifest, name, await readFile(db, BUNDLED, before.revision, name)),
        ),
      );
      const entities = chunks.flatMap((bytes) => JSON.parse(new TextDecoder().decode(bytes)) as ShippedEntity[]);
      return { entities, installed: before.installed };
    } catch {
      return null;
    }
  }

  /** The reader has seen what changed: the next update is compared with what is in use now. */
  async changesSeen(): Promise<void> {
    const pointer = this.#pointer;
    if (!pointer?.before || pointer.before.seen) return;
    const seen = { ...pointer, before: { ...pointer.before, seen: true } };
    await (await this.#open()).put('pointers', seen);
    this.#pointer = seen;
  }

  /** Offices that several persons of the packs have held. */
  offices(): Promise<ReleaseJson['offices.json']> {
    return this.#keep(RELEASE_FILES.offices);
  }

  /** Where things are. */
  places(): Promise<ReleaseJson['places.json']> {
    return this.#keep(RELEASE_FILES.places);
  }

  /** The name index. */
  nameIndex(): Promise<NameIndex> {
    return this.#atHand.nameIndex();
  }

  /** Closes the database. The next read opens it again. */
  async close(): Promise<void> {
    await this.#install?.catch(() => {});
    const database = this.#database;
    this.#database = undefined;
    (await database?.catch(() => undefined))?.close();
  }

  async #look(): Promise<void> {
    const { packaged, remembered } = this.#environment;
    this.#manifest = packaged.manifest();
    // Both at once: opening the database is the longest part of a cold start.
    const opened = this.#open();
    opened.catch(() => {});
    let manifest: ReleaseManifest;
    try {
      manifest = await this.#manifest;
    } catch (error) {
      this.#start = undefined;
      throw error;
    }
    try {
      const { pointer, complete, strays } = await readPointer(await opened, BUNDLED);
      this.#pointer = pointer;
      if (pointer?.revision === manifest.revision && complete) return;
      // A pointer to another revision is an update, nothing at all a first install; anything else was whole, or begun, before.
      const wasBegun = pointer
        ? pointer.revision === manifest.revision
        : strays || (await remembered?.get()) !== undefined;
      this.#beginInstall(wasBegun);
    } catch (error) {
      this.#fallBack(error);
    }
  }

  /** Puts the release into the database, once at a time; reads come from the extension's files until it is in. */
  #beginInstall(healing: boolean): void {
    if (this.#install) return;
    const known = this.#pointer;
    this.#pointer = undefined;
    const { packaged, locks, remembered } = this.#environment;
    const install = async () => {
      const [db, manifest] = [await this.#open(), await this.#readManifest()];
      // Another context may have done it while we waited for the lock.
      const found = await readPointer(db, BUNDLED);
      const isDone = found.complete && found.pointer?.revision === manifest.revision;
      this.#pointer =
        isDone && found.pointer?.installed !== known?.installed
          ? found.pointer
          : await installRelease(db, packaged, manifest, {
              now: this.#now,
              healing,
              onProgress: (progress) => {
                this.#progress = progress;
              },
            });
      await remembered?.set(manifest.revision);
      this.#problem = {};
    };
    const run = locks ? locks.request('sidelight-facts-install', install) : install();
    this.#install = Promise.resolve(run)
      .catch((error: unknown) => this.#fallBack(error))
      .finally(() => {
        this.#progress = undefined;
        this.#install = undefined;
      });
  }

  #fallBack(error: unknown): void {
    this.#pointer = undefined;
    const problem =
      error instanceof StoreUnavailable ? error.reason : error instanceof DamagedFile ? 'damaged' : 'failed';
    this.#problem = { problem, error: reasonOf(error) };
  }

  #open(): Promise<FactsDatabase> {
    const open = this.#environment.openDatabase ?? openFactsDatabase;
    this.#database ??= open(() => {
      this.#database = undefined;
    }).catch((error: unknown) => {
      this.#database = undefined;
      throw error;
    });
    return this.#database;
  }

  #readManifest(): Promise<ReleaseManifest> {
    this.#manifest ??= this.#environment.packaged.manifest();
    return this.#manifest;
  }

  /** A file as shipped, verified: from the database or, where it cannot be had there, from the extension's own. */
  async shipped(name: string): Promise<ArrayBuffer> {
    const manifest = await this.manifest();
    if (this.#pointer) {
      try {
        const db = await this.#open();
        return await verifyFile(manifest, name, await readFile(db, BUNDLED, manifest.revision, name));
      } catch (error) {
        if (error instanceof DamagedFile) this.#beginInstall(true);
        else this.#fallBack(error);
      }
    }
    return verifyFile(manifest, name, await this.#environment.packaged.file(name));
  }

  async #parse<T>(name: string): Promise<T> {
    return JSON.parse(new TextDecoder().decode(await this.shipped(name))) as T;
  }

  #keep<K extends keyof ReleaseJson>(name: K): Promise<ReleaseJson[K]> {
    const kept = this.#json.get(name) as Promise<ReleaseJson[K]> | undefined;
    if (kept) return kept;
    const reading = this.#parse<ReleaseJson[K]>(name);
    this.#json.set(name, reading);
    reading.catch(() => this.#json.delete(name));
    return reading;
  }

  /** A chunk's entities by id; the chunks used last stay parsed. */
  #chunk(chunk: number): Promise<Map<string, ShippedEntity>> {
    const kept = this.#chunks.get(chunk);
    this.#chunks.delete(chunk);
    const reading =
      kept ??
      this.#parse<ShippedEntity[]>(chunkFile(chunk)).then(
        (entities) => new Map(entities.map((entity) => [entity.id, entity])),
      );
    this.#chunks.set(chunk, reading);
    if (!kept) reading.catch(() => this.#chunks.delete(chunk));
    for (const oldest of this.#chunks.keys()) {
      if (this.#chunks.size <= CHUNKS_KEPT) break;
      this.#chunks.delete(oldest);
    }
    return reading;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
