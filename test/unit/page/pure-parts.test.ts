import { describe, expect, test } from 'vitest';
import { isTooSmall, largeEnough } from '../../../lib/page/frame-size';
import { articleLanguage } from '../../../lib/page/language';
import { nextWait } from '../../../lib/page/later-text';
import { creditStart, creditsOf, datelineEnd, isByline } from '../../../lib/page/regions/credits';
import { sentenceAt } from '../../../lib/page/sentence';

test.each([
  [200, 400, true],
  [201, 100, true],
  [201, 101, false],
  [0, 0, true],
])('a frame of %i by %i pixels is left alone: %s', (width, height, small) => {
  expect(isTooSmall({ width, height })).toBe(small);
});

test('the page itself never is, however small its window', async () => {
  const view = { innerWidth: 150, innerHeight: 80, parent: {} };
  view.parent = view;
  await expect(largeEnough(view as unknown as Window)).resolves.toBeUndefined();
});

describe('dateline and credit', () => {
  test.each([
    ['SEOUL, June 2 (Alder) -- Eleven states met.', 'SEOUL, June 2 (Alder) -- '],
    ['VIENNA (Alder) — The agency said.', 'VIENNA (Alder) — '],
    ['(서울=앨더통신) 김하나 기자 = 북한은 반발했다.', '(서울=앨더통신) 김하나 기자 = '],
    ['(Seoul=Alder) Eleven states met.', '(Seoul=Alder) '],
    ['TRIPOLI, Libya – Forces in tanks rolled in.', 'TRIPOLI, Libya – '],
    ['PORT CITY, N.C., June 2 (Alder) -- Eleven states met.', 'PORT CITY, N.C., June 2 (Alder) -- '],
    ['WASHINGTON -- The envoys met.', 'WASHINGTON -- '],
    ['SINGAPORE (Alder)--Singapore grew.', 'SINGAPORE (Alder)--'],
    ['BANGKOK, Thailand Sept. 30, 2004 - Volunteers went.', 'BANGKOK, Thailand Sept. 30, 2004 - '],
    ['NEW DELHI, Aug. 25. - Envoys met.', 'NEW DELHI, Aug. 25. - '],
    ['JERUSALEM: The envoys met.', 'JERUSALEM: '],
    ['GAZA CITY: The envoys met.', 'GAZA CITY: '],
    ['INDIANAPOLIS, United States : The envoys met.', 'INDIANAPOLIS, United States : '],
    ['Reuters - Shares rose.', 'Reuters - '],
    ['AP - Shares rose.', 'AP - '],
    ['ALDER.com - TORONTO, Canada -- Eleven teams met.', 'ALDER.com - TORONTO, Canada -- '],
    ['【ソウル=共同】合同チームは', '【ソウル=共同】'],
    ['新华社首尔6月2日电（记者 张三）联合小组', '新华社首尔6月2日电（记者 张三）'],
  ])('the dateline of %s', (text, dateline) => {
    expect(text.slice(0, datelineEnd(text))).toBe(dateline);
  });

  test.each([
    'The International Agency (Alder) said on Monday that it would — at last — go.',
    'Eleven states met. In Vienna (Alder) -- nothing.',
    '북한은 (앨더통신에 따르면) 반발했다.',
    'NATO – the alliance – met.',
    'The U.S. (and Alder) met.',
    'US-Alder talks - the second - began.',
    'AP reporters - two of them - were there.',
    'DMZ: The line between the two.',
  ])('no dateline in %s', (text) => {
    expect(datelineEnd(text)).toBe(0);
  });

  test.each([
    ['Two flags on a table. (Alder)', ' (Alder)'],
    ['Two flags on a table. Photo: Alder/Birch', ' Photo: Alder/Birch'],
    ['Two flags on a table. © Alder', ' © Alder'],
    ['회의장의 깃발. [앨더통신 제공]', ' [앨더통신 제공]'],
    ['The Alder Agency', 'The Alder Agency'],
  ])('the credit of %s', (text, credit) => {
    expect(text.slice(creditStart(text))).toBe(credit);
  });

  test.each([
    'By Hana Kim',
    'By Hana Kim in Vienna and Jo Park',
    'Hana Kim for The Alder Times',
    '(Reporting by Hana Kim; Editing by Jo Park)',
    `(Reporting by Hana Kim in Elmstadt; Additional reporting by ${'Jo Park in Birchtown, '.repeat(10)}and Max Lee; Editing by Ann Oh)`,
    'hana.kim@example.org',
    '김하나 기자',
    'Von Hana Kim mit Alder',
    'The Alder Agency contributed to this report.',
    'With files from the Alder Agency',
    'Photo : Alder Agency',
    'Quelle: ntv, hk/Alder',
    '© 2025 Alder',
    '■ KBS 뉴스 이윤우입니다.',
    'YTN 조예진 (name@example.org)',
    'Follow The Alder Times on Instagram, Facebook and YouTube.',
  ])('the byline %s', (text) => {
    expect(isByline(text)).toBe(true);
  });

  test.each([
    'Follow-up talks on Facebook were held.',
    'By Monday the team had met.',
    'By then, Alder had closed its office',
    '그는 기자 출신이다.',
  ])('no byline: %s', (text) => {
    expect(isByline(text)).toBe(false);
  });

  test.each([
    ['Two ships. (Alder)', 'body', ['(Alder)']],
    ['Seen at sea.\nAlder Agency\nThen it left.', 'body', ['Alder Agency']],
    ['What the Alder Agency says', 'body', ['What the Alder Agency says']],
    ['It has done well. — Alder (@alder) June 2, 2025', 'quote', ['— Alder (@alder) June 2, 2025']],
    ['It will be cold.\nMax Lee, Alder World Radio News.', 'body', ['Max Lee, Alder World Radio News.']],
    ['It will be cold. Max Lee, Alder World Radio News.', 'body', ['Max Lee, Alder World Radio News.']],
    ['The Alder Shimbun\nEnvoys of Birch sit at a long table in the hall.', 'caption', ['The Alder Shimbun']],
    ['Envoys of Birch sit at a long table. (AP Photo/Alder). WL', 'caption', [' (AP Photo/Alder). WL']],
    ['Birch à Berlin, en 2014. Photo Hana Kim. Alder', 'caption', [' Photo Hana Kim. Alder']],
    ['The Alder Agency said so on Monday.', 'body', []],
    ['They met in Birch.  (Hana Kim/Alder/Elm Images) Then they left.', 'body', ['(Hana Kim/Alder/Elm Images)']],
    ['회의가 열렸다. (사진=앨더통신) 북한은 반발했다.', 'body', ['(사진=앨더통신)']],
    ['[서울=앨더통신] 김하나 기자 = 북한은 반발했다.', 'body', ['[서울=앨더통신] 김하나 기자 = ', '[서울=앨더통신]']],
    [
      '그 일을 그날 저녁에 보도했다.[사진 출처 : EPA=앨더통신] 그 뒤에 다른 보도가 이어졌다.',
      'body',
      ['[사진 출처 : EPA=앨더통신]'],
    ],
    ['회의가 열렸다. 사진=앨더통신 북한은 그 뒤에 반발했다.', 'body', ['사진=앨더통신']],
    [
      '이르면 오늘 본회의에서 표결한다고 했습니다. ADB 뉴스 김하나입니다. 촬영기자는 박하나였습니다.',
      'body',
      ['ADB 뉴스 김하나입니다.'],
    ],
    ['나섰습니다. 비엔나에서 ADB 뉴스 김하숩니다.', 'body', ['ADB 뉴스 김하숩니다.']],
    [
      '보도했다. [국내에서만 사용가능. 재배포 금지. For Use Only in the Republic of Alder. Redistribution Prohibited] 이어',
      'body',
      ['[국내에서만 사용가능. 재배포 금지. For Use Only in the Republic of Alder. Redistribution Prohibited]'],
    ],
    ['병행하기로 했습니다.ADB 김하나입니다. 영상편집은 박하나가 했습니다.', 'body', ['ADB 김하나입니다.']],
    [
      '결과를 정오에 공개합니다.※ ‘당신의 제보가 뉴스가 됩니다’[전화] 02-000-0000',
      'body',
      ['※ ‘당신의 제보가 뉴스가 됩니다’[전화] 02-000-0000'],
    ],
    ['It will appeal. ALDER CITY (Reuters) - A jury found so.', 'body', ['ALDER CITY (Reuters) -']],
    ['그 일을 그날 저녁에 보도했다.■ 제보하기▷ 전화 : 02-000-0000', 'body', ['■ 제보하기▷ 전화 : 02-000-0000']],
    ['그는 (한국과 미국의) 사진이 없다고 앨더통신에 말했다.', 'body', []],
    ['Alder (left) and Birch met again.', 'body', []],
    ['“We like Alder,” he said.', 'quote', []],
    ['How Alder met Birch', 'title', []],
    ['How Alder met Birch (AFP)', 'title', ['(AFP)']],
    ['How Reuters (UPI) met Birch', 'title', []],
    ['[Elm at noon] Alder meets Birch', 'title', ['[Elm at noon]']],
    ['Alder meets Birch[Daily Elm]', 'title', ['[Daily Elm]']],
    ['Alder meets Birch -WSJ', 'title', [' -WSJ']],
    ['Alder meets Birch -Elm (Reuters)', 'title', [' -Elm (Reuters)']],
    ['(CBS/AP) Two ships of Alder left Birch.', 'body', ['(CBS/AP) ']],
    ['Sports News, Alder, Oct 12 (IANS) The ship left.', 'body', ['Sports News, Alder, Oct 12 (IANS) ']],
    ['ALDER/BIRCH (DPA): The ship left.', 'body', ['ALDER/BIRCH (DPA): ']],
    ['What Alder told Reuters (AP) The ship', 'body', ['What Alder told Reuters (AP) The ship']],
    ['Alder has told two of our envoys and Kyodo (AP) The ship left.', 'body', []],
    ['The ship left. -The Alder Post', 'body', ['-The Alder Post']],
    ['The ship left. By Hana Kim, AP.', 'body', ['By Hana Kim, AP.']],
    ['The ship left Elm on Monday. AP ...', 'body', ['AP ...']],
    ['The ship of Birch left - Alder', 'body', ['The ship of Birch left - Alder']],
    ['The ship of Birch left the port on Monday - Alder', 'body', []],
    [
      'Envoys of eleven states have met in the port. They agree: no more waste By Hana Kim BIRCH/ELM, Dec. 29 (Yonhap) -- Elm left.',
      'body',
      ['BIRCH/ELM, Dec. 29 (Yonhap) --'],
    ],
    ['Elm meets Birch. (AP Photo/Hana Kim, pool) Birch left.', 'body', ['(AP Photo/Hana Kim, pool)']],
    ['박하나 실장. 제공=앨더공사〔앨더통신│수원=김하나기자〕그는 떠났다.', 'body', ['〔앨더통신│수원=김하나기자〕']],
    [
      '어떻게 풀릴지 관심입니다. 채널A 뉴스 김하나입니다. 영상은 박하나가 맡았습니다.',
      'body',
      ['채널A 뉴스 김하나입니다.'],
    ],
    ['회의를 연 대통령 (EPA/엘름풀 연합뉴스) 그는 회의가 끝나자 떠났다.', 'body', ['EPA/엘름풀 연합뉴스']],
    ['내다봤습니다. 엘름에서 김하나 특파원입니다.[기자] 표결은 내일입니다.', 'body', ['엘름에서 김하나 특파원입니다']],
    [
      '안녕하세요. 채널A 엘름 특파원 김하나 기자입니다.이번 시간을 엽니다.',
      'body',
      ['채널A 엘름 특파원 김하나 기자입니다'],
    ],
    ['풀이됩니다.   채널A 뉴스 김하나입니다. 촬영은 박하나가 했습니다.', 'body', ['채널A 뉴스 김하나입니다.']],
    ['마주 앉아 있다. 연합뉴스 이날 낸 글에서 그렇게 적었다.', 'body', ['연합뉴스']],
    ['그렇게 전했다. 연합뉴스는 이날 글에서 그렇게 적었다.', 'body', []],
    ['나섰습니다. 비엔나에서 ADB 김하나입니다. 촬영은 박하나가 했습니다.', 'body', ['ADB 김하나입니다.']],
    ['중국 군함의 사진이다. [AFP][앨더신문=김하나 기자] 그는 떠났다.', 'body', ['[AFP]', '[앨더신문=김하나 기자]']],
    ['A shop in Elm on Friday. (Yonhap)Prices rose in Elm.', 'body', ['(Yonhap)']],
    ['(Illustration by Hana Kim/The Elm)Han has been to Alder.', 'body', ['(Illustration by Hana Kim/The Elm)']],
    ['He has left. (Elm County via AP) AP PROVIDES ACCESS TO THIS PHOTO', 'body', ['(Elm County via AP)']],
    ['Elm (Yonhap) and Birch said so. The EPA has met.', 'body', []],
    ['Alder, June 2 (UNI) Eleven states met.', 'body', ['Alder, June 2 (UNI) ']],
    ['Bridge to close - WSJ', 'title', [' - WSJ']],
    ['Bridge to close -- CBS News', 'title', [' -- CBS News']],
    ['A ship of Alder passes the Elm on June 2, 2025. OAKA via AP', 'caption', [' OAKA via AP']],
    ['Envoys went to Alder via Birch and Elm on Monday.', 'caption', []],
    ['Get all that is new of Alder on Elm. click here!', 'body', ['Get all that is new of Alder on Elm. click here!']],
    ['Jobs were lost. BIRCH CITY (CNN/Money) - Elm hired.', 'body', ['BIRCH CITY (CNN/Money) -']],
  ] as const)('the credits in %j as %s', (text, role, credits) => {
    const found = creditsOf(text, role).map(([start, end]) => text.slice(start, end));
    expect(found.filter((credit) => credit !== '')).toEqual(credits);
  });

  test('a caption without a credit has none', () => {
    const text = 'Envoys of Alder (left) and Birch shake hands.';
    expect(creditStart(text)).toBe(text.length);
  });
});

