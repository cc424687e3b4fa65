/**
 * The fact model: what a pack may say, as valibot schemas whose types the whole code uses.
 *
 * A pack is a folder of YAML files, one entity a file. The same shapes are shipped (see `data/compiler`), so that there
 * is one model from the editor's file to the reader's card. Statements follow Wikidata's habit: one property, one value,
 * the interval in which it held, the date it was observed, the sources that say so.
 */
import * as v from 'valibot';
import { ENTITY_TYPES } from './entity-types';
import { DaySchema, IdSchema, PartialDateSchema } from './field-schemas';
import { LANGUAGES, NAME_KINDS } from './name-kinds';

export { ENTITY_TYPES, type EntityType } from './entity-types';
export { LANGUAGES, type Language, NAME_KINDS, type NameKind } from './name-kinds';

const Text = v.pipe(v.string(), v.trim(), v.nonEmpty('is empty'));

export const EntityTypeSchema = v.picklist(ENTITY_TYPES);

const Words = v.pipe(v.array(Text), v.minLength(1, 'needs at least one entry'));

/** One name and how it may be matched. Without hints a full name stands for itself wherever it occurs. */
export const NameSchema = v.strictObject({
  text: Text,
  lang: v.picklist(LANGUAGES),
  kind: v.picklist(NAME_KINDS),
  /** In use from/to: a name not yet or no longer valid is said to be so. */
  from: v.optional(PartialDateSchema),
  to: v.optional(PartialDateSchema),
  /** `exact`: as written only (the rule for acronyms and single words). `fold`: any case. Default depends on the kind. */
  case: v.optional(v.picklist(['exact', 'fold'])),
  /** Matches only when one of these words or phrases stands in the article (any case). The guard for shared names. */
  near: v.optional(Words),
  /** Matches only when one of these entities is mentioned in the article by a name that needs no guard. */
  with: v.optional(v.pipe(v.array(IdSchema), v.minLength(1))),
  /** Never matches where one of these phrases covers the mention ("Kim Jong Un University") or directly surrounds it. */
  not: v.optional(Words),
  /** Never matches where one of these words or phrases stands anywhere in the article (any case): "Korea" is no sure name
   * of South Korea where the North is spoken of too. */
  unless: v.optional(Words),
  /** `full`: refers to the entity only after another, unguarded name of it in the same article ("Kim", "the Committee"). */
  after: v.optional(v.literal('full')),
  /** Also matches its plural ("Hwasongs"). */
  plural: v.optional(v.boolean()),
  /** `false`: shown on the card and found by search, never marked on pages (too common a word). */
  mark: v.optional(v.boolean()),
});
export type Name = v.InferOutput<typeof NameSchema>;

const Sources = v.pipe(v.array(IdSchema), v.minLength(1, 'needs at least one source'));

/** One property with one value. Exactly one of `value` and `entity` is given. */
export const StatementSchema = v.strictObject({
  /** A property of `data/properties.yaml`. */
  property: IdSchema,
  /** Text, a number (with `unit`), a date or coordinates, as the property says. */
  value: v.optional(v.union([Text, v.number()])),
  /** The entity that is the value: office held, parent body, operator. */
  entity: v.optional(IdSchema),
  /** Unit of a number, one of those the property allows. */
  unit: v.optional(Text),
  /** A few words that belong to the value: "estimate", "design range", "acting". */
  qualifier: v.optional(Text),
  /** The interval in which it held. */
  from: v.optional(PartialDateSchema),
  to: v.optional(PartialDateSchema),
  /** When it was observed, for figures and states without an interval. */
  asOf: v.optional(PartialDateSchema),
  /** Who says so, where it is a claim and not agreed: "KCNA", "South Korea's Joint Chiefs of Staff". */
  claimedBy: v.optional(Text),
  sources: Sources,
});
export type Statement = v.InferOutput<typeof StatementSchema>;

/** A dated sentence. */
export const EventSchema = v.strictObject({
  date: PartialDateSchema,
  /** Last day, for what went on for longer. */
  to: v.optional(PartialDateSchema),
  text: Text,
  claimedBy: v.optional(Text),
  /** Before the entity began, and told because it led to it. */
  prelude: v.optional(v.boolean()),
  /** A weapon's flight, where the event is a test of it: what its sentence says, in kilometres, to be drawn as a plot. */
  flight: v.optional(
    v.strictObject({
      distance: v.optional(v.pipe(v.number(), v.minValue(0))),
      height: v.optional(v.pipe(v.number(), v.minValue(0))),
      failed: v.optional(v.boolean()),
    }),
  ),
  sources: Sources,
});
export type Event = v.InferOutput<typeof EventSchema>;

