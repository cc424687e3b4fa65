/**
 * Notes as W3C Web Annotations (https://www.w3.org/TR/annotation-model/) in JSON-LD: a collection with one page. What the
 * vocabulary has no word for stands under our own prefix, so that a file of ours read again gives the same notes
 * (`../foreign/annotations.ts`).
 */
import { jsonList } from '../json-list';
import type { Note, NotedStatement, NoteTarget, Own } from '../model';

export const ANNOTATION_CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
/** Prefix of terms of our own. A name, not an address: nothing is to be fetched. */
export const SIDELIGHT = 'urn:sidelight:';
/** Their values are JSON as it is, to processors of JSON-LD 1.1 too. */
const OWN_TERMS = {
  sidelight: SIDELIGHT,
  'sidelight:note': { '@type': '@json' },
  'sidelight:own': { '@type': '@json' },
};
const ENTITY = `${SIDELIGHT}entity:`;

export interface Annotation {
  '@context'?: unknown;
  id: string;
  type: 'Annotation';
  motivation: 'commenting' | 'highlighting' | 'describing' | 'editing';
  created: string;
  modified: string;
  body?: AnnotationBody[];
  target: AnnotationTarget;
  'sidelight:note'?: NoteRest;
  'sidelight:own'?: Own;
}
export type AnnotationBody =
  | { type: 'TextualBody'; value: string; purpose: 'commenting' | 'tagging' | 'describing' | 'editing'; format: string }
  | { type: 'SpecificResource'; purpose: 'identifying'; source: string };
export interface AnnotationTarget {
  type: 'SpecificResource';
  source: string;
  scope?: string;
  selector?: (
    | { type: 'TextQuoteSelector'; exact: string; prefix: string; suffix: string }
    | { type: 'TextPositionSelector'; start: number; end: number }
  )[];
}

/** What the annotation model has no place for. */
export interface NoteRest {
  label: string;
  colour?: Note['colour'];
  page?: Note['page'];
  rawUrl?: string;
  statement?: NotedStatement;
  seen?: { revision: string };
}

/** Live notes and the reader's cards and corrections, as the text of a file. */
export function* annotationList({
  notes,
  own,
}: {
  notes: readonly Note[];
  own: readonly Own[];
}): Generator<void, string> {
  const id = `${SIDELIGHT}notes`;
  const collection = {
    '@context': [ANNOTATION_CONTEXT, OWN_TERMS],
    id,
    type: 'AnnotationCollection',
    label: 'Sidelight',
    total: notes.length + own.length,
    first: { id: `${id}:1`, type: 'AnnotationPage', partOf: id, startIndex: 0, items: [] },
  };
  const written: (() => Annotation)[] = [
    ...notes.map((note) => () => annotationOf(note)),
    ...own.map((row) => () => ownAnnotation(row)),
  ];
  const items = yield* jsonList(written, 2, (annotation) => annotation());
  // The one empty list there is.
  return `${JSON.stringify(collection, null, 2).replace('[]', () => items)}\n`;
}

/** Where each field of a note goes; one that is added to the model and not here fails the build. */
const FIELDS: Record<keyof Note, 'annotation' | 'body' | 'target' | 'rest' | 'live notes only'> = {
  id: 'annotation',
  created: 'annotation',
  modified: 'annotation',
  body: 'body',
  tags: 'body',
  target: 'target',
  label: 'rest',
  colour: 'rest',
  page: 'rest',
  deleted: 'live notes only',
};

export function annotationOf(note: Note): Annotation {
  const { id, target, body, tags, created, modified } = note;
  const bodies: AnnotationBody[] = [];
  if (body !== '') bodies.push({ type: 'TextualBody', value: body, purpose: 'commenting', format: 'text/markdown' });
  for (const tag of tags) bodies.push({ type: 'TextualBody', value: tag, purpose: 'tagging', format: 'text/plain' });
  if (target.kind === 'passage' && target.entity !== undefined) {
    bodies.push({ type: 'SpecificResource', purpose: 'identifying', source: entityIri(target.entity) });
  }
  const rest = Object.fromEntries(
    Object.entries(note).filter(([field]) => FIELDS[field as keyof Note] === 'rest'),
  ) as unknown as NoteRest;
  return {
    id: `urn:uuid:${id}`,
    type: 'Annotation',
    motivation: body === '' && target.kind === 'passage' ? 'highlighting' : 'commenting',
    created,
    modified,
    ...(bodies.length === 0 ? {} : { body: bodies }),
    target: targetOf(target, note.page?.url),
    'sidelight:note': { ...rest, ...targetRest(target) },
  };
}

function targetOf(target: NoteTarget, page: string | undefined): AnnotationTarget {
  if (target.kind !== 'passage') {
    const scope = page !== undefined && URL.canParse(page) ? { scope: new URL(page).href } : {};
    return { type: 'SpecificResource', source: entityIri(target.entity), ...scope };
  }
  const { exact, prefix, suffix } = target.quote;
  const { start, end } = target.position;
  return {
    type: 'SpecificResource',
    source: target.url,
    selector: [
      { type: 'TextQuoteSelector', exact, prefix, suffix },
      { type: 'TextPositionSelector', start, end },
    ],
  };
}

function targetRest(target: NoteTarget): Pick<NoteRest, 'rawUrl' | 'statement' | 'seen'> {
  if (target.kind === 'passage') return { rawUrl: target.rawUrl };
  return target.kind === 'statement' ? { statement: target.statement, seen: target.seen } : {};
}

function ownAnnotation(own: Own): Annotation {
  const isCard = own.kind === 'card';
  const purpose = isCard ? 'describing' : 'editing';
  const value = isCard ? own.summary : own.text;
  return {
    id: isCard ? entityIri(own.id) : `urn:uuid:${own.id}`,
    type: 'Annotation',
    motivation: purpose,
    created: own.created,
    modified: own.modified,
    ...(value === '' ? {} : { body: [{ type: 'TextualBody', value, purpose, format: 'text/plain' }] }),
    target: { type: 'SpecificResource', source: entityIri(isCard ? own.id : own.entity) },
    'sidelight:own': own,
  };
}

/** An IRI for an entity of ours; its id comes back by `entityOfIri`. */
export function entityIri(entity: string): string {
  return `${ENTITY}${encodeURIComponent(entity.toWellFormed())}`;
}

export function entityOfIri(iri: string): string | undefined {
  if (!iri.startsWith(ENTITY)) return undefined;
  try {
    return decodeURIComponent(iri.slice(ENTITY.length)) || undefined;
  } catch {
    return undefined;
  }
}
