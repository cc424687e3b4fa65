/**
 * Decides what a spot means, in the order in which evidence counts: the article's own definition; a name that stands for
 * one entity; guards; rank where several entities share a name; short forms of what was introduced before.
 */
import type { Definitions } from './article-definitions';
import type { ArticleText, Reading, Spot } from './article-text';
import { FLAG } from './format';
import { FORM_RULES } from './forms';
import type { NameIndex } from './name-index';
import { belongsElsewhere, belongsTo, canBeOwned, ownerOf } from './owners';
import { fullNameStart, goesOnAsPerson } from './people';
import { type RankContext, rank } from './rank';
import {
  continues,
  goesOn,
  inCompound,
  inResolutionList,
  isDefinite,
  isTeam,
  longerName,
  mayBePlainWord,
  otherPerson,
} from './surroundings';
import type { Article } from './types';
import { inUse } from './validity';

/** What a spot was taken to mean, and why. */
export interface Resolution {
  entity: number;
  others?: number[];
  /** Where the span begins and ends, if not where the spot does. */
  start?: number;
  end?: number;
  rule: string;
  detail?: string;
}

/** When an entity was last mentioned, and how often by a name that is not short for it. */
interface Introduced {
  at: number;
  full: number;
}

/** Likelihood from which another reading is offered beside the best. */
const OFFERED = 0.2;

/** Marks a surname that somebody outside the packs bears, among the introduced ones in the memory. */
const BEARER = '?';

/** Resolves the spots of one part of an article, in order. */
export class Resolver {
  private readonly introduced = new Map<number, Introduced>();
  /** Surnames of people the packs do not know, as printed → when. */
  private readonly bearers = new Map<string, number>();
  /** Entities named in this part by a name that needs nothing else, with the prints of those names. */
  private readonly named = new Map<number, Set<string>>();
  /** People called by their given name in this part: a bare surname is somebody else. */
  private readonly byGivenName = new Set<number>();
  /** Companies' names of one word → how much oftener they are the front of a longer one than bare. */
  private readonly companies = new Map<string, number>();
  private serial = 0;

  constructor(
    private readonly index: NameIndex,
    private readonly article: Article,
    private readonly read: ArticleText,
    private readonly definitions: Definitions,
  ) {
    for (const id of article.memory?.introduced ?? []) {
      this.serial++;
      if (id.startsWith(BEARER)) this.bearers.set(id.slice(1), this.serial);
      else {
        const entity = index.numberOf.get(id);
        if (entity !== undefined) this.introduced.set(entity, { at: this.serial, full: 1 });
      }
    }
    this.survey();
  }

  /** What the spot means, or null for no mention. */
  resolve(spot: Spot): Resolution | null {
    const surface = spot.block.text.slice(spot.start, spot.end);
    const defined = this.definitions.get(surface);
    if (defined === null) return null;
    if (defined !== undefined) return { entity: defined, rule: 'definition', detail: surface };

    const possible = this.possible(spot);
    if (possible.length === 0 || this.isLonger(spot)) return null;
    const inFull = this.inFull(spot, possible);
    if (inFull) return inFull;
    const { readings, resolution } = this.byOwner(spot, possible, surface);
    return resolution ?? this.byName(spot, readings, surface) ?? this.byShortForm(spot, readings, surface);
  }

  /** Entities the spot may mean by its own names, without regard to what was introduced before or defined. */
  meanings(spot: Spot): number[] {
    const met = this.possible(spot).filter(
      (reading) => !(reading.flags & FLAG.afterFull) && this.support(reading, spot),
    );
    return met.map(({ entity }) => entity);
  }

  /** Records a mention: what follows may refer to it in short. */
  introduce({ entity, rule }: Resolution): void {
    const known = this.introduced.get(entity)?.full ?? 0;
    this.introduced.set(entity, { at: ++this.serial, full: known + (rule === 'short-form' ? 0 : 1) });
  }

  /** Introduced entities' ids and foreign bearers of surnames, latest last. */
  memory(): string[] {
    const entries: [number, string][] = [];
    for (const [entity, { at }] of this.introduced) entries.push([at, this.idOf(entity)]);
    for (const [surname, at] of this.bearers) entries.push([at, BEARER + surname]);
    return entries.sort((a, b) => a[0] - b[0]).map(([, id]) => id);
  }

