/**
 * What the matcher knows of names and entities beyond spelling, read from the index's buffer as it is asked for: nothing
 * is parsed when the index is loaded.
 */
import type { Day } from '../facts/dates';
import { ENTITY_TYPES, type EntityType } from '../facts/entity-types';
import { LANGUAGES, type Language, NAME_KINDS, type NameKind } from '../facts/name-kinds';
import { bytesOf, packStrings, placeIn, type Section, Strings, words } from '../sections';
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

/** The table as it is compiled, before it is packed. */
export interface NameTableSource {
  entities: { id: string; type: EntityType; familiar: boolean }[];
  /** By entity number; none where nothing is known. */
  clues: Record<number, EntityClues>;
  /** By name number. */
  guards: Record<number, NameGuards>;
  /** By name number; those of one entity stand together, in order of entities. */
  names: { text: string; kind: NameKind; lang: Language }[];
  /** Texts of context words, by cue number. */
  cues: string[];
}

export const EMPTY_TABLE: NameTableSource = { entities: [], clues: {}, guards: {}, names: [], cues: [] };

/**
 * Sections of the table in the buffer: what names and entities are (a byte each), entities by id, each entity's first
 * name, records of clues and guards, strings (ids, then names, then cues).
 */
export const TABLE_SECTIONS = 12;

/** A byte of a name holds its kind and, from this bit on, its language. */
const LANG_SHIFT = 4;
/** A byte of an entity holds its type and, in this bit, whether its name is a household name. */
const FAMILIAR = 0x80;

/** The table's sections. `entityOf` is per name number, those of cues and vetoes included. */
export function packNameTable(table: NameTableSource, entityOf: readonly number[]): ArrayBufferView[] {
  const { entities, names, cues, clues, guards } = table;
  const byId = entities.map((_, number) => number).sort((a, b) => (idAt(table, a) < idAt(table, b) ? -1 : 1));
  const firstNames = new Uint32Array(entities.length + 1).fill(names.length);
  for (let name = names.length - 1; name >= 0; name--) firstNames[entityOf[name] as number] = name;
  // An entity without names begins where the next one does.
  for (let entity = entities.length - 1; entity >= 0; entity--) {
    firstNames[entity] = Math.min(firstNames[entity] as number, firstNames[entity + 1] as number);
  }
  return [
    Uint8Array.from(names, ({ kind, lang }) => NAME_KINDS.indexOf(kind) | (LANGUAGES.indexOf(lang) << LANG_SHIFT)),
    Uint8Array.from(entities, ({ type, familiar }) => ENTITY_TYPES.indexOf(type) | (familiar ? FAMILIAR : 0)),
    Uint32Array.from(byId),
    firstNames,
    ...packRecords(clues, ({ context, related, nations, heads, from, to }) => [
      [FIELD.context, context],
      [FIELD.related, related],
      [FIELD.nations, nations],
      [FIELD.heads, heads?.flatMap((head) => [head.entity, dayNumber(head.from), dayNumber(head.to)])],
      [FIELD.from, from && [dayNumber(from)]],
      [FIELD.to, to && [dayNumber(to)]],
    ]),
    ...packRecords(guards, ({ near, with: others, not, unless, from, to }) => [
      [FIELD.near, near],
      [FIELD.with, others],
      [FIELD.not, not],
      [FIELD.unless, unless],
      [FIELD.from, from && [dayNumber(from)]],
      [FIELD.to, to && [dayNumber(to)]],
    ]),
    ...packStrings([...entities.map(({ id }) => id), ...names.map(({ text }) => text), ...cues]),
  ];
}

function idAt({ entities }: NameTableSource, number: number): string {
  return entities[number]?.id ?? '';
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

const NO_CLUES: EntityClues = {};

export class NameTable {
  /** How many entities there are; their numbers are below it. */
  readonly entityCount: number;
  readonly #kinds: Uint8Array;
  readonly #types: Uint8Array;
  readonly #byId: Uint32Array;
  readonly #firstNames: Uint32Array;
  readonly #clues: Records<EntityClues>;
  readonly #guards: Records<NameGuards>;
  readonly #strings: Strings;
  #cues: Map<string, number> | undefined;

  /** @param sections as `packNameTable` made them */
  constructor(sections: readonly Section[]) {
    const at = (number: number): Section => sections[number] as Section;
    this.#kinds = bytesOf(at(0));
    this.#types = bytesOf(at(1));
    this.#byId = words(at(2));
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
    this.entityCount = this.#byId.length;
  }

  /** Empty for a number there is no entity of. */
  idOf(entity: number): string {
    return entity < this.entityCount ? this.#strings.at(entity) : '';
  }

  typeOf(entity: number): EntityType | undefined {
    const type = this.#types[entity];
    return type === undefined ? undefined : ENTITY_TYPES[type & ~FAMILIAR];
  }

  /** Whether newspaper readers know the entity's name. */
  isFamiliar(entity: number): boolean {
    return ((this.#types[entity] ?? 0) & FAMILIAR) !== 0;
  }

  /** Number of the entity with this id, if there is one. */
  numberOf(id: string): number | undefined {
    const place = placeIn(this.entityCount, (at) => this.idOf(this.#byId[at] as number), id);
    return place < 0 ? undefined : this.#byId[place];
  }

  /** Numbers of an entity's names: `[from, to)`. */
  namesOf(entity: number): [from: number, to: number] {
    return [this.#firstNames[entity] ?? 0, this.#firstNames[entity + 1] ?? 0];
  }

  /** A name as its pack writes it; empty for a number there is no name of. */
  textOf(name: number): string {
    return name < this.#kinds.length ? this.#strings.at(this.entityCount + name) : '';
  }

  kindOf(name: number): NameKind | undefined {
    return NAME_KINDS[(this.#kinds[name] ?? -1) & ((1 << LANG_SHIFT) - 1)];
  }

  langOf(name: number): Language | undefined {
    const kind = this.#kinds[name];
    return kind === undefined ? undefined : LANGUAGES[kind >>> LANG_SHIFT];
  }

  guardsOf(name: number): NameGuards | undefined {
    return this.#guards.at(name);
  }

  cluesOf(entity: number): EntityClues {
    return this.#clues.at(entity) ?? NO_CLUES;
  }

  /** Text of a context word. */
  cueOf(cue: number): string {
    return this.#strings.at(this.entityCount + this.#kinds.length + cue);
  }

  /** Number of a context word. Reads all of them the first time: only later parts of an article ask. */
  cueNumberOf(text: string): number | undefined {
    const first = this.entityCount + this.#kinds.length;
    this.#cues ??= new Map(
      Array.from({ length: this.#strings.length - first }, (_, cue) => [this.#strings.at(first + cue), cue]),
    );
    return this.#cues.get(text);
  }
}
