/**
 * Notes of Hypothesis: the client's JSON export (`annotations`), the API's search answer (`rows`), or a bare list of its
 * annotations. Replies are not taken, nor is what is about no text.
 */
import * as v from 'valibot';
import type { JsonFile } from '../checked';
import type { Note } from '../model';
import { Pace } from '../pace';
import { type ForeignNotes, idOf, instant, nothingYet, quoteOfPage, type ReadOptions, skip, tagsOf } from './common';

const SelectorSchema = v.object({
  type: v.string(),
  exact: v.optional(v.string()),
  prefix: v.optional(v.string(), ''),
  suffix: v.optional(v.string(), ''),
  start: v.optional(v.number()),
  end: v.optional(v.number()),
});
const AnnotationSchema = v.object({
  id: v.string(),
  created: v.optional(v.string()),
  updated: v.optional(v.string()),
  uri: v.string(),
  text: v.optional(v.string(), ''),
  tags: v.optional(v.array(v.string()), []),
  references: v.optional(v.array(v.string())),
  document: v.optional(v.object({ title: v.optional(v.union([v.string(), v.array(v.string())])) })),
  target: v.optional(v.array(v.object({ selector: v.optional(v.array(SelectorSchema), []) })), []),
});

/** Where in the file its annotations are; undefined where it is not one of Hypothesis. */
export function hypothesisPath({ data }: JsonFile): string[] | undefined {
  const isRow = (row: unknown) => v.is(v.object({ uri: v.string(), id: v.string(), target: v.array(v.any()) }), row);
  if (Array.isArray(data)) return isRow(data[0]) ? [] : undefined;
  const { annotations, rows, client_version, total } = (data ?? {}) as Record<string, unknown>;
  if (Array.isArray(annotations) && client_version !== undefined) return ['annotations'];
  return Array.isArray(rows) && (total !== undefined || isRow(rows[0])) ? ['rows'] : undefined;
}

/** @throws FileError where an annotation is not as Hypothesis writes it */
export async function readHypothesis(
  file: JsonFile,
  path: readonly string[],
  { canonical, now, watching }: ReadOptions,
): Promise<ForeignNotes> {
  const rows = path.reduce((part, key) => (part as Record<string, unknown>)[key], file.data) as unknown[];
  const read = nothingYet();
  const pace = new Pace(rows.length, watching);
  for (const [index, row] of rows.entries()) {
    if (pace.step()) await pace.rest();
    const place = [...path, index];
    const annotation = file.check(AnnotationSchema, row, place);
    const { references, uri, tags, text } = annotation;
    const [first = ''] = [annotation.document?.title ?? []].flat();
    const title = first.trim();
    const selectors = annotation.target.flatMap(({ selector }) => selector);
    const quote = selectors.find(({ type, exact }) => type === 'TextQuoteSelector' && exact);
    const position = selectors.find(({ type }) => type === 'TextPositionSelector');
    const about = quote?.exact
      ? { exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix }
      : quoteOfPage(title);
    if (references && references.length > 0) read.skipped.push(skip(file, place, 'reply'));
    else if (!/^https?:/i.test(uri)) read.skipped.push(skip(file, place, 'noPage'));
    else if (!about) read.skipped.push(skip(file, place, 'noText'));
    else {
      const told = instant(annotation.updated) ?? instant(annotation.created);
      const modified = told ?? now.toISOString();
      const note: Note = {
        id: await idOf('hypothesis', annotation.id),
        target: {
          kind: 'passage',
          url: canonical(uri),
          rawUrl: uri,
          quote: about,
          position: span(quote ? position : undefined),
        },
        label: title,
        body: text,
        tags: tagsOf(tags),
        page: { url: uri, title },
        created: instant(annotation.created) ?? modified,
        modified,
      };
      if (told === undefined) read.undated.push(note.id);
      read.notes.push(note);
    }
  }
  return read;
}

/** Where a position is not told, or makes no sense, the quote alone finds the passage. */
export function span(position: { start?: number; end?: number } | undefined): { start: number; end: number } {
  const { start, end } = position ?? {};
  const isSpan = Number.isInteger(start) && Number.isInteger(end) && (start as number) >= 0;
  return isSpan && (end as number) >= (start as number)
    ? { start: start as number, end: end as number }
    : { start: 0, end: 0 };
}
