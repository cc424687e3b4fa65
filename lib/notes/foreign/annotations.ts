/**
 * W3C Web Annotations (https://www.w3.org/TR/annotation-model/): a single one, a list, a page or a collection with its
 * first page in it. Those of ours come back as they were; of others the text, the tags and the quoted passage are taken.
 */
import * as v from 'valibot';
import type { JsonFile } from '../checked';
import { ANNOTATION_CONTEXT, entityOfIri } from '../export/annotations';
import {
  NOTE_COLOURS,
  type Note,
  NotedStatementSchema,
  NoteSchema,
  type NoteTarget,
  type Own,
  OwnSchema,
} from '../model';
import { Pace } from '../pace';
import { type ForeignNotes, idOf, instant, nothingYet, quoteOfPage, type ReadOptions, skip, tagsOf } from './common';
import { span } from './hypothesis';

const oneOrMore = <S extends v.GenericSchema>(schema: S) =>
  v.pipe(
    v.union([v.array(schema), schema]),
    v.transform((value): v.InferOutput<S>[] => (Array.isArray(value) ? value : [value]) as v.InferOutput<S>[]),
  );

const SelectorSchema = v.looseObject({
  type: v.string(),
  exact: v.optional(v.string()),
  prefix: v.optional(v.string(), ''),
  suffix: v.optional(v.string(), ''),
  start: v.optional(v.any()),
  end: v.optional(v.any()),
});
const ResourceSchema = v.looseObject({
  type: v.optional(oneOrMore(v.string()), []),
  id: v.optional(v.string()),
  source: v.optional(v.union([v.string(), v.looseObject({ id: v.string() })])),
  value: v.optional(v.string()),
  purpose: v.optional(oneOrMore(v.string()), []),
  selector: v.optional(oneOrMore(v.union([SelectorSchema, v.string()])), []),
});
const RestSchema = v.object({
  label: v.string(),
  colour: v.optional(v.picklist(NOTE_COLOURS)),
  page: NoteSchema.entries.page,
  rawUrl: v.optional(v.string()),
  statement: v.optional(NotedStatementSchema),
  seen: v.optional(v.object({ revision: v.string() })),
});
const AnnotationSchema = v.looseObject({
  id: v.optional(v.string()),
  created: v.optional(v.string()),
  modified: v.optional(v.string()),
  bodyValue: v.optional(v.string()),
  body: v.optional(oneOrMore(v.union([ResourceSchema, v.string()])), []),
  target: oneOrMore(v.union([ResourceSchema, v.string()])),
  'sidelight:note': v.optional(RestSchema),
  'sidelight:own': v.optional(OwnSchema),
});
type Annotation = v.InferOutput<typeof AnnotationSchema>;
type Resource = v.InferOutput<typeof ResourceSchema>;

/** Where in the file its annotations are; undefined where it holds none. */
export function annotationsPath({ data }: JsonFile): (string | number)[] | undefined {
  const top = (Array.isArray(data) ? data[0] : data) as Record<string, unknown> | null | undefined;
  const hasContext = [top?.['@context']].flat().includes(ANNOTATION_CONTEXT);
  const types = [top?.type].flat();
  if (!hasContext && !types.some((type) => typeof type === 'string' && /^Annotation(Page|Collection)?$/.test(type))) {
    return undefined;
  }
  if (types.includes('AnnotationCollection')) return ['first', 'items'];
  return types.includes('AnnotationPage') ? ['items'] : [];
}

/** @throws FileError where an annotation is not as the model says */
export async function readAnnotations(
  file: JsonFile,
  path: readonly (string | number)[],
  options: ReadOptions,
): Promise<ForeignNotes & { own: Own[] }> {
  const held = path.reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], file.data);
  const items = Array.isArray(held) ? held : path.length === 0 ? [held] : undefined;
  if (!items) throw file.error(path, 'holds no annotations');
  const read: ForeignNotes & { own: Own[] } = { ...nothingYet(), own: [] };
  const pace = new Pace(items.length, options.watching);
  for (const [index, item] of items.entries()) {
    if (pace.step()) await pace.rest();
    const place = Array.isArray(held) ? [...path, index] : path;
    const annotation = file.check(AnnotationSchema, item, place);
    const own = annotation['sidelight:own'];
    if (own) {
      read.own.push(own);
      continue;
    }
    const note = annotation['sidelight:note'] ? ours(annotation) : await theirs(annotation, options);
    if (typeof note === 'string') read.skipped.push(skip(file, place, note));
    // What was put together is held to the model like any other note.
    else {
      read.notes.push(file.check(NoteSchema, note, place));
      if (!instant(annotation.modified) && !instant(annotation.created)) read.undated.push(note.id);
    }
  }
  return read;
}

