/**
 * Everything Sidelight stores, in one list: the library's privacy page is made from it, storage areas take no key that
 * is not in it (`StorageArea`), and tests hold what is really there against it.
 */

/** What the reader may think of as one thing, and erase as one. `upkeep`: what the extension remembers of itself. */
export const STORED_KINDS = ['notes', 'settings', 'choices', 'openings', 'history', 'facts', 'upkeep'] as const;
export type StoredKind = (typeof STORED_KINDS)[number];

interface StoredEntry {
  /** `local`, `session`: keys of `browser.storage`; `indexeddb`: a database of the extension's own origin. */
  area: 'local' | 'session' | 'indexeddb';
  key: string;
  /** Stands for every key that begins so. */
  prefix?: true;
  kind: StoredKind;
  /** Names the sentence about it in `locales/` (`library.privacy.key_…`). */
  id: string;
}

export const STORED = [
  { area: 'indexeddb', key: 'sidelight-notes', kind: 'notes', id: 'notes' },
  { area: 'local', key: 'notesCopy', kind: 'notes', id: 'notesCopy' },
  { area: 'local', key: 'note:', prefix: true, kind: 'notes', id: 'notesCopyNote' },
  { area: 'local', key: 'own:', prefix: true, kind: 'notes', id: 'notesCopyOwn' },
  { area: 'local', key: 'notesDrafts', kind: 'notes', id: 'notesDrafts' },
  { area: 'session', key: 'editorTickets', kind: 'notes', id: 'editorTickets' },
  { area: 'session', key: 'awaitedPassages', kind: 'notes', id: 'awaitedPassages' },
  { area: 'session', key: 'passageStates', kind: 'notes', id: 'passageStates' },
  { area: 'local', key: 'settings', kind: 'settings', id: 'settings' },
  { area: 'local', key: 'settingsBroken', kind: 'settings', id: 'settingsBroken' },
  { area: 'local', key: 'choices', kind: 'choices', id: 'choices' },
  { area: 'local', key: 'openings', kind: 'openings', id: 'openings' },
  { area: 'indexeddb', key: 'sidelight-history', kind: 'history', id: 'history' },
  { area: 'indexeddb', key: 'sidelight-facts', kind: 'facts', id: 'facts' },
  { area: 'local', key: 'factsInstalled', kind: 'facts', id: 'factsInstalled' },
  { area: 'session', key: 'panelCard', kind: 'upkeep', id: 'panelCard' },
  { area: 'local', key: 'newsSeen', kind: 'upkeep', id: 'newsSeen' },
  { area: 'local', key: 'welcomed', kind: 'upkeep', id: 'welcomed' },
] as const satisfies readonly StoredEntry[];

export type Stored = (typeof STORED)[number];
/** A key of `browser.storage` that may be written. */
export type StoredKey = Exclude<Stored, { area: 'indexeddb' }>['key'];

/** The entry a key or database belongs to; undefined where it is not listed. */
export function storedEntry(area: Stored['area'], key: string): Stored | undefined {
  return STORED.find(
    (entry) => entry.area === area && ('prefix' in entry ? key.startsWith(entry.key) : key === entry.key),
  );
}
