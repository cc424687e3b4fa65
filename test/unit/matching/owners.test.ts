/** Institutions of which every country has its own, and companies whose name begins others'. */
import { describe, expect, it } from 'vitest';
import { article, entity, indexOf, marks } from './entities';

const index = indexOf([
  entity('japan', 'country', ['Japan', '일본'], {
    statements: [{ property: 'capital', entity: 'tokyo', sources: ['s'] }],
  }),
  entity('russia', 'country', ['Russia', '러시아']),
  entity('india', 'country', ['India', '인도']),
  entity('south-korea', 'country', ['South Korea', '한국']),
  entity('tokyo', 'place', ['Tokyo']),
  entity('zenda-empire', 'country', ['Zenda Empire'], {
    to: '1945-09-02',
    statements: [{ property: 'capital', entity: 'tokyo', sources: ['s'] }],
  }),
  entity('japan-foreign-ministry', 'organisation', [
    'Japanese Foreign Ministry',
    'Ministry of Foreign Affairs of Japan',
  ]),
  entity('russia-foreign-ministry', 'organisation', [
    'Russian Foreign Ministry',
    { text: 'Foreign Ministry', kind: 'short', near: ['Moscow'] },
  ]),
  entity('jcs', 'armed-force', ["South Korea's Joint Chiefs of Staff", 'Joint Chiefs of Staff']),
  entity('mnd', 'agency', ["South Korea's Ministry of National Defense", '국방부']),
  entity('court', 'organisation', ['Constitutional Court of Korea', { text: 'Constitutional Court', kind: 'alias' }]),
  entity('security-council', 'organisation', ['Security Council']),
  entity('united-states', 'country', [
    'United States',
    { text: 'US', kind: 'acronym' },
    { text: 'U.S.', kind: 'acronym' },
  ]),
  entity('us-navy', 'armed-force', ['United States Navy', 'U.S. Navy']),
  entity('legion', 'armed-force', ['Elm Legion'], {
    relations: ['japan', 'russia'].map((to) => ({ type: 'part-of', to, sources: ['s'] })),
  }),
  entity('acme', 'company', ['Acme Motor', { text: 'Acme', kind: 'alias' }]),
  entity('kim-jong-un', 'person', ['Kim Jong Un', '김정은', { text: 'Kim', kind: 'short', after: 'full' }]),
  entity('kim-ju-ae', 'person', ['Kim Ju Ae', '김주애', { text: 'Kim', kind: 'short', after: 'full' }]),
]);

const only = (id: string, blocks: string | string[]) =>
  marks(index, blocks).filter((mark) => mark.endsWith(` → ${id}`));

describe('the country printed beside an institution decides', () => {
  it.each<[string, string, string[]]>([
    [
      'by a possessive, the country marked too',
      "Japan's Foreign Ministry and Russia’s Foreign Ministry",
      [
        'Japan → japan',
        'Foreign Ministry → japan-foreign-ministry',
        'Russia → russia',
        'Foreign Ministry → russia-foreign-ministry',
      ],
    ],
    ['by an adjective', 'the Russian foreign ministry', ['Russian foreign ministry → russia-foreign-ministry']],
    ['by "of"', 'the Foreign Ministry of Japan', ['Foreign Ministry → japan-foreign-ministry', 'Japan → japan']],
    ['by its capital', "Tokyo's Foreign Ministry", ['Tokyo → tokyo', 'Foreign Ministry → japan-foreign-ministry']],
    [
      'by the capital it is in',
      'the Foreign Ministry in Tokyo',
      ['Foreign Ministry → japan-foreign-ministry', 'Tokyo → tokyo'],
    ],
    [
      'by the country’s name alone',
      'Japan Foreign Ministry',
      ['Japan → japan', 'Foreign Ministry → japan-foreign-ministry'],
    ],
    [
      'a name with its country is printed as two',
      "South Korea's Joint Chiefs of Staff",
      ['South Korea → south-korea', 'Joint Chiefs of Staff → jcs'],
    ],
    ['in Korean', '인도 국방부, 한국 국방부는', ['인도 → india', '한국 → south-korea', '국방부 → mnd']],
  ])('%s', (_, text, expected) => {
    expect(marks(index, text)).toEqual(expected);
  });

  it.each([
    ['India’s Foreign Ministry, in Moscow'],
    ['the Indian Foreign Ministry, in Moscow'],
    ['the Ruritanian and the Brazilian Foreign Ministry in Moscow'],
    ['the Foreign Ministry of India in Moscow'],
    ['Indian Foreign Ministry officials flew to Moscow. The Foreign Ministry gave no details.'],
  ])('against another country’s: %s', (text) => {
    expect(only('russia-foreign-ministry', text)).toEqual([]);
  });

  it.each<[string, string[]]>([
    ['中국방부는 美 국방부는 日국방부 러 국방부와', []],
    ['韓국방부와 韓 국방부는', ['국방부 → mnd', '국방부 → mnd']],
    ['회의중 국방부는 3일 국방부와 (중 국방부)', ['국방부 → mnd', '국방부 → mnd']],
  ])('by the letter of a country in Korean: %s', (text, expected) => {
    expect(marks(index, text, { lang: 'ko' })).toEqual(expected);
  });

  it('against another country’s court, staff and navy', () => {
    expect(only('court', 'the Malaysian Constitutional Court')).toEqual([]);
    expect(only('court', 'the Constitutional Court')).toEqual(['Constitutional Court → court']);
    expect(only('jcs', 'the U.S. Joint Chiefs of Staff')).toEqual([]);
    expect(only('us-navy', 'the Indian Navy and the Navy')).toEqual([]);
    expect(only('us-navy', 'The U.S. Navy came. The Navy left.')).toEqual(['U.S. Navy → us-navy']);
    expect(only('legion', 'the Indian Elm Legion')).toEqual(['Elm Legion → legion']);
    expect(only('us-navy', 'the U.S. Navy in Tokyo')).toEqual(['U.S. Navy → us-navy']);
  });

  it('leaves bodies of no country alone', () => {
    expect(only('security-council', "Russia's Security Council vote")).toEqual(['Security Council → security-council']);
  });

  it('and the rest of the article follows it', () => {
    expect(
      marks(index, ['The Japanese Foreign Ministry wrote.', 'The Foreign Ministry added. Foreign Ministry.']),
    ).toEqual(['Japanese Foreign Ministry → japan-foreign-ministry', 'Foreign Ministry → japan-foreign-ministry']);
  });

  it('never by the pronoun', () => {
    expect(only('us-navy', 'They told us Navy rules are strict.')).toEqual([]);
  });
});

