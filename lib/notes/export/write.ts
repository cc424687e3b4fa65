/** Writes notes as a file of any of the formats. Loaded when it is first needed. */
import { localDay } from '../../facts/dates';
import { backupRows } from '../backup';
import type { ExportedFile, ExportFormat } from '../desk';
import { inSlices, type Watching } from '../pace';
import type { Everything } from '../store';
import { annotationList } from './annotations';
import { csvRows } from './csv';
import { type HtmlWords, htmlPage } from './html';
import { markdownFile, markdownZip } from './markdown';

/** @throws the signal's reason where it was given up */
export async function writeFile(
  format: ExportFormat,
  everything: Everything,
  { now, words, watching }: { now: Date; words: HtmlWords; watching?: Watching | undefined },
): Promise<ExportedFile> {
  // What is in the bin goes into backups only.
  const notes = everything.notes.filter(({ deleted }) => deleted === undefined);
  const own = everything.own.filter(({ deleted }) => deleted === undefined);
  const live = { notes, own };
  const rows = notes.length + own.length;
  const file = async (ending: string, type: string, work: Iterator<unknown, ExportedFile['data']>, steps = 1) => ({
    name: `sidelight-notes-${localDay(now)}.${ending}`,
    type,
    data: await inSlices(work, rows * steps, watching),
    rows,
  });
  switch (format) {
    case 'json': {
      const { notes, versions, own, ownVersions } = everything;
      const total = notes.length + versions.length + own.length + ownVersions.length;
      const written = await file('json', 'application/json', backupRows(everything, now), total / Math.max(1, rows));
      return { ...written, rows: notes.length + own.length };
    }
    case 'markdown':
      return file('md', 'text/markdown', markdownFile(live));
    case 'obsidian':
      // Named, written, compressed.
      return file('zip', 'application/zip', markdownZip(live), 3);
    case 'html':
      return file('html', 'text/html', htmlPage(live, words));
    case 'csv':
      return file('csv', 'text/csv', csvRows(live));
    case 'annotations':
      return file('jsonld', 'application/ld+json', annotationList(live));
  }
}
