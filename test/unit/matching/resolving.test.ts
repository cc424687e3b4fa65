import { describe, expect, it } from 'vitest';
import { findMentions } from '../../../lib/matching/find-mentions';
import type { Article } from '../../../lib/matching/types';
import { article, entity, indexOf, marks } from './entities';

const surname = (text: string) => ({ text, kind: 'short' as const, case: 'exact' as const, after: 'full' as const });

const index = indexOf([
  entity('msmt', 'organisation', [
    'Multilateral Sanctions Monitoring Team',
    { text: 'MSMT', kind: 'acronym' },
    { text: 'Monitoring Team', kind: 'short', after: 'full' },
  ]),
  entity('kcna', 'media', ['Korean Central News Agency', { text: 'KCNA', kind: 'acronym' }]),
  entity('kim-jong-un', 'person', ['Kim Jong Un', '김정은', surname('Kim')]),
  entity('kim-yo-jong', 'person', ['Kim Yo Jong', '김여정', surname('Kim')]),
  entity('kim-ju-ae', 'person', ['Kim Ju Ae', '김주애', surname('Kim')]),
  entity('kim-il-sung', 'person', ['Kim Il Sung', '김일성', surname('Kim')], { from: '1912-04-15', to: '1994-07-08' }),
  entity('north-korea', 'country', ['North Korea', { text: 'North', kind: 'short', after: 'full' }], {
    statements: [
      { property: 'head-of-state', entity: 'kim-jong-un', from: '2016-06-29', sources: ['s'] },
      { property: 'head-of-state', entity: 'kim-il-sung', from: '1972-12-28', to: '1994-07-08', sources: ['s'] },
    ],
  }),
  entity('patriot', 'weapon', [
    { text: 'Patriot', kind: 'full', near: ['missile', 'air defence'], not: ['Act', 'New England'] },
  ]),
  entity('nis', 'agency', ['National Intelligence Service', { text: 'NIS', kind: 'acronym', with: ['north-korea'] }]),
  entity('unit', 'agency', [{ text: 'Unit', kind: 'full', near: ['Korea'], unless: ['the North'] }]),
  entity('unscr-1718', 'resolution', ['Security Council Resolution 1718', '안보리 결의 1718호', '결의 1718호'], {
    from: '2006-10-14',
  }),
  entity('unscr-2397', 'resolution', ['Security Council Resolution 2397', '안보리 결의 2397호', '결의 2397호'], {
    from: '2017-12-22',
  }),
  entity('imo', 'organisation', ['International Maritime Organization', { text: 'IMO', kind: 'acronym' }]),
  entity('iot', 'term', ['Internet of Things', { text: 'IoT', kind: 'acronym' }]),
  entity('new-start', 'agreement', ['New START treaty']),
  entity('white-house', 'organisation', ['White House']),
  entity('s-400', 'weapon', ['S-400']),
  entity('georgia-state', 'place', [{ text: 'Georgia', kind: 'full', near: ['atlanta'] }], {
    context: ['atlanta', 'governor'],
  }),
  entity('georgia-country', 'country', ['Georgia'], { context: ['tbilisi', 'caucasus'] }),
]);

describe('guards', () => {
  it.each([
    [
      'near: the word stands anywhere in the article',
      ['Patriot batteries', 'Two missiles fell.'],
      ['Patriot → patriot'],
    ],
    ['near: it does not', ['A true Patriot.'], []],
    ['not: the phrase touches the name', ['The Patriot Act and a missile'], []],
    ['not: the phrase stands before it', ['The New England Patriot and a missile'], []],
    ['unless: the word stands in the article', ['The Unit of Korea', 'Not of the North.'], []],
    ['unless: it does not', ['The Unit of Korea'], ['Unit → unit']],
    ['with: the other is named', ['NIS said North Korea had fired'], ['NIS → nis', 'North Korea → north-korea']],
    ['with: it is not', ['NIS said so'], []],
    [
      'a guard is met by the full name',
      ['NIS, the National Intelligence Service'],
      ['NIS → nis', 'National Intelligence Service → nis'],
    ],
  ])('%s', (_, blocks, expected) => {
    expect(marks(index, blocks)).toEqual(expected);
  });

  it.each([
    ['initials inside a name', 'a new start treaty and the s 400-metre relay', []],
    [
      'a name of two words',
      'a white house, White house, WHITE HOUSE',
      ['White house → white-house', 'WHITE HOUSE → white-house'],
    ],
  ])('keeps the capitals of %s', (_, text, expected) => {
    expect(marks(index, text)).toEqual(expected);
  });

  it('is not met by a phrase of another article', () => {
    expect(marks(index, 'Patriot')).toEqual([]);
  });
});

