/**
 * What stands directly around a spot, and what it says: a longer name, somebody else's surname, a definite article.
 */

import { classOf, isUpper, WORD } from '../text/characters';
import { letters } from '../text/letters';
import type { BlockText, Spot } from './article-text';

/** Nouns that make the capitalised words before them the name of something else, without an s at the end: Kim Il Sung University. */
const HEADS = new Set(
  (
    'university college institute academy school hospital museum library foundation association federation society club council party commission championship radio ' +
    'tv system republic bank group corp corporation company co inc ltd llc holding airline airway motor electronic ' +
    'time post herald tribune journal gazette daily citizen chronicle inquirer star globe newspaper magazine ' +
    'factory mill plant mine bureau center centre cathedral church disneyland zoo monument mutual tobacco ' +
    'plain height county township beach valley river creek lake sea ' +
    'castle palace canal electron electric exchange symphony philharmonic orchestra opera open master derby telecom securitie ' +
    'army navy fleet court port street avenue road square park airport station stadium show arena hotel tower bridge cup marathon festival prize award olympic observatory ' +
    'circuit tour exhibition exposition expo fair conference service agency guard survey field programme program ' +
    'act paper viru fever treaty accord protocol convention consensu declaration agreement communique'
  ).split(' '),
);

/** Words with a capital that do not begin a person's name: titles, and what opens a sentence. */
const NOT_GIVEN_NAMES = new Set(
  (
    'president leader premier chancellor minister secretary chairman chairwoman chairperson chief director general marshal ' +
    'admiral ambassador envoy spokesman spokeswoman spokesperson comrade mr mrs ms miss dr prof professor gen lt col adm sen ' +
    'gov governor mayor judge justice king queen prince princess pope senator speaker adviser advisor commissioner ' +
    'commander captain supreme former late dictator candidate rep lawmaker ' +
    'the a an and but or nor so yet for of in on upon at by to from with as if when while where who whom whose which that this ' +
    'these those after before since until because although though however meanwhile also then there here now today ' +
    'yesterday what why how did does do is was were are has had have will would could should may might says said did not no ' +
    'his her its their our my your he she it they we i mr. asked both under over during between against despite once like unlike even ' +
    'only later earlier last next according instead given having monday tuesday wednesday thursday friday saturday sunday'
  ).split(' '),
);

/** Whether a word with a capital is a title, or one that opens a sentence, rather than somebody's name. */
export function isNoGivenName(word: string): boolean {
  return NOT_GIVEN_NAMES.has(word.toLowerCase());
}

/**
 * The word that ends directly before `at` with one space between, its start and text; null after punctuation. Of two sentences
 * run together ("on Tuesday.During Lee's visit") it is in the second.
 */
export function wordBefore(text: string, at: number): { start: number; text: string } | null {
  const match = letters`(?<![\p{L}\p{Nd}])([\p{L}\p{Nd}](?:[\p{L}\p{Nd}'’-]|\.(?![A-Z][a-z]))*) $`.exec(
    text.slice(Math.max(0, at - 40), at),
  );
  if (!match?.[1]) return null;
  return { start: at - match[0].length, text: match[1] };
}

/** The word that begins directly after `at` with one space between. */
export function wordAfter(text: string, at: number): { end: number; text: string } | null {
  const match = letters`^ ([\p{L}\p{Nd}][\p{L}\p{Nd}'’-]*)`.exec(text.slice(at, at + 40));
  return match?.[1] ? { end: at + match[0].length, text: match[1] } : null;
}

function isCapitalised(word: string): boolean {
  return isUpper(word.charCodeAt(0));
}

