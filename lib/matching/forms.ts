/**
 * Surface forms: the spellings under which one name may stand in print, derived from the name's kind and hints.
 *
 * What all spellings share (hyphen or space, apostrophes, dots of initialisms, spaces in Korean) is not listed here: the
 * walk reads them alike. Here is what differs in letters.
 */
import type { Entity, Name } from '../facts/schema';
import { countryOfAdjective, isCountryName } from './nations';
import { surnameOf } from './people';

/** Why a form stands for its name; printed with a mention. Numbers are part of the index format: append only. */
export const FORM_RULES = [
  /** Foreign Ministry. */
  'as-written',
  /** Seoul → SEOUL, in headlines and datelines; plutonium → Plutonium. */
  'capitals',
  /** ballistic missile → ballistic missiles, where the name says that it has a plural; KN-23 → KN-23s. */
  'plural',
  /** The Hague → Hague: the article is no part of what is looked for. */
  'without-the',
  /** Kim Jong Un → Kim Jongun; what differs in hyphens and accents alone the walk reads alike. */
  'romanisation',
  /** Kim Ju Ae → Ju-ae, after the full name. */
  'given-name',
  /** Security Council resolution 2397 → UNSCR 2397, S/RES/2397; 2397 alone in a list of resolutions. */
  'resolution-number',
  /** Hwasong-18 → Hwasongpho-18, Hwasong18. */
  'weapon-number',
  /** 9·19 군사합의 → 919 군사합의, 천궁-Ⅱ → 천궁-II. */
  'spacing',
  /** North Korea → N. Korea. */
  'initialism',
  /** São Tomé → Sao Tome; never the other way. */
  'without-diacritics',
  /** Japanese Foreign Ministry → Foreign Ministry, where Japan is printed beside it. */
  'without-country',
  /** Shinjiro Koizumi → Koizumi, after the full name. */
  'surname',
  /** Green Pine Associated Corporation → Green Pine Associated Corp. */
  'company-kind',
  /** Ministry of Defence → Ministry of Defense, and the other way. */
  'british-american',
] as const;
export type FormRule = (typeof FORM_RULES)[number];

export interface Form {
  text: string;
  /** Letter case counts. */
  exact: boolean;
  rule: FormRule;
  /** Set where the form needs more than its name does. */
  needs?: 'after-full' | 'list' | 'owner';
}

const HANGUL_NAME = /^[가-힣]{2,4}$/;

/** The forms of `name`, the name itself first. No duplicates. */
export function formsOf(name: Name, entity: Entity): Form[] {
  const forms = new Map<string, Form>();
  const add = (text: string, rule: FormRule, exact: boolean, needs?: Form['needs']): void => {
    const key = `${exact ? '=' : '~'}${text}`;
    if (text !== '' && !forms.has(key)) forms.set(key, { text, rule, exact, ...(needs ? { needs } : {}) });
  };

  const bare = name.text.replace(/^the\s+/i, '');
  const single = isSingleWord(bare);
  const exact = name.case ? name.case === 'exact' : name.kind === 'acronym' || single;
  add(bare, bare === name.text ? 'as-written' : 'without-the', exact);

  const plain = withoutDiacritics(bare);
  if (plain !== bare) add(plain, 'without-diacritics', exact);
  if (exact && name.kind !== 'acronym' && name.case !== 'exact') {
    for (const text of [bare, plain]) for (const other of otherCases(text)) add(other, 'capitals', true);
  }
  // KIM, TRUMP: too much like other words to stand by themselves, but not where the person is named.
  if (name.case === 'exact' && entity.type === 'person' && single && name.kind !== 'acronym') {
    for (const text of [bare, plain]) if (/\p{Ll}/u.test(text)) add(text.toUpperCase(), 'capitals', true, 'after-full');
  }
  if (name.plural) for (const text of plurals(bare)) add(text, 'plural', exact);

  if (name.lang === 'en') {
    if (entity.type === 'person' && name.kind !== 'short') koreanPersonForms(bare, entity, add);
    if (entity.type === 'person' && name.kind === 'full') surnameForms(bare, entity, add);
    if (entity.type === 'resolution' && name.kind !== 'short') resolutionForms(bare, add);
    if (entity.type === 'weapon' || entity.type === 'vessel' || entity.type === 'satellite') weaponForms(bare, add);
    // There is one of each vessel and satellite, but many weapons of a number.
    if (entity.type === 'weapon' && WEAPON.test(bare)) add(`${bare}s`, 'plural', true);
    countryInitial(bare, add);
    companyKind(bare, add);
    if (!single) otherSpelling(bare, exact, add);
    if (NATIONAL.has(entity.type) && (name.kind === 'full' || name.kind === 'alias')) withoutCountry(bare, add);
  }
  if (name.lang === 'ko' && entity.type === 'resolution') koreanResolutionForms(bare, add);
  const letters = bare.replace(/[\u2160-\u217f]/g, (numeral) => numeral.normalize('NFKC'));
  // 천궁-Ⅱ, written with one character, is printed 천궁-II more often.
  if (letters !== bare) add(letters, 'spacing', exact);
  if (bare.includes('·')) {
    // 9·19 군사합의 is also printed 919 군사합의; the walk reads full stop and hyphen for the dot.
    add(bare.replaceAll('·', ''), 'spacing', exact);
  }
  return [...forms.values()];
}

