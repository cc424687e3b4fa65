/** What is remembered of opened cards and of articles, and how it is forgotten. */
import { afterEach, expect, it } from 'vitest';
import { HistoryStore } from '../../lib/history/store';

const store = new HistoryStore();
afterEach(async () => {
  await store.forget('opened');
  await store.forget('met');
});
const at = (minute: number) => `2026-03-01T10:${String(minute).padStart(2, '0')}:00.000Z`;

it('keeps opened cards, the last first, the same one on end once', async () => {
  await store.noteOpened({ entity: 'msmt', at: at(1) });
  await store.noteOpened({ entity: 'kcna', at: at(2) });
  await store.noteOpened({ entity: 'kcna', at: at(3) });
  await store.noteOpened({ entity: 'kcna', at: at(4), page: { url: 'https://news.test/', title: '' } });
  expect((await store.opened()).map(({ entity, at: when }) => `${entity} ${when.slice(14, 16)}`)).toEqual([
    'kcna 04',
    'kcna 03',
    'msmt 01',
  ]);
});

it('keeps an article once, with every name met in it and its first reading', async () => {
  const article = { url: 'https://news.test/a', title: 'A', first: at(1), entities: ['msmt'] };
  await store.noteMet(article);
  await store.noteMet({ ...article, first: at(9), title: '', entities: ['kcna', 'msmt'] });
  expect(await store.articlesOf('kcna')).toEqual([{ ...article, entities: ['msmt', 'kcna'] }]);
  expect(await store.articlesOf('msmt')).toHaveLength(1);
  await store.noteMet({ ...article, url: 'https://news.test/none', entities: [] });
  expect(await store.counts()).toEqual({ opened: 0, met: 1 });
});

it('orders articles by when they were first read', async () => {
  for (const minute of [5, 2, 8]) {
    await store.noteMet({ url: `https://news.test/${minute}`, title: '', first: at(minute), entities: ['msmt'] });
  }
  expect((await store.articlesOf('msmt')).map(({ url }) => url.slice(-1))).toEqual(['2', '5', '8']);
});

it('forgets one row, or a part and not the other', async () => {
  await store.noteOpened({ entity: 'msmt', at: at(1) });
  await store.noteOpened({ entity: 'kcna', at: at(2) });
  await store.noteMet({ url: 'https://news.test/a', title: '', first: at(1), entities: ['msmt'] });
  const [last] = await store.opened();
  await store.forget('opened', last?.id);
  expect((await store.opened()).map(({ entity }) => entity)).toEqual(['msmt']);
  await store.forget('opened');
  expect(await store.counts()).toEqual({ opened: 0, met: 1 });
});
