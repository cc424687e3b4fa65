/**
 * What the matcher knows of names and entities beyond spelling, in pieces of some entities each (`name-piece.ts`), read
 * as it is asked for: nothing is parsed when the index is loaded, and of a large one few pieces are ever read.
 */
import type { EntityType } from '../facts/entity-types';
import type { ReaderLanguage } from '../facts/format';
import type { Language, NameKind } from '../facts/name-kinds';
import { countUpTo, packStrings, type Section, Strings, words } from '../sections';
import { ROLE } from './format';
import { type EntityClues, type NameGuards, NamePiece, packPiece } from './name-piece';
import { type Details, Pieces } from './pieces';
import type { EntityLabel } from './types';

/** The table as it is compiled, before it is packed. */
export interface NameTableSource {
  /** Sorted by id. Titles as in `PackedEntity`. */
  entities: { id: string; type: EntityType; familiar: boolean; en: string; ko: string }[];
  /** By entity number; none where nothing is known. */
  clues: Record<number, EntityClues>;
  /** By name number. */
  guards: Record<number, NameGuards>;
  /** By name number; those of one entity stand together, in order of entities. */
  names: { text: string; kind: NameKind; lang: Language }[];
  /** Texts of context words, by cue number. Their numbers as names follow those of entities' names, then vetoes'. */
  cues: string[];
}

export const EMPTY_TABLE: NameTableSource = { entities: [], clues: {}, guards: {}, names: [], cues: [] };

/**
 * Sections of the table in the buffer: numbers of entities, each piece's first name and where it begins, ids of the
 * pieces' first entities, texts of cues, digests of pieces, the pieces. The last two are filled by turns: pieces in the
 * same buffer need no digests, those that lie elsewhere have them here (`parting.ts`).
 */
export const TABLE = {
  size: 0,
  firstNames: 1,
  starts: 2,
  firstIds: 3,
  cues: 5,
  digests: 7,
  pieces: 8,
} as const;
export const TABLE_SECTIONS = 9;

/** Entities in a piece: some ten thousand bytes, which cost as much to read as one. */
const PIECE = 64;

/** The table's sections. `entityOf` and `flags` are per name number. */
export function packNameTable(
  { entities, names, cues, clues, guards }: NameTableSource,
  entityOf: readonly number[],
  flags: readonly number[],
): ArrayBufferView[] {
  const firstNames: number[] = [];
  const starts = [0];
  const pieces: Uint8Array[] = [];
  let name = 0;
  for (let first = 0; first < entities.length; first += PIECE) {
    firstNames.push(name);
    const packed = entities.slice(first, first + PIECE).map((entity, at) => {
      const from = name;
      while (name < names.length && entityOf[name] === first + at) name++;
      return {
        ...entity,
        clues: clues[first + at],
        names: names.slice(from, name).map((own, index) => ({
          ...own,
          flags: flags[from + index] as number,
          guards: guards[from + index],
        })),
      };
    });
    const piece = new Uint8Array(packPiece(packed));
    pieces.push(piece);
    starts.push((starts.at(-1) as number) + piece.length);
  }
  const all = new Uint8Array(starts.at(-1) as number);
  pieces.forEach((piece, number) => {
    all.set(piece, starts[number]);
  });
  return [
    Uint32Array.of(entities.length),
    Uint32Array.from([...firstNames, names.length]),
    Uint32Array.from(starts),
    ...packStrings(entities.filter((_, number) => number % PIECE === 0).map(({ id }) => id)),
    ...packStrings(cues),
    new Uint8Array(),
    all,
  ];
}

const NO_CLUES: EntityClues = {};

/**
 * The table as it is used. Where a piece is not at hand, what is asked of it is answered as if there were no such entity
 * or name, `lacking` is true, and `load` reads it.
 */
export class NameTable {
  /** How many entities there are; their numbers are below it. */
  readonly entityCount: number;
  readonly #pieces: Pieces<NamePiece>;
  readonly #firstNames: Uint32Array;
  readonly #firstIds: Strings;
  readonly #cueTexts: Strings;
  #cues: Map<string, number> | undefined;

