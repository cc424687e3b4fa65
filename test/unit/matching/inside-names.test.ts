import { describe, expect, it } from 'vitest';
import { entity, indexOf, marks } from './entities';

const index = indexOf([
  entity('france', 'country', ['France']),
  entity('canada', 'country', ['Canada']),
  entity('usa', 'country', [
    { text: 'US', kind: 'acronym' },
    { text: 'U.S.', kind: 'acronym' },
    'America',
    'United States',
  ]),
  entity('toronto', 'place', ['Toronto']),
  entity('berlin', 'place', ['Berlin', { text: '베를린', lang: 'ko' }]),
  entity('seoul', 'place', ['Seoul']),
  entity('washington', 'place', ['Washington']),
  entity('south-korea', 'country', ['South Korea', 'Korea']),
  entity('japan', 'country', [{ text: '日本', lang: 'ja', kind: 'native' }]),
  entity('samsung', 'company', ['Samsung']),
  entity('ukraine', 'country', ['Ukraine']),
  entity('medvedev', 'person', ['Dmitry Medvedev', { text: 'Medvedev', kind: 'short', after: 'full' }]),
  entity('russia', 'country', ['Russia']),
  entity('wwi', 'event', ['World War I']),
  entity('kbs', 'media', [{ text: 'KBS', kind: 'acronym' }]),
  entity('lg', 'company', [{ text: 'LG', kind: 'acronym' }]),
]);