/** One word of letters and digits: no space, hyphen or other joiner inside. */
export function isSingleWord(text: string): boolean {
  return /^[\p{L}\p{M}\p{Nd}'’.]+$/u.test(text);
}

/** `São Tomé` → `Sao Tome`: newspapers drop diacritics of names, never add them. */
export function withoutDiacritics(text: string): string {
  return /[가-힣]/.test(text)
    ? text
    : text
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .replace(/ł/g, 'l')
        .replace(/ø/g, 'o')
        .replace(/đ/g, 'd')
        .normalize('NFC');
}

/**
 * Other letter cases of a single word: in headlines and datelines (`SEOUL, Jan. 2`), and for a term in lower case at the
 * start of a sentence. Words of three letters and fewer stay as they are: `Who` is not `WHO`.
 */
function otherCases(text: string): string[] {
  if (text.length < 4 || !/\p{Ll}/u.test(text)) return [];
  const upper = text.toUpperCase();
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return first === text ? [upper] : [first, upper];
}

/** missile → missiles, embassy → embassies, box → boxes. */
function plurals(text: string): string[] {
  if (/[^aeiou]y$/i.test(text)) return [`${text.slice(0, -1)}ies`];
  if (/(?:s|x|z|ch|sh)$/i.test(text)) return [`${text}es`];
  return [`${text}s`];
}

type Add = (text: string, rule: FormRule, exact: boolean, needs?: Form['needs']) => void;

/**
 * Korean personal names. The walk reads Kim Jong Un, Kim Jong-un, Kim Jong-Un alike, folding covers Kim Jŏng-ŭn; written
 * together (Kim Jongun) and the given name alone (Ju-ae, only after the full name)
 * are forms of their own. Recognised by a Korean name of two to four syllables and an English one to match it.
 */
function koreanPersonForms(text: string, entity: Entity, add: Add): void {
  const korean = entity.names.some((name) => name.lang === 'ko' && HANGUL_NAME.test(name.text));
  const parts = text.split(/[\s-]+/);
  const [surname, first, second] = parts;
  if (!korean || parts.length !== 3 || !surname || !first || !second) return;
  if (parts.some((part) => !/^[A-Z][\p{L}'’]{0,6}$/iu.test(part))) return;
  add(`${surname} ${first}${second.toLowerCase()}`, 'romanisation', false);
  add(`${first}-${second.toLowerCase()}`, 'given-name', false, 'after-full');
}

/** The surname alone, once the full name has been printed: "Koizumi" after "Shinjiro Koizumi". */
function surnameForms(text: string, entity: Entity, add: Add): void {
  const surname = surnameOf(text, entity);
  if (surname === null) return;
  for (const spelling of new Set([surname, withoutDiacritics(surname)])) {
    add(spelling, 'surname', true, 'after-full');
    if (spelling.length >= 3) add(spelling.toUpperCase(), 'surname', true, 'after-full');
  }
}

/**
 * Numbers of Security Council resolutions: resolution 2397, UNSCR 2397, S/RES/2397, and the bare number inside a list
 * ("resolutions 1718 and 2397"). The number is the one in the resolution's own name. A year in brackets after it is
 * added to the span when it is found.
 */
function resolutionForms(text: string, add: Add): void {
  const number = /\b(\d{2,4})\b(?!\))/.exec(text)?.[1];
  if (!number || !/resolution|unscr/i.test(text)) return;
  for (const lead of [
    'resolution',
    'UN resolution',
    'Council resolution',
    'Security Council resolution',
    'UN Security Council resolution',
    'UNSC resolution',
    'UNSCR',
    'SCR',
    'resolution No.',
    'S/RES',
  ]) {
    add(`${lead} ${number}`, 'resolution-number', false);
  }
  add(`UNSCR${number}`, 'resolution-number', true);
  add(number, 'resolution-number', true, 'list');
}

/** 결의 2397호 → 결의 제2397호, and 2397호 inside a list: 결의 1718호와 2397호. */
function koreanResolutionForms(text: string, add: Add): void {
  const [, lead = '', number] = /^(.*결의) (\d{3,4})호$/.exec(text) ?? [];
  if (!number) return;
  add(`${lead} 제${number}호`, 'resolution-number', false);
  add(`${number}호`, 'resolution-number', false, 'list');
}

/** A name that ends in a number, perhaps of a variant: Hwasong-18, KN-23, Hwasong-11Ma. */
const WEAPON = /^(.*\p{L})[\s-]?(\d+[A-Za-z]{0,3})$/u;

/** Hwasong-18 is printed Hwasongpho-18 by KCNA since 2022; numbers stand with hyphen, space or nothing. */
function weaponForms(text: string, add: Add): void {
  const [, stem, number] = WEAPON.exec(text) ?? [];
  if (!stem || !number) return;
  if (stem.length > 3) add(`${stem}${number}`, 'weapon-number', true);
  if (/^(?:Hwasong|Pukguksong|Hwasal|Rodong)$/.test(stem)) add(`${stem}pho-${number}`, 'weapon-number', false);
  if (/^(?:KN|SA|SS|RS|DF|B|F)$/.test(stem)) add(`${stem}${number}`, 'weapon-number', true);
}

/** Kinds of things of which every country has its own. */
export const NATIONAL: ReadonlySet<string> = new Set([
  'organisation',
  'agency',
  'armed-force',
  'office',
  'party',
  'law',
]);

/**
 * "Japanese Foreign Ministry", "Ministry of Foreign Affairs of Japan" → Foreign Ministry, Ministry of Foreign Affairs,
 * where Japan is printed beside it in another way ("Japan's Foreign Ministry"). A single word keeps its capital.
 */
function withoutCountry(text: string, add: Add): void {
  const words = text.split(' ');
  const lead = [2, 1].find((size) => words.length > size && isCountry(words.slice(0, size).join(' ')));
  const [, head, tail] = /^(.+) of (?:the )?(.+?)$/.exec(text) ?? [];
  const rest = lead ? words.slice(lead).join(' ') : head && tail && isCountry(tail) ? head : '';
  if (rest.length > 3 && /\p{L}/u.test(rest)) add(rest, 'without-country', isSingleWord(rest), 'owner');
}

function isCountry(words: string): boolean {
  const bare = words.replace(/['’]s$/, '');
  return countryOfAdjective(bare) !== undefined || isCountryName(bare);
}

/** What kind of company it is stands at the end, in full or in short; newspapers print what is short. */
const COMPANY_KIND = /(?<= )(?:Corporation|Company|Incorporated|Limited|Corp|Co|Inc|Ltd)\.?$/;
const IN_SHORT: Record<string, string> = { Corporation: 'Corp', Company: 'Co', Incorporated: 'Inc', Limited: 'Ltd' };
const IN_FULL = Object.fromEntries(Object.entries(IN_SHORT).map(([full, short]) => [short, full]));

/** Green Pine Associated Corporation → Green Pine Associated Corp. (whose full stop is no part of the form), and the other way. */
function companyKind(name: string, add: Add): void {
  const [kind] = COMPANY_KIND.exec(name) ?? [];
  if (!kind) return;
  const plain = kind.replace('.', '');
  add(name.replace(COMPANY_KIND, IN_SHORT[plain] ?? IN_FULL[plain] ?? plain), 'company-kind', false);
}

/** Words of names, or their ends, by their British spelling: the American one. */
const AMERICAN: Record<string, string> = {
  defence: 'defense',
  isation: 'ization',
  centre: 'center',
  labour: 'labor',
  programme: 'program',
  harbour: 'harbor',
};
const BRITISH = Object.fromEntries(Object.entries(AMERICAN).map(([british, american]) => [american, british]));
// "Labour Party" and "Labor Party" are different ones.
const BRITISH_WORDS = /\b(?:defence|centre|programme|harbour|labour(?! party))\b|(?<=[a-z])isation/gi;
const AMERICAN_WORDS = /\b(?:defense|center|program|harbor|labor(?! party))\b|(?<=[a-z])ization/gi;

/** Ministry of Defence → Ministry of Defense, International Labor Organization → International Labour Organisation. */
function otherSpelling(name: string, exact: boolean, add: Add): void {
  const spelt = (words: RegExp, others: Record<string, string>) =>
    name.replace(words, (word) => {
      const other = others[word.toLowerCase()] ?? word;
      return word.charAt(0) + other.slice(1);
    });
  for (const text of [spelt(BRITISH_WORDS, AMERICAN), spelt(AMERICAN_WORDS, BRITISH)])
    if (text !== name) add(text, 'british-american', exact);
}

/** North Korea → N. Korea, S. Korea; the walk reads N.Korea and N Korea alike. */
function countryInitial(text: string, add: Add): void {
  const match = /^(North|South) (Korea)$/.exec(text);
  if (match?.[1] && match[2]) add(`${match[1].charAt(0)}. ${match[2]}`, 'initialism', true);
}
