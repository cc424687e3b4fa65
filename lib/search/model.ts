/**
 * What search reads and what it answers. Pure data: the index is built from documents, whoever brings them.
 */
import type { Interval } from '../facts/dates';
import type { EntityType, Language, NameKind } from '../facts/schema';

/** Part of an entity a query may be found in. */
export type TextField = 'summary' | 'statement' | 'event' | 'relation';

/** An entity as search sees it. */
export interface SearchEntity {
  id: string;
  type: EntityType;
  /** The name results are shown under. */
  title: string;
  /** A household name: between equal matches it comes first. */
  familiar: boolean;
  /** How much there is to say of it: statements, events and relations. Settles what is equal otherwise. */
  weight?: number;
  /** When it existed; absent where its beginning is not known. */
  lifetime?: Interval | undefined;
  /** Every name, the title among them. */
  names: { text: string; lang: Language; kind: NameKind }[];
  /** Sentences as a reader would see them: the summary, "Founded: 16 October 2024", a dated event. */
  texts: { field: TextField; text: string /** It no longer holds. */; past?: boolean }[];
}

/** A live note as search sees it. */
export interface SearchNote {
  id: string;
  /** What it is about or reminds of; a note on a passage need not have one. */
  entity?: string;
  label: string;
  body: string;
  tags?: readonly string[];
  /** The passage it is on. */
  quote?: string;
  /** Host of the page it was written on, without `www.`. */
  host?: string;
  /** UTC time of the last change; the newer of two equal matches comes first. */
  modified: string;
}

/** Half-open span of UTF-16 offsets. */
export type Range = readonly [start: number, end: number];

/**
 * How well a result answers, best first. `acronym` and `name`: the query is the whole of it. `prefix`: words of a name
 * start with the query's. `initials`: Korean initial consonants. `sound`: another romanisation. `typo`: a letter or two
 * off. `text`: found in what is said of it, not in its names.
 */
export const TIERS = ['acronym', 'name', 'prefix', 'initials', 'sound', 'typo', 'text'] as const;
export type Tier = (typeof TIERS)[number];

interface Shown {
  tier: Tier;
  title: string;
  /** Parts of the title that matched; empty where only `match` did. */
  titleRanges: Range[];
  /** What matched besides the title: the text it was found in and the parts of it, offsets into `text`. */
  match?: { field: 'name' | TextField | 'note'; text: string; ranges: Range[] };
}

export type SearchResult = Shown &
  (
    | {
        kind: 'entity';
        id: string;
        type: EntityType;
        onPage: boolean;
        /** Its summary, once that is there: which of the ministries of one name it is. */
        about?: string;
      }
    | {
        kind: 'note';
        id: string;
        entity?: string /** It is on a passage of a page. */;
        passage?: true;
        modified: string;
      }
  );

export interface SearchOptions {
  /** Entities mentioned on the page the reader is on. */
  onPage?: ReadonlySet<string>;
  /** Most results given (default 30). */
  limit?: number;
  /** What a query asks beside its words. */
  passes?: { entity(entity: SearchEntity): boolean; note(note: SearchNote): boolean };
}
