/** The types of entities, apart from the schemas: pages that only name them carry no validation. */

/** What kind of thing an entity is. Decides its icon, its place in the library and how short forms may refer to it. */
export const ENTITY_TYPES = [
  'person',
  'organisation',
  'office',
  'armed-force',
  'agency',
  'media',
  'party',
  'country',
  'place',
  'facility',
  'weapon',
  'vessel',
  'satellite',
  'event',
  'exercise',
  'agreement',
  'resolution',
  'law',
  'term',
  'threat-group',
  'company',
] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];