describe('language', () => {
  test('the script decides over what the page says', () => {
    expect(articleLanguage(['en'], '북한은 이에 반발했다. 조선중앙통신이 담화를 전했다.')).toBe('ko');
    expect(articleLanguage(['en'], '北朝鮮は談話を発表した。')).toBe('ja');
    expect(articleLanguage([''], '朝鲜中央通讯社星期一发表谈话')).toBe('zh');
  });

  test('among Latin texts the page is believed, unless it claims another script', () => {
    expect(articleLanguage(['de-AT'], 'Elf Staaten haben berichtet.')).toBe('de');
    expect(articleLanguage(['ko', 'en_US'], 'Eleven states have reported.')).toBe('en');
    expect(articleLanguage([null, ''], 'Eleven states have reported.')).toBeUndefined();
  });
});

test('the sentence around a mention, without the line ends of the source', () => {
  const text = 'Eleven states met. The U.N. panel\nhad stopped its work in 2024. It was missed.';
  expect(sentenceAt(text, text.indexOf('2024'), 'en')).toBe('The U.N. panel had stopped its work in 2024.');
});

test('a page that changes all the time is looked at less and less often, a quiet one at once', () => {
  let wait = 40;
  const waits = Array.from({ length: 10 }, () => {
    wait = nextWait(wait, 100);
    return wait;
  });
  expect(waits).toEqual([80, 160, 320, 640, 1280, 2560, 3000, 3000, 3000, 3000]);
  expect(nextWait(3000, 2000)).toBe(40);
});
