/**
 * Letters of an entity that stand within the name of something else, in sentences of our own, with neighbours in which the same
 * letters do mean the entity (`false-marks.test.ts` says how they were found).
 */
import { beforeAll, describe, it } from 'vitest';
import { type Case, check, READING, realPacks } from './real-packs';

beforeAll(() => void realPacks(), READING);

describe('relatives, branches and former states that bear the name', () => {
  it.each<Case>([
    {
      text: 'Victoria Starmer and Emine Erdogan met Yonatan Netanyahu.',
      unmarked: ['keir-starmer', 'recep-tayyip-erdogan', 'benjamin-netanyahu'],
    },
    {
      text: 'Brigitte Macron, Lara Trump and Yair Netanyahu met.',
      unmarked: ['emmanuel-macron', 'donald-trump', 'benjamin-netanyahu'],
    },
    {
      text: 'Starmer met Erdogan and Netanyahu.',
      marked: { 'keir-starmer': 'Starmer', 'recep-tayyip-erdogan': 'Erdogan', 'benjamin-netanyahu': 'Netanyahu' },
    },
    {
      text: 'Malia Obama met Viktor Lukashenko and Margaret Trudeau.',
      unmarked: ['barack-obama', 'alexander-lukashenko', 'justin-trudeau'],
    },
    { text: 'M.K. Stalin spoke in Tamil Nadu. Stalin left.', unmarked: ['joseph-stalin'] },
    { text: 'Stalin led the war.', marked: { 'joseph-stalin': 'Stalin' } },
    { text: 'Hannah Scholz sang with Kurt Merz.', unmarked: ['olaf-scholz', 'friedrich-merz'] },
    { text: 'In Berlin Scholz gave way to Merz.', marked: { 'olaf-scholz': 'Scholz', 'friedrich-merz': 'Merz' } },
    {
      text: 'The carrier Charles de Gaulle, the carrier Ronald Reagan, the USS George H.W. Bush and the submarine Jimmy Carter met.',
      unmarked: ['charles-de-gaulle', 'ronald-reagan', 'george-h-w-bush', 'jimmy-carter'],
    },
    {
      text: 'Charles de Gaulle wrote to Ronald Reagan.',
      marked: { 'charles-de-gaulle': 'Charles de Gaulle', 'ronald-reagan': 'Ronald Reagan' },
    },
    { text: 'From West Yorkshire to West Java they fear Russia.', unmarked: ['western-world'] },
    { text: 'Russia and the West met.', marked: { 'western-world': 'West' } },
    { text: 'The American Red Cross and the North Korean Red Cross sent tents.', unmarked: ['icrc'] },
    { text: 'The Red Cross visited prisoners.', marked: { icrc: 'Red Cross' } },
    { text: 'Eugene Kaspersky warned of worms. Kaspersky was quoted widely.', unmarked: ['kaspersky'] },
    { text: 'Kaspersky sold its office.', marked: { kaspersky: 'Kaspersky' } },
    { text: 'The Pakistani Taliban and Kataib Hezbollah fired.', unmarked: ['taliban', 'hezbollah'] },
    { text: 'The Taliban and Hezbollah fired.', marked: { taliban: 'Taliban', hezbollah: 'Hezbollah' } },
    {
      text: 'East Germany, South Vietnam, North Yemen and Austria-Hungary are no more.',
      unmarked: ['germany', 'vietnam', 'yemen', 'austria', 'hungary'],
    },
    {
      text: 'They sell Brazil nuts, Poland Spring, India pale ale, Norway maple and Damascus steel.',
      unmarked: ['brazil', 'poland', 'india', 'norway', 'damascus'],
    },
  ])('$text', check);
});

