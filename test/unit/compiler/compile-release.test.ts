import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../../data/compiler/check-packs';
import { compileRelease } from '../../../data/compiler/compile-release';
import { readPacks } from '../../../data/compiler/read-packs';
import { LabelTable } from '../../../lib/facts/label-table';
import { chunkFile, chunkOf, RELEASE_FILES, type ShippedEntity } from '../../../lib/facts/release';
import { madeUpEntity, SOURCE, writePacks } from './made-up-packs';

const labelsIn = (files: Map<string, Uint8Array>) =>
  new LabelTable(files.get(RELEASE_FILES.labels)?.slice().buffer as ArrayBuffer);
const read = (files: Map<string, Uint8Array>, name: string) => JSON.parse(new TextDecoder().decode(files.get(name)));

describe('the packs of this repository', () => {
  it('have no problems and compile', () => {
    const packs = readPacks();
    expect(problemsOf(packs)).toEqual([]);
    expect(compileRelease(packs).manifest.counts.entities).toBe(packs.entities.length);
  });
});

describe('the release', () => {
  const many = Array.from({ length: 230 }, (_, index) => madeUpEntity(`board-${String(index).padStart(3, '0')}`));

  it('is the same byte for byte from the same packs', () => {
    const root = writePacks({ town: many });
    const [first, second] = [compileRelease(readPacks(root)), compileRelease(readPacks(root))];
    expect([...first.files.keys()]).toEqual([...second.files.keys()]);
    for (const [name, bytes] of first.files) expect(Buffer.compare(bytes, second.files.get(name)!)).toBe(0);
  });

  it('has another revision when one word changes', () => {
    const changed = many.map((entity, index) => (index === 7 ? { ...entity, summary: 'Another summary.' } : entity));
    const revision = (entities: typeof many) =>
      compileRelease(readPacks(writePacks({ town: entities }))).manifest.revision;
    expect(revision(changed)).not.toBe(revision(many));
  });

  it('holds entities in chunks of 100, sorted by id over all packs, each found by its chunk', () => {
    const { manifest, files } = compileRelease(
      readPacks(writePacks({ town: many.slice(100), city: many.slice(0, 100) })),
    );
    expect(manifest.counts).toMatchObject({ packs: 2, entities: 230, chunks: 3, statements: 230, sources: 1 });
    expect(manifest.chunkStarts).toEqual(['board-000', 'board-100', 'board-200']);
    for (const id of ['board-000', 'board-099', 'board-100', 'board-229']) {
      const chunk: ShippedEntity[] = read(files, chunkFile(chunkOf(manifest, id)));
      expect(chunk.map((entity) => entity.id)).toContain(id);
    }
    expect(chunkOf(manifest, 'a-board')).toBe(-1);
  });

  it('lists size and checksum of every file but the manifest', () => {
    const { manifest, files } = compileRelease(readPacks(writePacks({ town: many })));
    expect(Object.keys(manifest.files).sort()).toEqual(
      [...files.keys()].filter((name) => name !== 'manifest.json').sort(),
    );
    for (const [name, { bytes, sha256 }] of Object.entries(manifest.files)) {
      const file = files.get(name)!;
      expect(file.byteLength).toBe(bytes);
      expect(createHash('sha256').update(file).digest('hex')).toBe(sha256);
    }
  });

  it('shows a relation on both sides', () => {
    const root = writePacks({
      town: [
        madeUpEntity('harbour-board', {
          relations: [{ type: 'part-of', to: 'council', from: '2003', sources: ['gazette'] }],
        }),
        madeUpEntity('council'),
      ],
    });
    const { entities } = compileRelease(readPacks(root));
    expect(entities.find(({ id }) => id === 'council')?.relations).toEqual([
      { type: 'has-part', to: 'harbour-board', from: '2003', sources: ['gazette'] },
    ]);
  });

  it('labels every entity with its full name, in Korean where it has one', () => {
    const names = [
      { text: 'HBD', lang: 'en', kind: 'acronym' },
      { text: 'Harbour Board', lang: 'en', kind: 'full' },
      { text: '항만청', lang: 'ko', kind: 'native' },
    ];
    const root = writePacks({ town: [madeUpEntity('harbour-board', { names, familiar: true }), madeUpEntity('zoo')] });
    const labels = labelsIn(compileRelease(readPacks(root)).files);
    expect(labels).toHaveLength(2);
    expect(labels.labelAt(0, 'en')).toEqual({
      id: 'harbour-board',
      title: 'Harbour Board',
      type: 'organisation',
      familiar: true,
    });
    expect(labels.labelAt(0, 'ko')?.title).toBe('항만청');
    const zoo = { id: 'zoo', title: 'zoo of the made-up town', type: 'organisation', familiar: false };
    expect([labels.labelAt(1, 'en'), labels.labelAt(1, 'ko')]).toEqual([zoo, zoo]);
    expect(labels.labelAt(2, 'en')).toBeUndefined();
    expect(['harbour-board', 'zoo', 'aviary', 'house', 'zzz'].map((id) => labels.placeOf(id))).toEqual([
      0, 1, -1, -1, -1,
    ]);
  });

  it('gives a card another number when it says something new, not when it was only compared or is found otherwise', () => {
    const contentOf = (rest: Record<string, unknown>) => {
      const root = writePacks({ town: [madeUpEntity('zoo', rest)] });
      return labelsIn(compileRelease(readPacks(root)).files).contentAt(0);
    };
    const before = contentOf({});
    expect(contentOf({ checked: '2026-02-03', familiar: true })).toBe(before);
    expect(contentOf({ summary: 'Another entity.' })).not.toBe(before);
    expect(contentOf({ statements: [{ property: 'role', value: 'Rests', sources: ['gazette'] }] })).not.toBe(before);
    expect(contentOf({ to: '2025' })).not.toBe(before);
  });
});

