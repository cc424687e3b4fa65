/**
 * Highlights of Obsidian Web Clipper, as its settings export them: a list of pages, each with the texts that were
 * highlighted, the time, a colour, and notes on them.
 */
import * as v from 'valibot';
import type { JsonFile } from '../checked';
import { NOTE_COLOURS, type Note, type NoteColour } from '../model';
import { type ForeignNotes, idOf, instant, nothingYet, type ReadOptions, skip } from './common';

const PageSchema = v.object({
  url: v.string(),
  title: v.optional(v.string(), ''),
  highlights: v.array(
    v.object({
      text: v.string(),
      timestamp: v.optional(v.string()),
      color: v.optional(v.string()),
      notes: v.optional(v.array(v.string())),
      comment: v.optional(v.string()),
    }),
  ),
});

export function isClipperFile({ data }: JsonFile): boolean {
  return Array.isArray(data) && v.is(v.object({ url: v.string(), highlights: v.array(v.any()) }), data[0]);
}

/** @throws FileError where a page is not as the clipper writes it */
export async function readClipper(file: JsonFile, { canonical, now }: ReadOptions): Promise<ForeignNotes> {
  const pages = file.check(v.array(PageSchema));
  const read = nothingYet();
  for (const [pageIndex, { url, title, highlights }] of pages.entries()) {
    for (const [index, { text, timestamp, color, notes, comment }] of highlights.entries()) {
      const place = [pageIndex, 'highlights', index];
      if (!/^https?:/i.test(url)) {
        read.skipped.push(skip(file, place, 'noPage'));
        continue;
      }
      if (text.trim() === '') {
        read.skipped.push(skip(file, place, 'noText'));
        continue;
      }
      const told = instant(timestamp);
      const modified = told ?? now.toISOString();
      const colour = colourOf(color);
      const note: Note = {
        // The clipper's own ids are not in its files: a highlight is its page, its text and its time.
        id: await idOf('clipper', canonical(url), text, timestamp ?? ''),
        target: {
          kind: 'passage',
          url: canonical(url),
          rawUrl: url,
          quote: { exact: text, prefix: '', suffix: '' },
          position: { start: 0, end: 0 },
        },
        label: title,
        body: (notes ?? (comment === undefined ? [] : [comment])).join('\n\n'),
        tags: [],
        ...(colour ? { colour } : {}),
        page: { url, title },
        created: modified,
        modified,
      };
      if (told === undefined) read.undated.push(note.id);
      read.notes.push(note);
    }
  }
  return read;
}

/** Colours of the same name are the same; others have none with us. */
function colourOf(name: string | undefined): NoteColour | undefined {
  return NOTE_COLOURS.find((colour) => colour === name?.toLowerCase());
}
