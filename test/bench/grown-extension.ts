/**
 * The built extension with a larger pack in it: our own entities and made-up ones beside them, compiled as every pack is.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileRelease } from '../../data/compiler/compile-release';
import { readPacks } from '../../data/compiler/read-packs';
import { RELEASE_FILES } from '../../lib/facts/release';
import { loadNameIndex } from '../../lib/matching/name-index';
import { packNames } from '../../lib/search/name-table';
import { SEARCH_FILE } from '../../lib/search/prepared';
import type { BrowserName } from '../browsers';
import { builtExtension } from '../session';
import { writeDesk } from './desk';
import { englishForms } from './dictionary';

export interface GrownExtension {
  /** Folder to load the extension from. */
  folder: string;
  /** Forms in its index. */
  forms: number;
  entities: number;
  /** Bytes of the index, and of the details that are read by the piece, if it was parted from them. */
  index: number;
  details: number;
  remove(): void;
}

/** Forms an entity of ours has, about. */
const FORMS_AN_ENTITY = 8.3;
/** Names a made-up entity has. */
const NAMES_AN_ENTITY = 3;

/**
 * @param forms how many forms the index holds, about: some of our own entities alone, or all of them and made-up ones
 * @param keep entities of ours that are there in any case
 */
export function growExtension(
  forms: number,
  keep: readonly string[],
  browser: BrowserName = 'chromium',
): GrownExtension {
  const packs = readPacks();
  const pack = packs.packs[0]?.data.id ?? '';
  const [sample] = packs.entities;
  if (!sample) throw new Error('there are no packs');
  const kept = new Set(keep);
  const few = Math.max(0, Math.round(forms / FORMS_AN_ENTITY) - kept.size);
  const ours = packs.entities.filter(({ data }) => !kept.has(data.id)).slice(0, few);
  packs.entities = packs.entities.filter((entity) => kept.has(entity.data.id) || ours.includes(entity));
  const left = Math.max(0, forms - Math.round(packs.entities.length * FORMS_AN_ENTITY));
  // A made-up name has one form: letters, no hyphens, no initials.
  const names = englishForms(left < forms / 10 ? 0 : left, []).map((form) =>
    form.replace(/(?:^| )[a-z]/g, (first) => first.toUpperCase()),
  );
  for (let first = 0, number = 0; first < names.length; first += NAMES_AN_ENTITY, number++) {
    const id = `made-up-${String(number).padStart(7, '0')}`;
    const [full, ...others] = names.slice(first, first + NAMES_AN_ENTITY);
    packs.entities.push({
      ...sample,
      pack,
      data: {
        id,
        type: 'organisation',
        familiar: false,
        names: [full ?? id, ...others].map((text, index) => ({
          text,
          lang: 'en',
          kind: index === 0 ? 'full' : 'alias',
        })),
        summary: `${full} is made up to fill a pack.`,
        statements: [],
        events: [],
        relations: [],
        checked: '2026-01-02',
      } as unknown as typeof sample.data,
    });
  }
  packs.entities.sort((a, b) => (a.data.id < b.data.id ? -1 : 1));
  // Nothing of ours is checked again here: the build has done that.
  const release = compileRelease(packs, undefined, { checked: true });
  const folder = mkdtempSync(join(tmpdir(), 'sidelight-grown-'));
  cpSync(builtExtension(browser), folder, { recursive: true });
  rmSync(join(folder, 'packs'), { recursive: true });
  mkdirSync(join(folder, 'packs'));
  for (const [name, bytes] of release.files) writeFileSync(join(folder, 'packs', name), bytes);
  writeFileSync(join(folder, 'packs', SEARCH_FILE), new Uint8Array(packNames(release.entities)));
  writeDesk(folder);
  const index = release.files.get(RELEASE_FILES.nameIndex) ?? new Uint8Array();
  return {
    folder,
    forms: loadNameIndex(release.index).forms.length,
    entities: release.entities.length,
    index: index.byteLength,
    details: [...release.files]
      .filter(([name]) => name.startsWith('details'))
      .reduce((sum, [, { byteLength }]) => sum + byteLength, 0),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
