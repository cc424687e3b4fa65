/**
 * How much of each kind of thing is kept on this machine: for the library's page of storage. Run in a page of the
 * extension, which sees the same databases as the background.
 */
import { openFactsDatabase } from './facts/store';
import type { HistoryStore } from './history/store';
import type { NotesStore } from './notes/store';
import { STORED_KINDS, type StoredKind, storedEntry } from './stored-keys';

export interface Kept {
  kind: StoredKind;
  /** Bytes of what is stored, written as text; browsers need a little more for their own bookkeeping. */
  bytes: number;
  /** How many of it there are, where that says something: notes and cards outside the bin, choices, names. */
  count?: number;
}

export interface KeptSources {
  /** Everything in `storage.local`. */
  local: { get(keys: null): Promise<Record<string, unknown>> };
  notes: Pick<NotesStore, 'everything'>;
  history: Pick<HistoryStore, 'everything'>;
  /** Bytes of the facts' database. */
  facts(): Promise<number>;
}

/** Every kind with what there is of it. A database that cannot be opened counts as empty. */
export async function whatIsKept({ local, notes, history, facts }: KeptSources): Promise<Kept[]> {
  const [items, written, past, factBytes] = await Promise.all([
    local.get(null),
    notes.everything().catch(() => null),
    history.everything().catch(() => null),
    facts().catch(() => 0),
  ]);
  const bytes = new Map<StoredKind, number>([['facts', factBytes]]);
  const add = (kind: StoredKind, more: number) => bytes.set(kind, (bytes.get(kind) ?? 0) + more);
  for (const [key, value] of Object.entries(items)) {
    // A key that is not listed is a fault of ours (tests look for it); it must still be seen, and not as nothing.
    add(storedEntry('local', key)?.kind ?? 'upkeep', sizeOf(key) + sizeOf(value));
  }
  if (holdsAny(written)) add('notes', sizeOf(written));
  if (holdsAny(past)) add('history', sizeOf(past));
  const counts: Partial<Record<StoredKind, number>> = {
    notes: [...(written?.notes ?? []), ...(written?.own ?? [])].filter(({ deleted }) => deleted === undefined).length,
    choices: lengthOf(items.choices),
    openings: lengthOf(items.openings),
    history: (past?.opened.length ?? 0) + (past?.articles.length ?? 0),
  };
  return STORED_KINDS.map((kind) => ({
    kind,
    bytes: bytes.get(kind) ?? 0,
    ...(counts[kind] === undefined ? {} : { count: counts[kind] }),
  }));
}

/** Bytes of the files in the facts' database. */
export async function factsSize(): Promise<number> {
  const db = await openFactsDatabase();
  try {
    let bytes = 0;
    for (const store of ['chunks', 'blobs'] as const) {
      const tx = db.transaction(store);
      for (let row = await tx.store.openCursor(); row; row = await row.continue()) bytes += row.value.byteLength;
    }
    return bytes;
  } finally {
    db.close();
  }
}

/** Empties the notes for good: every note, card and correction of the reader's, the bin and all earlier states. */
export async function eraseNotes(notes: Pick<NotesStore, 'write'>): Promise<void> {
  await notes.write(async (tx) => {
    for (const store of ['notes', 'versions', 'own', 'ownVersions', 'undo'] as const)
      await tx.objectStore(store).clear();
  });
}

/** Whether a database holds anything: the names of its empty stores are not something that is kept. */
function holdsAny(stores: object | null): boolean {
  return Object.values(stores ?? {}).some((rows: readonly unknown[]) => rows.length > 0);
}

function sizeOf(value: unknown): number {
  return new TextEncoder().encode(typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).length;
}

function lengthOf(value: unknown): number {
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
}
