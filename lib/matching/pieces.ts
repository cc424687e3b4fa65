/**
 * A large table in pieces, of which a reader needs a few: those that are not at hand are noted when they are asked for,
 * and read together afterwards. Whoever asks works with what there is, and works again once the rest has been read.
 */
import { bytesOf, type Section, sectionOf, words } from '../sections';

/** Where the bytes of all pieces lie. */
export interface Details {
  /**
   * Bytes `[from, to)` as they lie there. They are held against their digests afterwards.
   * @throws Error where they cannot be read
   */
  read(from: number, to: number): Promise<ArrayBuffer>;
  /**
   * All bytes, verified, from wherever they can be had: asked where what was read is damaged or could not be.
   * @param size how many there are
   * @throws Error where they can be had nowhere
   */
  whole(size: number): Promise<ArrayBuffer>;
}

/** Bytes of a digest: the first ones of a SHA-256. */
export const DIGEST = 16;
/** Bytes that are read along rather than begin another reading: what one costs, and about as much again. */
const GAP = 64 << 10;
/** Pieces kept from one text to the next. */
const MOST_KEPT = 1024;

/** Neighbours that are read as one: `[from, to)`. */
type Run = [from: number, to: number];

export class Pieces<T> {
  readonly #starts: Uint32Array;
  readonly #digests: Uint8Array;
  readonly #make: (bytes: Section) => T;
  readonly #details: Details | undefined;
  /** All of them, where they are at hand. */
  #whole: Section | undefined;
  readonly #kept = new Map<number, T>();
  readonly #missing = new Set<number>();
  /** What is being read, by piece. */
  readonly #reading = new Map<number, Promise<void>>();
  #all: Promise<ArrayBuffer> | undefined;

  /**
   * @param starts per piece where it begins among the bytes, and where the last one ends
   * @param digests of each piece; needed where `whole` is not given
   * @param whole the bytes of all pieces; empty where they lie elsewhere
   * @param make opens a piece
   */
  constructor(
    starts: Section,
    digests: Section,
    whole: Section,
    make: (bytes: Section) => T,
    details: Details | undefined,
  ) {
    this.#starts = words(starts);
    this.#digests = bytesOf(digests);
    this.#make = make;
    this.#details = details;
    if (whole.size > 0) this.#whole = whole;
  }

  /** How many there are. */
  get length(): number {
    return this.#starts.length - 1;
  }

  /** Whether something was asked for since the last `load` that was not there. */
  get lacking(): boolean {
    return this.#missing.size > 0;
  }

  /** A piece; undefined for one that is not at hand (it is noted) and for one there is none of. */
  at(piece: number): T | undefined {
    const kept = this.#kept.get(piece);
    if (kept !== undefined) return kept;
    if (!(piece >= 0 && piece < this.length)) return undefined;
    if (!this.#whole) {
      this.#missing.add(piece);
      return undefined;
    }
    const from = this.#starts[piece] as number;
    const { buffer, offset } = this.#whole;
    return this.#open(piece, { buffer, offset: offset + from, size: (this.#starts[piece + 1] as number) - from });
  }

  /** Lets go of pieces where there are many. Not while anybody waits for some: they would be read again. */
  trim(): void {
    if (!this.#whole && this.#kept.size > MOST_KEPT) this.#kept.clear();
  }

  /**
   * Reads what was asked for and not there.
   * @returns whether there was any
   * @throws Error where it can be had nowhere
   */
  async load(): Promise<boolean> {
    if (!this.lacking) return false;
    const wanted = [...this.#missing].sort((a, b) => a - b);
    this.#missing.clear();
    const details = this.#details;
    if (!details) throw new Error('name index: its details were parted from it and are not given');
    // Two texts of a page ask for much the same.
    for (const run of this.#runs(wanted.filter((piece) => !this.#reading.has(piece)))) this.#begin(details, run);
    try {
      await Promise.all(wanted.map((piece) => this.#reading.get(piece)));
    } catch {
      this.#all ??= details.whole(this.#starts.at(-1) as number).finally(() => {
        this.#all = undefined;
      });
      this.#whole = sectionOf(await this.#all);
    }
    return true;
  }

  #begin(details: Details, [from, to]: Run): void {
    const reading = this.#read(details, [from, to]);
    const pieces = Array.from({ length: to - from }, (_, at) => from + at);
    for (const piece of pieces) this.#reading.set(piece, reading);
    reading
      .finally(() => {
        for (const piece of pieces) this.#reading.delete(piece);
      })
      .catch(() => {});
  }

  #runs(wanted: readonly number[]): Run[] {
    const runs: Run[] = [];
    for (const piece of wanted) {
      const run = runs.at(-1);
      if (run && (this.#starts[piece] as number) - (this.#starts[run[1]] as number) <= GAP) run[1] = piece + 1;
      else runs.push([piece, piece + 1]);
    }
    return runs;
  }

  /** @throws Error where a piece is not what it should be */
  async #read(details: Details, [from, to]: Run): Promise<void> {
    const start = this.#starts[from] as number;
    const buffer = await details.read(start, this.#starts[to] as number);
    const pieces = Array.from({ length: to - from }, (_, at) => from + at);
    await Promise.all(
      pieces.map(async (piece) => {
        const offset = (this.#starts[piece] as number) - start;
        const size = (this.#starts[piece + 1] as number) - start - offset;
        if (offset + size > buffer.byteLength) throw new Error(`details: piece ${piece} is cut short`);
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(buffer, offset, size)));
        const expected = this.#digests.subarray(piece * DIGEST, (piece + 1) * DIGEST);
        if (expected.length < DIGEST || expected.some((byte, at) => byte !== digest[at])) {
          throw new Error(`details: piece ${piece} does not match its digest`);
        }
        if (!this.#kept.has(piece)) this.#open(piece, { buffer, offset, size });
      }),
    );
  }

  #open(piece: number, bytes: Section): T {
    const made = this.#make(bytes);
    this.#kept.set(piece, made);
    return made;
  }
}