/** Kinds of relation and the name of each seen from the other side. A relation is written once, on either entity. */
export const RELATION_INVERSES = {
  'part-of': 'has-part',
  'has-part': 'part-of',
  replaces: 'replaced-by',
  'replaced-by': 'replaces',
  'led-by': 'leads',
  leads: 'led-by',
  'member-of': 'has-member',
  'has-member': 'member-of',
  'operated-by': 'operates',
  operates: 'operated-by',
  'created-by': 'created',
  created: 'created-by',
  'located-in': 'location-of',
  'location-of': 'located-in',
  'attributed-to': 'attributed',
  attributed: 'attributed-to',
  amends: 'amended-by',
  'amended-by': 'amends',
  'variant-of': 'has-variant',
  'has-variant': 'variant-of',
  'parent-of': 'child-of',
  'child-of': 'parent-of',
  'sibling-of': 'sibling-of',
  'spouse-of': 'spouse-of',
  'counterpart-of': 'counterpart-of',
  'party-to': 'has-party',
  'has-party': 'party-to',
  about: 'subject-of',
  'subject-of': 'about',
  'related-to': 'related-to',
} as const;
export type RelationType = keyof typeof RELATION_INVERSES;
const relationTypes = Object.keys(RELATION_INVERSES) as [RelationType, ...RelationType[]];

export const RelationSchema = v.strictObject({
  type: v.picklist(relationTypes),
  to: IdSchema,
  from: v.optional(PartialDateSchema),
  until: v.optional(PartialDateSchema),
  sources: v.optional(Sources),
});
export type Relation = v.InferOutput<typeof RelationSchema>;

/** One entity, one YAML file named `<id>.yaml`. */
export const EntitySchema = v.strictObject({
  id: IdSchema,
  type: EntityTypeSchema,
  names: v.pipe(v.array(NameSchema), v.minLength(1, 'needs at least one name')),
  /** One or two plain, neutral sentences. */
  summary: v.pipe(Text, v.maxLength(320, 'is over 320 characters: a summary is one or two sentences')),
  /** When it exists or is in force: founding to dissolution, birth to death, adoption to repeal. */
  from: v.optional(PartialDateSchema),
  to: v.optional(PartialDateSchema),
  /** A household name: found and listed, but not marked on pages by default. */
  familiar: v.optional(v.boolean(), false),
  /** Words that tell this entity from others of the same name; used to rank, never to mark. */
  context: v.optional(Words),
  statements: v.optional(v.array(StatementSchema), []),
  events: v.optional(v.array(EventSchema), []),
  relations: v.optional(v.array(RelationSchema), []),
  /** The day somebody last compared this file with its sources. */
  checked: DaySchema,
});
export type Entity = v.InferOutput<typeof EntitySchema>;

/** Where a fact comes from, listed once in `data/sources/*.yaml`. At least one of `url` and `symbol` is given. */
export const SourceSchema = v.strictObject({
  id: IdSchema,
  publisher: Text,
  title: Text,
  url: v.optional(v.pipe(v.string(), v.url(), v.startsWith('https://', 'must start with https://'))),
  /** Document symbol, e.g. `S/RES/1718 (2006)`: findable for good, whatever becomes of web addresses. */
  symbol: v.optional(Text),
  /** When it was published; for pages kept up to date, when it was read. */
  date: PartialDateSchema,
  lang: v.optional(v.picklist(LANGUAGES)),
});
export type Source = v.InferOutput<typeof SourceSchema>;

/** What a property may hold. `ages: fast` (office-holders, troop numbers) makes an old check louder on the card. */
export const PropertySchema = v.strictObject({
  id: IdSchema,
  label: v.strictObject({ en: Text, ko: Text }),
  value: v.picklist(['text', 'number', 'date', 'entity', 'entity-or-text', 'coordinates']),
  units: v.optional(Words),
  ages: v.optional(v.picklist(['fast', 'slow', 'never']), 'slow'),
  /** At most one value at a time, unless a statement's qualifier says otherwise. */
  single: v.optional(v.boolean(), false),
});
export type Property = v.InferOutput<typeof PropertySchema>;

/** `data/packs/<id>/pack.yaml`. */
export const PackSchema = v.strictObject({
  id: IdSchema,
  title: v.strictObject({ en: Text, ko: Text }),
  description: Text,
});
export type Pack = v.InferOutput<typeof PackSchema>;
