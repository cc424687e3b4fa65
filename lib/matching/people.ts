/**
 * Names of persons: which word is the surname, and names printed with more words than the packs have.
 */

import type { Entity } from '../facts/schema';
import { isUpper } from '../text/characters';
import { letters } from '../text/letters';
import type { Spot } from './article-text';
import { isGivenName } from './given-names';
import type { NameIndex } from './name-index';
import { isNoGivenName, wordAfter, wordBefore } from './surroundings';

/** Surnames of most Koreans as they are romanised: tells Kim Song from Sung Kim. */
const KOREAN_SURNAMES = new Set(
  (
    'kim lee ri yi rhee ree park pak choi choe jeong jong jung chung kang cho jo yoon yun jang chang lim im rim han oh seo so ' +
    'shin sin kwon hwang ahn an song ryu yoo yu hong jeon chon ko go mun moon yang son pae bae paek baek heo hur ho no roh ro ' +
    'nam sim shim ha ju joo ku koo min thae tae hyon hyun won pang bang kong gong yon kye chi ji chae cha kwak hyong tong'
  ).split(' '),
);

/** Words that surnames are not: numerals of kings, forms of address, and everyday words. */
const NO_SURNAMES = new Set('jr sr ii iii iv xiv may long young king bush rice power'.split(' '));

/**
 * The surname of a person's full English name by which later sentences call them, or null where the packs list one of
 * their own or nothing can be said. Korean and Chinese names begin with it, others end with it.
 */
export function surnameOf(text: string, entity: Entity): string | null {
  const words = text.split(' ');
  const first = words[0];
  const last = words.at(-1);
  if (!first || !last || words.length < 2) return null;
  const english = entity.names.filter(({ lang }) => lang === 'en');
  if (english.some((name) => !name.text.includes(' ') || (text !== name.text && text.endsWith(` ${name.text}`))))
    return null;
  const surname = isFamilyFirst(words, entity) ? first : last;
  return NO_SURNAMES.has(surname.toLowerCase()) || surname.length < 2 || !isUpper(surname.charCodeAt(0))
    ? null
    : surname;
}

function isFamilyFirst(words: readonly string[], entity: Entity): boolean {
  const native = entity.names.find(({ kind }) => kind === 'native');
  if (native?.lang === 'zh') return native.text.length <= 3;
  if (native?.lang !== 'ko') return false;
  const [first = '', last = ''] = [words[0], words.at(-1)];
  return KOREAN_SURNAMES.has(first.toLowerCase()) || !KOREAN_SURNAMES.has(last.toLowerCase());
}

/**
 * Whether a person's full name goes on in somebody else's: a Korean one of two syllables in a third ("Kim Song Chol"), a
 * father's in his son's ("Donald Trump Jr.").
 */
export function goesOnAsPerson(spot: Spot): boolean {
  if (spot.block.letters !== 'running') return false;
  const words = spot.block.text.slice(spot.start, spot.end).split(/[\s-]+/);
  if (words.length < 2) return false;
  const next = wordAfter(spot.block.text, spot.end)?.text ?? '';
  if (/^(?:Jr|Sr)$/.test(next)) return true;
  if (words.length > 2 || !KOREAN_SURNAMES.has((words[0] as string).toLowerCase())) return false;
  return letters`^\p{Lu}\p{Ll}{1,5}$`.test(next) && !isNoGivenName(next);
}

/**
 * The given name printed before a surname alone, where it is one that tells: "Melania Trump" is not Donald Trump. Null
 * where none stands there.
 */
export function givenNameBefore({ block: { text }, start, end }: Spot): string | null {
  const given = wordBefore(text, start)?.text;
  return given && isGivenName(given) && !text.slice(start, end).includes(' ') ? given : null;
}

/**
 * Whether a body's name opens an item of a Korean list of appointments: "△ 기획실 사업부장 김하나 △". The list is of one employer,
 * whose rooms are called as ministries are.
 */
export function isEmployersRoom({ block: { text }, start, end }: Spot): boolean {
  if (!/[△▲] ?$/.test(text.slice(Math.max(0, start - 2), start))) return false;
  return /^ (?:[가-힣]+ )?[가-힣]{2,12}장 [가-힣]{2,4} ?(?:[△▲<〈[]|$)/.test(text.slice(end, end + 40));
}

/**
 * Whether a person's name ends an item of a Korean list of appointments: "△ 재난팀장 김하나 △ 총무팀장 이둘". Offices that news
 * speak of are not filled there; who bears the name is a namesake.
 */
export function isAppointed({ block: { text }, start, end }: Spot): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  return /[△▲][^△▲.]{2,30} $/.test(before) && /^\s*(?:[△▲◆<〈[]|\(\d|$)/.test(text.slice(end, end + 4));
}

/** A given name and what may stand between it and the surname: initials, a patronymic. */
const MIDDLE = letters`(?<![\p{L}\d])(\p{Lu}[\p{L}'’-]+) (?:(?:\p{Lu}\. ?)+|\p{Lu}\p{Ll}+(?:vich|vna) )$`;

/**
 * The given name before a surname that is the spot and where it begins, if initials or a patronymic stand between:
 * "Donald J. Trump", "Dmitri Anatoliyevich Medvedev".
 */
export function fullNameAround({ block: { text }, start }: Spot): { given: string; start: number } | null {
  const from = Math.max(0, start - 48);
  const match = MIDDLE.exec(text.slice(from, start));
  return match && { given: match[1] as string, start: from + match.index };
}

/** Whether an English name of the person has more than one word, the first of which begins so. */
export function hasGivenName({ names }: NameIndex, person: number, given: string): boolean {
  const [from, to] = names.namesOf(person);
  for (let name = from; name < to; name++) {
    if (names.langOf(name) === 'en' && names.textOf(name).startsWith(given) && names.textOf(name).includes(' '))
      return true;
  }
  return false;
}
