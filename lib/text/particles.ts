/**
 * Korean particles: what may follow a name inside one written word (eojeol). 북한은 is 북한 and the topic particle; in
 * 평양냉면 the name is followed by a noun, so there is no mention. The list is closed; chains of two are those that
 * occur (에서는, 까지도, 으로부터의).
 */

/** After a syllable with a final consonant (받침). */
const AFTER_CONSONANT =
  '은 이 을 과 으로 으로서 으로써 으로부터 이나 이란 이라 이랑 이며 이든 이든지 이야 이야말로 이여 이라고 이라는 이라도 이라며 이라면 이라서 이다 이고 이자 이지만 이었다 이었던 이던 이에요 이죠 아';
/** After a syllable without one. */
const AFTER_VOWEL =
  '는 가 를 와 나 란 라 랑 며 든 든지 야 야말로 여 라고 라는 라도 라며 라면 라서 였다 였던 고 다 예요';
/** After any syllable. `로` is here because it also follows ㄹ (서울로). */
const AFTER_ANY =
  '의 에 도 만 로 로서 로써 로부터 께 께서 에게 에게서 한테 더러 에서 에선 에겐 에서부터 까지 부터 조차 마저 밖에 보다 처럼 같이 만큼 대로 마다 뿐 뿐만 하고 ' +
  '이 인 인데 인지 입니다 지만 간 발 행';
/** Follow another particle. */
const AFTER_ANOTHER =
  '은 는 이 가 을 를 의 도 만 로 나 라도 조차 까지 부터 마저 뿐 보다 처럼 라고 이라고 이라는 이다 이며 인';

/**
 * Which stems a particle follows: bit 1 after a vowel, bit 2 after a consonant. Chains are taken apart when one is met:
 * to write them all down cost a background 1.5 ms more whenever it woke, whatever language it then read.
 */
const FIRST = new Map<string, number>();
for (const [list, stems] of [
  [AFTER_VOWEL, 1],
  [AFTER_CONSONANT, 2],
  [AFTER_ANY, 3],
] as const) {
  for (const first of list.split(' ')) FIRST.set(first, (FIRST.get(first) ?? 0) | stems);
}
const SECOND = new Set(AFTER_ANOTHER.split(' '));
/** Single syllables that another particle may follow; every longer one it may. */
const OPEN = '의에도만로께과와';

/**
 * Nouns written onto a name that leave what it means as it is, with a particle of their own: 김정은동지께서는, 한국정부와,
 * 북한측은, 북한내에서.
 */
const NOUN = /^(?:동지|정부|당국|[측씨들등내])/;

/** Longest particle of each kind in syllables, so that long words are refused without building a string. */
const [LONGEST_FIRST, LONGEST_SECOND] = [FIRST, SECOND].map((particles) =>
  Math.max(...Array.from(particles.keys(), ({ length }) => length)),
) as [number, number];

/** Which stems the syllables `text[from, to)` follow as a particle or a chain of two; 0: they are none. */
function stemsOf(text: string, from: number, to: number): number {
  let stems = FIRST.get(text.slice(from, to)) ?? 0;
  const start = Math.max(from + 1, to - LONGEST_SECOND);
  for (let cut = to - 1; cut >= start; cut--) {
    if (!SECOND.has(text.slice(cut, to)) || (cut - from === 1 && !OPEN.includes(text.charAt(from)))) continue;
    stems |= FIRST.get(text.slice(from, cut)) ?? 0;
  }
  return stems;
}

/**
 * Whether the syllables `text[from, to)` can follow a name that ends at `from`: nothing, a noun that leaves it as it is, a
 * particle or a chain of two, of the shape the last syllable before asks for (북한은, 러시아는). Names that end in a Latin
 * letter or a digit take either shape (KCNA가, KCNA이).
 */
export function isParticle(text: string, from: number, to: number): boolean {
  from += NOUN.exec(text.slice(from, from + 2))?.[0].length ?? 0;
  if (from >= to) return true;
  if (to - from > LONGEST_FIRST + LONGEST_SECOND) return false;
  const stems = stemsOf(text, from, to);
  if (stems === 0) return false;
  const last = from > 0 ? text.charCodeAt(from - 1) : 0;
  if (last < 0xac00 || last > 0xd7a3) return true;
  return (stems & ((last - 0xac00) % 28 === 0 ? 1 : 2)) !== 0;
}

/** Nouns written onto an outlet's or body's initials that leave what the initials mean as it is: KBS뉴스, NHK방송. */
const NOUNS_AFTER_INITIALS = /^(?:뉴스|방송|라디오|제보|보도|기자|취재진|특파원|사무총장|사무국|회원국|본부)/;

/** Whether `text[start, end)` are initials in Latin capitals and a noun about them, perhaps with a particle, follows. */
export function followsInitials(text: string, start: number, end: number, to: number): boolean {
  if (to === end || !/^[A-Z]{3,}$/.test(text.slice(start, end))) return false;
  const noun = NOUNS_AFTER_INITIALS.exec(text.slice(end, to))?.[0];
  return noun !== undefined && isParticle(text, end + noun.length, to);
}

/**
 * Place names that are also forms of common verbs, and what follows them when they are: 해주는 is "who does for", 나선 by
 * itself "who came forward"; 해주에서, 나선의 are places.
 */
const VERB_FORM = /^(?:해주(?:[는고며면나던기]|지만|라[고는며면]?)|나선(?:[은이인]|다고?)?)$/;

/** Whether the syllables `text[start, to)` are a verb rather than the name they begin with. */
export function isVerbForm(text: string, start: number, to: number): boolean {
  return VERB_FORM.test(text.slice(start, to));
}
