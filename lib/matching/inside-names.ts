/**
 * Places and countries inside names that are not theirs: "University of Toronto", "Air New Zealand", "Petro-Canada",
 * "Redmond, Washington", and the letters of a currency or a language code ("US$", "en-US").
 */
import { letters } from '../text/letters';
import type { ArticleText, Spot } from './article-text';
import type { NameIndex } from './name-index';
import { isNoGivenName, wordBefore } from './surroundings';

/** What is called after a place with "of": Bank of America, Gulf of Mexico, Duke of Sussex. */
const CALLED_OF = letters`(?<![\p{L}\d])(?:Universit(?:y|ies)|Colleges?|Institutes?|Academy|School|Society|Association|Federation|Church|Bank|Museum|Hospital|Club|Gulf|Bay|Sea|Strait|Cape|Isles?|Port|Duke|Duchess|(?<!Crown )Prince|Princess|Earl|Archbishop|Bishop|Diocese|Treaty|Battle|Voice|District) of (?:the )?$`;

/** Words that make one name with the place after them: Air New Zealand, Bard College Berlin, Team USA, Real Madrid. */
const LEADS = new Set(
  'air radio miss team college university institute school real inter hertha dynamo expo'.split(' '),
);

/** Names of places that are also states of the United States. */
const STATES = new Set(['Washington', 'Georgia', 'New York']);

/** What stands before a hyphen without making a name: "anti-Japan", "Sino-Russia". */
const PREFIXES = new Set(
  'anti pro non ex post pre mid trans inter intra sino russo franco anglo indo pan neo north south east west central'.split(
    ' ',
  ),
);

/** Languages of codes such as `en-US`. */
const CODE = letters`(?<![\p{L}\d])(?:ar|de|en|es|fr|it|ja|ko|nl|pt|zh)-$`;

/** Whether the spot, which may only mean places and countries, is part of another name. */
export function isInsideName(index: NameIndex, read: ArticleText, spot: Spot): boolean {
  const { text } = spot.block;
  const print = text.slice(spot.start, spot.end);
  const before = text.slice(Math.max(0, spot.start - 40), spot.start);
  if (/^US$/.test(print) && /^ ?\$/.test(text.slice(spot.end, spot.end + 2))) return true;
  if (CALLED_OF.test(before) || CODE.test(before) || /-(?:de|du|la|le|sur)-$/.test(before)) return true;
  if (letters`^ News(?![\p{L}\d])`.test(text.slice(spot.end, spot.end + 6))) return true;
  if (STATES.has(print) && isState(read, spot, before)) return true;
  const hyphened = letters`(?<![\p{L}\d])(\p{Lu}\p{Ll}+)-$`.exec(before)?.[1];
  if (hyphened) return !PREFIXES.has(hyphened.toLowerCase()) && spotBefore(read, spot, 1) === undefined;
  const lead = wordBefore(text, spot.start)?.text;
  if (!lead || !letters`^\p{Lu}`.test(lead)) return false;
  if (LEADS.has(lead.toLowerCase())) return true;
  // A company's daughter: Samsung India.
  return spotBefore(read, spot, 1)?.readings.every(({ entity }) => index.names.typeOf(entity) === 'company') ?? false;
}

/** "in Redmond, Washington, where": a state behind its town. In a list ("Seoul, Washington and Tokyo") a capital. */
function isState(read: ArticleText, spot: Spot, before: string): boolean {
  const town = letters`(?<![\p{L}\d])(\p{Lu}\p{L}+), $`.exec(before)?.[1];
  if (!town || isNoGivenName(town) || MONTH.test(town)) return false;
  return /^(?:[,.;:)]|$)/.test(spot.block.text.slice(spot.end)) && spotBefore(read, spot, 2) === undefined;
}

const MONTH = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/;

/** The spot that ends `gap` units before this one. */
function spotBefore(read: ArticleText, spot: Spot, gap: number): Spot | undefined {
  return read.spots.find((other) => other.block === spot.block && other.end === spot.start - gap);
}