describe('a place inside a name that is not its own', () => {
  it.each([
    ['she taught at the University of Toronto', []],
    ['the Infectious Diseases Society of America', []],
    ['at Alder Corp. of America, the Alder Company of Canada', []],
    ['everybody at USA Basketball sighed', []],
    ['the Toronto Police Department and the Toronto Borough of Elm', []],
    ['at Bard College Berlin and with Air France', []],
    ['the Alder Party of Canada, the Ports Authority of France, the University of South Canada', []],
    ['the Canada Elm Party and the France Birch Commission met', []],
    ['the News Agency of Canada, Toronto Radio and the U.S. Elm Championship', []],
    ['Alder Oil (Toronto) Ltd. lent; NEW ELM OUT, Canada OUT, no sales', []],
    ['the France Alder Motors, the Toronto Elm Securities, the Toronto Oak Services', []],
    ['the Toronto Kim Elm Suk Oak Textile Mill', []],
    ['the Toronto Olympics and the Canada Games', ['Toronto → toronto', 'Canada → canada']],
    ['a stake in Petro-Canada and in Île-de-France', []],
    ['at its seat in Redmond, Washington, on Monday', []],
    ['Samsung France grew', []],
    ['a US$1 billion fund, or US $2 billion, in lang="en-US"', []],
    ['a loss of $2.6 billion US, at $49.40 US a barrel', []],
    ['U.S. News ranked them', []],
    ['members of the US Tour, the United States Conference on Trade, the US Postal Service', []],
    ['a stake in Canada Alder & Elm Corp.', []],
    ['Toronto Air plans two flights', []],
    ['an engineer at Corvane Canada, now with Alder Tin Oil Canada, said', []],
    ['the collapsed Canada Alder Oil France has', []],
    ['Corvane Canada has grown, and so has Corvane in Europe; (Corvane Canada)', []],
    ['the head of Corvane South Korea', []],
    ['a room at The Toronto West End, paid in US-Dollar', []],
    ['el Partido Verde de Canada y l’Agence du revenu du Canada, la guerre du Canada', []],
    ['日本バレーボール協会は、日本銀行も', []],
    ['日本大の学生、日本大教授', []],
    ['le Conseil théologique musulman de France, la Fédération de France, el Instituto Nacional de Canada', []],
    ['Die Bucht von Toronto und der Golf von Toronto', []],
    ['Bayern Berlin beat Maccabi Toronto and FC Toronto', []],
    ['USS Canada met HMS Toronto', []],
    ['《日本經濟日報》、日本中華煤氣有限公司', []],
    [
      'Notre-Dame de Toronto, la Grande Mosquée de Toronto et le marathon de Berlin, the Berlin International Trade Fair',
      [],
    ],
    ['Leon Washington ran, Neil France says', []],
    ['at Bard\u00a0College Berlin, University of\u00a0Toronto, the Toronto\u00a0Police Department', []],
    ['the series "Married by Canada" and the book “Winter in Old Toronto”, won at the ATP Toronto', []],
    ['Friends of the Earth France at the Rally of Canada, the Tour of France; Toronto (NL)', []],
    ['the Toronto Rovers and the Toronto City Larks lost', []],
    ['born in Berlin, N.H., in France, Texas, and in Toronto, Ohio', []],
    ['from France City to Canada Day, the Toronto Fashion Week; France Life fell', []],
    ['in France Valley, at the Berlin Wood Factory, near Toronto Council and Toronto Disneyland', []],
    ['la Grande mosquée de Berlin, ARD Berlin', []],
    ['at Berlin North, at Berlin 2024, at Berlin Castle', []],
    ['Suite 350, Toronto, CA 94107', []],
    ['日本七人欖球賽、日本興業、日本出口集裝箱（SCFI）', []],
    ['日本大球場、ARD Berlin', []],
    ['영화 ‘베를린’의 감독, the film "Toronto"', []],
    ['he fell. A Corvane Canada poll. (Corvane Canada) said', []],
    ['at the Center for France Strategy', []],
    ['THE EX-KBS MAN SPEAKS IN THE CAPITAL', []],
    ['the Toronto United, the United States Olympic Committee, the Western District of America', []],
  ])('%s', (text, expected) => {
    expect(marks(index, text)).toEqual(expected);
  });

  it.each([
    ['the president of France', ['France → france']],
    ['le conseil de la France', ['France → france']],
    ['in Alder District of Toronto', ['Toronto → toronto']],
    ['日本大統領', ['日本 → japan']],
    ['a company of Canada, the Toronto police department', ['Canada → canada', 'Toronto → toronto']],
    ['a Russia-Ukraine deal', ['Russia → russia', 'Ukraine → ukraine']],
    ['the anti-France mood, pro-US, Pro-US', ['France → france', 'US → usa', 'US → usa']],
    ['between Seoul, Washington, and Berlin', ['Seoul → seoul', 'Washington → washington', 'Berlin → berlin']],
    ['On Tuesday, Washington, too, said no', ['Washington → washington']],
    ['Corvane grew. Restive Ukraine did not', ['Ukraine → ukraine']],
    ['He said Monday Ukraine and in March Russia agreed', ['Ukraine → ukraine', 'Russia → russia']],
    [
      'in Western Ukraine, Mainland France, Tsarist Russia, mostly Muslim Russia',
      ['Ukraine → ukraine', 'France → france', 'Russia → russia', 'Russia → russia'],
    ],
    ['at the World Games Canada won, and Palestinians Canada took in', ['Canada → canada', 'Canada → canada']],
    ['the visiting Canada PM Elm Birch met Samsung', ['Canada → canada', 'Samsung → samsung']],
    ['the visiting Canada PM Elm Medvedev left', ['Canada → canada']],
    ['after World War II France was poor', ['France → france']],
    ['he saidExplaining Canada’s position, in BengaliWatch Canada win', ['Canada → canada', 'Canada → canada']],
    ['日本は負けた。日本の銀行', ['日本 → japan', '日本 → japan']],
    ['el presidente de Canada, he said The Toronto he knew', ['Canada → canada', 'Toronto → toronto']],
    ['the No. 2 US grocer, 14 US soldiers, the France Air Force', ['US → usa', 'US → usa', 'France → france']],
    [
      'talks of "Canada and France", a "friend of Japan", "Free Canada"',
      ['Canada → canada', 'France → france', 'Canada → canada'],
    ],
    ['"We won," Canada said. "At Home in Toronto, we are strong"', ['Canada → canada', 'Toronto → toronto']],
    ['Still Washington ran, says France', ['Washington → washington', 'France → france']],
    [
      'in Washington, Va., in Toronto, Texans from France',
      ['Washington → washington', 'Toronto → toronto', 'France → france'],
    ],
    [
      'Canada steel and France life, the city of Toronto City, the day Canada won',
      ['Canada → canada', 'France → france', 'Toronto → toronto', 'Canada → canada'],
    ],
    [
      'Toronto North Korea, they said in Berlin 2024, on Toronto, CA',
      ['Toronto → toronto', 'Korea → south-korea', 'Berlin → berlin', 'Toronto → toronto'],
    ],
    ['그는 ‘베를린’이라고 했다', ['베를린 → berlin']],
    ['日本の試合、日本比賽', ['日本 → japan', '日本 → japan']],
    ['HE SAYS CORVANE CANADA HAS GROWN VERY FAST, McELM', ['CANADA → canada']],
    ['the ex-KBS man', ['KBS → kbs']],
    ['in Toronto, Canada.', ['Toronto → toronto', 'Canada → canada']],
  ])('its own: %s', (text, expected) => {
    expect(marks(index, text)).toEqual(expected);
  });
});