describe('parts of other names', () => {
  it.each<Case>([
    { text: 'Trains left from Kursk railway station in the south of the capital.', unmarked: ['kursk'] },
    { text: 'Troops crossed the border into Kursk in August.', marked: { kursk: 'Kursk' } },
    { text: 'Judges cited the Rome Statute.', unmarked: ['rome'] },
    { text: 'Talks were held in Rome.', marked: { rome: 'Rome' } },
    { text: 'He signed for Bayern Munich. 바이에른 뮌헨이 이겼다.', unmarked: ['munich'] },
    { text: 'Ministers met in Munich.', marked: { munich: 'Munich' } },
    {
      text: '카이로 선언을 지키고 존 F. 케네디 국제공항에서 트럼프 코인을 샀다.',
      unmarked: ['cairo', 'john-f-kennedy', 'donald-trump'],
    },
    {
      text: '카이로에서 선언했고, 존 F. 케네디를 기렸다.',
      marked: { cairo: '카이로', 'john-f-kennedy': '존 F. 케네디' },
    },
    { text: 'The record Unplugged in New York sold again.', unmarked: ['new-york'] },
    {
      text: 'People of Inner Mongolia, of the Netherlands Antilles and of East London met on Manila Bay.',
      unmarked: ['mongolia', 'netherlands', 'london', 'manila'],
    },
    { text: 'Herders of Mongolia met in London.', marked: { mongolia: 'Mongolia', london: 'London' } },
    { text: 'Doctors treat Long COVID and the Havana syndrome.', unmarked: ['covid-19', 'havana'] },
    { text: 'Gen. Abdul Fatah Elm left for the Shanghai Composite.', unmarked: ['fatah', 'shanghai'] },
    { text: 'Envoys of Fatah left.', marked: { fatah: 'Fatah' } },
    {
      text: 'Le climat change, et l’accord de Paris reste.',
      marked: { 'paris-agreement': 'accord de Paris' },
      unmarked: ['paris'],
    },
    {
      text: 'The UN Relief and Works Agency for Palestine asks for aid.',
      marked: { unrwa: 'UN Relief and Works Agency for Palestine' },
      unmarked: ['palestine'],
    },
    { text: 'The U.S. FDA and the US Federal Trade Commission agreed.', unmarked: ['united-states'] },
    {
      text: 'Letter from Europe: an old film. AFP Interview: a minister speaks.',
      unmarked: ['europe', 'agence-france-presse'],
    },
    {
      text: 'Republicans of Congress met the Kurdistan Democratic Party and the Social Democratic Party.',
      unmarked: ['democratic-party-us'],
    },
    {
      text: 'Republicans fear the Democratic Party.',
      marked: { 'democratic-party-us': 'Democratic Party' },
    },
    {
      text: 'The Scottish Labour Party voted in Britain, a club in Santiago de Cuba.',
      unmarked: ['labour-party-uk', 'cuba'],
    },
    {
      text: 'The South Korean unification ministry met the United Mine Workers of America and London Irish.',
      unmarked: ['reunification', 'united-states', 'london'],
    },
    {
      text: 'The Organisation for Security and Cooperation in Europe met.',
      marked: { osce: 'Organisation for Security and Cooperation in Europe' },
      unmarked: ['europe'],
    },
    { text: 'She leads the White House Office of Elm Policy.', unmarked: ['white-house'] },
    { text: 'The White House said no.', marked: { 'white-house': 'White House' } },
    { text: 'Yonhap Infomax counts; trains leave London Gatwick.', unmarked: ['yonhap', 'london'] },
    { text: 'The Islamic Revolution Guards Corps of Iran fired.', marked: { irgc: 'Islamic Revolution Guards Corps' } },
    {
      text: 'In Congress guests of the Socialist Democrats and the Palestine Liberation Democratic Front of Paris met.',
      unmarked: ['democratic-party-us', 'liberation-newspaper'],
    },
    {
      text: 'In Seoul the Foreign Affairs and Unification Committee asked the Korea Astronomy and Space Science Institute.',
      unmarked: ['reunification', 'south-korea'],
    },
    { text: 'Israel Aerospace Industries sold shares to India Today.', unmarked: ['israel', 'india'] },
    {
      text: 'Voters choose a new House of Representatives, whose alliance with the U.S. and Washington is old.',
      unmarked: ['us-house-of-representatives'],
    },
    {
      text: 'In Congress the House of Representatives passed it.',
      marked: { 'us-house-of-representatives': 'House of Representatives' },
    },
    {
      text: 'A Republican guest watched the House of Councillors and the House of Representatives debate.',
      unmarked: ['us-house-of-representatives'],
    },
    { text: 'In der Bucht von Manila warten Schiffe.', unmarked: ['manila'] },
    { text: 'In Manila warten Schiffe.', marked: { manila: 'Manila' } },
    { text: 'Der UN-Sicherheitsrat tagt.', marked: { 'un-security-council': 'UN-Sicherheitsrat' } },
    { text: 'The Chicago Fed and the Florida Lottery spoke.', unmarked: ['chicago', 'florida'] },
    { text: 'Paris Baguette opened a shop.', unmarked: ['paris'] },
    { text: 'An envoy of the People’s Republic of Korea spoke.', unmarked: ['south-korea'] },
    { text: 'Google ChromeのSlow Mode\n新しい設定がある。', unmarked: ['google'] },
    { text: 'A news page on Google Chromeの設定', unmarked: ['google'] },
    { text: 'La France insoumise vote contre.', unmarked: ['france'] },
    { text: 'The Kyoto Protocol limits gases; Kyoto failed, say some.', unmarked: ['kyoto'] },
    { text: 'Temples of Kyoto drew crowds.', marked: { kyoto: 'Kyoto' } },
    {
      text: 'Spartak Moscow, CSKA Sofia of Bulgaria, Hapoel Haifa, Legia Warsaw, Slavia Prague, die Füchse Berlin spielten.',
      unmarked: ['moscow', 'sofia', 'haifa', 'warsaw', 'prague', 'berlin'],
    },
    {
      text: 'The Los Angeles Galaxy, the Washington Spirit and the New York Liberty lost.',
      unmarked: ['los-angeles', 'washington-dc', 'new-york'],
    },
    { text: 'Paris St Germain lost to Hertha Berlin in a friendly match.', unmarked: ['paris', 'berlin'] },
    { text: 'Markets\nShares of Tokyo Electron and of the Montreal Expos fell.', unmarked: ['tokyo', 'montreal'] },
    { text: 'Ships wait at the Panama Canal.', unmarked: ['panama'] },
    {
      text: 'Stocks in Tokyo and Panama fell before the Tokyo Olympics.',
      marked: { tokyo: 'Tokyo', panama: 'Panama' },
    },
    { text: 'Shares of America Online and Cash America fell.', unmarked: ['united-states'] },
    {
      text: 'She moved to Jamaica Plain. The settlers of America discovered America.',
      unmarked: ['jamaica', 'united-states'],
    },
    { text: 'He left Jamaica for America.', marked: { jamaica: 'Jamaica', 'united-states': 'America' } },
    {
      text: 'The collapsed China Minmetals and the Export-Import Bank of Korea lent.',
      unmarked: ['china', 'bank-of-korea'],
    },
    { text: '파나마 운하와 유네스코 아시아태평양 국제이해교육원을 보았다.', unmarked: ['panama', 'asia-pacific'] },
    { text: '파나마를 거쳐 아시아태평양 지역으로 갔다.', marked: { panama: '파나마', 'asia-pacific': '아시아태평양' } },
    { text: 'The Washington Redskins were the former name of the club.', unmarked: ['washington-dc'] },
    { text: '아시아태평양 회의에서 태평양 섬나라들이 발언했다.', unmarked: ['pyongyang', 'taiwan'] },
    {
      text: '북한 평양의 행사에서 주체가 된 단체는 협상에 나선 정부를 도와 길을 안내해주고 설명을 해주었다.',
      marked: { pyongyang: '평양' },
      unmarked: ['juche', 'rason', 'haeju'],
    },
  ])('$text', check);
});
