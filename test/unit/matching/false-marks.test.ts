/**
 * Sentences in which the real packs once marked the wrong thing, or nearly did, in our own words: each kind of error
 * found by reading marks one by one stands here with a neighbour in which the same letters do mean the entity. Here
 * whole words that mean something else; letters within longer names are in `false-marks-in-names.test.ts`.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Case, check, marksIn, READING, realPacks } from './real-packs';

beforeAll(() => void realPacks(), READING);

describe('another country’s ministry or court of the same name', () => {
  it.each<Case>([
    { text: '타이완 국방부는 군함 아홉 척이 접근했다고 밝혔다.', unmarked: ['mnd-south-korea'] },
    { text: '우크라이나 국방부와 이스라엘 국방부가 통화했다.', unmarked: ['mnd-south-korea'] },
    { text: '합참과 국방부는 북한의 발사를 분석하고 있다.', marked: { 'mnd-south-korea': '국방부' } },
    { text: '린젠 외교부 대변인은 베이징에서 방문 일정을 알렸다.', unmarked: ['mofa-south-korea'] },
    { text: '이란 외교부와 독일 외교부가 성명을 냈다.', unmarked: ['mofa-south-korea'] },
    { text: '외교부는 서울에서 협의가 열린다고 했다.', marked: { 'mofa-south-korea': '외교부' } },
    { text: '관세가 위법인지는 대법원이 여름에 정하며 백악관은 결과를 기다린다.', unmarked: ['supreme-court-korea'] },
    { text: '미국 대법원은 대법관 아홉 명으로 이뤄진다.', unmarked: ['supreme-court-korea'] },
    { text: '항소심에 이어 대법원도 상고를 기각했다.', marked: { 'supreme-court-korea': '대법원' } },
    { text: '하마스 정치국 간부가 북한 외교관을 만났다.', unmarked: ['wpk-politburo'] },
  ])('$text', check);
});

describe('a company called after its land, beside a surname of the packs', () => {
  it.each<Case>([
    { text: 'Shares of Petro-Canada rose by a tenth after the sale.', unmarked: ['canada'] },
    { text: 'The company sells its oil in Canada and nowhere else.', marked: { canada: 'Canada' } },
  ])('$text', check);
});

describe('a holiday of another country', () => {
  it.each<Case>([
    { text: '김정은은 북한을 떠나 중국 전승절 열병식에 참석했다.', unmarked: ['victory-day-nk'] },
    { text: '시진핑과 김정은이 전승절 80주년 행사에 나란히 섰다.', unmarked: ['victory-day-nk'] },
    {
      text: '북한은 7월 27일을 조국해방전쟁에서 이긴 전승절로 기념한다.',
      marked: { 'victory-day-nk': '전승절' },
    },
    {
      text: 'North Korean soldiers marched in Moscow on Victory Day beside Korean veterans.',
      unmarked: ['victory-day-nk'],
    },
  ])('$text', check);
});

describe('initials that stand for something else', () => {
  it.each<Case>([
    {
      text: 'The Ministry of Unification signed an MOU with the university.',
      marked: { 'ministry-of-unification': 'Ministry of Unification' },
    },
    {
      text: 'He sits on the Central Military Commission (CMC) of the Communist Party of China.',
      unmarked: ['wpk-central-military-commission'],
    },
    {
      text: 'In Islamabad the speaker of the National Assembly (NA) adjourned the session.',
      unmarked: ['national-assembly-south-korea'],
    },
    { text: 'The International Migration Organization (IMO) opened an office.', unmarked: ['imo'] },
  ])('$text', check);

  it('marks no MOU as the ministry', () => {
    const text = '통일부는 두 기관이 양해각서(MOU)를 맺었고 이 MOU가 곧 발효한다고 했다.';
    expect(marksIn(text).map((mark) => mark.text)).not.toContain('MOU');
  });
});

describe('everyday words of the same letters', () => {
  it.each<Case>([
    { text: '그는 이번 주말에 산에 가자고 했고 모두 함께 가자는 말에 웃었다.', unmarked: ['gaza'] },
    { text: '단체는 ‘새 이웃’이란 이름이 좋은 말이란 평가를 받았다고 했다.', unmarked: ['iran'] },
    { text: '이란은 테헤란에서 회담이 열린다고 했다.', marked: { iran: '이란' } },
    { text: '하마스가 다스리는 가자에 구호품이 들어갔다.', marked: { gaza: '가자' } },
    { text: '새 시설은 하수 재처리 시스템을 핵심 설비로 갖춘다.', unmarked: ['nuclear-reprocessing'] },
    { text: '영변에서 사용후핵연료 재처리가 이어졌다.', marked: { 'nuclear-reprocessing': '사용후핵연료 재처리' } },
    { text: 'Le président a raison contre tout le monde.', unmarked: ['le-monde'] },
    { text: 'The interview appeared in Le Monde on Friday.', marked: { 'le-monde': 'Le Monde' } },
    { text: "She ran in the men's 400-meter heats and its 35-meter dash.", unmarked: ['s-400', 'f-35'] },
    { text: 'Moscow sold the S-400 to Ankara.', marked: { 's-400': 'S-400' } },
  ])('$text', check);

  it('marks no 한국경제 that is the economy', () => {
    const text = '협회장은 올해 한국경제가 전환점에 섰다고 말했다. 한국경제신문 사진.';
    expect(marksIn(text).filter(({ entity }) => entity === 'korea-economic-daily')).toEqual([
      { entity: 'korea-economic-daily', text: '한국경제신문' },
    ]);
  });
});

describe('names that only some articles mean', () => {
  it.each<Case>([
    { text: 'Seoul is the capital, and Korea exports cars.', marked: { 'south-korea': 'Korea' } },
    { text: 'Seoul spoke of Korea and of what North Korea wants.', unmarked: ['south-korea'] },
    {
      text: 'The Ministry of National Defence said so, KCNA reported.',
      marked: { 'nk-defence-ministry': 'Ministry of National Defence' },
    },
    {
      text: 'The Ministry of National Defence in Seoul denied what KCNA reported.',
      unmarked: ['nk-defence-ministry'],
    },
    { text: '미국 연방정부의 법무부는 서울에서 열린 회의에 왔다.', unmarked: ['ministry-of-justice-korea'] },
    { text: 'Inmates at the prison called Angola in Louisiana.', unmarked: ['angola'] },
    { text: 'Oil from Angola.', marked: { angola: 'Angola' } },
    { text: 'A New York man and the New York Attorney General.', unmarked: ['new-york'] },
    { text: 'The official Associated Press of Pakistan said so.', unmarked: ['associated-press'] },
    { text: 'They confer on N. Ireland, and on Northern Ireland.', unmarked: ['ireland'] },
    { text: 'His record in the Vietnam war was debated.', unmarked: ['vietnam'] },
    { text: 'It came to the People #39;s Republic of China today.', unmarked: ['taiwan'] },
    { text: '미국의 국방과 외교를 맡는 국방부와 국무부가 북한을 다룬 보고서를 냈다.', unmarked: ['mnd-south-korea'] },
    { text: 'Clients of the firm are NBC and others on television.', unmarked: ['nbc-news'] },
    { text: '서방의 러시아 제재에 중국이 반발했다.', unmarked: ['eu-russia-sanctions'] },
    { text: 'Tanks stood before Gaza City.', marked: { 'gaza-city': 'Gaza City' }, unmarked: ['gaza'] },
  ])('$text', check);
});

describe('namesakes', () => {
  it.each<Case>([
    {
      text: '인사: 시설과장 김성기, 행정실장 이병철. 북한산국립공원사무소장 박아무개.',
      unmarked: ['kim-song-gi', 'ri-pyong-chol'],
    },
    { text: '노동당 중앙군사위원회의 이병철이 미사일 시험을 지도했다.', marked: { 'ri-pyong-chol': '이병철' } },
    { text: '북한이 새 SLBM 북극성-6형을 공개했다.', unmarked: ['pukguksong-1'] },
    {
      text: 'Rebels attacked villages near Goma in eastern Congo.',
      marked: { 'dr-congo': 'Congo' },
      unmarked: ['congo'],
    },
    { text: 'The president of Congo spoke in Brazzaville.', marked: { congo: 'Congo' }, unmarked: ['dr-congo'] },
    { text: 'The last American defector to North Korea tells his story in Pyongyang.', unmarked: ['nk-defectors'] },
    { text: 'A defector from Pyongyang spoke of hunger in North Korea.', marked: { 'nk-defectors': 'defector' } },
  ])('$text', check);
});

describe('institutions of the same name in the packs as they are', () => {
  it.each<Case>([
    {
      text: 'In Moscow, Japan’s Foreign Ministry was named.',
      marked: { 'japan-foreign-ministry': 'Foreign Ministry' },
      unmarked: ['china-foreign-ministry', 'russia-foreign-ministry'],
    },
    {
      text: 'The Indian Foreign Ministry summoned an envoy from Beijing, Mao Ning said.',
      unmarked: ['china-foreign-ministry'],
    },
    {
      text: 'Israel’s Supreme Court and Malaysia’s Constitutional Court ruled.',
      unmarked: ['supreme-court-korea', 'constitutional-court-korea'],
    },
    {
      text: 'Vietnam’s National Assembly and the U.S. Joint Chiefs of Staff met.',
      unmarked: ['national-assembly-south-korea', 'jcs-south-korea'],
    },
    {
      text: 'Brazil’s Workers’ Party won; the French National Assembly voted.',
      unmarked: ['workers-party-of-korea', 'national-assembly-south-korea'],
    },
    { text: '독일 국방부와 인도 외교부가 서울에서 만났다.', unmarked: ['mnd-south-korea', 'mofa-south-korea'] },
  ])('$text', check);
});

describe('words and persons with the letters of a town, a poison, a manager', () => {
  it.each<Case>([
    { text: '푸틴이 땅을 포기할 리가 없다고 했다.', unmarked: ['riga'] },
    { text: '라트비아의 수도 리가에서 회의가 열렸다.', marked: { riga: '리가' } },
    { text: 'Sarin Carries Elms\nThe guard Sarin scored 20 points.', unmarked: ['sarin'] },
    { text: 'Doctors found traces of sarin.', marked: { sarin: 'sarin' } },
    { text: '영상편집 김하나, 그래픽 정의선이 도왔다.', unmarked: ['chung-euisun'] },
    { text: '두 나라는 범죄인 인도 조약을 맺고 전투기 인도 시점을 정했다.', unmarked: ['india'] },
    { text: '인도 총리가 왔다.', marked: { india: '인도' } },
    {
      text: '러시아와의 협상을 북한군이 반겼다고 플로리다주에서 말했다.',
      marked: { russia: '러시아', 'korean-peoples-army': '북한군', florida: '플로리다주' },
    },
    { text: '승진 ▲자치행정과 김정은 ▲대변인 김하나 ▲총무과 이둘', unmarked: ['kim-jong-un'] },
    { text: '북한과의 회담은 끝내 무산이 됐다.', unmarked: ['musan'] },
    { text: '함경북도 무산의 광산을 찾았다.', marked: { musan: '무산' } },
    { text: 'The new World Court, the International Criminal Court, opened.', unmarked: ['icj'] },
    { text: 'The World Court heard both states.', marked: { icj: 'World Court' } },
    {
      text: 'Envoys of the Liberation Organization and French officials spoke of “Liberation Day”.',
      unmarked: ['liberation-newspaper'],
    },
    { text: 'Libération, a French paper, said so.', marked: { 'liberation-newspaper': 'Libération' } },
    {
      text: '우크라이나 헤르손과 자포리자를 차지했다. 자포리자 원전도 있다.',
      marked: { zaporizhzhia: '자포리자', 'zaporizhzhia-plant': '자포리자 원전' },
    },
    { text: '가수 테일러 스위프트가 은행 앞에서 노래했다. 스위프트는 웃었다.', unmarked: ['swift-network'] },
    { text: '러시아 은행을 국제 결제망 스위프트에서 뺐다.', marked: { 'swift-network': '스위프트' } },
    { text: 'William Hague spoke first. Hague left early.', unmarked: ['the-hague'] },
    { text: 'A court in The Hague heard Foreign Secretary Hague.', marked: { 'the-hague': 'Hague' } },
    { text: 'They won in St. Petersburg and in Tampa Bay.', unmarked: ['saint-petersburg'] },
    { text: 'Ships left St. Petersburg.', marked: { 'saint-petersburg': 'St. Petersburg' } },
    { text: '현대차그룹 정의선 회장이 공장을 둘러봤다.', marked: { 'chung-euisun': '정의선' } },
  ])('$text', check);
});

it('a half of Korea is no front of another name', () => {
  const text =
    'Envoys of South Korea left Pyongyang. South African miners met North London teams, and the South Friday met the North.';
  expect(marksIn(text).filter(({ text: letters }) => /^(?:North|South)$/.test(letters))).toEqual([
    { entity: 'south-korea', text: 'South' },
    { entity: 'north-korea', text: 'North' },
  ]);
});

describe('names in print that their packs had in full only', () => {
  it.each<Case>([
    {
      text: 'Crews fired two KN-23s and towed away the Hwasong-18s.',
      marked: { 'kn-23': 'KN-23s', 'hwasong-18': 'Hwasong-18s' },
    },
    { text: 'Envoys of the DPRK and the PRC shook hands.', marked: { china: 'PRC' } },
    { text: 'The PRC, or Philippine Red Cross, sent tents to Taipei.', unmarked: ['china'] },
    { text: 'The ward elects its PRC next week.', unmarked: ['china'] },
    { text: 'Cash went to Office No. 39 of the ruling party.', marked: { 'bureau-39': 'Office No. 39' } },
    { text: 'Kim Jong Un praised the 20x10 drive.', marked: { 'regional-development-20x10': '20x10' } },
    { text: 'Kim Jong Un praised 20×10 as a success.', marked: { 'regional-development-20x10': '20×10' } },
    {
      text: 'A pool of 20×10 metres and a 20x10-foot flag hung in North Korea; they won 20-10.',
      unmarked: ['regional-development-20x10'],
    },
    { text: 'Cut a 20x10 board in half.', unmarked: ['regional-development-20x10'] },
  ])('$text', check);
});

describe('words of Korean news in news of others', () => {
  it.each<Case>([
    {
      text: 'Planes dropped propaganda leaflets over the strip; loudspeaker broadcasts from the minaret asked for strategic patience.',
      unmarked: ['anti-pyongyang-leaflets', 'loudspeaker-broadcasts', 'strategic-patience'],
    },
    {
      text: 'Seoul stopped its loudspeaker broadcasts; propaganda leaflets flew to Pyongyang, and strategic patience ended.',
      marked: {
        'loudspeaker-broadcasts': 'loudspeaker broadcasts',
        'anti-pyongyang-leaflets': 'propaganda leaflets',
        'strategic-patience': 'strategic patience',
      },
    },
    {
      text: 'A law on solid-fuel stoves and a ball on a lofted trajectory.',
      unmarked: ['solid-fuel', 'lofted-trajectory'],
    },
    {
      text: 'The solid-fuel missile flew; a solid-fuelled one followed on a lofted trajectory.',
      marked: { 'solid-fuel': 'solid-fuelled', 'lofted-trajectory': 'lofted trajectory' },
    },
    {
      text: 'In Nairobi the National Intelligence Service and in Kabul the Combined Forces Command were asked about the Socialist Constitution.',
      unmarked: ['national-intelligence-service', 'combined-forces-command', 'constitution-north-korea'],
    },
    {
      text: 'In Seoul the National Intelligence Service briefed the Combined Forces Command.',
      marked: {
        'national-intelligence-service': 'National Intelligence Service',
        'combined-forces-command': 'Combined Forces Command',
      },
    },
    { text: 'A mill with a three-axis system was shown.', unmarked: ['three-axis-system'] },
    { text: 'Heirs of those in wartime forced labour sued a firm in Bavaria.', unmarked: ['forced-labour-korea'] },
  ])('$text', check);
});
