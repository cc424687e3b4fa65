import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { checkReference } from '../../../data/compiler/check-reference';
import { readPacks } from '../../../data/compiler/read-packs';
import { findReference } from '../../../data/compiler/reference/reference-folder';
import { countVote } from '../../../data/compiler/reference/security-council';
import { madeUpEntity, writePacks } from './made-up-packs';

const statement = (property: string, rest: Record<string, unknown>) => ({ property, sources: ['gazette'], ...rest });
const SOURCES = [
  { id: 'gazette', publisher: 'Gazette', title: 'Notice', url: 'https://example.org/', date: '2001' },
  {
    id: 'mitre-g0001',
    publisher: 'MITRE ATT&CK',
    title: 'Night Owl (G0001)',
    url: 'https://example.org/',
    date: '2001',
  },
];

/** A folder of reference data with these files. */
function reference(files: Record<string, string>) {
  const corpus = mkdtempSync(join(tmpdir(), 'reference-'));
  for (const [name, text] of Object.entries(files)) {
    const path = join(corpus, 'reference', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return findReference(corpus);
}

/** What the comparisons say of the entities, as `field: reason` without the advice. */
function compare(entities: Record<string, unknown>[], files: Record<string, string>, explanations?: unknown[]) {
  const root = writePacks({ korea: entities }, SOURCES);
  if (explanations) writeFileSync(join(root, 'reference-disagreements.yaml'), stringify(explanations));
  const results = checkReference(readPacks(root), reference(files), root);
  return {
    said: results.flatMap(({ problems }) =>
      problems.map(({ field, reason }) => `${field}: ${reason.replace(/ \(.*/, '')}`),
    ),
    made: results.filter(({ examined, skipped }) => skipped === undefined && examined > 0).length,
    skipped: results.filter(({ skipped }) => skipped !== undefined).length,
  };
}

const RESOLUTIONS = [
  'resolution\tdate\tvote\tcontent\tverification',
  '1718\t2006-10-14\t15-0-0\tFirst\topened',
  '1929\t2010-06-09\t12-2-1 (Brazil, Turkey against)\tIran\topened',
  'draft (veto) 2024\t2024-03-28\t13-1-1 (Russia veto, China abstained)\tPanel\topened',
].join('\n');

describe('without reference data', () => {
  it('skips every comparison and says so', () => {
    const { said, made, skipped } = compare([madeUpEntity('owl')], {});
    expect({ said, made }).toEqual({ said: [], made: 0 });
    expect(skipped).toBe(8);
    expect(findReference('/nowhere')).toBeUndefined();
  });
});

describe('resolutions', () => {
  const resolution = (adopted: string, vote: string) =>
    madeUpEntity('unscr-1929', {
      type: 'resolution',
      statements: [
        statement('symbol', { value: 'S/RES/1929 (2010)' }),
        statement('adopted', { value: adopted }),
        statement('vote', { value: vote }),
      ],
    });

  it.each([
    ['15 in favour, none against, no abstentions', '15-0-0'],
    ['12 in favour; Brazil and Turkey against; Lebanon abstained', '12-2-1'],
    ['13 in favour, none against; China and Pakistan abstained', '13-0-2'],
  ])('counts %s', (text, votes) => {
    expect(countVote(text)).toBe(votes);
  });

  it('compares day and vote', () => {
    const files = { 'unsc_dprk_resolutions.tsv': RESOLUTIONS };
    const right = '12 in favour; Brazil and Turkey against; Lebanon abstained';
    expect(compare([resolution('2010-06-09', right)], files)).toMatchObject({ said: [], made: 1 });
    expect(compare([resolution('2010-06-10', '12 in favour, none against')], files).said).toEqual([
      'statements.1.value: 2010-06-10; unsc_dprk_resolutions.tsv says 2010-06-09',
      'statements.2.value: 12-0-0; unsc_dprk_resolutions.tsv says 12-2-1',
    ]);
  });

  it('lets a reason stand for a disagreement, and says which reason is not needed', () => {
    const files = { 'unsc_dprk_resolutions.tsv': RESOLUTIONS };
    const right = '12 in favour; Brazil and Turkey against; Lebanon abstained';
    const why = (says: string) => ({
      comparison: 'resolutions',
      entity: 'unscr-1929',
      reference: says,
      reason: 'The day in New York.',
    });
    expect(compare([resolution('2010-06-10', right)], files, [why('2010-06-09')]).said).toEqual([]);
    expect(compare([resolution('2010-06-09', right)], files, [why('2010-06-09')]).said).toEqual([
      '0: explains nothing: no such disagreement',
    ]);
    expect(compare([resolution('2010-06-10', right)], files, [why('2010-06-08')]).said).toHaveLength(2);
    const { reason: _, ...noReason } = why('2010-06-09');
    expect(compare([resolution('2010-06-10', right)], files, [noReason]).said).toContain('0.reason: is missing');
  });
});

describe('the sanctions list', () => {
  const files = {
    'un_1718_list_2026-02-27.tsv': [
      'ref\tkind\tname\taliases\tlisted_on\tlast_updated\tdesignations\tcomment',
      'KPe.001\tentity\tNIGHT TRADING COMPANY, LIMITED (NTC)\tDay "Trading"; Dusk Bank\t2009-07-16\t2022-07-26\t\t',
      'KPi.002\tindividual\tRI JE-SON\tRi Che-son\t2009-07-16\t2023-06-29\t\t',
    ].join('\n'),
  };
  const listed = (name: string, rest: Record<string, unknown>) =>
    madeUpEntity('owl', {
      names: [{ text: name, lang: 'en', kind: 'full' }],
      statements: [statement('sanctioned-by', { value: 'Security Council', ...rest })],
    });

  it('knows names with and without their form of company, in any order, and aliases', () => {
    for (const name of ['Night Trading Company', 'Night Trading Company Ltd', 'Trading Company Night', 'Dusk Bank']) {
      const said = compare([listed(name, { qualifier: 'reference KPe.001', from: '2009-07-16' })], files);
      expect(said).toMatchObject({ said: [], made: 1 });
    }
    expect(compare([listed('Je Son Ri', { qualifier: 'KPi.002' })], files).said).toEqual([]);
    expect(compare([listed('Owl', { value: 'Its owner Ri Je Son is listed too, KPi.002' })], files).said).toEqual([]);
  });

  it('finds a wrong number, body and day', () => {
    expect(compare([listed('Dusk Bank', { qualifier: 'KPe.999' })], files).said).toEqual([
      'statements.0.qualifier: KPe.999; un_1718_list_2026-02-27.tsv says no such number',
    ]);
    expect(compare([listed('Dawn Bank', { qualifier: 'KPe.001' })], files).said[0]).toContain('KPe.001 is owl');
    expect(compare([listed('Dusk Bank', { qualifier: 'KPe.001', from: '2009-07-17' })], files).said).toEqual([
      'statements.0.from: KPe.001 2009-07-17; un_1718_list_2026-02-27.tsv says 2009-07-16',
    ]);
  });
});

describe('vetoes', () => {
  const files = {
    'unsc_dprk_resolutions.tsv': RESOLUTIONS,
    'unsc_vetoes_1946_2022.csv': 'year,date,China,France,Russia,USSR,USA,UK\n2022,5/26/2022,1,0,1,0,0,0',
  };
  const told = (date: string, text: string) =>
    compare([madeUpEntity('owl', { events: [{ date, text, sources: ['gazette'] }] })], files);

  it.each([
    ['2022-05-26', 'China and Russia veto further sanctions.'],
    ['2022-05-26', 'The United States has a vote; its draft falls to vetoes of China and Russia.'],
    ['2022-05-26', 'The vetoed draft of the United States would have cut oil.'],
    ['2024-03-28', 'Russia vetoes the renewal, China abstaining.'],
  ])('agree on %s: %s', (date, text) => {
    expect(told(date, text)).toMatchObject({ said: [], made: 1 });
  });

  it.each([
    ['2022-05-26', 'Russia vetoes further sanctions.'],
    ['2022-05-26', 'China, Russia and France veto further sanctions.'],
    ['2022-05-25', 'China and Russia veto further sanctions.'],
    ['2024-03-28', 'China vetoes the renewal.'],
  ])('disagree on %s: %s', (date, text) => {
    expect(told(date, text).said).toHaveLength(1);
  });

  it('leave alone what tells of no veto then, and days no list reaches', () => {
    expect(told('2022-06-01', 'Loses the panel that Russia had vetoed.').made).toBe(0);
    expect(told('2025-01-01', 'Russia vetoes it.').made).toBe(0);
  });
});

describe('ATT&CK groups', () => {
  const files = {
    'misp_mitre_intrusion_set.json': JSON.stringify({
      values: [
        { meta: { external_id: 'G0001', synonyms: ['Night Owl', 'NOCTUA'] } },
        { meta: { external_id: 'G0002', synonyms: ['Day Hawk', 'Red Kite'] } },
      ],
    }),
    'mitre_stix_kp/intrusion-set--1.json': JSON.stringify({
      objects: [
        {
          name: 'Night Owl',
          aliases: ['Barn Sleet'],
          external_references: [{ source_name: 'mitre-attack', external_id: 'G0001' }],
        },
      ],
    }),
  };
  const group = (...names: string[]) =>
    madeUpEntity('owl', {
      type: 'threat-group',
      names: names.map((text) => ({ text, lang: 'en', kind: 'full' })),
      statements: [statement('active-since', { value: '2009', sources: ['mitre-g0001'] })],
    });

  it('agree on id and aliases, old and new', () => {
    expect(compare([group('Night Owl', 'Noctua', 'Barn Sleet', 'Our Own Name')], files)).toMatchObject({
      said: [],
      made: 1,
    });
  });

  it('find the id of another group, and its alias', () => {
    expect(compare([group('Grey Owl')], files).said).toEqual([
      'statements.0.sources: G0001 is owl; mitre_stix_kp/intrusion-set--1.json says Night Owl',
    ]);
    expect(compare([group('Night Owl', 'Red Kite')], files).said[0]).toContain('Red Kite is owl');
  });
});

describe('missile tests', () => {
  const files = {
    'cns_missile_tests_1984_2023-04.csv': [
      'F1,Date,Missile Name',
      '1,May-90,Nodong',
      '2,28-Nov-17,Hwasong-99A (KN-99)',
      '3,16-Mar-18,Hwasong-99A (KN-99)',
      '4,1-Jan-19,Unknown',
    ].join('\n'),
    'csis_provocations_1958_2026-08.csv': 'date,type\n2026-08-20,Missile Provocation',
  };
  const weapon = (rest: Record<string, unknown>) =>
    compare(
      [madeUpEntity('kn-99', { type: 'weapon', names: [{ text: 'KN-99', lang: 'en', kind: 'full' }], ...rest })],
      files,
    );

  it('takes the first flight, a day later in Korea, or with a qualifier any flight', () => {
    const first = (value: string, rest = {}) => weapon({ statements: [statement('first-tested', { value, ...rest })] });
    expect(first('2017-11-29')).toMatchObject({ said: [], made: 1 });
    expect(first('2017-11')).toMatchObject({ said: [], made: 1 });
    expect(first('2018-03-16', { qualifier: 'first success' }).said).toEqual([]);
    expect(first('2018-03-16').said).toEqual([
      'statements.0.value: 2018-03-16; cns_missile_tests_1984_2023-04.csv says 2017-11-28',
    ]);
    expect(first('2016-01-01', { claimedBy: 'Somebody' }).made).toBe(0);
  });

  it('looks for days of flights in both lists', () => {
    const event = (date: string, text: string) => weapon({ events: [{ date, text, sources: ['gazette'] }] });
    expect(event('2026-08-20', 'Ten are fired at sea.')).toMatchObject({ said: [], made: 1 });
    expect(event('2019-01-02', 'Launched at dawn.')).toMatchObject({ said: [], made: 1 });
    expect(event('2019-01-05', 'Launched at dawn.').said).toHaveLength(1);
    expect(event('2019-01-05', 'Its launcher is shown at a parade.').made).toBe(0);
    expect(event('2026-09-01', 'Launched after the lists end.').made).toBe(0);
  });
});

describe('names', () => {
  const countries = JSON.stringify([
    {
      name: { common: 'Owland', official: 'Republic of Owland' },
      capital: ['City of Roost'],
      translations: { kor: { common: '올빼미 나라' } },
    },
  ]);
  const country = (rest: Record<string, unknown>) =>
    compare([madeUpEntity('owland', { type: 'country', ...rest })], { 'world_countries.json': countries });
  const english = { text: 'Owland', lang: 'en', kind: 'full' };

  it('compares capitals and Korean names of countries', () => {
    const right = { names: [english, { text: '올빼미나라', lang: 'ko', kind: 'alias' }] };
    expect(country({ ...right, statements: [statement('capital', { value: 'Roóst' })] })).toMatchObject({
      said: [],
      made: 2,
    });
    expect(country({ ...right, statements: [statement('capital', { value: 'Nest' })] }).said).toEqual([
      'statements.0.value: Nest; world_countries.json says City of Roost',
    ]);
    expect(country({ names: [english, { text: '부엉이', lang: 'ko', kind: 'alias' }] }).said).toEqual([
      'names: 부엉이; world_countries.json says 올빼미 나라',
    ]);
  });

  it('knows that North and South write the first sound of a surname differently', () => {
    const files = {
      'wikidata_kp_politicians_2022-10.ndjson':
        '{"labels":{"en":"Ri Yong-gil","ko":"리영길 (정치인)"}}\n{"labels":{"en":"Ri Yong-ho"}}\n',
    };
    const person = (korean: string) =>
      madeUpEntity('ri', {
        type: 'person',
        names: [
          { text: 'Ri Yong Gil', lang: 'en', kind: 'full' },
          { text: korean, lang: 'ko', kind: 'native' },
        ],
      });
    expect(compare([person('리영길')], files)).toMatchObject({ said: [], made: 1 });
    expect(compare([person('이영길')], files).said).toEqual([]);
    expect(compare([person('리용길')], files).said).toEqual([
      'names: 리용길; wikidata_kp_politicians_2022-10.ndjson says 리영길',
    ]);
  });
});

describe('our packs', () => {
  const found = findReference();
  it.skipIf(found === undefined)('disagree with the reference data only where it is explained', () => {
    const said = checkReference(readPacks(), found).flatMap(({ problems }) => problems);
    expect(said).toEqual([]);
  });
});