  /** Looks ahead over the whole part: guards may be met by what comes later. */
  private survey(): void {
    let block = -1;
    let taken = 0;
    for (const spot of this.read.spots) {
      if (spot.block.order !== block) {
        block = spot.block.order;
        taken = 0;
      }
      // Inside a longer name a shorter one says nothing: "Jong Un" in "Kim Jong Un".
      if (spot.start < taken || spot.readings.length === 0 || this.isLonger(spot)) continue;
      for (const reading of this.possible(spot)) {
        if (FORM_RULES[reading.rule] === 'given-name') this.byGivenName.add(reading.entity);
        if (reading.flags & (FLAG.afterFull | FLAG.listed)) continue;
        taken = Math.max(taken, spot.end);
        if (reading.flags & FLAG.acronym && mayBePlainWord(spot)) continue;
        const guards = this.index.names.guards[reading.name];
        if (!guards?.near && !guards?.with) this.noteNamed(reading.entity, spot);
        this.noteCompany(reading, spot);
      }
    }
  }

  private isLonger(spot: Spot): boolean {
    const isCompany = spot.readings.every(({ entity }) => this.index.names.entities[entity]?.type === 'company');
    const isCity = spot.readings.every(({ entity }) => this.index.names.entities[entity]?.type === 'place');
    return longerName(spot, isCompany) !== null || (isCity && isTeam(spot));
  }

  private noteCompany(reading: Reading, spot: Spot): void {
    if (!this.isBareCompany(reading)) return;
    const surface = spot.block.text.slice(spot.start, spot.end);
    this.companies.set(surface, (this.companies.get(surface) ?? 0) + (goesOn(spot) ? 1 : -1));
  }

  /** One word that is a company's name, and may begin those of others. */
  private isBareCompany({ entity, flags }: Reading): boolean {
    return (flags & FLAG.single) !== 0 && this.index.names.entities[entity]?.type === 'company';
  }

  /**
   * Whether a company's name of one word is another's here: its front ("Hyundai Department Store"), or short for it where
   * the article names that other more often and never this one in full.
   */
  private isOtherCompany(spot: Spot, reading: Reading, surface: string): boolean {
    if (!this.isBareCompany(reading)) return false;
    if (goesOn(spot)) return true;
    if ((this.companies.get(surface) ?? 0) <= 0) return false;
    return ![...(this.named.get(reading.entity) ?? [])].some((print) => print !== surface);
  }

  private noteNamed(entity: number, spot: Spot): void {
    const prints = this.named.get(entity) ?? new Set();
    prints.add(spot.block.text.slice(spot.start, spot.end));
    this.named.set(entity, prints);
  }

  /** Readings that nothing rules out. */
  private possible(spot: Spot): Reading[] {
    return spot.readings.filter((reading) => {
      if (!inUse(this.index, reading, this.article.date)) return false;
      if (reading.flags & FLAG.listed && !inResolutionList(spot.block.text, spot.start)) return false;
      if (reading.flags & FLAG.acronym && spot.block.letters === 'capitals' && inCompound(spot.block, spot.start)) {
        return false;
      }
      if (this.index.names.entities[reading.entity]?.type === 'person' && goesOnAsPerson(spot)) return false;
      return !this.vetoed(spot, reading);
    });
  }

  /** By a given name of the person printed before the surname, with initials or a patronymic between. */
  private inFull(spot: Spot, readings: readonly Reading[]): Resolution | null {
    for (const { entity } of readings) {
      if (this.index.names.entities[entity]?.type !== 'person') continue;
      const start = fullNameStart(this.index, spot, entity);
      if (start !== null) return { entity, start, rule: 'name', detail: 'full, with more words' };
    }
    return null;
  }

  /**
   * By the country printed beside a name that every country has one of: the institution of that country if it is among
   * the readings, else those readings that are not known to be another country's.
   */
  private byOwner(
    spot: Spot,
    readings: readonly Reading[],
    surface: string,
  ): { readings: readonly Reading[]; resolution?: Resolution } {
    const national = readings.filter((reading) => canBeOwned(this.index, reading));
    const country = national.length > 0 ? ownerOf(this.index, this.read, spot) : undefined;
    if (country === undefined) return { readings };
    const own = national.filter((reading) => belongsTo(this.index, reading, country));
    const [only] = own;
    if (only && new Set(own.map(({ entity }) => entity)).size === 1) {
      return { readings: own, resolution: { entity: only.entity, rule: 'owner', detail: this.idOf(country) } };
    }
    if (own.length > 0) return { readings: own };
    const left = readings.filter(
      (reading) => !national.includes(reading) || !belongsElsewhere(this.index, reading, country),
    );
    if (left.length === 0) this.bearers.set(surface, ++this.serial);
    return { readings: left };
  }

