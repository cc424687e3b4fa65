/**
 * Some entities and their names, with all that the matcher and a page's list know of them beyond spelling: one piece of
 * the name table. Numbers of entities and names are counted from the piece's first ones; what records hold are numbers of
 * the whole table.
 */
import type { Day } from '../facts/dates';
import { ENTITY_TYPES, type EntityType } from '../facts/entity-types';
import type { ReaderLanguage } from '../facts/format';
import { LANGUAGES, type Language, NAME_KINDS, type NameKind } from '../facts/name-kinds';
import {
  bytesOf,
  halves,
  packStrings,
  placeIn,
  readSections,
  type Section,
  Strings,
  words,
  writeSections,
} from '../sections';
import { packRecords, Records } from './records';

/** Conditions of one name. Words and phrases are numbers of cues and vetoes. */
export interface NameGuards {
  near?: number[];
  /** Entity numbers. */
  with?: number[];
  not?: number[];
  /** Cue numbers: any of them rules the name out. */
  unless?: number[];
  /** First and last day the name is in use. */
  from?: Day;
  to?: Day;
}

/** What the matcher knows of an entity beside its label. */
export interface EntityClues {
  /** Cue numbers of its context words. */
  context?: number[];
  /** Entity numbers it has relations with. */
  related?: number[];
  /** Entity numbers of the countries it belongs to: whose ministry, court or army it is. */
  nations?: number[];
  /** Who has led it: entity numbers of heads of state and government with the days they held the office. */
  heads?: { entity: number; from?: Day; to?: Day }[];
  /** First day it exists, last day. */
  from?: Day;
  to?: Day;
}

/** An entity as it is packed. */
export interface PackedEntity {
  id: string;
  type: EntityType;
  familiar: boolean;
  /** Best-known name in English, and in Korean where it has one. */
  en: string;
  ko: string;
  clues: EntityClues | undefined;
  names: PackedName[];
}

/** A name as it is packed. */
export interface PackedName {
  text: string;
  kind: NameKind;
  lang: Language;
  /** See FLAG. */
  flags: number;
  guards: NameGuards | undefined;
}

/**
 * Sections of a piece: flags of names, what names and entities are (a byte each), each entity's first name, records of
 * clues and guards, strings (ids, then English and Korean titles, then names).
 */
const SECTIONS = 12;

/** A byte of a name holds its kind and, from this bit on, its language. */
const LANG_SHIFT = 4;
/** A byte of an entity holds its type and, in this bit, whether its name is a household name. */
const FAMILIAR = 0x80;

/** @param entities sorted by id */
export function packPiece(entities: readonly PackedEntity[]): ArrayBuffer {
  const names = entities.flatMap((entity) => entity.names);
  const firstNames = [0];
  for (const entity of entities) firstNames.push((firstNames.at(-1) as number) + entity.names.length);
  return writeSections(
    [],
    [
      Uint16Array.from(names, ({ flags }) => flags),
      Uint8Array.from(names, ({ kind, lang }) => NAME_KINDS.indexOf(kind) | (LANGUAGES.indexOf(lang) << LANG_SHIFT)),
      Uint8Array.from(entities, ({ type, familiar }) => ENTITY_TYPES.indexOf(type) | (familiar ? FAMILIAR : 0)),
      Uint32Array.from(firstNames),
      ...packRecords(
        entities.map(({ clues }) => clues),
        ({ context, related, nations, heads, from, to }) => [
          [FIELD.context, context],
          [FIELD.related, related],
          [FIELD.nations, nations],
          [FIELD.heads, heads?.flatMap((head) => [head.entity, dayNumber(head.from), dayNumber(head.to)])],
          [FIELD.from, from && [dayNumber(from)]],
          [FIELD.to, to && [dayNumber(to)]],
        ],
      ),
      ...packRecords(
        names.map(({ guards }) => guards),
        ({ near, with: others, not, unless, from, to }) => [
          [FIELD.near, near],
          [FIELD.with, others],
          [FIELD.not, not],
          [FIELD.unless, unless],
          [FIELD.from, from && [dayNumber(from)]],
          [FIELD.to, to && [dayNumber(to)]],
        ],
      ),
      ...packStrings(
        [
          entities.map(({ id }) => id),
          entities.map(({ en }) => en),
          entities.map(({ ko }) => ko),
          names.map(({ text }) => text),
        ].flat(),
      ),
    ],
  );
}

/** Fields of records. */
const FIELD = {
  near: 1,
  with: 2,
  not: 3,
  from: 4,
  to: 5,
  context: 6,
  related: 7,
  nations: 8,
  heads: 9,
  unless: 10,
} as const;