function withoutPossessive(word: string): string {
  return word.replace(/['’]s?$/i, '');
}

const LEGAL_FORMS = new Set('corp corporation company co inc ltd llc plc'.split(' '));

/** A contest after the place of it in a headline, where every word has a capital and "Open" may be a verb. */
const EVENT_IN_TITLE =
  /^ (?:Open|Masters|Grand Prix)(?=\s*$|\s\(|[:;,]|\s(?:Champion|Crown|Draw|Final|Quarter|Round|Semi|Title|Victory|Win))/;

/**
 * Whether the spot is the front of a longer name that we do not know: capitalised words follow that end in a head noun
 * ("Kim Il Sung University", "Kremlin Cup"), in a headline of capitalised words in a contest ("China Open"). Says which. A company's legal form does not make it another (`isCompany`).
 */
export function longerName(spot: Spot, isCompany: boolean): string | null {
  const { text } = spot.block;
  if (spot.block.letters !== 'running') return EVENT_IN_TITLE.exec(text.slice(spot.end))?.[0] ?? null;
  let end = spot.end;
  for (let words = 0; words < 6; words++) {
    // "China Alder & Birch Corp."
    const next = wordAfter(text, words > 0 && text.startsWith(' & ', end) ? end + 2 : end);
    if (!next || !isCapitalised(next.text)) return null;
    if (words === 0 && isCompany && LEGAL_FORMS.has(next.text.toLowerCase())) return null;
    if (
      HEADS.has(
        withoutPossessive(next.text)
          .toLowerCase()
          .replace(/(?<!olympic)s$/, ''),
      )
    )
      return text.slice(spot.start, next.end);
    end = next.end;
  }
  return null;
}

/**
 * Whether a surname alone is really part of another person's full name: "Kim Min-woo", "Margie Kim". Says the full name
 * it sees. In headlines with every word capitalised only a hyphenated given name tells.
 */
export function otherPerson(spot: Spot): string | null {
  const { text } = spot.block;
  const headline = spot.block.letters !== 'running';
  const next = wordAfter(text, spot.end);
  if (next && isCapitalised(next.text) && !NOT_GIVEN_NAMES.has(withoutPossessive(next.text).toLowerCase())) {
    if (!headline || letters`^\p{Lu}\p{L}{0,6}-\p{L}{1,6}$`.test(withoutPossessive(next.text))) {
      return text.slice(spot.start, next.end);
    }
  }
  const before = wordBefore(text, spot.start);
  if (!before || headline || !isCapitalised(before.text)) return null;
  if (/['’]s?$|\.$/.test(before.text) || /\d/.test(before.text)) return null;
  if (NOT_GIVEN_NAMES.has(before.text.toLowerCase())) return null;
  // "Accusing Kim of", at the head of a sentence.
  if (/^[A-Z][a-z]{3,}ing$/.test(before.text)) return null;
  if (before.text === before.text.toUpperCase() && before.text.length > 1) return null;
  return text.slice(before.start, spot.end);
}

/** Initials that are also words of a sentence set in capitals: "FOLLOW US", "LET IT BE". */
const INITIALS_THAT_ARE_WORDS = new Set(['us', 'who', 'it', 'aids', 'ice', 'pact', 'quad', 'start', 'swift', 'fast']);

/**
 * Whether initials stand among words in capitals, where they may be a plain word: "FOLLOW US ON SOCIAL MEDIA", "WHO
 * KNOWS". Dotted ones (U.S.) are always initials.
 */
export function mayBePlainWord(spot: Spot): boolean {
  const { text } = spot.block;
  if (!INITIALS_THAT_ARE_WORDS.has(text.slice(spot.start, spot.end).toLowerCase())) return false;
  const neighbours = [wordBefore(text, spot.start)?.text, wordAfter(text, spot.end)?.text];
  return neighbours.some((word) => word !== undefined && letters`^\p{Lu}{2,}$`.test(word));
}

/** Company names go on in names of other companies: "Hyundai Department Store", "Samsung Life". Says the next word. */
export function goesOn(spot: Spot): string | null {
  const { text } = spot.block;
  const next = wordAfter(text, spot.end);
  if (!next || spot.block.letters !== 'running' || !isCapitalised(next.text)) return null;
  // Japanese writes its particles onto it.
  const print = withoutPossessive(next.text).replace(/[\u3040-\u9fff].*$/, '');
  const word = print.toLowerCase();
  return NOT_GIVEN_NAMES.has(word) || COMPANY_WORDS.has(word) || !letters`^\p{Lu}\p{Ll}+$`.test(print)
    ? null
    : next.text;
}

/** What follows a company's own name: its legal form and its people. */
const COMPANY_WORDS = new Set(
  (
    'corp corporation co company inc ltd group holdings plc chief ceo cfo coo president chairman vice executive senior founder ' +
    'spokesperson spokesman spokeswoman shares stock employees workers engineers union'
  ).split(' '),
);

/** Whether a name's word follows, so that a short form is the front of something longer ("the North Atlantic", "the South-East", not: "the North Friday"). */
export function continues(spot: Spot): boolean {
  if (/^[-\u2010\u2011](?!North|South)[A-Z][a-z]/.test(spot.block.text.slice(spot.end, spot.end + 7))) return true;
  const next = wordAfter(spot.block.text, spot.end);
  return next !== null && spot.block.letters === 'running' && isCapitalised(next.text) && !isNoGivenName(next.text);
}

/** Whether "the" stands before the spot, perhaps behind a possessive's noun ("the North's"). */
export function isDefinite(spot: Spot): boolean {
  const before = wordBefore(spot.block.text, spot.start);
  return before !== null && before.text.toLowerCase() === 'the';
}

/** Whether the spot stands after a hyphen or slash inside a compound ("pro-North"). */
export function inCompound(block: BlockText, start: number): boolean {
  const before = block.text.charAt(start - 1);
  return /[-\u2010\u2011/]/.test(before) && start > 1 && classOf(block.text.charCodeAt(start - 2)) === WORD;
}

/**
 * Whether a bare number stands in a list of resolutions: "resolutions 1718 (2006), 1874 and 2397".
 */
export function inResolutionList(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 160), start);
  return (
    /\b(?:resolutions?|UNSCRs?)\s+(?:nos?\.?\s*)?(?:\d{2,4}(?:\s*\(\d{4}\))?\s*(?:,\s*|,?\s*(?:and|or|&)\s+|\/\s*|through\s+|to\s+))*$/i.test(
      before,
    ) || KOREAN_RESOLUTIONS.test(before)
  );
}

/** The same in Korean, up to the next number: 결의 1718호(2006년)와, 결의 제1718호, 1874호 및. */
const KOREAN_RESOLUTIONS = /결의 ?(?:제? ?\d{3,4}호(?: ?\(\d{4}년?\))?(?:[과와·] ?|, ?| 및 | 그리고 ))+제? ?$/;