  /**
   * @param sections as `packNameTable` made them
   * @param details where the pieces are, if not among them
   */
  constructor(sections: readonly Section[], details?: Details) {
    const at = (number: number): Section => sections[number] as Section;
    this.entityCount = words(at(TABLE.size))[0] as number;
    this.#firstNames = words(at(TABLE.firstNames));
    this.#firstIds = new Strings(at(TABLE.firstIds), at(TABLE.firstIds + 1));
    this.#cueTexts = new Strings(at(TABLE.cues), at(TABLE.cues + 1));
    this.#pieces = new Pieces(
      at(TABLE.starts),
      at(TABLE.digests),
      at(TABLE.pieces),
      (bytes) => new NamePiece(bytes),
      details,
    );
  }

  /** Whether something was asked for that has to be read: what was made of the answers does not count. */
  get lacking(): boolean {
    return this.#pieces.lacking;
  }

  /** Reads what was lacking; false where nothing was. */
  load(): Promise<boolean> {
    return this.#pieces.load();
  }

  /**
   * What `act` gives when nothing is lacking: it is done again each time something had to be read for it.
   * @throws Error where it cannot be read
   */
  async complete<T>(act: () => T): Promise<T> {
    this.#pieces.trim();
    for (;;) {
      let result: { value: T } | { error: unknown };
      try {
        result = { value: act() };
      } catch (error) {
        result = { error };
      }
      // In the turn in which it was done: what others lack is theirs.
      if (await this.load()) continue;
      if ('error' in result) throw result.error;
      return result.value;
    }
  }

  /** How many names entities have; numbers from there on are cues, then vetoes. */
  get #nameCount(): number {
    return this.#firstNames[this.#firstNames.length - 1] as number;
  }

  /** What a name is, and whose: the number of its entity, cue or veto. Undefined where that is not at hand. */
  ownerOf(name: number): { entity: number; flags: number } | undefined {
    const phrase = name - this.#nameCount;
    if (phrase >= this.#cueTexts.length) return { entity: phrase - this.#cueTexts.length, flags: ROLE.veto };
    if (phrase >= 0) return { entity: phrase, flags: ROLE.cue };
    const [piece, first, number] = this.#named(name);
    return piece && { entity: number * PIECE + piece.entityOf(name - first), flags: piece.flagsOf(name - first) };
  }

  /** Empty for a number there is no entity of. */
  idOf(entity: number): string {
    return this.#of(entity)?.idOf(entity % PIECE) ?? '';
  }

  typeOf(entity: number): EntityType | undefined {
    return this.#of(entity)?.typeOf(entity % PIECE);
  }

  /** Whether newspaper readers know the entity's name. */
  isFamiliar(entity: number): boolean {
    return this.#of(entity)?.isFamiliar(entity % PIECE) ?? false;
  }

  /** What a page lists it as. */
  labelOf(entity: number, lang: ReaderLanguage): EntityLabel | undefined {
    const piece = this.#of(entity);
    const at = entity % PIECE;
    const type = piece?.typeOf(at);
    if (!piece || type === undefined) return undefined;
    const id = piece.idOf(at);
    const title = (lang === 'ko' && piece.titleOf(at, 'ko')) || piece.titleOf(at, 'en') || id;
    return { id, title, type, familiar: piece.isFamiliar(at) };
  }

  /** Number of the entity with this id, if there is one. */
  numberOf(id: string): number | undefined {
    const piece = countUpTo(this.#firstIds.length, (at) => this.#firstIds.at(at), id) - 1;
    const at = this.#pieces.at(piece)?.numberOf(id) ?? -1;
    return at < 0 ? undefined : piece * PIECE + at;
  }

  /** Numbers of an entity's names: `[from, to)`. */
  namesOf(entity: number): [from: number, to: number] {
    const piece = this.#of(entity);
    if (!piece) return [0, 0];
    const first = this.#firstNames[Math.floor(entity / PIECE)] as number;
    const at = entity % PIECE;
    return [first + piece.firstNameOf(at), first + piece.firstNameOf(at + 1)];
  }

  /** A name as its pack writes it; empty for a number there is no name of. */
  textOf(name: number): string {
    const [piece, first] = this.#named(name);
    return piece?.textOf(name - first) ?? '';
  }

  kindOf(name: number): NameKind | undefined {
    const [piece, first] = this.#named(name);
    return piece?.kindOf(name - first);
  }

  langOf(name: number): Language | undefined {
    const [piece, first] = this.#named(name);
    return piece?.langOf(name - first);
  }

  guardsOf(name: number): NameGuards | undefined {
    const [piece, first] = this.#named(name);
    return piece?.guardsOf(name - first);
  }

  cluesOf(entity: number): EntityClues {
    return this.#of(entity)?.cluesOf(entity % PIECE) ?? NO_CLUES;
  }

  /** Text of a context word. */
  cueOf(cue: number): string {
    return this.#cueTexts.at(cue);
  }

  /** Number of a context word. Reads all of them the first time: only later parts of an article ask. */
  cueNumberOf(text: string): number | undefined {
    this.#cues ??= new Map(Array.from({ length: this.#cueTexts.length }, (_, cue) => [this.cueOf(cue), cue]));
    return this.#cues.get(text);
  }

  #of(entity: number): NamePiece | undefined {
    return entity >= 0 && entity < this.entityCount ? this.#pieces.at(Math.floor(entity / PIECE)) : undefined;
  }

  /** The piece that holds a name, the number of its first one, its own number. */
  #named(name: number): [piece: NamePiece | undefined, first: number, number: number] {
    if (!(name >= 0 && name < this.#nameCount)) return [undefined, 0, -1];
    const number = countUpTo(this.#pieces.length, (at) => this.#firstNames[at] as number, name) - 1;
    return [this.#pieces.at(number), this.#firstNames[number] as number, number];
  }
}
