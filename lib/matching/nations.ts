/**
 * Adjectives of nations and the ids of their countries: what "Indian" in "the Indian Foreign Ministry" says, and the letters
 * that stand for countries in Korean (中외교부). Also those
 * whose country the packs may not have: a ministry of theirs is not another's.
 */

import { isUpper } from '../text/characters';
import { letters } from '../text/letters';

const TABLE = `
afghan afghanistan; albanian albania; algerian algeria; american united-states; u.s. united-states; us united-states;
angolan angola; argentine argentina; argentinian argentina; armenian armenia; australian australia; austrian austria;
azerbaijani azerbaijan; azeri azerbaijan; bahraini bahrain; bangladeshi bangladesh; belarusian belarus; belgian belgium;
bolivian bolivia; bosnian bosnia-and-herzegovina; brazilian brazil; british united-kingdom; u.k. united-kingdom;
uk united-kingdom; bulgarian bulgaria; burmese myanmar; cambodian cambodia; cameroonian cameroon; canadian canada;
chadian chad; chilean chile; chinese china; colombian colombia; congolese dr-congo; croatian croatia; cuban cuba;
cypriot cyprus; czech czechia; danish denmark; dutch netherlands; ecuadorian ecuador; egyptian egypt; emirati
united-arab-emirates; english united-kingdom; eritrean eritrea; estonian estonia; ethiopian ethiopia; filipino philippines;
philippine philippines; finnish finland; french france; gabonese gabon; gambian gambia; georgian georgia; german germany;
ghanaian ghana; greek greece; guatemalan guatemala; guinean guinea; guyanese guyana; haitian haiti; honduran honduras;
hungarian hungary; icelandic iceland; indian india; indonesian indonesia; iranian iran; iraqi iraq; irish ireland;
israeli israel; italian italy; ivorian ivory-coast; jamaican jamaica; japanese japan; jordanian jordan;
kazakh kazakhstan; kenyan kenya; kosovar kosovo; kuwaiti kuwait; kyrgyz kyrgyzstan; lao laos; laotian laos;
latvian latvia; lebanese lebanon; liberian liberia; libyan libya; lithuanian lithuania; luxembourgish luxembourg;
malagasy madagascar; malawian malawi; malaysian malaysia; maldivian maldives; malian mali; maltese malta;
mauritanian mauritania; mexican mexico; moldovan moldova; mongolian mongolia; montenegrin montenegro; moroccan morocco;
mozambican mozambique; namibian namibia; nepali nepal; nepalese nepal; nicaraguan nicaragua; nigerian nigeria;
nigerien niger; norwegian norway; omani oman; pakistani pakistan; palestinian palestine; panamanian panama;
paraguayan paraguay; peruvian peru; polish poland; portuguese portugal; qatari qatar; romanian romania; russian russia;
rwandan rwanda; salvadoran el-salvador; saudi saudi-arabia; senegalese senegal; serbian serbia; singaporean singapore;
slovak slovakia; slovenian slovenia; somali somalia; soviet soviet-union; spanish spain; sudanese sudan; swedish sweden;
swiss switzerland; syrian syria; taiwanese taiwan; tajik tajikistan; tanzanian tanzania; thai thailand; togolese togo;
tunisian tunisia; turkish turkey; turkmen turkmenistan; ugandan uganda; ukrainian ukraine; uruguayan uruguay;
uzbek uzbekistan; venezuelan venezuela; vietnamese vietnam; yemeni yemen; zambian zambia; zimbabwean zimbabwe;
north korean north-korea; n. korean north-korea; south korean south-korea; s. korean south-korea; rok south-korea;
dprk north-korea; new zealand new-zealand; south african south-africa; sri lankan sri-lanka; east timorese timor-leste;
costa rican costa-rica; south sudanese south-sudan; burkinabe burkina-faso; 北 north-korea; 북 north-korea; 韓 south-korea; 美 united-states; 미 united-states; 中 china;
중 china; 日 japan; 일 japan; 러 russia; 露 russia; 英 united-kingdom; 영 united-kingdom; 獨 germany; 독 germany; 佛 france; 프 france; european european-union; eu european-union
`;

const COUNTRY_OF: ReadonlyMap<string, string> = new Map(
  TABLE.trim()
    .split(/\s*;\s*/)
    .map((entry) => /^(.+)\s+(\S+)$/s.exec(entry.trim()) as RegExpExecArray)
    .map(([, adjective, id]) => [adjective as string, id as string]),
);

/** Country id of an adjective ("South Korean", "U.S."), undefined where it is none. */
export function countryOfAdjective(adjective: string): string | undefined {
  return COUNTRY_OF.get(adjective.toLowerCase().replace(/\s+/g, ' '));
}

const IDS: ReadonlySet<string> = new Set(COUNTRY_OF.values());

/** Whether `name` is the English name of a country of the list ("South Korea"). */
export function isCountryName(name: string): boolean {
  return isUpper(name.charCodeAt(0)) && IDS.has(name.toLowerCase().replace(/\s+/g, '-'));
}

const BEFORE = letters`(?<![\p{L}\d.-])((?:[\p{L}.]+[ -])?([\p{L}.]+)) $`;

/** Country id of the adjective that ends directly before `at`, the longer one first ("South Korean" before "Korean"). */
export function adjectiveBefore(text: string, at: number): string | undefined {
  // 中외교부; with a space between it is a word like others, as 중 외교부 is.
  const letter = letters`(?<![\p{L}\d])[\u4e00-\u9fff]$`.exec(text.slice(Math.max(0, at - 2), at));
  if (letter) return countryOfAdjective(letter[0]);
  const match = BEFORE.exec(text.slice(Math.max(0, at - 32), at));
  if (!match) return undefined;
  const [, words = '', last = ''] = match;
  for (const adjective of [words.replace(/-/g, ' '), last]) {
    const country = countryOfAdjective(adjective);
    // "us" is no country, "US" is.
    const capital = adjective.length < 4 ? adjective === adjective.toUpperCase() : isUpper(adjective.charCodeAt(0));
    if (country !== undefined && capital) return country;
  }
  return undefined;
}

/** Country ids of the adjectives in a name ("Chinese Foreign Ministry"). */
export function countriesInName(name: string): string[] {
  const words = name.split(/[\s-]+/);
  const found = words.flatMap((word, i) => {
    const pair = i + 1 < words.length ? countryOfAdjective(`${word} ${words[i + 1]}`) : undefined;
    const single = countryOfAdjective(word);
    return [pair, single].filter((id) => id !== undefined);
  });
  return [...new Set(found)];
}
