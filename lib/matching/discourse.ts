/**
 * What an article has said by the spot that is being resolved: whom it has introduced and in which order, and what its
 * whole part names in full. Guards and short forms are decided by it.
 */
import type { ArticleText, Reading, Spot } from './article-text';
import { FLAG } from './format';
import type { NameIndex } from './name-index';
import { goesOn } from './surroundings';
import type { Article } from './types';

/** What every step of resolving may look at. */
export interface Context {
  index: NameIndex;
  article: Article;
  read: ArticleText;
  discourse: Discourse;
  /** Readings that nothing rules out, of the spots asked about so far: `possibleReadings`. */
  possible: Map<Spot, readonly Reading[]>;
}

/** When an entity was last mentioned, how often, and how often by a name that is not short for it. */
export interface Introduced {
  at: number;
  times: number;
  full: number;
}

/** Marks a surname that somebody outside the packs bears, among the introduced ones in the memory. */
const BEARER = '?';

export class Discourse {
  readonly #index: NameIndex;
  readonly #introduced = new Map<number, Introduced>();
  /** Names borne by people and institutions the packs do not know, as printed → when. */
  readonly #bearers = new Map<string, number>();
  /** Entities named in this part by a name that needs nothing else, with the prints of those names. */
  readonly #named = new Map<number, Set<string>>();
  /** People called by their given name in this part. */
  readonly #byGivenName = new Set<number>();
  /** Companies' names of one word → how much oftener they are the front of a longer one than bare. */
  readonly #companies = new Map<string, number>();
  #serial = 0;

  /** @param remembered what `memory` gave after the part before */
  constructor(index: NameIndex, remembered: readonly string[] = []) {
    this.#index = index;
    for (const id of remembered) {
      const at = ++this.#serial;
      if (id.startsWith(BEARER)) this.#bearers.set(id.slice(1), at);
      else {
        const entity = index.names.numberOf(id);
        if (entity !== undefined) this.#introduced.set(entity, { at, times: 1, full: 1 });
      }
    }
  }

  /** Records a mention: what follows may refer to it in short. */
  introduce(entity: number, isShortForm: boolean): void {
    const { times, full } = this.#introduced.get(entity) ?? { times: 0, full: 0 };
    this.#introduced.set(entity, { at: ++this.#serial, times: times + 1, full: full + (isShortForm ? 0 : 1) });
  }

  introduced(entity: number): Introduced | undefined {
    return this.#introduced.get(entity);
  }

  isIntroduced(entity: number): boolean {
    return this.#introduced.has(entity);
  }

  /** Mentions since the entity was last mentioned, where it was. */
  since(entity: number): number | undefined {
    const known = this.#introduced.get(entity);
    return known && this.#serial - known.at;
  }

  /** Records that somebody outside the packs bears the name. */
  noteBearer(surface: string): void {
    this.#bearers.set(surface, ++this.#serial);
  }

  /** Whether the name was last borne by somebody else, and not by this entity since. */
  isAnothers(surface: string, entity: number): boolean {
    const bearer = this.#bearers.get(surface);
    return bearer !== undefined && bearer > (this.#introduced.get(entity)?.at ?? 0);
  }

  /** Records a name that needs nothing else, wherever it stands in this part. */
  noteNamed(entity: number, spot: Spot): void {
    const prints = this.#named.get(entity) ?? new Set();
    prints.add(printOf(spot));
    this.#named.set(entity, prints);
  }

  /** Whether this part names the entity by a name that needs nothing else. */
  isNamed(entity: number): boolean {
    return this.#named.has(entity);
  }

  /** Whether an entity was mentioned so far, or is named anywhere by another print than the spot's own. */
  isKnownBeside(entity: number, print: string): boolean {
    if (this.#introduced.has(entity)) return true;
    const prints = this.#named.get(entity);
    return prints !== undefined && (prints.size > 1 || !prints.has(print));
  }

  noteGivenName(entity: number): void {
    this.#byGivenName.add(entity);
  }

  /** Whether the person is called by the given name: a bare surname is somebody else. */
  isByGivenName(entity: number): boolean {
    return this.#byGivenName.has(entity);
  }

  noteCompany(spot: Spot, reading: Reading): void {
    if (!isBareCompany(this.#index, reading)) return;
    const surface = printOf(spot);
    this.#companies.set(surface, (this.#companies.get(surface) ?? 0) + (goesOn(spot) ? 1 : -1));
  }

  /**
   * Whether a company's name of one word is another's here: its front ("Hyundai Department Store"), or short for it where
   * the article names that other more often and never this one in full.
   */
  isOtherCompany(spot: Spot, reading: Reading): boolean {
    if (!isBareCompany(this.#index, reading)) return false;
    if (goesOn(spot)) return true;
    const surface = printOf(spot);
    if ((this.#companies.get(surface) ?? 0) <= 0) return false;
    return ![...(this.#named.get(reading.entity) ?? [])].some((print) => print !== surface);
  }

  /** Introduced entities' ids and foreign bearers of names, latest last. */
  memory(): string[] {
    const entries: [number, string][] = [];
    for (const [entity, { at }] of this.#introduced) entries.push([at, this.#index.names.idOf(entity)]);
    for (const [surface, at] of this.#bearers) entries.push([at, BEARER + surface]);
    return entries.sort((a, b) => a[0] - b[0]).map(([, id]) => id);
  }
}

/** One word that is a company's name, and may begin those of others. */
function isBareCompany(index: NameIndex, { entity, flags }: Reading): boolean {
  return (flags & FLAG.single) !== 0 && index.names.typeOf(entity) === 'company';
}

/** The spot as the text prints it. */
export function printOf(spot: Spot): string {
  return spot.block.text.slice(spot.start, spot.end);
}
