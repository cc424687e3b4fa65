import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTITY_TYPES } from '../../../lib/facts/entity-types';
import { LANGUAGES, NAME_KINDS } from '../../../lib/facts/name-kinds';
import { ROLE } from '../../../lib/matching/format';
import { loadNameIndex } from '../../../lib/matching/name-index';
import type { EntityClues, NameGuards } from '../../../lib/matching/name-piece';
import type { NameTableSource } from '../../../lib/matching/name-table';
import { packIndex } from '../../../lib/matching/pack-index';

/** Leaves out fields that are undefined, as the table does. */
const some = <T extends object>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc.record(model as never, { requiredKeys: [] }) as unknown as fc.Arbitrary<T>;
const day = fc.constantFrom('0935-01-01', '1948-09-09', '2026-11-26');
const numbers = fc.array(fc.nat(2 ** 20), { minLength: 1, maxLength: 5 });
const head = fc
  .tuple(fc.nat(2 ** 20), some<{ from: string; to: string }>({ from: day, to: day }))
  .map(([entity, days]) => ({ entity, ...days }));
const clues = some<Required<EntityClues>>({
  context: numbers,
  related: numbers,
  nations: numbers,
  heads: fc.array(head, { minLength: 1, maxLength: 3 }),
  from: day,
  to: day,
});
const guards = some<Required<NameGuards>>({
  near: numbers,
  with: numbers,
  not: numbers,
  unless: numbers,
  from: day,
  to: day,
});
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const name = fc.record({ text, kind: fc.constantFrom(...NAME_KINDS), lang: fc.constantFrom(...LANGUAGES) });
const entity = fc.record({
  id: text,
  type: fc.constantFrom(...ENTITY_TYPES),
  familiar: fc.boolean(),
  en: text,
  ko: fc.option(text, { nil: '' }),
  clues: fc.option(clues, { nil: undefined }),
  names: fc.array(fc.tuple(name, fc.option(guards, { nil: undefined })), { maxLength: 4 }),
});
const entities = fc
  .uniqueArray(entity, { selector: ({ id }) => id, maxLength: 150, size: 'max' })
  .map((list) => list.sort((a, b) => (a.id < b.id ? -1 : 1)));
const cues = fc.uniqueArray(text, { maxLength: 6 });

describe('the name table', () => {
  it('says of every entity and name what was packed', () => {
    fc.assert(
      fc.property(entities, cues, (list, phrases) => {
        const source: NameTableSource = { entities: list, clues: {}, guards: {}, names: [], cues: phrases };
        const entityOf: number[] = [];
        const flags: number[] = [];
        list.forEach((each, number) => {
          if (each.clues) source.clues[number] = each.clues;
          for (const [own, guard] of each.names) {
            entityOf.push(number);
            flags.push(flags.length % 2000);
            if (guard) source.guards[source.names.length] = guard;
            source.names.push(own);
          }
        });
        const { names: table } = loadNameIndex(packIndex([], entityOf, flags, source));

        expect(table.entityCount).toBe(list.length);
        list.forEach(({ id, type, familiar, names, clues: known, en, ko }, number) => {
          expect([table.idOf(number), table.typeOf(number), table.isFamiliar(number)]).toEqual([id, type, familiar]);
          expect(table.numberOf(id)).toBe(number);
          expect(table.labelOf(number, 'en')).toEqual({ id, title: en, type, familiar });
          expect(table.labelOf(number, 'ko')?.title).toBe(ko || en);
          expect(table.cluesOf(number)).toEqual(known ?? {});
          const [from, to] = table.namesOf(number);
          const own = Array.from({ length: to - from }, (_, at) => from + at);
          expect(own.map((at) => [table.textOf(at), table.kindOf(at), table.langOf(at)])).toEqual(
            names.map(([each]) => [each.text, each.kind, each.lang]),
          );
          expect(own.map((at) => table.ownerOf(at))).toEqual(own.map((at) => ({ entity: number, flags: flags[at] })));
          expect(own.map((at) => table.guardsOf(at))).toEqual(names.map(([, guard]) => guard));
        });
        phrases.forEach((phrase, number) => {
          expect([table.cueOf(number), table.cueNumberOf(phrase)]).toEqual([phrase, number]);
          expect(table.ownerOf(flags.length + number)).toEqual({ entity: number, flags: ROLE.cue });
        });
        expect(table.ownerOf(flags.length + phrases.length + 3)).toEqual({ entity: 3, flags: ROLE.veto });
      }),
      { numRuns: 200 },
    );
  });

  it('knows nothing of what it does not hold', () => {
    const { names: table } = loadNameIndex(packIndex([], [], []));
    expect([table.idOf(0), table.typeOf(0), table.isFamiliar(0), table.numberOf('nobody')]).toEqual([
      '',
      undefined,
      false,
      undefined,
    ]);
    expect([table.textOf(0), table.kindOf(0), table.langOf(0), table.cueOf(0)]).toEqual(['', undefined, undefined, '']);
    expect([table.guardsOf(0), table.cluesOf(0), table.namesOf(0)]).toEqual([undefined, {}, [0, 0]]);
  });
});