/** A day as a number: 20230228; 0 for none. */
function dayNumber(day: Day | undefined): number {
  return day === undefined ? 0 : Number(day.replaceAll('-', ''));
}

function dayOf(number: number | undefined): Day | undefined {
  if (!number) return undefined;
  const digits = String(number).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

/** Leaves out what is undefined. */
function present<T extends object>(record: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}

function headsOf(numbers: readonly number[] | undefined): EntityClues['heads'] {
  if (!numbers) return undefined;
  return Array.from({ length: numbers.length / 3 }, (_, head) => {
    const [entity = 0, from, to] = numbers.slice(3 * head, 3 * head + 3);
    return present<{ entity: number; from?: Day; to?: Day }>({ entity, from: dayOf(from), to: dayOf(to) });
  });
}

/** A piece as it lies in its bytes: a string or record is made when it is asked for. */
export class NamePiece {
  /** How many entities there are. */
  readonly length: number;
  readonly #flags: Uint16Array;
  readonly #kinds: Uint8Array;
  readonly #types: Uint8Array;
  readonly #firstNames: Uint32Array;
  readonly #clues: Records<EntityClues>;
  readonly #guards: Records<NameGuards>;
  readonly #strings: Strings;

  /** @throws Error where the bytes are no piece */
  constructor(bytes: Section) {
    const sections = readSections(bytes, 0, SECTIONS);
    if (!sections) throw new Error('name index: a piece is not what its lengths say');
    const at = (number: number): Section => sections[number] as Section;
    this.#flags = halves(at(0));
    this.#kinds = bytesOf(at(1));
    this.#types = bytesOf(at(2));
    this.#firstNames = words(at(3));
    this.#clues = new Records([at(4), at(5), at(6)], (fields) =>
      present<EntityClues>({
        context: fields.get(FIELD.context),
        related: fields.get(FIELD.related),
        nations: fields.get(FIELD.nations),
        heads: headsOf(fields.get(FIELD.heads)),
        from: dayOf(fields.get(FIELD.from)?.[0]),
        to: dayOf(fields.get(FIELD.to)?.[0]),
      }),
    );
    this.#guards = new Records([at(7), at(8), at(9)], (fields) =>
      present<NameGuards>({
        near: fields.get(FIELD.near),
        with: fields.get(FIELD.with),
        not: fields.get(FIELD.not),
        unless: fields.get(FIELD.unless),
        from: dayOf(fields.get(FIELD.from)?.[0]),
        to: dayOf(fields.get(FIELD.to)?.[0]),
      }),
    );
    this.#strings = new Strings(at(10), at(11));
    this.length = this.#types.length;
  }

  idOf(entity: number): string {
    return this.#strings.at(entity);
  }

  /** Best-known name in English; or in Korean, empty where there is none. */
  titleOf(entity: number, lang: ReaderLanguage): string {
    return this.#strings.at((lang === 'en' ? 1 : 2) * this.length + entity);
  }

  typeOf(entity: number): EntityType | undefined {
    const type = this.#types[entity];
    return type === undefined ? undefined : ENTITY_TYPES[type & ~FAMILIAR];
  }

  isFamiliar(entity: number): boolean {
    return ((this.#types[entity] ?? 0) & FAMILIAR) !== 0;
  }

  /** Number of the entity with this id; -1 where it is not here. */
  numberOf(id: string): number {
    return placeIn(this.length, (at) => this.idOf(at), id);
  }

  firstNameOf(entity: number): number {
    return this.#firstNames[entity] as number;
  }

  /** Number of the entity whose name it is. */
  entityOf(name: number): number {
    let entity = 0;
    while ((this.#firstNames[entity + 1] as number) <= name) entity++;
    return entity;
  }

  flagsOf(name: number): number {
    return this.#flags[name] as number;
  }

  textOf(name: number): string {
    return this.#strings.at(3 * this.length + name);
  }

  kindOf(name: number): NameKind | undefined {
    return NAME_KINDS[(this.#kinds[name] ?? -1) & ((1 << LANG_SHIFT) - 1)];
  }

  langOf(name: number): Language | undefined {
    return LANGUAGES[(this.#kinds[name] ?? -1) >>> LANG_SHIFT];
  }

  guardsOf(name: number): NameGuards | undefined {
    return this.#guards.at(name);
  }

  cluesOf(entity: number): EntityClues | undefined {
    return this.#clues.at(entity);
  }
}
