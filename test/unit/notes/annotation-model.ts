/**
 * The Web Annotation Data Model (https://www.w3.org/TR/annotation-model/, sections 3 to 5) as far as we use it: every
 * "must" of the classes we write, and no property that the vocabulary or a declared prefix does not know.
 */
import * as v from 'valibot';

const MOTIVATIONS = [
  'assessing',
  'bookmarking',
  'classifying',
  'commenting',
  'describing',
  'editing',
  'highlighting',
  'identifying',
  'linking',
  'moderating',
  'questioning',
  'replying',
  'tagging',
] as const;

/** An absolute IRI: a scheme, and no white space or character that RFC 3987 keeps out. */
const Iri = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i, 'is no absolute IRI'));
/** xsd:dateTime with a zone, in UTC as section 3.3.1 asks. */
const DateTime = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/, 'is no xsd:dateTime in UTC'),
);
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Motivation = v.picklist(MOTIVATIONS);

const TextQuoteSelector = v.strictObject({
  type: v.literal('TextQuoteSelector'),
  exact: v.string(),
  prefix: v.optional(v.string()),
  suffix: v.optional(v.string()),
});
const TextPositionSelector = v.strictObject({ type: v.literal('TextPositionSelector'), start: Count, end: Count });

const SpecificResource = v.strictObject({
  type: v.literal('SpecificResource'),
  source: Iri,
  purpose: v.optional(Motivation),
  scope: v.optional(Iri),
  selector: v.optional(v.array(v.variant('type', [TextQuoteSelector, TextPositionSelector]))),
});
const TextualBody = v.strictObject({
  type: v.literal('TextualBody'),
  value: v.string(),
  purpose: v.optional(Motivation),
  format: v.optional(v.pipe(v.string(), v.regex(/^\w+\/[\w.+-]+$/))),
  language: v.optional(v.string()),
});

export const AnnotationModel = v.strictObject({
  id: Iri,
  type: v.literal('Annotation'),
  motivation: v.optional(Motivation),
  created: v.optional(DateTime),
  modified: v.optional(DateTime),
  body: v.optional(v.array(v.variant('type', [TextualBody, SpecificResource]))),
  target: SpecificResource,
  // Terms under a prefix that the context declares.
  'sidelight:note': v.optional(v.any()),
  'sidelight:own': v.optional(v.any()),
});

export const CollectionModel = v.strictObject({
  '@context': v.pipe(
    v.array(v.union([Iri, v.record(v.string(), v.any())])),
    v.check((context) => context.includes('http://www.w3.org/ns/anno.jsonld'), 'lacks the context of annotations'),
    v.check((context) => context.some((one) => typeof one === 'object' && 'sidelight' in one), 'declares no prefix'),
  ),
  id: Iri,
  type: v.literal('AnnotationCollection'),
  label: v.optional(v.string()),
  total: Count,
  first: v.strictObject({
    id: Iri,
    type: v.literal('AnnotationPage'),
    partOf: Iri,
    startIndex: Count,
    items: v.array(AnnotationModel),
  }),
});
