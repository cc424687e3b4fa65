/**
 * Notes as Markdown for people: one file, or a folder of them for Obsidian, a file a note with YAML front matter. The same
 * notes give the same files, byte for byte, under the same names.
 */
import { strToU8, type Zippable, zipSync } from 'fflate';
import { stringify } from 'yaml';
import { isWebAddress, linkOf } from '../link';
import type { Note, Own } from '../model';
import { type FlatRow, flatNote, flatOwn } from './flat';

export interface Written {
  notes: readonly Note[];
  own: readonly Own[];
}

/** All of it in one file, under one heading each. */
export function markdownOf({ notes, own }: Written): string {
  const sections = [
    ...notes.map((note) => section(flatNote(note), noteText(note))),
    ...own.map((row) => section(flatOwn(row), ownText(row))),
  ];
  return `# Sidelight\n${sections.map((text) => `\n${text}`).join('')}`;
}

/** Files by path: `notes/…`, `cards/…`, `corrections/…`, each with front matter. */
export function markdownFiles({ notes, own }: Written): Map<string, string> {
  const rows = [
    ...notes.map((note) => ({
      folder: 'notes',
      label: note.label,
      id: note.id,
      text: file(flatNote(note), noteText(note)),
    })),
    ...own.map((row) => ({
      ...(row.kind === 'card' ? { folder: 'cards', label: row.name } : { folder: 'corrections', label: row.entity }),
      id: row.id,
      text: file(flatOwn(row), ownText(row)),
    })),
  ];
  const taken = new Map<string, number>();
  const paths = rows.map(({ folder, label, id }) => `${folder}/${fileName(label, id)}`);
  // Some file systems know no capitals.
  for (const path of paths) taken.set(path.toLowerCase(), (taken.get(path.toLowerCase()) ?? 0) + 1);
  return new Map(
    rows.map(({ folder, label, id, text }, index) => {
      const path = paths[index] as string;
      return [taken.get(path.toLowerCase()) === 1 ? path : `${folder}/${fileName(label, id, 32)}`, text];
    }),
  );
}

/** `markdownFiles` as a zip. Its dates are fixed: the same notes are the same bytes. */
export function markdownZip(written: Written): Uint8Array<ArrayBuffer> {
  const files: Zippable = {};
  const sorted = [...markdownFiles(written)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [path, text] of sorted) files[path] = [strToU8(text), { mtime: FIXED }];
  return new Uint8Array(zipSync(files));
}

/** Zip files know local time only, so this is written with local time too. */
const FIXED = new Date(2000, 0, 1);

/** The name, as file systems and Obsidian take it, and as many digits of the id as tell it from others. */
export function fileName(label: string, id: string, digits = 12): string {
  const name = label
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: no file system takes control characters
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*#^[\]`\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]+/g, ' ')
    .trim();
  const short = [...name.replace(/\s+/gu, ' ')]
    .slice(0, 60)
    .join('')
    .trim()
    .replace(/^\.+|[. ]+$/g, '');
  return `${short === '' ? '' : `${short} `}${id.replace(/^own-/, '').replaceAll('-', '').slice(0, digits)}.md`;
}

function file(row: FlatRow, text: string): string {
  const { body: _, quote: _quote, prefix: _prefix, suffix: _suffix, ...front } = row;
  const tags = front.tags as string[] | undefined;
  const header = stringify({ ...front, ...(tags ? { tags: tags.map(obsidianTag) } : {}) }, { lineWidth: 0 });
  return `---\n${header}---\n\n${text}`;
}

/** Obsidian reads a tag up to the first space. */
const obsidianTag = (tag: string) => tag.replace(/\s+/gu, '-');

function section(row: FlatRow, text: string): string {
  const title = row.label ?? row.entity ?? '';
  const tags = (row.tags as string[] | undefined) ?? [];
  const foot = [String(row.modified).slice(0, 10), ...tags.map((tag) => `#${escapeText(obsidianTag(tag))}`)].join(' ');
  return `## ${escapeText(String(title)) || '·'}\n\n${text}\n${foot}\n`;
}

function noteText(note: Note): string {
  const { target, body } = note;
  const parts = [];
  if (target.kind === 'passage') parts.push(quoted(target.quote.exact));
  if (target.kind === 'statement') parts.push(quoted(`${target.statement.property}: ${target.statement.value}`));
  const link = linkOf(note);
  if (link !== undefined) parts.push(`[${escapeText(note.page?.title || note.label || link)}](<${link}>)`);
  if (body.trim() !== '') parts.push(body);
  return `${parts.join('\n\n')}\n`;
}

function ownText(own: Own): string {
  if (own.kind === 'overlay') return `${own.text}\n`;
  const parts = [];
  if (own.sentence !== undefined && own.sentence !== '') parts.push(quoted(own.sentence));
  const { source } = own;
  if (source && isWebAddress(source.url)) {
    parts.push(`[${escapeText(source.title || source.url)}](<${new URL(source.url).href}>)`);
  }
  if (own.aliases.length > 0) parts.push(own.aliases.map(escapeText).join(' · '));
  if (own.summary.trim() !== '') parts.push(own.summary);
  return `${parts.join('\n\n')}\n`;
}

/** Text of a page, as text: nothing in it is markup. */
function quoted(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => `> ${escapeText(line.trim())}`.trimEnd())
    .join('\n');
}

/** Every character that Markdown or HTML could take for markup gets a backslash before it; line breaks become spaces. */
export function escapeText(text: string): string {
  return text
    .replace(/[\n\r\u2028\u2029]+/g, ' ')
    .replace(/[\\`*_[\]<>#|~$^=&%]/g, '\\$&')
    .replace(/^(\s*)([-+])/, '$1\\$2')
    .replace(/!(?=\\\[)/g, '\\!')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2');
}
