/**
 * Labels of all entities in one buffer, sorted by id: a page needs a dozen of them, and none is parsed before it is asked
 * for.
 */
import type { EntityLabel } from '../matching/types';
import { bytesOf, packStrings, placeIn, readSections, type Section, Strings, words, writeSections } from '../sections';
import { ENTITY_TYPES } from './entity-types';
import type { ReaderLanguage } from './format';

/** A label as it is packed. */
export interface PackedLabel extends Omit<EntityLabel, 'title'> {
  /** Best-known English name. */
  en: string;
  /** Best-known Korean name; empty where it has none. */
  ko: string;
  /** A number that stands for what the card says: another one when its facts have changed. 32 bits. */
  content: number;
}

/** "SLLB" read as a little-endian word. */
const MAGIC = 0x424c4c53;
const SECTIONS = 8;
/** A byte of an entity holds its type and, in this bit, whether its name is a household name. */
const FAMILIAR = 0x80;

/** @param labels sorted by id */
export function packLabels(labels: readonly PackedLabel[]): ArrayBuffer {
  return writeSections(
    [MAGIC],
    [
      Uint8Array.from(labels, ({ type, familiar }) => ENTITY_TYPES.indexOf(type) | (familiar ? FAMILIAR : 0)),
      Uint32Array.from(labels, ({ content }) => content),
      ...packStrings(labels.map(({ id }) => id)),
      ...packStrings(labels.map(({ en }) => en)),
      ...packStrings(labels.map(({ ko }) => ko)),
    ],
  );
}

export class LabelTable {
  readonly length: number;
  readonly #types: Uint8Array;
  readonly #contents: Uint32Array;
  readonly #ids: Strings;
  readonly #en: Strings;
  readonly #ko: Strings;

  /** @throws Error where the buffer is no label table */
  constructor(buffer: ArrayBuffer) {
    const sections = readSections(buffer, 1, SECTIONS);
    if (!sections || new Uint32Array(buffer, 0, 1)[0] !== MAGIC) throw new Error('labels: not a label table');
    const at = (section: number): Section => sections[section] as Section;
    this.#types = bytesOf(at(0));
    this.#contents = words(at(1));
    this.#ids = new Strings(at(2), at(3));
    this.#en = new Strings(at(4), at(5));
    this.#ko = new Strings(at(6), at(7));
    this.length = this.#types.length;
  }

  /** Place of an id; -1 where it is not there. */
  placeOf(id: string): number {
    return placeIn(this.length, (at) => this.#ids.at(at), id);
  }

  idAt(place: number): string {
    return this.#ids.at(place);
  }

  contentAt(place: number): number {
    return this.#contents[place] ?? 0;
  }

  /** Whether its name is a household name. */
  isFamiliar(place: number): boolean {
    return ((this.#types[place] ?? 0) & FAMILIAR) !== 0;
  }

  labelAt(place: number, lang: ReaderLanguage): EntityLabel | undefined {
    const bits = this.#types[place];
    const type = bits === undefined ? undefined : ENTITY_TYPES[bits & ~FAMILIAR];
    if (bits === undefined || type === undefined) return undefined;
    const id = this.idAt(place);
    const title = (lang === 'ko' && this.#ko.at(place)) || this.#en.at(place) || id;
    return { id, title, type, familiar: (bits & FAMILIAR) !== 0 };
  }
}
