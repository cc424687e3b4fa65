import { describe, expect, it } from 'vitest';
import { cardView } from '../../../lib/facts/as-of';
import type { ChangeView } from '../../../lib/facts/card-view';
import { contextWith, made, says } from './made-up';

const words = ({ kind, label, was, now, date }: ChangeView) =>
  [kind, label, was, now && `→ ${now}`, date].filter(Boolean).join(' ');

const changesOf = (rest: Parameters<typeof made>[0], day: string | null, titles: Record<string, string> = {}) =>
  cardView(made(rest), day, contextWith(titles)).changes.map(words);

describe('what has changed since an article', () => {
  it('is nothing on a card of now', () => {
    expect(changesOf({ statements: [says('leader', 'Ada', { from: '2001', to: '2010' })] }, null)).toEqual([]);
  });

  const statements = [
    says('leader', 'Ada Keeper', { from: '2001', to: '2010' }),
    says('leader', 'Ben Pilot', { from: '2011-03' }),
  ];
  it('tells who holds an office now, and since when', () => {
    expect(changesOf({ statements }, '2005-05-05')).toEqual(['value Head Ada Keeper → Ben Pilot 2011-03']);
    expect(changesOf({ statements }, '2012-01-01')).toEqual([]);
  });

  it('names the source of what is now', () => {
    const [change] = cardView(made({ statements }), '2005-05-05', contextWith()).changes;
    expect(change?.sources.map(({ id }) => id)).toEqual(['a']);
  });

  it('tells what is over and has no successor', () => {
    const office = says('office', 'Harbour master', { from: '2001', to: '2010-02' });
    expect(changesOf({ type: 'person', statements: [office] }, '2005-05-05')).toEqual([
      'over Office held Harbour master 2010-02',
    ]);
    // It was over on the card's day already.
    expect(changesOf({ type: 'person', statements: [office] }, '2015-05-05')).toEqual([]);
  });

  it('tells what is new: a date that has come, a value that began', () => {
    const rows = [says('died', '2022-07-08'), says('role', 'Keeps the lamps', { from: '2020' })];
    expect(changesOf({ type: 'person', statements: rows }, '2019-01-01')).toEqual([
      'new Died → 8 July 2022',
      'new Role → Keeps the lamps 2020',
    ]);
    expect(changesOf({ type: 'person', statements: rows }, '2023-01-01')).toEqual([]);
  });

  it('tells that it ended and what took over, and that it is called otherwise', () => {
    const relations = [{ type: 'replaced-by', to: 'port-office' }];
    const ended = made({ from: '1990', to: '2020-03', relations });
    const [change] = cardView(ended, '2019-01-01', contextWith({ 'port-office': 'Port Office' })).changes;
    expect(change).toMatchObject({ kind: 'ended', date: '2020-03', link: { title: 'Port Office' } });
    const names = [
      { text: 'Board of Quays', lang: 'en', kind: 'former', to: '2021-06' },
      { text: 'Harbour Board', lang: 'en', kind: 'full', from: '2021-07' },
    ];
    expect(changesOf({ names }, '2019-01-01')).toEqual(['name Board of Quays → Harbour Board 2021-07']);
  });

  it('says nothing of what had not begun', () => {
    expect(changesOf({ from: '2024', statements: [says('leader', 'Ada', { from: '2024' })] }, '2019-01-01')).toEqual(
      [],
    );
  });
});
