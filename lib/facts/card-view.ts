/**
 * What a card shows: an entity as it was on one day, ready to be drawn. Made by the background (`asOf` does the work),
 * sent to the card as plain JSON, drawn the same in the page, the popup and the library.
 */
import type { Day, PartialDate } from './dates';
import type { Figure } from './figures/drawing';
import type { EntityType, Language, NameKind, RelationType } from './schema';

/** A link to another entity. */
export interface EntityRef {
  id: string;
  title: string;
  type: EntityType;
}

/** A source with the number it has on this card (footnote style, from 1). */
export interface SourceView {
  id: string;
  n: number;
  publisher: string;
  title: string;
  url?: string;
  symbol?: string;
  date: PartialDate;
}

export interface NameView {
  text: string;
  lang: Language;
  kind: NameKind;
  /** Set where the name was not in use on the card's day. */
  validity?: 'not-yet' | 'no-longer';
}

/** One statement, its value formatted for reading ("1,300 km", "12 March 1984"). */
export interface FactView {
  /** Stable within the entity across revisions as far as property, value and start agree. */
  key: string;
  property: string;
  label: string;
  value: string;
  /** Where the value is an entity. */
  link?: EntityRef;
  qualifier?: string;
  from?: PartialDate;
  to?: PartialDate;
  asOf?: PartialDate;
  claimedBy?: string;
  sources: SourceView[];
  /** It had ended by the card's day and is shown as the last that is known ("Foreign minister, 2017–2022"). */
  past?: boolean;
  /** On a card of the past: what holds now, where it differs. */
  now?: { value: string; from?: PartialDate };
}

export interface TimelineView {
  date: PartialDate;
  to?: PartialDate;
  text: string;
  claimedBy?: string;
  sources: SourceView[];
  /** Later than the card's day (shown only on request). */
  later: boolean;
}

export interface RelationView {
  type: RelationType;
  label: string;
  to: EntityRef;
  from?: PartialDate;
  until?: PartialDate;
  sources: SourceView[];
}

/**
 * What has become of something since the card's day. `ended`: the entity itself; `name`: it is called otherwise; `value`:
 * another value holds; `over`: nothing took its place; `new`: there was nothing of the kind then.
 */
export interface ChangeView {
  kind: 'ended' | 'name' | 'value' | 'over' | 'new';
  /** The fact of this card it is about. */
  key?: string | undefined;
  /** The property's name; empty for `ended` and `name`. */
  label: string;
  was?: string | undefined;
  now?: string | undefined;
  /** Since when what is now holds; for `ended` and `over` its last day. */
  date?: PartialDate | undefined;
  /** What took over from what has ended. */
  link?: EntityRef | undefined;
  /** Who says what is now. */
  sources: SourceView[];
}

/** Whether the entity existed on the card's day. */
export interface Existence {
  state: 'exists' | 'not-yet' | 'ended';
  from?: PartialDate;
  to?: PartialDate;
  /** What did its work before, for `not-yet`; what took it over, for `ended`. */
  instead?: EntityRef;
}

export interface CardView {
  id: string;
  type: EntityType;
  pack: string;
  /** The name it is best known by, in the reader's language where there is one. */
  title: string;
  names: NameView[];
  summary: string;
  /** The day the card is drawn for; null means now. */
  asOf: Day | null;
  existence: Existence;
  facts: FactView[];
  /** On a card of the past: everything that differs now. */
  changes: ChangeView[];
  timeline: TimelineView[];
  relations: RelationView[];
  /** Every source cited above, by its number. */
  sources: SourceView[];
  checked: Day;
  /** Days between the last check and today, and how loudly that should be said; below 0 where nobody checks. */
  age: { days: number; loud: boolean };
  familiar: boolean;
  /** What is better looked at than read. Absent where nobody asked for figures. */
  figures?: Figure[];
}
