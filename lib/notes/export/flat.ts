/**
 * What a reader has written as flat rows, one column a value: what tables and front matter are made of. Every field of
 * the model has its place here; the build fails when one is added that has none.
 */
import type { Note, NotedStatement, NoteTarget, Own, PassageTarget } from '../model';

/** Columns, in the order files have them. */
export const COLUMNS = [
  'kind',
  'id',
  'label',
  'entity',
  'type',
  'aliases',
  'property',
  'value',
  'from',
  'to',
  'as_of',
  'claimed_by',
  'revision',
  'quote',
  'prefix',
  'suffix',
  'start',
  'end',
  'url',
  'raw_url',
  'body',
  'tags',
  'colour',
  'page_title',
  'page_url',
  'created',
  'modified',
  'deleted',
] as const;
export type Column = (typeof COLUMNS)[number];
export type FlatRow = { [K in Column]?: string | number | readonly string[] };

type Way<T> = { [K in keyof T]-?: (value: NonNullable<T[K]>) => FlatRow };

const pageColumns = ({ url, title }: { url: string; title: string }): FlatRow => ({ page_url: url, page_title: title });

const STATEMENT: Way<NotedStatement> = {
  property: (property) => ({ property }),
  value: (value) => ({ value }),
  from: (from) => ({ from }),
  to: (to) => ({ to }),
  asOf: (as_of) => ({ as_of }),
  claimedBy: (claimed_by) => ({ claimed_by }),
};
const QUOTE: Way<PassageTarget['quote']> = {
  exact: (quote) => ({ quote }),
  prefix: (prefix) => ({ prefix }),
  suffix: (suffix) => ({ suffix }),
};
const POSITION: Way<PassageTarget['position']> = { start: (start) => ({ start }), end: (end) => ({ end }) };

const TARGETS: { [K in NoteTarget['kind']]: Way<Extract<NoteTarget, { kind: K }>> } = {
  entity: { kind: (kind) => ({ kind }), entity: (entity) => ({ entity }) },
  statement: {
    kind: (kind) => ({ kind }),
    entity: (entity) => ({ entity }),
    statement: (statement) => flat(statement, STATEMENT),
    seen: ({ revision }) => ({ revision }),
  },
  passage: {
    kind: (kind) => ({ kind }),
    entity: (entity) => ({ entity }),
    url: (url) => ({ url }),
    rawUrl: (raw_url) => ({ raw_url }),
    quote: (quote) => flat(quote, QUOTE),
    position: (position) => flat(position, POSITION),
  },
};

const TIMES = {
  created: (created: string): FlatRow => ({ created }),
  modified: (modified: string): FlatRow => ({ modified }),
  deleted: (deleted: string): FlatRow => ({ deleted }),
};

const NOTE: Way<Note> = {
  id: (id) => ({ id }),
  target: (target) => flat(target, TARGETS[target.kind] as Way<NoteTarget>),
  label: (label) => ({ label }),
  body: (body) => ({ body }),
  tags: (tags) => ({ tags }),
  colour: (colour) => ({ colour }),
  page: pageColumns,
  ...TIMES,
};

const OWN: { [K in Own['kind']]: Way<Extract<Own, { kind: K }>> } = {
  card: {
    id: (id) => ({ id }),
    kind: (kind) => ({ kind }),
    name: (label) => ({ label }),
    aliases: (aliases) => ({ aliases }),
    summary: (body) => ({ body }),
    type: (type) => ({ type }),
    source: pageColumns,
    sentence: (quote) => ({ quote }),
    ...TIMES,
  },
  overlay: {
    id: (id) => ({ id }),
    kind: (kind) => ({ kind }),
    entity: (entity) => ({ entity }),
    property: (property) => ({ property }),
    text: (body) => ({ body }),
    ...TIMES,
  },
};

export const flatNote = (note: Note): FlatRow => inOrder(flat(note, NOTE));
export const flatOwn = (own: Own): FlatRow => inOrder(flat(own, OWN[own.kind] as Way<Own>));

function flat<T extends object>(value: T, way: Way<T>): FlatRow {
  const row: FlatRow = {};
  for (const key of Object.keys(way) as (keyof T)[]) {
    const field = value[key];
    if (field !== undefined) Object.assign(row, way[key](field as NonNullable<T[keyof T]>));
  }
  return row;
}

function inOrder(row: FlatRow): FlatRow {
  return Object.fromEntries(COLUMNS.filter((name) => row[name] !== undefined).map((name) => [name, row[name]]));
}