describe('initials among words in capitals', () => {
  it.each<[string, string[], string[]]>([
    ['a plain word', ['FOLLOW US ON SOCIAL MEDIA, JOIN US'], []],
    [
      'initials where the article says so',
      ['US SENDS SHIPS', 'The U.S. ships'],
      ['US → united-states', 'U.S. → united-states'],
    ],
    ['initials in running text', ['The US sent ships'], ['US → united-states']],
  ])('%s', (_, blocks, expected) => {
    expect(marks(index, blocks)).toEqual(expected);
  });
});

describe('a company’s name of one word', () => {
  it.each<[string, string, string[]]>([
    ['is not the front of another’s', 'Acme Department Store opened. Acme Department Store is full; Acme sells.', []],
    ['before a title or legal form is', 'Acme Chairman Lee and Acme Corp', ['Acme → acme', 'Acme → acme']],
    [
      'is where the company is named in full',
      'Acme Motor grew. Acme Steel shrank. Acme sells.',
      ['Acme Motor → acme', 'Acme → acme'],
    ],
  ])('%s', (_, text, expected) => {
    expect(marks(index, text)).toEqual(expected);
  });
});

describe('a surname after a given name', () => {
  it('is nobody new', () => {
    const found = marks(index, "Kim Jong Un came with Kim Ju Ae. It calls Ju-ae Kim's daughter. Kim smiled.");
    expect(found.at(-1)).toBe('Kim → kim-jong-un');
  });
});

describe('words run together', () => {
  it.each<[string, string, string[]]>([
    ['a name after a word', 'thanks to ComradeKim Jong Un.', ['Kim Jong Un → kim-jong-un']],
    [
      'initials and numbers before it',
      'from HEKim Jong Un on May 4Kim Jong Un',
      ['Kim Jong Un → kim-jong-un', 'Kim Jong Un → kim-jong-un'],
    ],
    [
      'a verb grown onto it',
      'MarshalKim Jong Unvisited us. Of theKim Jong Unto others',
      ['Kim Jong Un → kim-jong-un', 'Kim Jong Un → kim-jong-un'],
    ],
    ['a single word after one in lower case', 'all missilesJapan said', ['Japan → japan']],
    ['a headline before its article', 'floods in JapanPolice said', ['Japan → japan']],
    ['not in words with a capital inside', 'PetroIndia and IndiaMart and AirJapan', []],
    ['not where the rest is no follower', 'MarshalKim Jong Unhwa', []],
  ])('%s', (_, text, expected) => {
    expect(marks(index, text)).toEqual(expected);
  });

  it('keeps names that hold a capital', () => {
    const media = indexOf([entity('joongang', 'media', ['JoongAng Ilbo']), entity('youtube', 'company', ['YouTube'])]);
    expect(marks(media, 'YouTube and JoongAng Ilbo')).toEqual(['YouTube → youtube', 'JoongAng Ilbo → joongang']);
  });

  it('keeps offsets in the text as printed, hidden units or not', () => {
    const text = 'with\u00ad ComradeKim\u00ad Jong Unvisited KimJong Un';
    expect(marks(index, text)).toEqual(['Kim\u00ad Jong Un → kim-jong-un', 'KimJong Un → kim-jong-un']);
    expect(article([text]).blocks[0]?.text).toBe(text);
  });
});
