/** Writes notes as a file of any of the formats. Loaded when it is first needed. */
import { localDay } from '../../facts/dates';
import { backupText } from '../backup';
import type { ExportedFile, ExportFormat } from '../desk';
import type { Everything } from '../store';
import { annotationsOf } from './annotations';
import { csvOf } from './csv';
import { type HtmlWords, htmlOf } from './html';
import { markdownOf, markdownZip } from './markdown';

export function writeFile(
  format: ExportFormat,
  everything: Everything,
  { now, words }: { now: Date; words: HtmlWords },
): ExportedFile {
  // What is in the bin goes into backups only.
  const notes = everything.notes.filter(({ deleted }) => deleted === undefined);
  const own = everything.own.filter(({ deleted }) => deleted === undefined);
  const live = { notes, own };
  const name = `sidelight-notes-${localDay(now)}`;
  const rows = notes.length + own.length;
  switch (format) {
    case 'json': {
      const data = backupText(everything, now);
      return {
        name: `${name}.json`,
        type: 'application/json',
        data,
        rows: everything.notes.length + everything.own.length,
      };
    }
    case 'markdown':
      return { name: `${name}.md`, type: 'text/markdown', data: markdownOf(live), rows };
    case 'obsidian':
      return { name: `${name}.zip`, type: 'application/zip', data: markdownZip(live), rows };
    case 'html':
      return { name: `${name}.html`, type: 'text/html', data: htmlOf(live, words), rows };
    case 'csv':
      return { name: `${name}.csv`, type: 'text/csv', data: csvOf(live), rows };
    case 'annotations':
      return { name: `${name}.jsonld`, type: 'application/ld+json', data: annotationsOf(live), rows };
  }
}