describe('dates in packs', () => {
  it('may be written bare: a year, a month or a day stays as written', () => {
    const bare = { founded: 2001, month: '2016-03', day: '2016-03-02' };
    const statements = [
      { property: 'founded', value: bare.founded, sources: ['gazette'] },
      { property: 'role', value: 'Keeps the harbour', from: 2004, to: bare.month, sources: ['gazette'] },
      { property: 'mandate', value: 'Keeps the peace', asOf: bare.day, sources: ['gazette'] },
    ];
    const root = writePacks({ town: [madeUpEntity('harbour-board', { statements })] }, [{ ...SOURCE, date: 2001 }]);
    const packs = readPacks(root);
    expect(problemsOf(packs)).toEqual([]);
    expect(packs.entities[0]?.data.statements).toMatchObject([
      { value: 2001 },
      { from: '2004', to: '2016-03' },
      { asOf: '2016-03-02' },
    ]);
    expect(packs.sources[0]?.data.date).toBe('2001');
  });
});

describe('one holder at a time', () => {
  const leader = (value: string, rest: Record<string, unknown>) => ({
    property: 'leader',
    value,
    sources: ['gazette'],
    ...rest,
  });
  const problems = (...statements: unknown[]) =>
    problemsOf(readPacks(writePacks({ town: [madeUpEntity('harbour-board', { statements })] }))).length;

  it.each([
    ['a day of handover is the next one’s', { to: '2010-05-01' }, { from: '2010-05-01' }, 1],
    ['the day before is the one’s who goes', { to: '2010-04-30' }, { from: '2010-05-01' }, 0],
    ['a year named by both may be shared', { to: '2010' }, { from: '2010' }, 0],
    ['an end within the first month of the next is a clash', { to: '2010-06-02' }, { from: '2010-05-01' }, 1],
    ['two without dates clash', {}, {}, 1],
    ['the last evidence of one may precede the next', { from: '2005', asOf: '2009' }, { from: '2010' }, 0],
    ['an open term clashes with a later one', { from: '2005' }, { from: '2010' }, 1],
    ['a claim stands beside', { from: '2005' }, { from: '2010', claimedBy: 'The opposition' }, 0],
    ['a qualifier stands beside', { from: '2005' }, { from: '2010', qualifier: 'acting' }, 0],
  ])('%s', (_, first, second, count) => {
    expect(problems(leader('Ada Keeper', first), leader('Ben Pilot', second))).toBe(count);
  });
});