/** A note of ours as it was. */
function ours(annotation: Annotation): Note | 'noText' {
  const { statement, seen, rawUrl, ...rest } = annotation['sidelight:note'] as v.InferOutput<typeof RestSchema>;
  const bodies = resources(annotation.body);
  const [target] = resources(annotation.target);
  const source = sourceOf(target);
  const entity = entityOfIri(source ?? '');
  const quote = selectorOf(target, 'TextQuoteSelector');
  let about: NoteTarget;
  if (quote?.exact) {
    const reminder = bodies.map((body) => entityOfIri(sourceOf(body) ?? '')).find((id) => id !== undefined);
    about = {
      kind: 'passage',
      url: source ?? '',
      rawUrl: rawUrl ?? source ?? '',
      quote: { exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix },
      position: span(selectorOf(target, 'TextPositionSelector')),
      ...(reminder === undefined ? {} : { entity: reminder }),
    };
  } else if (entity === undefined) return 'noText';
  else about = statement && seen ? { kind: 'statement', entity, statement, seen } : { kind: 'entity', entity };
  return {
    id: (annotation.id ?? '').replace(/^urn:uuid:/, ''),
    target: about,
    ...rest,
    body: textOf(bodies),
    tags: bodies.filter(({ purpose }) => purpose.includes('tagging')).map(({ value = '' }) => value),
    created: annotation.created ?? '',
    modified: annotation.modified ?? '',
  };
}

/** What we can take of a note of somebody else's: its passage, its text, its tags. */
async function theirs(annotation: Annotation, { canonical, now }: ReadOptions): Promise<Note | 'noText' | 'noPage'> {
  const bodies = resources(annotation.body);
  const targets = resources(annotation.target);
  const target = targets.find((one) => selectorOf(one, 'TextQuoteSelector')) ?? targets[0];
  const url = sourceOf(target);
  if (url === undefined || !/^https?:/i.test(url)) return 'noPage';
  const selector = selectorOf(target, 'TextQuoteSelector');
  const title = typeof target?.title === 'string' ? target.title : '';
  const quote = selector?.exact
    ? { exact: selector.exact, prefix: selector.prefix, suffix: selector.suffix }
    : quoteOfPage(title);
  if (!quote) return 'noText';
  const text = annotation.bodyValue ?? textOf(bodies);
  const modified = instant(annotation.modified) ?? instant(annotation.created) ?? now.toISOString();
  return {
    id: await idOf('annotation', annotation.id ?? JSON.stringify([url, quote, text])),
    target: {
      kind: 'passage',
      url: canonical(url),
      rawUrl: url,
      quote,
      position: span(selector ? selectorOf(target, 'TextPositionSelector') : undefined),
    },
    label: title,
    body: text,
    tags: tagsOf(bodies.filter(({ purpose }) => purpose.includes('tagging')).map(({ value = '' }) => value)),
    page: { url, title },
    created: instant(annotation.created) ?? modified,
    modified,
  };
}

/** A resource given as an address alone. */
const resources = (list: readonly (Resource | string)[]): Resource[] =>
  list.map((one) => (typeof one === 'string' ? { type: [], id: one, purpose: [], selector: [] } : one));

function sourceOf(resource: Resource | undefined): string | undefined {
  const source = resource?.source ?? resource?.id;
  return typeof source === 'object' ? source.id : source;
}

function selectorOf(resource: Resource | undefined, type: string) {
  for (const selector of resource?.selector ?? []) {
    if (typeof selector === 'object' && selector.type === type) return selector;
  }
  return undefined;
}

/** Text of the bodies, those that are tags apart. */
function textOf(bodies: readonly Resource[]): string {
  return bodies
    .filter(({ value, purpose }) => value !== undefined && !purpose.includes('tagging'))
    .map(({ value }) => value)
    .join('\n\n');
}
