/**
 * Notes as Markdown for people: one file, or a folder of them for Obsidian, a file a note with YAML front matter. The same
 * notes give the same files, byte for byte, under the same names.
 */
import { deflateSync, strToU8, Zip, ZipPassThrough } from 'fflate';
import { stringify } from 'yaml';
import { isWebAddress, linkOf } from '../link';
import type { Note, Own } from '../model';
import { type FlatRow, flatNote, flatOwn } from './flat';

export interface Written {
  notes: readonly Note[];
  own: readonly Own[];
}

/** All of it in one file, under one heading each. */
export function* markdownFile({ notes, own }: Written): Generator<void, string> {
  const sections: string[] = [];
  for (const note of notes) {
    sections.push(`\n${section(flatNote(note), noteText(note))}`);
    yield;
  }
  for (const row of own) {
    sections.push(`\n${section(flatOwn(row), ownText(row))}`);
    yield;
  }
  return `# Sidelight\n${sections.join('')}`;
}

/** Files by path: `notes/…`, `cards/…`, `corrections/…`, each with front matter. */
export function* markdownFiles({ notes, own }: Written): Generator<void, Map<string, string>> {
  const rows = [
    ...notes.map((note) => ({
      folder: 'notes',
      label: note.label,
      id: note.id,
      text: () => file(flatNote(note), noteText(note)),
    })),
    ...own.map((row) => ({
      ...(row.kind === 'card' ? { folder: 'cards', label: row.name } : { folder: 'corrections', label: row.entity }),
      id: row.id,
      text: () => file(flatOwn(row), ownText(row)),
    })),
  ];
  const taken = new Map<string, number>();
  const paths: string[] = [];
  for (const { folder, label, id } of rows) {
    const path = `${folder}/${fileName(label, id)}`;
    paths.push(path);
    // Some file systems know no capitals.
    taken.set(path.toLowerCase(), (taken.get(path.toLowerCase()) ?? 0) + 1);
    yield;
  }
  const files = new Map<string, string>();
  for (const [index, { folder, label, id, text }] of rows.entries()) {
    const path = paths[index] as string;
    files.set(taken.get(path.toLowerCase()) === 1 ? path : `${folder}/${fileName(label, id, 32)}`, text());
    yield;
  }
  return files;
}

/** `markdownFiles` as a zip. Its dates are fixed: the same notes are the same bytes. */
export function* markdownZip(written: Written): Generator<void, Uint8Array<ArrayBuffer>> {
  const files = yield* markdownFiles(written);
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const entry = new Deflated(path);
    entry.mtime = FIXED;
    zip.add(entry);
    entry.push(strToU8(text), true);
    yield;
  }
  zip.end();
  return joined(chunks);
}

/**
 * A file that is compressed as one piece: a stream for each would need more memory than the notes have. Harder would make
 * it a hundredth smaller, and take a quarter longer.
 */
class Deflated extends ZipPassThrough {
  override compression = 8;

  protected override process(chunk: Uint8Array, final: boolean): void {
    this.ondata(null, deflateSync(chunk, { level: 1 }), final);
  }
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
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
  return `---\n${frontMatter({ ...front, ...(tags ? { tags: tags.map(obsidianTag) } : {}) })}---\n\n${text}`;
}

/**
 * YAML of a flat row, as `stringify` writes it whole. What needs no quotes is written here: of twenty thousand notes
 * nearly everything, and ten times faster.
 */
export function frontMatter(row: FlatRow): string {
  return Object.entries(row)
    .map(([key, value]) => {
      const values: readonly unknown[] = Array.isArray(value) ? value : [value];
      if (values.length === 0 || !values.every(isPlain)) return stringify({ [key]: value }, { lineWidth: 0 });
      return `${key}:${Array.isArray(value) ? values.map((one) => `\n  - ${one}`).join('') : ` ${value}`}\n`;
    })
    .join('');
}

/** Whether a value is nothing to YAML but the text or the number it is: words, addresses, times, ids. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  return typeof value === 'string' && PLAIN.test(value) && !RESERVED.test(value);
}

const PLAIN = new RegExp(
  `^(?:${[
    '[A-Za-z가-힣](?:[\\w가-힣 .-]*[\\w가-힣])?',
    'https?://[\\w./?=&%-]*[\\w/]',
    '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z',
    '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}',
  ].join('|')})$`,
);
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

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
