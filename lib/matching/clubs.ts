/**
 * Clubs of sport under the names of places: the front of a team's name ("Montreal Expos"), and a town or state that stands
 * for its club ("Barcelona signed him", "Chicago (2-12)", "Texas beat Ohio 21-7"). The packs hold the places.
 */
import { letters } from '../text/letters';
import type { ArticleText, Spot } from './article-text';
import { isNoGivenName, wordAfter } from './surroundings';

/** Plurals after a place that are no team: "Tokyo Stocks", "Beijing Olympics". */
const NO_TEAMS = new Set(
  'stocks shares markets olympics games residents officials authorities troops forces talks'.split(' '),
);

/** Teams whose names are no plurals: "Los Angeles Galaxy". */
const TEAMS = new Set(
  'Galaxy Spirit Liberty Lynx United Heat Magic Jazz Thunder Lightning Wild Avalanche Revolution Dynamo Crew Rovers Sox FC SC'.split(
    ' ',
  ),
);

/** Whether a place is the front of a team's name: "Montreal Expos", "Boston Celtics", "London City Lionesses". */
export function isTeam(spot: Spot): boolean {
  if (spot.block.letters !== 'running') return false;
  const { text } = spot.block;
  const next = wordAfter(text, text.startsWith(' City ', spot.end) ? spot.end + ' City'.length : spot.end)?.text ?? '';
  if (TEAMS.has(next)) return true;
  return (
    letters`^\p{Lu}\p{Ll}{2,}s$`.test(next) &&
    !/ss$/.test(next) &&
    !NO_TEAMS.has(next.toLowerCase()) &&
    !isNoGivenName(next)
  );
}

/** What only reports on clubs' matches say. Not words of other news, such as striker, goal, league, season. */
const CLUB_SPORT =
  /\b(?:touchdowns?|TDs?|innings?|quarterbacks?|linebackers?|wide receivers?|outfielders?|shortstop|bullpen|homer(?:s|ed)?|home runs?|playoffs?|preseason|season opener|wild[- ]card|midfielders?|goalkeepers?|(?:head|assistant) coach|(?:football|basketball|baseball|soccer|hockey) (?:teams?|clubs?|powerhouse|program)|(?:Premier|Champions|Europa|Major|National Football) League|(?:La|Primera) Liga|Serie A|Bundesliga|Copa del Rey|English Premiership|Super Bowl|World Series|Stanley Cup|Real (?:Betis|Madrid|Mallorca|Sociedad|Zaragoza)|Green Bay|N[BF]A|NHL|MLB|MLS|NCAA|UEFA|[AN](?:FC|L) (?:East|West|North|South|Central|Wrap|pennant))\b/g;

/** The same in Korean. */
const CLUB_SPORT_KOREAN =
  /(?:K리그|프로축구|프로야구|프로농구|KBO|프리미어리그|챔피언스리그|라리가|세리에A|분데스리가|메이저리그|홈런|타점|이닝|선발투수|연장 후반|결승골|동점골)/g;

/** Units of text for each such word from which a report is taken for one on clubs. */
const UNITS_A_WORD = 600;

/** A score or a standing behind a place: "Chicago (2-12)", "Florida 24-21", "Melbourne d. Alder 69-54". */
const SCORE = letters`^(?: \(\d{1,3}-\d{1,3}(?:-\d{1,3})?\)| \d{1,3}-\d{1,3}(?![\p{L}\d-])| d\. \p{Lu})`;

/** Before a place that is where something is; behind it where it lies, or what its people held there. */
const WHERE = /\b(?:in|near|outside|around|across|throughout|city|cities|capital|town|state) (?:of )?$/i;
const LIES = letters`^(?:에서?(?![가-힣])|[시군구도](?![가-힣])| ?(?:시|지역|시민|도민|경기장|월드컵)|, \p{Lu}|['’]s? (?:airport|mayor|police|streets?)|[- ](?:based|born|Olympics?|Paralympics?|Games))`;

/** Whether a place stands for its club: beside a score, or in a report on clubs where nothing is said to lie or happen there. */
export function isClub(read: ArticleText, { block, start, end }: Spot): boolean {
  const after = block.text.slice(end, end + 24);
  if (SCORE.test(after)) return true;
  if (!isOnClubs(read)) return false;
  return !WHERE.test(block.text.slice(Math.max(0, start - 16), start)) && !LIES.test(after);
}

const onClubs = new WeakMap<ArticleText, boolean>();

/** Whether a text reports on clubs. Asked for every place in it, so kept. */
function isOnClubs(read: ArticleText): boolean {
  let known = onClubs.get(read);
  if (known === undefined) {
    let words = 0;
    let units = 0;
    for (const { text } of read.blocks) {
      words += (text.match(CLUB_SPORT)?.length ?? 0) + (text.match(CLUB_SPORT_KOREAN)?.length ?? 0);
      units += text.length;
    }
    known = words * UNITS_A_WORD > units;
    onClubs.set(read, known);
  }
  return known;
}