describe('a town that stands for its club', () => {
  it.each([
    ['Seoul (15-3) at Berlin (2-12), Toronto 24-21, Berlin d. Alder 69-54, Berlin d.\u00a0Alder 69-54', []],
    ['Real Madrid won in the Champions League. Berlin opened with a defeat.', []],
    ['Elm homered in the inning as Toronto sent them home.', []],
    ['The quarterback left Berlin for Toronto.', []],
    ['The linebacker of Toronto kicked Berlin.', []],
    ['Berlin 24, Alder 7; Elms 31, Toronto 7', []],
    ["He scored in Toronto’s 4-1 win and in Berlin's 3-2 defeat.", []],
    ['Elms (40-20-14, 94 points) lost. Elm carried the puck to the faceoff dot; a rare chance for Toronto.', []],
  ])('%s', (text, expected) => {
    expect(marks(index, text)).toEqual(expected);
  });

  it.each([
    ['Real Madrid won in Berlin, the city of Toronto', ['Berlin → berlin', 'Toronto → toronto']],
    ['The head coach flew home. Berlin, Germany; the Seoul Olympics', ['Berlin → berlin', 'Seoul → seoul']],
    ['The NBA is watched by Canada', ['Canada → canada']],
    ['Berlin won a goal of the season with a striker; 24-21 in Toronto', ['Berlin → berlin', 'Toronto → toronto']],
    [`He has seen the Super Bowl. ${'Envoys met and left again. '.repeat(30)} Berlin agreed.`, ['Berlin → berlin']],
  ])('the town: %s', (text, expected) => {
    expect(marks(index, text)).toEqual(expected);
  });
});

it('a full stop after one letter is the sentence’s, after initials it is theirs', () => {
  expect(marks(index, 'after World War I. The U.S. stayed.')).toEqual(['World War I → wwi', 'U.S. → usa']);
});

it.each([
  ['KBS는 보도했다. KBS뉴스를 구독해 주세요. KBS제보', ['KBS → kbs', 'KBS → kbs', 'KBS → kbs']],
  ['LG전자와 KBS교향악단', []],
])('initials before Korean letters: %s', (text, expected) => {
  expect(marks(index, text, { lang: 'ko' })).toEqual(expected);
});

it.each([
  ['Alder Wins Second Round of Canada Open (AP)', []],
  ['Alder And Birch Into Canada Open Semi-finals', []],
  ['Ministers Of Canada Open Talks With Envoys', ['Canada → canada']],
  ['Alder And Canada Open to Second Round', ['Canada → canada']],
])('contests in a headline of capitals: %s', (text, expected) => {
  expect(marks(index, text, { blocks: [{ key: 0, text, role: 'title' }] })).toEqual(expected);
});
