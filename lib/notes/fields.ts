/**
 * Every field of what a reader writes, in the order files have them. A field the model gains and this has not fails the
 * build: nothing can be added to the model and be forgotten on the way out and in.
 */
import type { Note, NoteTarget, NoteVersion, Own, OwnVersion } from './model';

/** A tree of fields: `true` for a value that is copied as it is. */
type Fields<T> = T extends string | number | boolean | readonly unknown[]
  ? true
  : { [K in keyof T]-?: NonNullable<T[K]> extends NoteTarget ? ByKind<NoteTarget> : Fields<NonNullable<T[K]>> };
type ByKind<T extends { kind: string }> = { kinds: { [K in T['kind']]: Fields<Extract<T, { kind: K }>> } };

const PAGE = { url: true, title: true } as const;
const TIMES = { created: true, modified: true, deleted: true } as const;

const NOTE: Fields<Note> = {
  id: true,
  target: {
    kinds: {
      entity: { kind: true, entity: true },
      statement: {
        kind: true,
        entity: true,
        statement: { property: true, value: true, from: true, to: true, asOf: true, claimedBy: true },
        seen: { revision: true },
      },
      passage: {
        kind: true,
        url: true,
        rawUrl: true,
        quote: { exact: true, prefix: true, suffix: true },
        position: { start: true, end: true },
        entity: true,
      },
    },
  },
  label: true,
  body: true,
  tags: true,
  colour: true,
  page: PAGE,
  ...TIMES,
};

const OWN: ByKind<Own> = {
  kinds: {
    card: {
      id: true,
      kind: true,
      name: true,
      aliases: true,
      summary: true,
      type: true,
      source: PAGE,
      sentence: true,
      ...TIMES,
    },
    overlay: { id: true, kind: true, entity: true, property: true, text: true, ...TIMES },
  },
};

// A version is a row with two fields beside it: the build fails here too when it gains one.
const VERSION = { kept: true, why: true } satisfies Omit<Fields<NoteVersion>, 'note'> & Omit<Fields<OwnVersion>, 'own'>;

/** A note with its fields in one order, and none that is undefined. */
export const wholeNote = (note: Note): Note => ordered(note, NOTE) as Note;
export const wholeOwn = (own: Own): Own => ordered(own, OWN) as Own;
export const wholeVersion = (version: NoteVersion): NoteVersion =>
  ordered(version, { note: NOTE, ...VERSION }) as NoteVersion;
export const wholeOwnVersion = (version: OwnVersion): OwnVersion =>
  ordered(version, { own: OWN, ...VERSION }) as OwnVersion;

/** Whether two notes say the same in every field. */
export const sameNote = (a: Note, b: Note): boolean => JSON.stringify(wholeNote(a)) === JSON.stringify(wholeNote(b));
export const sameOwn = (a: Own, b: Own): boolean => JSON.stringify(wholeOwn(a)) === JSON.stringify(wholeOwn(b));

type Tree = true | { kinds: Record<string, Tree> } | { [field: string]: Tree };

function ordered(value: unknown, fields: Tree): unknown {
  if (fields === true || typeof value !== 'object' || value === null) return value;
  const row = value as Record<string, unknown>;
  const own = 'kinds' in fields ? ((fields.kinds as Record<string, Tree>)[String(row.kind)] ?? {}) : fields;
  return Object.fromEntries(
    Object.entries(own)
      .filter(([field]) => row[field] !== undefined)
      .map(([field, tree]) => [field, ordered(row[field], tree as Tree)]),
  );
}
