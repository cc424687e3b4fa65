/**
 * A data folder of made-up packs in a temporary place, for tests of the compiler and the stores.
 */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';

export const SOURCE = {
  id: 'gazette',
  publisher: 'Gazette',
  title: 'Founding notice',
  url: 'https://example.org/notice',
  date: '2001-02-03',
};

/** An entity with what every entity needs; the rest as given. */
export function madeUpEntity(id: string, rest: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id,
    type: 'organisation',
    names: [{ text: `${id} of the made-up town`, lang: 'en', kind: 'full' }],
    summary: 'A made-up entity.',
    statements: [{ property: 'role', value: `Does what ${id} does`, sources: ['gazette'] }],
    checked: '2026-01-02',
    ...rest,
  };
}

/** Writes packs (pack id → entities) and returns the data folder. */
export function writePacks(
  packs: Record<string, Record<string, unknown>[]>,
  sources: Record<string, unknown>[] = [SOURCE],
): string {
  const root = join(mkdtempSync(join(tmpdir(), 'packs-')), 'data');
  mkdirSync(join(root, 'sources'), { recursive: true });
  writeFileSync(join(root, 'sources', 'sources.yaml'), stringify(sources));
  for (const [pack, entities] of Object.entries(packs)) {
    const folder = join(root, 'packs', pack);
    mkdirSync(join(folder, 'entities'), { recursive: true });
    writeFileSync(
      join(folder, 'pack.yaml'),
      stringify({ id: pack, title: { en: pack, ko: pack }, description: `Made-up pack ${pack}.` }),
    );
    for (const entity of entities) writeFileSync(join(folder, 'entities', `${entity.id}.yaml`), stringify(entity));
  }
  return root;
}