describe('definitions in the article', () => {
  it.each([
    [
      'confirm a name',
      'The Multilateral Sanctions Monitoring Team (MSMT) met. MSMT reports.',
      ['Multilateral Sanctions Monitoring Team → msmt', 'MSMT → msmt', 'MSMT → msmt'],
    ],
    [
      'confirm it in the other order',
      'The MSMT (Multilateral Sanctions Monitoring Team) met.',
      ['MSMT → msmt', 'Multilateral Sanctions Monitoring Team → msmt'],
    ],
    [
      'confirm a long form written a little differently',
      'The Multinational Sanctions Monitoring Team (MSMT) met.',
      ['MSMT → msmt'],
    ],
    ['veto another sense for the whole page', 'A Multi-Site Management Tool (MSMT) helps. MSMT 2 is out.', []],
    [
      'say nothing of a name at the end of another',
      'The Elm Birch Oak Korean Central News Agency (EBOKCNA) wrote. EBOKCNA added.',
      ['Korean Central News Agency → kcna'],
    ],
    ['veto small letters among capitals, too', 'An Institute of Trees (IoT) grew. The IoT is old.', []],
    ['veto a likeness', 'the International Migration Organization (IMO) said', []],
    [
      'give a name a short form of the article’s own',
      'The Korean Central News Agency (KCN) wrote. KCN added.',
      ['Korean Central News Agency → kcna', 'KCN → kcna', 'KCN → kcna'],
    ],
  ])('%s', (_, text, expected) => {
    expect(marks(index, text)).toEqual(expected);
  });

  it('of what has left the packs since say nothing', () => {
    expect(marks(index, 'MSMT', { memory: { introduced: [], definitions: { MSMT: 'gone' } } })).toEqual([
      'MSMT → msmt',
    ]);
  });

  it('hold for text that arrives later', () => {
    const first = findMentions(index, article(['A Multi-Site Management Tool (MSMT) helps.']));
    expect(marks(index, 'MSMT 2 is out.', { memory: first.memory })).toEqual([]);
    expect(marks(index, 'MSMT 2 is out.')).toEqual(['MSMT → msmt']);
  });
});

describe('short forms', () => {
  it.each([
    ['not without the full name', ['Kim said', 'the North said'], []],
    ['after it', ['Kim Jong Un came.', "Kim's train left."], ['Kim Jong Un → kim-jong-un', 'Kim → kim-jong-un']],
    [
      'with "the" where it is a common word',
      ['North Korea fired. The North said so. He went North.'],
      ['North Korea → north-korea', 'North → north-korea'],
    ],
    ['not the front of something longer', ['North Korea and the North Atlantic'], ['North Korea → north-korea']],
    [
      'not another person of that name',
      ['Kim Jong Un came.', 'Margie Kim and Kim Min-woo did not.'],
      ['Kim Jong Un → kim-jong-un'],
    ],
    [
      'not after another person took the name',
      ['Kim Jong Un came.', 'Professor Kim Min-woo spoke. Kim added that'],
      ['Kim Jong Un → kim-jong-un'],
    ],
    [
      'to whom the article is about',
      ['Kim Yo Jong spoke. Kim Yo Jong is the sister of Kim Jong Un. Kim said'],
      ['Kim Yo Jong → kim-yo-jong', 'Kim Yo Jong → kim-yo-jong', 'Kim Jong Un → kim-jong-un', 'Kim → kim-yo-jong'],
    ],
    [
      'to whom it speaks of, of two that it names in full as often',
      ['Kim Jong Un spoke. Kim said no. Kim left.', 'Among the guests was Kim Yo Jong.', 'Kim said'],
      [
        'Kim Jong Un → kim-jong-un',
        'Kim → kim-jong-un',
        'Kim → kim-jong-un',
        'Kim Yo Jong → kim-yo-jong',
        'Kim → kim-jong-un',
      ],
    ],
    [
      'behind a sentence run together with the one before',
      ['Kim Jong Un came on Tuesday.During Kim’s visit it rained. Kim left.'],
      ['Kim Jong Un → kim-jong-un', 'Kim → kim-jong-un', 'Kim → kim-jong-un'],
    ],
    [
      'behind a verb that begins a sentence',
      ['Kim Jong Un came.', 'Accusing Kim of it, he left.'],
      ['Kim Jong Un → kim-jong-un', 'Kim → kim-jong-un'],
    ],
    ['not the front of a direction', ['North Korea and the North-East'], ['North Korea → north-korea']],
    ['the given name alone', ['Kim Ju Ae came. Ju-ae waved.'], ['Kim Ju Ae → kim-ju-ae', 'Ju-ae → kim-ju-ae']],
    [
      'never to somebody called by the given name',
      ['Kim Jong Un came with Kim Ju Ae. Ju-ae waved. Kim smiled.'],
      ['Kim Jong Un → kim-jong-un', 'Kim Ju Ae → kim-ju-ae', 'Ju-ae → kim-ju-ae', 'Kim → kim-jong-un'],
    ],
    [
      'of several words, after "the"',
      ['The Multilateral Sanctions Monitoring Team met. The Monitoring Team reports.'],
      ['Multilateral Sanctions Monitoring Team → msmt', 'Monitoring Team → msmt'],
    ],
    [
      'initials before a surname',
      ['Kim Jong Un came.', 'They met WPK Kim there.'],
      ['Kim Jong Un → kim-jong-un', 'Kim → kim-jong-un'],
    ],
    [
      'titles before a surname',
      ['Kim Jong Un came.', 'President Kim left.'],
      ['Kim Jong Un → kim-jong-un', 'Kim → kim-jong-un'],
    ],
  ])('%s', (_, blocks, expected) => {
    expect(marks(index, blocks)).toEqual(expected);
  });

  it('offers the others where two are left', () => {
    const { mentions } = findMentions(index, article(['Kim Jong Un met Kim Yo Jong. Kim said']));
    expect(mentions.at(-1)).toMatchObject({ entity: 'kim-yo-jong', others: ['kim-jong-un'] });
  });

  it.each(['Kim visits factory', 'Kim Visits Factory', 'Kim Visits Elmstadt Factory', 'KIM VISITS FACTORY'])(
    'in a headline refer to who is named below: %s',
    (headline) => {
      const below = { key: 1, text: 'Leader Kim Jong Un visited a factory.' };
      const { mentions } = findMentions(index, { blocks: [{ key: 0, text: headline, role: 'title' }, below] });
      expect(mentions.map(({ start, entity: id }) => [start, id])).toEqual([
        [0, 'kim-jong-un'],
        [7, 'kim-jong-un'],
      ]);
    },
  );

  it('in a headline of capitals stand for nobody who is not named', () => {
    const blocks = [{ key: 0, text: 'KIM VISITS FACTORY', role: 'title' as const }];
    expect(findMentions(index, { blocks }).mentions).toEqual([]);
  });

  it('after a country stand for its head of state on the day', () => {
    expect(marks(index, "North Korea's Kim", { date: '2025-06-01' })).toContain('Kim → kim-jong-un');
    expect(marks(index, 'North Korea’s Kim', { date: '1985-06-01' })).toContain('Kim → kim-il-sung');
  });

  it('are remembered for text that arrives later', () => {
    const { memory } = findMentions(index, article(['Kim Jong Un came.']));
    expect(marks(index, 'Kim left.', { memory: JSON.parse(JSON.stringify(memory)) })).toEqual(['Kim → kim-jong-un']);
  });
});

