/**
 * Sentences as the Korean, Chinese and Japanese press prints them, in our own words, read with the real packs: forms of
 * names that were missed, and letters that mean something else or a part of another name.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { marksIn, READING, realPacks } from './real-packs';

beforeAll(() => void realPacks(), READING);

/** What is marked in `text`, as `print → entity`, each once. */
function marked(text: string): string[] {
  return [...new Set(marksIn(text).map((mark) => `${mark.text} → ${mark.entity}`))];
}

describe('names as the North writes them', () => {
  it.each([
    ['with 동지 behind them', '최룡해동지께서는 손을 흔드시였다', ['최룡해 → choe-ryong-hae']],
    [
      'countries',
      '로씨야, 윁남, 꾸바, 수리아, 뽈스까, 뛰르끼예와 마쟈르의 손님들',
      [
        '로씨야 → russia',
        '윁남 → vietnam',
        '꾸바 → cuba',
        '수리아 → syria',
        '뽈스까 → poland',
        '뛰르끼예 → turkey',
        '마쟈르 → hungary',
      ],
    ],
    ['leaders', '습근평주석과 뿌찐은', ['뿌찐 → vladimir-putin']],
    [
      'bodies',
      '미싸일총국과 조선사회주의녀성동맹, 총련이 유엔 안전보장리사회에 맞섰다',
      [
        '미싸일총국 → missile-administration',
        '조선사회주의녀성동맹 → womens-union-nk',
        '총련 → chongryon',
        '유엔 안전보장리사회 → un-security-council',
      ],
    ],
    ['the authorities of a country', '남조선당국과의', ['남조선 → south-korea']],
    ['no airline', '에어 인디아 여객기가 내렸다', []],
  ])('%s', (_, text, expected) => {
    expect(marked(text)).toEqual(expected);
  });
});

describe('forms of the South Korean press', () => {
  it.each([
    ['governments by their heads', '문재인정부와 이재명정부는', ['문재인 → moon-jae-in', '이재명 → lee-jae-myung']],
    [
      'three syllables with the space that the name has',
      '미 육군은 훈련을, 또 럼 서기장은 회담을 했다',
      ['미 육군 → us-army', '또 럼 → to-lam'],
    ],
    ['a gulf, not that land alone', '태평양과 멕시코만을 잇는 철도', ['멕시코만 → gulf-of-mexico']],
    ['that land alone', '멕시코만 관세를 미뤘다', ['멕시코 → mexico']],
    ['no word and the next one', '이 재명 소식과 한 전 대표, 중 동네에서', []],
    ['not that land alone', '북한뿐만 아니라 러시아뿐만이', ['북한 → north-korea', '러시아 → russia']],
    ['cities in full', '부산광역시와 서울특별시가', ['부산광역시 → busan', '서울특별시 → seoul']],
    ['another town of the name', '경기 광주시가 전남과 맺은 일', ['전남 → south-jeolla']],
    ['cities', '서울시와 부산시, 삼지연시에서', ['서울시 → seoul', '부산시 → busan', '삼지연시 → samjiyon']],
    [
      'short forms of headlines',
      '우크라 전쟁에서 우크라군은',
      ['우크라 전쟁 → russo-ukrainian-war', '우크라군 → ukraine-armed-forces'],
    ],
    ['the army of China', '중국군이 섬을 에워쌌다', ['중국군 → peoples-liberation-army']],
  ])('%s', (_, text, expected) => {
    expect(marked(text)).toEqual(expected);
  });
});

describe('letters that mean something else', () => {
  it.each([
    ['an access point', '행사장에는 단일 AP에 백 명이 접속했다', []],
    ['the agency', '로이터와 AP가 이를 전했다', ['로이터 → reuters', 'AP → associated-press']],
    ['a session of another body', '위원회는 전원회의를 열어 과징금을 매겼다', []],
    [
      'that of the party',
      '조선노동당이 연말 전원회의를 열었다',
      ['조선노동당 → workers-party-of-korea', '전원회의 → plenary-meeting-wpk'],
    ],
    ['a shop of apps', '구글 플레이스토어에서 받는다', []],
    ['the company', '구글이 새 모형을 냈다', ['구글 → google']],
    ['who was appointed', '북한학과 △ 총무실장 이병철 (1월 1일자)◆엘름일보', []],
    ['a hotel', '엘름 호텔 서울에서 만났다', []],
    ['an army of 1948', '남로당은 인민해방군이 남하한다고 믿었다', []],
    ['a school of cooks', '미국의 CIA 같은 요리학교를 짓는다', ['미국 → united-states']],
    ['a prize', '지난해 대한민국 게임대상에서 상을 받았다', []],
    ['games called after a year and a land', '2010 남아공 월드컵에 나갔다', []],
    ['a land in a year', '2010년 남아공에 갔다', ['남아공 → south-africa']],
    ['a meeting', '어느 해 아시아태평양 서밋에 갔다', []],
    ['a command that is no place', '동북아시아 전투사령부를 두자고 했다', []],
  ])('%s', (_, text, expected) => {
    expect(marked(text)).toEqual(expected);
  });
});

describe('Chinese and Japanese forms', () => {
  it.each([
    [
      'in traditional characters',
      '美國、中國、俄羅斯和北韓的代表在首爾見面。白宮沒有回應。',
      [
        '美國 → united-states',
        '中國 → china',
        '俄羅斯 → russia',
        '北韓 → north-korea',
        '首爾 → seoul',
        '白宮 → white-house',
      ],
    ],
    [
      'other states',
      '德国、法國和印度的代表没有去歐洲議會。',
      ['德国 → germany', '法國 → france', '印度 → india', '歐洲議會 → european-parliament'],
    ],
    [
      'other states in Japanese',
      'ドイツとインド、ベトナム。',
      ['ドイツ → germany', 'インド → india', 'ベトナム → vietnam'],
    ],
    ['an ocean', '船はインド洋にいた。', []],
    ['an agency in full', '朝鲜中央通讯社说，会议已经结束。', ['朝鲜中央通讯社 → kcna']],
    [
      'a state in full',
      '「大韓民國」與「朝鮮民主主義人民共和國」',
      ['大韓民國 → south-korea', '朝鮮民主主義人民共和國 → north-korea'],
    ],
    ['a peninsula, not the North', '台风到了朝鲜半岛。', ['朝鲜半岛 → korean-peninsula']],
    [
      'Japanese names of offices and men',
      '米国防総省はワシントンで、ショイグ氏はモスクワで話した。',
      ['米国防総省 → pentagon', 'ワシントン → washington-dc', 'ショイグ → sergei-shoigu', 'モスクワ → moscow'],
    ],
    ['a missile', '北朝鮮は「火星19」を撃った。', ['北朝鮮 → north-korea', '火星19 → hwasong-19']],
    ['a party', '韓国の「国民の力」が集まった。', ['韓国 → south-korea', '国民の力 → people-power-party']],
    ['the power of a people', '「国民の力」で変えると言った。', []],
    ['a company by its number', '中國榆木（00999）的股價上升。', []],
    [
      'companies, clubs and games called after a land or a town',
      '東京電力とUSスチール、日本ハム、東京五輪、香港電台。',
      [],
    ],
    ['a region of Japan', '中国・四国の天気です。', []],
    ['a man whose name begins as a land', '韩国瑜没有回应。', []],
    ['a company whose name is known', '中國移動的股價上升。', []],
  ])('%s', (_, text, expected) => {
    expect(marked(text)).toEqual(expected);
  });
});
