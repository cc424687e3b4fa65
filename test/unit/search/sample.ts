/** A few dozen entities with the names and sentences that make search hard: enough for tables, small enough to read. */
import type { EntityType, NameKind } from '../../../lib/facts/schema';
import type { SearchEntity } from '../../../lib/search/model';

type Names = Partial<Record<NameKind, string | string[]>>;

function entity(id: string, type: EntityType, names: Names, texts: string[] = [], familiar = false): SearchEntity {
  const list: SearchEntity['names'] = [];
  for (const [kind, value] of Object.entries(names) as [NameKind, string | string[]][]) {
    for (const text of [value].flat()) list.push({ text, lang: /[가-힣]/.test(text) ? 'ko' : 'en', kind });
  }
  const [summary, ...statements] = texts;
  return {
    id,
    type,
    title: list[0]!.text,
    familiar,
    names: list,
    texts: [
      ...(summary ? [{ field: 'summary' as const, text: summary }] : []),
      ...statements.map((text) => ({ field: 'statement' as const, text })),
    ],
  };
}

export const ENTITIES: SearchEntity[] = [
  entity(
    'msmt',
    'organisation',
    {
      full: 'Multilateral Sanctions Monitoring Team',
      acronym: 'MSMT',
      native: '다국적제재모니터링팀',
      short: 'Monitoring Team',
    },
    [
      'A group of eleven states that reports on breaches of the UN sanctions on North Korea.',
      'Replaces: UN Panel of Experts on North Korea',
      'Founded: 16 October 2024',
    ],
  ),
  entity(
    'panel',
    'organisation',
    { full: 'UN Panel of Experts on North Korea', alias: ['1874 Panel of Experts', '전문가 패널'], short: 'the Panel' },
    ['Experts who watched the sanctions for the 1718 Committee until their mandate ended.', 'Ended: 30 April 2024'],
  ),
  entity('kcna', 'media', { full: 'Korean Central News Agency', acronym: 'KCNA', native: '조선중앙통신' }, [
    'State news agency of North Korea.',
    'Headquarters: Pyongyang',
  ]),
  entity('kctv', 'media', { full: 'Korean Central Television', acronym: 'KCTV', native: '조선중앙텔레비죤' }, [
    'State broadcaster of North Korea.',
  ]),
  entity('chosun', 'media', { full: 'Chosun Ilbo', native: '조선일보' }, ['Daily newspaper printed in Seoul.']),
  entity('rodong', 'media', { full: 'Rodong Sinmun', native: '로동신문', alias: '노동신문' }, [
    'Newspaper of the Central Committee of the Workers’ Party of Korea.',
  ]),
  entity('yonhap', 'media', { full: 'Yonhap News Agency', native: '연합뉴스', short: 'Yonhap' }, [
    'South Korean news agency.',
  ]),
  entity(
    'kim-jong-un',
    'person',
    { full: 'Kim Jong Un', native: '김정은' },
    ['Leader of North Korea since December 2011.'],
    true,
  ),
  entity('kim-yo-jong', 'person', { full: 'Kim Yo Jong', native: '김여정' }, [
    'Sister of Kim Jong Un and a department director of the Central Committee.',
  ]),
  entity('kim-ju-ae', 'person', { full: 'Kim Ju Ae', native: '김주애' }, ['Daughter of Kim Jong Un.']),
  entity('choe-son-hui', 'person', { full: 'Choe Son Hui', native: '최선희' }, ['Foreign minister of North Korea.']),
  entity('pak-thae-song', 'person', { full: 'Pak Thae Song', native: '박태성' }, ['Premier of North Korea.']),
  entity('spa', 'organisation', {
    full: 'Supreme People’s Assembly',
    acronym: 'SPA',
    native: '최고인민회의',
  }),
  entity('wpk', 'party', { full: 'Workers’ Party of Korea', acronym: 'WPK', native: '조선로동당' }),
  entity(
    'north-korea',
    'country',
    { full: 'North Korea', acronym: 'DPRK', native: '북한', alias: '조선민주주의인민공화국' },
    [],
    true,
  ),
  entity(
    'south-korea',
    'country',
    { full: 'South Korea', acronym: 'ROK', native: '대한민국', alias: '한국' },
    [],
    true,
  ),
  entity('pyongyang', 'place', { full: 'Pyongyang', native: '평양' }, ['Capital of North Korea.'], true),
  entity('kaesong', 'place', { full: 'Kaesong', native: '개성' }, [
    'City just north of the Military Demarcation Line.',
  ]),
  entity('yongbyon', 'facility', {
    full: 'Yongbyon Nuclear Scientific Research Center',
    native: '영변',
    short: 'Yongbyon',
  }),
  entity('punggye-ri', 'facility', { full: 'Punggye-ri Nuclear Test Site', native: '풍계리' }, [
    'Site of all six nuclear tests.',
  ]),
  entity('hwasong-17', 'weapon', { full: 'Hwasong-17', native: '화성-17형' }, ['Liquid-fuel ICBM.']),
  entity('hwasong-18', 'weapon', { full: 'Hwasong-18', native: '화성-18형' }, ['Solid-fuel ICBM first flown in 2023.']),
  entity('kn-23', 'weapon', { full: 'KN-23', alias: 'Hwasong-11Ga' }, ['Short-range ballistic missile.']),
  entity('res-2371', 'resolution', { full: 'UN Security Council Resolution 2371', short: 'Resolution 2371' }),
  entity('res-2375', 'resolution', { full: 'UN Security Council Resolution 2375', short: 'Resolution 2375' }),
  entity('committee-1718', 'organisation', { full: '1718 Committee', native: '1718 위원회' }),
  entity('lazarus', 'threat-group', { full: 'Lazarus Group', alias: ['Hidden Cobra', 'Diamond Sleet'] }, [
    'Hacking unit run by the Reconnaissance General Bureau.',
  ]),
  entity('kimsuky', 'threat-group', { full: 'Kimsuky', alias: ['APT43', 'Emerald Sleet'] }),
  entity('rgb', 'agency', { full: 'Reconnaissance General Bureau', acronym: 'RGB', native: '정찰총국' }),
  entity('who', 'organisation', { full: 'World Health Organization', acronym: 'WHO' }, [], true),
  entity('juche', 'term', { full: 'Juche', native: '주체사상' }),
  entity('choe-hyon', 'vessel', { full: 'Choe Hyon', native: '최현' }, [
    'Destroyer launched at Nampho in April 2025, named after an anti-Japanese fighter.',
  ]),
];