describe('longer names nobody knows', () => {
  it.each([['Kim Il Sung University reopened'], ['every day he reads the North Korea Times']])(
    'leave %s unmarked',
    (text) => {
      expect(marks(index, text)).toEqual([]);
    },
  );
});

describe('resolutions', () => {
  it.each([
    ['resolution 2397', ['resolution 2397 → unscr-2397']],
    ['Resolution 2397 (2017)', ['Resolution 2397 (2017) → unscr-2397']],
    ['UNSCR 2397', ['UNSCR 2397 → unscr-2397']],
    ['S/RES/2397', ['S/RES/2397 → unscr-2397']],
    ['resolutions 1718 and 2397', ['1718 → unscr-1718', '2397 → unscr-2397']],
    ['resolutions 1718 (2006), 1874 (2009) and 2397 (2017)', ['1718 (2006) → unscr-1718', '2397 (2017) → unscr-2397']],
    ['in 1718, and 2397 people', []],
    ['UNSCR2397', ['UNSCR2397 → unscr-2397']],
    ['결의 제2397호와 안보리 결의 2397호를', ['결의 제2397호 → unscr-2397', '안보리 결의 2397호 → unscr-2397']],
    ['결의 1718호(2006년)와 2397호는', ['결의 1718호 → unscr-1718', '2397호 → unscr-2397']],
    ['결의 1874호, 2397호 및 1718호, 버스 2397호', ['2397호 → unscr-2397', '1718호 → unscr-1718']],
  ])('%s', (text, expected) => {
    expect(marks(index, text)).toEqual(expected);
  });
});

