import { describe, expect, it, vi } from 'vitest';
import { type ChangesServices, factsChanges } from '../../../lib/background/facts-changes';
import type { Note } from '../../../lib/notes/model';
import { contextWith, made, says } from '../facts/made-up';

const named = (id: string, role: string) =>
  made({ id, names: [{ text: id, lang: 'en', kind: 'full' }], statements: [says('role', role)] });
const ids = ['alpha', 'beta', 'gamma'];
const { property } = contextWith();

function services(rest: Partial<ChangesServices['facts']> = {}) {
  const facts = {
    before: async () => ({ entities: ids.map((id) => named(id, 'Old')), installed: '2026-10-01T00:00:00.000Z' }),
    entities: async () => [...ids.map((id) => named(id, 'New')), named('delta', 'New')],
    properties: async () => ({ role: property('role')! }),
    sources: async () => ({ a: { id: 'a', publisher: 'Gazette', title: 'Notice', symbol: 'A', date: '2026' } }),
    changesSeen: vi.fn(async () => {}),
    ...rest,
  };
  return {
    facts,
    notes: { all: async () => [{ target: { kind: 'entity', entity: 'gamma' } } as Note] },
    openings: { days: async () => new Map([['beta', 2]]) },
    lang: 'en' as const,
  };
}

describe('what the last update changed', () => {
  it('comes with what the reader has annotated or opened first, and its sources', async () => {
    const given = services();
    const found = await factsChanges(given);
    expect(found?.changes.map(({ id, what, own }) => `${id} ${what}${own ? ' own' : ''}`)).toEqual([
      'beta changed own',
      'gamma changed own',
      'alpha changed',
      'delta new',
    ]);
    expect(found?.changes[0]?.rows).toEqual([
      { part: 'statement', label: 'Role', was: 'Old', now: 'New', sources: ['a'] },
    ]);
    expect(found?.sources).toEqual({ a: { publisher: 'Gazette', title: 'Notice', date: '2026' } });
    expect(given.facts.changesSeen).toHaveBeenCalledOnce();
  });

  it('is nothing where nothing was before, and then not seen either', async () => {
    const given = services({ before: async () => null });
    expect(await factsChanges(given)).toBeNull();
    expect(given.facts.changesSeen).not.toHaveBeenCalled();
  });

  it('is told though the notes cannot be read', async () => {
    const given = services();
    const notes = { all: async () => Promise.reject(new Error('closed')) };
    expect((await factsChanges({ ...given, notes }))?.changes.filter(({ own }) => own).map(({ id }) => id)).toEqual([
      'beta',
    ]);
  });
});
