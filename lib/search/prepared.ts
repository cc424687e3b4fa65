/**
 * The facts that ship with the extension, for a search that has to answer at once: names and titles from tables made when
 * the extension was built, everything else chunk by chunk behind them.
 */
import type { ReaderLanguage } from '../facts/format';
import { LabelTable } from '../facts/label-table';
import { CHUNK_SIZE, chunkFile, RELEASE_FILES, type ReleaseManifest, type ShippedEntity } from '../facts/release';
import type { Property } from '../facts/schema';
import { entityDocuments } from './documents';
import type { SearchEntity } from './model';
import { NameTable } from './name-table';
import type { PreparedNames } from './search';
import type { ReadJson } from './shipped';

/** The table of names beside the release. It is read from the package alone, and no part of what is installed. */
export const SEARCH_FILE = 'search.bin';

export interface PreparedFacts extends PreparedNames {
  documents: SearchEntity[];
  /** Reads the rest, in order. Yields how many of the documents have their sentences by then. */
  fill(): AsyncGenerator<number>;
}

/**
 * @param read JSON files under `packs/`, as in `readShipped`
 * @param readBytes other files there
 * @throws whatever they throw
 */
export async function readPrepared(
  read: ReadJson,
  readBytes: (file: string) => Promise<ArrayBuffer>,
  lang: ReaderLanguage,
): Promise<PreparedFacts> {
  const [names, labels] = await Promise.all([readBytes(SEARCH_FILE), readBytes(RELEASE_FILES.labels)]);
  const table = new NameTable(names);
  const titles = new LabelTable(labels);
  if (titles.length !== table.entities) throw new Error('search: names and labels are of different packs');
  const documents = Array.from({ length: table.entities }, (_, place) => new Prepared(place, table, titles, lang));
  const titleOf = (id: string) => titles.labelAt(titles.placeOf(id), lang)?.title ?? id;
  return {
    documents,
    table,
    placeOf: (id) => titles.placeOf(id),
    fill: async function* () {
      const [manifest, properties] = (await Promise.all([read('manifest.json'), read(RELEASE_FILES.properties)])) as [
        ReleaseManifest,
        Record<string, Property>,
      ];
      const count = manifest.chunkStarts.length;
      const chunk = (number: number) => read(chunkFile(number)) as Promise<ShippedEntity[]>;
      let next = chunk(0);
      for (let number = 0; number < count; number++) {
        const entities = await next;
        // The following one is read while this one is indexed.
        if (number + 1 < count) {
          next = chunk(number + 1);
          next.catch(() => {});
        }
        const first = number * CHUNK_SIZE;
        for (const [index, whole] of entityDocuments(entities, properties, lang, titleOf).entries()) {
          documents[first + index]?.fill(whole);
        }
        yield first + entities.length;
      }
    },
  };
}

/** A document that knows its names, and the rest when it has come. */
class Prepared implements SearchEntity {
  #label: ReturnType<LabelTable['labelAt']>;
  #names: SearchEntity['names'] | undefined;
  #whole: SearchEntity | undefined;

  constructor(
    private readonly place: number,
    private readonly table: NameTable,
    private readonly labels: LabelTable,
    private readonly lang: ReaderLanguage,
  ) {}

  fill(whole: SearchEntity): void {
    this.#whole = whole;
  }

  get id(): string {
    return this.labels.idAt(this.place);
  }
  get title(): string {
    return this.label.title;
  }
  get type(): SearchEntity['type'] {
    return this.label.type;
  }
  get familiar(): boolean {
    return this.labels.isFamiliar(this.place);
  }
  get weight(): number {
    return this.table.weights[this.place] as number;
  }
  get names(): SearchEntity['names'] {
    this.#names ??= this.table.namesOf(this.place);
    return this.#names;
  }
  get lifetime(): SearchEntity['lifetime'] {
    return this.#whole?.lifetime;
  }
  get texts(): SearchEntity['texts'] {
    return this.#whole?.texts ?? NO_TEXTS;
  }

  private get label() {
    this.#label ??= this.labels.labelAt(this.place, this.lang);
    if (!this.#label) throw new Error('search: a name of nothing');
    return this.#label;
  }
}

const NO_TEXTS: SearchEntity['texts'] = [];