describe('names in time', () => {
  const future = indexOf([
    entity('msmt', 'organisation', ['Multilateral Sanctions Monitoring Team', { text: 'MSMT', kind: 'acronym' }], {
      from: '2024-10-16',
    }),
    entity('meta', 'company', [{ text: 'Meta', kind: 'full', from: '2021-10-28' }], { from: '2004-02-04' }),
    entity('summit', 'event', ['APEC summit'], { from: '2025-10-31' }),
    entity('ncg', 'organisation', [{ text: 'NCG', kind: 'acronym' }], { from: '2023-07-18' }),
    entity('kim-ju-ae', 'person', ['Kim Ju Ae', '김주애'], { from: '2013' }),
    entity('unscr-2397', 'resolution', ['Security Council Resolution 2397'], { from: '2017-12-22' }),
    entity('unit', 'agency', [{ text: 'Joint Cyber Unit', kind: 'full', near: ['hackers'] }], { from: '2024' }),
  ]);

  it.each([
    ['a full name is a mention on any day', 'the Multilateral Sanctions Monitoring Team', 1],
    ['so are long initials', 'the MSMT met', 1],
    ['short ones may be another body’s', 'the NCG met', 0],
    ['a word may be another company’s', 'Meta grew', 0],
    ['events happen again', 'the APEC summit', 0],
    ['people have namesakes', 'Kim Ju Ae spoke', 0],
    ['numbers are given by every council', 'resolution 2397', 0],
    ['a guarded name may be another’s', 'hackers of the Joint Cyber Unit', 0],
  ])('of what did not exist on the day: %s', (_, text, count) => {
    expect(marks(future, text, { date: '2010-05-01' })).toHaveLength(count);
    expect(marks(future, text, { date: '2026-05-01' })).toHaveLength(1);
  });

  it('of a name that comes into use within a month', () => {
    expect(marks(future, 'Meta grew', { date: '2021-10-10' })).toHaveLength(1);
    expect(marks(future, 'Meta grew', { date: '2021-09-10' })).toHaveLength(0);
  });

  it('of what has ended still mean it', () => {
    expect(marks(index, 'resolution 2397', { date: '2018-01-01' })).toHaveLength(1);
    expect(marks(index, 'Kim Il Sung', { date: '2020-01-01' })).toHaveLength(1);
  });
});

describe('names two entities share', () => {
  it('are ranked by context, and the other reading is offered', () => {
    const [mention] = findMentions(index, article(['Georgia voted, said the governor in Atlanta.'])).mentions;
    expect(mention).toMatchObject({ entity: 'georgia-state', why: { rule: 'ranked' } });
  });

  it.each<[string, Partial<Article>, string]>([
    ['the day it began', { date: '1979-01-10' }, 'treaty-1978'],
    ['the day it began', { date: '2024-01-10' }, 'treaty-2023'],
    ['the language of the article', { lang: 'ja' }, 'diet'],
    ['the language of the article', { lang: 'zh' }, 'congress'],
  ])('are ranked by %s: %o', (_, rest, expected) => {
    const treaty = (year: number) =>
      entity(`treaty-${year}`, 'agreement', [{ text: 'Elm Treaty', kind: 'alias' }], { from: `${year}-09-17` });
    const shared = indexOf([
      treaty(1978),
      treaty(2023),
      entity('diet', 'organisation', [{ text: '国会議', lang: 'ja', kind: 'alias' }]),
      entity('congress', 'organisation', [{ text: '国会議', lang: 'zh', kind: 'alias' }]),
    ]);
    const text = rest.lang ? '国会議' : 'The Elm Treaty stands.';
    const [mention] = findMentions(shared, article([text], rest)).mentions;
    expect(mention).toMatchObject({ entity: expected, why: { rule: expect.stringMatching(/ranked|name/) } });
  });

  it('are ranked by the context word that stands nearest before', () => {
    const meant = (text: string) => findMentions(index, article([text])).mentions[0]?.entity;
    expect(meant('From Tbilisi, by way of the whole world, to Atlanta in Georgia.')).toBe('georgia-state');
    expect(meant('From Atlanta, by way of the whole world, to Tbilisi in Georgia.')).toBe('georgia-country');
  });

  it('are offered where their likelihood is a fifth or more', () => {
    const [mention] = findMentions(index, article(['Georgia voted, says a man of Atlanta and of Tbilisi.'])).mentions;
    expect(mention?.others).toHaveLength(1);
    const [sure] = findMentions(
      index,
      article(['The governor in Atlanta spoke. In Atlanta the governor, once more, of Georgia voted.']),
    ).mentions;
    expect(sure).toMatchObject({ entity: 'georgia-state' });
  });

  it('mean the unguarded one where the guard is not met', () => {
    expect(marks(index, 'Georgia voted in Tbilisi.')).toEqual(['Georgia → georgia-country']);
  });
});

describe('every mention', () => {
  it('says why', () => {
    const { mentions } = findMentions(
      index,
      article(['KCNA: Patriot missile (MSMT). Kim Jong Un. Kim. North Korea. NIS.']),
    );
    expect(mentions.map(({ why }) => why.rule)).toEqual([
      'acronym',
      'near',
      'acronym',
      'name',
      'short-form',
      'name',
      'with',
    ]);
  });
});
