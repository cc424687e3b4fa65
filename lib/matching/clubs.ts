/**
 * Clubs of sport under the names of places: the front of a team's name ("Montreal Expos"), and a town or state that stands
 * for its club ("Barcelona signed him", "Chicago (2-12)", "Texas beat Ohio 21-7"). The packs hold the places.
 */
import { letters } from '../text/letters';
import type { ArticleText, Spot } from './article-text';
import { oncePerText } from './once';
import { isNoGivenName, wordAfter } from './surroundings';

/** Plurals after a place that are no team: "Tokyo Stocks", "Beijing Olympics". */
const NO_TEAMS = new Set(
  'stocks shares markets olympics games residents officials authorities troops forces talks'.split(' '),
);

/** Teams whose names are no plurals, but for those of single towns, which their packs guard: "Manchester United". */
const TEAMS = new Set('United Dynamo Crew Rovers FC SC'.split(' '));

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

/** What only reports on clubs' matches say. Not words of other news, such as striker, goal, league, season. A standing with ties and points is one: "(40-20-14, 94 points)". */
const CLUB_SPORT =
  /\b(?:touchdowns?|TD|innings?|quarterback|wide receiver|homer(?:s|ed)?|home runs?|playoffs?|midfielder|[Hh]ead [Cc]oach|linebackers?|tailback|running back|[Ff]ield goals?|FG|pitcher|shortstop|(?:of|de)fensive coordinator|Heisman|Bowl Championship|AP (?:[Pp]oll|Top 25)|Game Summary|Box Score|Big (?:Ten|East|12|Game)|(?:foot|basket|base)ball team|(?:Premier|Champions) League|Super Bowl|World Series|Real (?:Madrid|Sociedad)|Green Bay|N[BF]A|NHL|ML[BS]|NCAA|UEFA|[AN](?:FC|L) (?:East|West|Central|Wrap)|puck|outshot|faceoff)\b|\(\d+-\d+-\d+,/g;

/** Units of text for each such word from which a report is taken for one on clubs. */
const UNITS_A_WORD = 600;

/** A score or a standing behind a place: "Chicago (2-12)", "Florida 24-21", "Ohio 24, Iowa 7", "Melbourne d. Alder 69-54", "in Chicago's 4-1 win". */
const SCORE = letters`^(?: \(\d{1,3}-\d{1,3}(?:-\d{1,3})?\)| \d{1,3}-\d{1,3}(?![\p{L}\d-])| \d{1,2}, \p{Lu}\p{Ll}+ \d{1,2}(?![\p{L}\d])| d\. \p{Lu}|['’]s? \d+-\d+ (?:def|loss|rout|vic|win))`;

/** The other club of a score before a place, and the place's own points behind it: "Ohio 24, Iowa 7". */
const AGAINST = letters`(?<![\p{L}\d])\p{Lu}[\p{L} ]+ \d{1,3}, $`;
const POINTS = letters`^ \d{1,3}(?![\p{L}\d%-])`;

/** Before a place that is where something is; behind it where it lies, or what its people held there. */
const WHERE = /\b(?:in|near|outside|across|city|town) (?:of )?$/i;
const LIES = letters`^, \p{Lu}|^[- ](?:based|Olympics?|Paralympics?|Games)`;

/** Whether a place stands for its club: beside a score, or in a report on clubs where nothing is said to lie or happen there. */
export function isClub(read: ArticleText, { block, start, end }: Spot): boolean {
  const after = block.text.slice(end, end + 24);
  if (SCORE.test(after)) return true;
  const before = block.text.slice(Math.max(0, start - 24), start);
  if (POINTS.test(after) && AGAINST.test(before)) return true;
  return isOnClubs(read) && !WHERE.test(before) && !LIES.test(after);
}

/** Whether a text reports on clubs. */
const isOnClubs = oncePerText(({ blocks }) => {
  const text = blocks.map((block) => block.text).join(' ');
  return (text.match(CLUB_SPORT)?.length ?? 0) * UNITS_A_WORD > text.length;
});