  /** A phrase of the name's `not` covers the spot or touches it. */
  private vetoed(spot: Spot, reading: Reading): boolean {
    const not = this.index.names.guards[reading.name]?.not;
    if (!not) return false;
    return spot.block.vetoes.some(({ veto, start, end }) => {
      if (!not.includes(veto)) return false;
      if (start <= spot.start && end >= spot.end) return true;
      const gap = end <= spot.start ? spot.block.text.slice(end, spot.start) : spot.block.text.slice(spot.end, start);
      return (end <= spot.start || start >= spot.end) && /^[\s-]?$/.test(gap);
    });
  }

  /** By names that mean their entity anywhere, guards included. */
  private byName(spot: Spot, readings: readonly Reading[], surface: string): Resolution | null {
    const met: { reading: Reading; rule: string; detail?: string }[] = [];
    for (const reading of readings) {
      if (reading.flags & FLAG.afterFull) continue;
      if (this.isOtherCompany(spot, reading, surface)) continue;
      const support = this.support(reading, spot);
      if (support) met.push({ reading, ...support });
    }
    const [only] = met;
    if (!only || this.isAnothers(only.reading, surface)) return null;
    // A short form that belongs to one by its guard and to another by having been named before is shared by both.
    const isShort = met.every(({ reading }) => this.index.names.names[reading.name]?.kind === 'short');
    const before = isShort
      ? readings.filter(({ flags, entity }) => flags & FLAG.afterFull && this.introduced.has(entity))
      : [];
    const shared = [...met.map(({ reading }) => reading), ...before];
    if (new Set(shared.map(({ entity }) => entity)).size === 1) {
      return { entity: only.reading.entity, rule: only.rule, ...detailOf(only), ...this.extend(spot, only.reading) };
    }
    const [best, ...rest] = rank(this.rankContext(spot), spot, shared);
    if (!best) return null;
    return {
      entity: best.entity,
      others: rest.filter(({ probability }) => probability >= OFFERED).map(({ entity }) => entity),
      rule: 'ranked',
      detail: `${Math.round(best.probability * 100)}%: ${best.reasons.join(', ')}`,
    };
  }

  /** Whether the name was last borne by an institution of another country, and not by this one since. */
  private isAnothers(reading: Reading, surface: string): boolean {
    const bearer = this.bearers.get(surface);
    if (bearer === undefined || !canBeOwned(this.index, reading)) return false;
    return bearer > (this.introduced.get(reading.entity)?.at ?? 0);
  }

  /** What ranking looks at, as of now. That an entity is named counts only by a print other than the spot's own. */
  rankContext(spot: Spot): RankContext {
    const print = spot.block.text.slice(spot.start, spot.end);
    const inOtherWords = [...this.named].filter(([, prints]) => prints.size > 1 || !prints.has(print));
    return {
      index: this.index,
      cues: this.read.cues,
      named: new Set([...this.introduced.keys(), ...inOtherWords.map(([entity]) => entity)]),
      since: (entity) => {
        const known = this.introduced.get(entity);
        return known && this.serial - known.at;
      },
      lang: this.article.lang,
    };
  }

  /** Whether the guards of a reading are met, and by what. */
  private support(reading: Reading, spot: Spot): { rule: string; detail?: string } | null {
    const { names } = this.index;
    const guards = names.guards[reading.name];
    const kind = names.names[reading.name]?.kind ?? 'full';
    const form = FORM_RULES[reading.rule];
    const plain = {
      rule: kind === 'acronym' ? 'acronym' : 'name',
      detail: form === 'as-written' ? kind : `${kind}, ${form}`,
    };
    const doubtful = reading.flags & FLAG.acronym && mayBePlainWord(spot);
    if (!guards?.near && !guards?.with && !doubtful) return plain;
    if (this.introduced.has(reading.entity)) return { rule: 'introduced', detail: 'named before' };
    if (this.named.has(reading.entity)) return { rule: 'introduced', detail: 'named in full in the article' };
    if (doubtful) return null;
    const cue = guards?.near?.find((number) => this.read.cues.has(number));
    if (guards?.near && cue === undefined) return null;
    const other = guards?.with?.find((entity) => this.named.has(entity) || this.introduced.has(entity));
    if (guards?.with && other === undefined) return null;
    const seen = [cue === undefined ? '' : `"${names.cues[cue]}"`, other === undefined ? '' : this.idOf(other)];
    return { rule: cue === undefined ? 'with' : 'near', detail: seen.filter(Boolean).join(' and ') };
  }

