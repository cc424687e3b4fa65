/** What is stored is what is listed: the list the privacy page is made from. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { STORED, STORED_KINDS, storedEntry } from '../../lib/stored-keys';

const root = join(import.meta.dirname, '../..');
const files = ['lib', 'components', 'entrypoints'].flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((name) => `${room}/${name}`),
);
const sources = files
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({
    name,
    // Comments may speak of what the code does not do.
    text: readFileSync(join(root, name), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''),
  }));
const naming = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

describe('the list of stored keys', () => {
  it('has a sentence for every key and kind, in both languages', () => {
    for (const lang of ['en', 'ko']) {
      const { library } = parse(readFileSync(join(root, 'locales', `${lang}.yml`), 'utf8'));
      for (const { id } of STORED) expect(library.privacy[`key_${id}`], `${lang} key_${id}`).toBeTruthy();
      for (const kind of STORED_KINDS) expect(library.storage[`what_${kind}`], `${lang} what_${kind}`).toBeTruthy();
    }
    expect(new Set(STORED.map(({ id }) => id)).size).toBe(STORED.length);
  });

  it('finds a key by itself or by how it begins', () => {
    expect(storedEntry('local', 'settings')?.id).toBe('settings');
    expect(storedEntry('local', 'note:1111')?.id).toBe('notesCopyNote');
    expect(storedEntry('local', 'settings2')).toBeUndefined();
    expect(storedEntry('session', 'settings')).toBeUndefined();
  });
});

describe('the code', () => {
  it('stores in no place but those listed', () => {
    expect(naming(/\b(?:localStorage|sessionStorage|caches\.open|document\.cookie|cookieStore)\b/)).toEqual([]);
    expect(naming(/\bstorage\.(?:sync|managed)\b/)).toEqual([]);
  });

  it('opens no database but those listed', () => {
    const opening = sources.filter(({ text }) => /\bopenDB\b|indexedDB\.open/.test(text));
    const own = /\bDATABASE = '([^']+)'/;
    const shared = sources.find(({ name }) => name === 'lib/notes/database-name.ts');
    const names = opening.map(({ name, text }) => {
      const named = /import { DATABASE } from '\.\/database-name'/.test(text) ? shared?.text : text;
      return own.exec(named ?? '')?.[1] ?? `${name} names none`;
    });
    const listed = STORED.filter(({ area }) => area === 'indexeddb').map(({ key }) => key);
    expect([...new Set(names)].toSorted()).toEqual(listed.toSorted());
  });

  it('writes to storage only through areas that know the list', () => {
    const raw = sources.flatMap(({ name, text }) =>
      [...text.matchAll(/browser\.storage\.(?:local|session)(?<rest>.{0,24})/g)]
        .filter(({ groups }) => !/^ as (?:StorageArea|CopyArea)\b/.test(groups?.rest ?? ''))
        .map(({ 0: found }) => `${name}: ${found}`),
    );
    // The library measures everything there is, and erases by the list.
    expect(raw.filter((found) => !found.startsWith('entrypoints/library/browser-port.ts'))).toEqual([]);
  });
});
