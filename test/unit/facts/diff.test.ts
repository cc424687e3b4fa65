import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diffText, revisionAt } from '../../../data/cli/facts-diff';
import { compileRelease } from '../../../data/compiler/compile-release';
import { readPacks } from '../../../data/compiler/read-packs';
import { type DiffRow, diffEntities } from '../../../lib/facts/diff';
import type { Source } from '../../../lib/facts/schema';
import { madeUpEntity, SOURCE, writePacks } from '../compiler/made-up-packs';
import { contextWith, made, says } from './made-up';

const words = ({ part, label, was, now }: DiffRow) =>
  [part, label, was && `"${was}"`, '→', now && `"${now}"`].filter(Boolean).join(' ');

function rowsBetween(a: Parameters<typeof made>[0], b: Parameters<typeof made>[0]): string[] {
  const { property } = contextWith();
  return diffEntities([made(a)], [made(b)], { lang: 'en', property }).flatMap(({ rows }) => rows.map(words));
}

describe('what differs between two revisions', () => {
  it('is nothing where only the check or a source is another', () => {
    const a = { checked: '2025-01-01', statements: [says('role', 'Keeps the lamps')] };
    const b = { checked: '2026-01-01', statements: [says('role', 'Keeps the lamps', { sources: ['b'] })] };
    expect(rowsBetween(a, b)).toEqual([]);
  });

  it('is told by entity: new, changed, retired', () => {
    const [x, y, z] = ['x', 'y', 'z'].map((id) => made({ id, names: [{ text: id, lang: 'en', kind: 'full' }] }));
    if (!x || !y || !z) throw new Error();
    const diffs = diffEntities([x, y], [{ ...y, summary: 'Another.' }, z], { lang: 'en', property: () => undefined });
    expect(diffs.map(({ id, what }) => `${id} ${what}`)).toEqual(['x retired', 'y changed', 'z new']);
  });

  it('pairs a value with the one it took the place of', () => {
    const old = [says('leader', 'Ada', { from: '2001' }), says('role', 'Keeps the lamps')];
    const now = [says('leader', 'Ada', { from: '2001', to: '2020' }), says('leader', 'Ben', { from: '2020' })];
    expect(rowsBetween({ statements: old }, { statements: now })).toEqual([
      'statement Head "Ada (2001 –)" → "Ada (2001 – 2020)"',
      'statement Head → "Ben (2020 –)"',
      'statement Role "Keeps the lamps" →',
    ]);
  });

  it('pairs a number with the number it was, and keeps rival claims apart', () => {
    const range = (value: number, claimedBy: string) => says('range', value, { unit: 'km', claimedBy });
    expect(
      rowsBetween(
        { statements: [range(600, 'the union'), range(900, 'the town')] },
        { statements: [range(650, 'the union'), range(900, 'the town')] },
      ),
    ).toEqual(['statement Range "600 km (the union)" → "650 km (the union)"']);
  });

  it('tells names, dates of existence and events', () => {
    const event = (text: string) => ({ date: '2020-02-03', text, sources: ['a'] });
    expect(
      rowsBetween(
        { from: '1999', events: [event('It opens.')] },
        { from: '1999', to: '2024-05', events: [event('It opens to ships.')] },
      ),
    ).toEqual(['existence "1999 –" → "1999 – May 2024"', 'event 3 February 2020 "It opens." → "It opens to ships."']);
  });

  it('leaves relations with what is itself new to that one’s own line', () => {
    const relations = [{ type: 'has-part', to: 'crane' }];
    const crane = made({ id: 'crane' });
    const diffs = diffEntities([made({})], [made({ relations }), crane], { lang: 'en', property: () => undefined });
    expect(diffs.map(({ id, what }) => `${id} ${what}`)).toEqual(['crane new']);
  });
});

describe('npm run facts -- diff', () => {
  const board = (value: string) =>
    madeUpEntity('board', { statements: [{ property: 'role', value, sources: ['gazette'] }] });
  const sources = new Map([[SOURCE.id, SOURCE as Source]]);
  const context = { lang: 'en' as const, property: contextWith().property };

  it('reads a folder of packs, and says old → new with the source', () => {
    const [old, now] = ['Keeps the lamps', 'Keeps the quays'].map((value) => writePacks({ town: [board(value)] }));
    const text = diffText(
      diffEntities(revisionAt(old ?? '').entities, revisionAt(now ?? '').entities, context),
      sources,
    );
    expect(text.split('\n')).toEqual([
      'Changed: 1',
      '',
      '  board of the made-up town <board> organisation, town',
      '    ~ Role: Keeps the lamps → Keeps the quays [Gazette, 2001-02-03]',
    ]);
  });

  it('reads a release as it ships', () => {
    const packs = readPacks(writePacks({ town: [board('Keeps the lamps')] }));
    const folder = mkdtempSync(join(tmpdir(), 'release-'));
    for (const [name, bytes] of compileRelease(packs).files) writeFileSync(join(folder, name), bytes);
    const revision = revisionAt(folder);
    expect(revision.entities.map(({ id }) => id)).toEqual(['board']);
    expect(revision.sources.get('gazette')?.publisher).toBe('Gazette');
    expect(diffText(diffEntities(revision.entities, revision.entities, context), sources)).toBe('Nothing has changed.');
    rmSync(folder, { recursive: true });
  });

  it('refuses what is neither', () => {
    expect(() => revisionAt(tmpdir())).toThrow(/no packs/);
    expect(() => revisionAt('no-such-revision')).toThrow();
  });
});