  /** By short forms of entities introduced before. */
  private byShortForm(spot: Spot, readings: readonly Reading[], surface: string): Resolution | null {
    const short = readings.filter(({ flags }) => flags & FLAG.afterFull);
    if (short.length === 0) return null;
    if (short.some(({ flags }) => flags & FLAG.personal)) {
      const other = otherPerson(spot);
      if (other) {
        // "calling Ju-ae Kim's daughter": two names side by side, or one turned round; nobody new.
        if (!this.isAfterPerson(spot)) this.bearers.set(surface, ++this.serial);
        return null;
      }
    }
    const head = this.headNamed(spot, short);
    if (head) return head;
    const early = spot.block.block.role === 'title';
    const candidates = short.filter(({ flags, entity }) => {
      if (flags & FLAG.owned && flags & FLAG.single) return false;
      if (flags & FLAG.definite && !early && !isDefinite(spot)) return false;
      if (flags & FLAG.definite && continues(spot)) return false;
      return this.introduced.has(entity) || (early && this.named.has(entity));
    });
    // Whom the article is about, then who was named last; somebody called by the given name needs no surname.
    const about = ({ entity }: Reading): Introduced => this.introduced.get(entity) ?? { at: 0, full: 0 };
    const byGivenName = ({ entity }: Reading): number => Number(this.byGivenName.has(entity));
    const [best, ...rest] = [...candidates].sort(
      (a, b) => byGivenName(a) - byGivenName(b) || about(b).full - about(a).full || about(b).at - about(a).at,
    );
    if (!best) return null;
    const bearer = this.bearers.get(surface);
    if (bearer !== undefined && bearer > about(best).at) return null;
    const others = new Set(rest.filter((other) => byGivenName(other) === 0).map(({ entity }) => entity));
    others.delete(best.entity);
    return {
      entity: best.entity,
      ...(others.size > 0 ? { others: [...others] } : {}),
      rule: 'short-form',
      detail: about(best).at > 0 ? `after ${this.idOf(best.entity)}` : 'headline, named below',
    };
  }

  /** Whether a name of somebody introduced before ends directly before the spot. */
  private isAfterPerson(spot: Spot): boolean {
    return this.read.spots.some(
      (other) =>
        other.block === spot.block &&
        other.end === spot.start - 1 &&
        other.readings.some(({ flags, entity }) => flags & FLAG.personal && this.introduced.has(entity)),
    );
  }

  /** "N. Korea's Kim": the surname of who led the country on the article's day, whether named in full or not. */
  private headNamed(spot: Spot, short: readonly Reading[]): Resolution | null {
    const { text } = spot.block;
    if (!/['\u2019]s[ \u00a0]$/.test(text.slice(spot.start - 3, spot.start))) return null;
    const country = this.read.spots.find((other) => other.block === spot.block && other.end === spot.start - 3);
    for (const { entity } of country?.readings ?? []) {
      const heads = this.index.names.clues[entity]?.heads ?? [];
      const inOffice = heads.filter(({ from, to }) => {
        const day = this.article.date;
        return day === undefined ? to === undefined : (from ?? '') <= day && (to ?? '9999') >= day;
      });
      const head = short.find((reading) => inOffice.some((office) => office.entity === reading.entity));
      if (head) return { entity: head.entity, rule: 'head-of-state', detail: this.idOf(entity) };
    }
    return null;
  }

  private idOf(entity: number): string {
    return this.index.names.entities[entity]?.id ?? '';
  }

  /** `resolution 2397 (2017)`: the year belongs to the name. */
  private extend(spot: Spot, reading: Reading): { end: number } | undefined {
    if (this.index.names.entities[reading.entity]?.type !== 'resolution') return undefined;
    const year = /^ ?\((?:19|20)\d\d\)/.exec(spot.block.text.slice(spot.end, spot.end + 8));
    return year ? { end: spot.end + year[0].length } : undefined;
  }
}

function detailOf({ detail }: { detail?: string }): { detail: string } | undefined {
  return detail ? { detail } : undefined;
}
