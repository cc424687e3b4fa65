/**
 * Places and countries inside names that are not theirs: "University of Toronto", "Air New Zealand", "Petro-Canada",
 * "Redmond, Washington", and the letters of a currency or a language code ("US$", "en-US").
 */
import { allLetters, letters } from '../text/letters';
import type { ArticleText, Spot } from './article-text';
import { isGivenName } from './given-names';
import type { NameIndex } from './name-index';
import { countryOfAdjective } from './nations';
import { oncePerText } from './once';
import { isNoGivenName, wordBefore } from './surroundings';
import { isInTitle, isWork } from './titles';

/** What is called after a place with "of": Bank of America, Steel Company of Canada, Gulf of Mexico, Duke of Sussex. */
const CALLED_OF = letters`(?<![\p{L}\d])(?:Cent(?:er|re)|Council|Foundation|Institute) for (?:the )?$|(?<![\p{L}\d])(?:Universit(?:y|ies)|Colleges?|Institutes?|Academy|School|Society|Association|Federation|Church|Corp\.?|Corporation|Company|Bank|Museum|Hospital|Club|Gulf|Bay|Sea|Strait|Cape|Isles?|Port|Duke|Duchess|(?<!Crown )Prince|Princess|Earl|Archbishop|Bishop|Diocese|Treaty|Battle|Voice|(?<=(?:ern|Central|Middle) )District|Rally|Tour|Party|Authority|Agency) of (?:the |[NSEW]\p{Ll}+ )?$`;

/**
 * The same in Romance languages and German, perhaps with more words between: Partido Verde de Cuba, Agence du revenu du
 * Canada, Conseil théologique musulman de France, Bucht von Manila.
 */
const CALLED_DE = letters`(?<![\p{L}\d])(?:Universit(?:é|à|ad|ade)|Ban(?:que|co|ca)|Agen(?:ce|cia|zia)|Parti(?:do|to)?|Conse(?:il|jo|lho)|Consiglio|(?:Conf|F)[ée]d[ée]ra(?:tion|ción|ção)|(?:Conf|F)ederazione|Institut[o]?|Istituto|Associa(?:tion|zione|ção)|Asociación|Ligue|Chambre|Cámara|Câmara|Stade|[Gg]uerr[ea]|Notre-Dame|[Mm]osquée|[Mm]arathon|Bucht|Golf)(?: \p{L}+){0,2} (?:d[eou]|da|del|della|von) (?:la )?$`;

/**
 * What goes on after a place in the name of something of its own: Los Angeles Police Department, London Borough of Newham,
 * Singapore Air (not: Iran Air Force), Paris Fashion Week, Montreal (NL) in baseball, Alder Oil (Hong Kong) Ltd.
 */
const OWN_BODY = letters`^ (?:(?:Police|Fire) Department|Borough of|Fashion Week|OUT|\((?:AL|NL)\)|Air(?! (?:Base|Defen[cs]e|Force|Quality|Raid|Show|Strike|Traffic)))(?![\p{L}\d])|^\) (?:Co|Inc|Ltd)`;

/**
 * Sports whose federations are called so after their land, trades and routes whose companies are, and its day: USA
 * Basketball, China Life, Canada Day.
 */
const OF_A_LAND = letters`^ (?:Basketball|Cycling|Gymnastics|Hockey|Rugby|Swimming|Wrestling|Day|Eastern|Life|Merchants|Resources|Shipping|Southern|Steel|Telecom)(?![\p{L}\d])`;

/** An amount before the letters of its currency: "$2.6 billion US", "$49.40 US". */
const AMOUNT = /\$ ?\d[\d.,]*(?: ?(?:[mb]illion|trillion|bn|m|mn))? $/;

/** What makes another name of a town's: another town (Khartoum North) and an address (Los Angeles, CA 90069). */
const OF_A_TOWN = letters`^ (?:North|South|East|West)(?![\p{L}\d]| \p{Lu})|^, [A-Z]{2} \d{5}`;

/** Games and summits: Paris 2024. */
const GAMES = /^ 20\d\d(?![\d–-])/;

/** What ends a body's name in Chinese and Japanese: 日本バレーボール協会, 香港經濟日報; 東京大 is short for a university; contests, halls, and what has initials or a stock's number of its own. */
const BODY_IN_HAN =
  /^(?:大(?![\u3400-\u9fff])|大(?:[学學]|生|院|教授))|^[\u30a0-\u30ff\u3400-\u9fff]{0,12}?(?:[協协]会|[連连]盟|[連连]合会|大[学學]|[銀银]行|新[聞闻]|放送|航空|[学學]会|組合|工会|有限公司|日[報报]|[時时][報报]|交易所|[電电][視视]台)|^[\u3400-\u9fff]{0,4}(?:[興兴][業业]|集[團团]|控股|球[場场])|^[\u3400-\u9fff]{2,8}(?<![比參参決决])[賽赛]|^[\u3400-\u9fff]{2,10}[(（](?:[A-Z]{2,}|\d{4,})[)）]/;

/**
 * Words that make one name with the place after them: Air New Zealand, Bard College Berlin, Team USA, clubs of sport (Real
 * Madrid, Bayern Munich), and ships (USS Nevada).
 */
const LEADS = new Set(
  (
    'air radio miss team college university institute school expo earth atp wta pga ' +
    'real inter dynamo dinamo bayern ard maccabi fc uss hms hmas hmcs'
  ).split(' '),
);

/** A state of the United States behind a town that is called after the place: "in Lebanon, Pa.", "at Paris, Texas, on". */
const STATE_BEHIND = letters`^, (?:(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|N\. ?[CDHJMY]|Neb|Nev|Okla|Ore|Pa|R\. ?I|S\. ?[CD]|Tenn|Tex|Va|Vt|W\. ?Va|Wash|Wis|Wyo)\.|(?:Alabama|Arkansas|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Maine|Maryland|Massachusetts|Michigan|Minnesota|Missouri|Nebraska|New Hampshire|New Jersey|Ohio|Oklahoma|Oregon|Pennsylvania|Tennessee|Texas|Utah|Vermont|Wisconsin)(?=[,.;:)]|$))`;

/** Places of the packs that lie in a state themselves. */
const IN_STATES = /^(?:Chicago|Los Angeles|New York|San Francisco|Washington)/;

/** Names of places that are also states of the United States. */
const STATES = new Set(['Washington', 'Georgia', 'New York']);

/** What stands before a hyphen without making a name: "anti-Japan", "Sino-Russia". */
const PREFIXES = new Set(
  'anti pro non ex post pre mid trans inter intra sino russo franco anglo indo pan neo north south east west central'.split(
    ' ',
  ),
);

/** Words with a capital that say which land is meant and are no name before it: Nazi Germany, Mainland China. */
const OF_LANDS = new Set(
  (
    'north south east west northeast northwest southeast southwest central upper lower inner outer greater mainland new old ' +
    'ancient medieval imperial colonial tsarist nazi postwar occupied democratic republican ottoman roman ' +
    'islamic muslim christian catholic orthodox jewish hindu'
  ).split(' '),
);

/** Languages of codes such as `en-US`. */
const CODE = letters`(?<![\p{L}\d])(?:ar|de|en|es|fr|it|ja|ko|nl|pt|zh)-$`;

/** Whether the spot, which may only mean places and countries, is part of another name. */
export function isInsideName(index: NameIndex, read: ArticleText, spot: Spot): boolean {
  const { text } = spot.block;
  const print = text.slice(spot.start, spot.end);
  const before = text.slice(Math.max(0, spot.start - 40), spot.start);
  const after = text.slice(spot.end, spot.end + 20);
  if (/^US$/.test(print) && (/^(?: ?\$|-Dollar)/.test(after) || AMOUNT.test(before))) return true;
  if (BODY_IN_HAN.test(after) || OWN_BODY.test(after)) return true;
  if (STATE_BEHIND.test(after) && !IN_STATES.test(print)) return true;
  if (isPlace(index, spot)) {
    if (OF_A_TOWN.test(after) || (GAMES.test(after) && !/\b(?:in|en|à|since) $/i.test(before))) return true;
    if (isWork(spot)) return true;
  }
  // A capital called after its country: Panama City, Kuwait City.
  if (letters`^ City(?![\p{L}\d])`.test(after) && !isPlace(index, spot)) return true;
  if (spot.block.letters === 'running' && OF_A_LAND.test(after)) return true;
  // A house or a paper: "a room at The London West End". Countries may bear the article by themselves.
  if (letters`\p{Ll} The $`.test(before) && letters`^ \p{Lu}\p{Ll}`.test(after) && isPlace(index, spot)) return true;
  if ([CALLED_OF, CALLED_DE, CODE, /-(?:de|du|la|le|sur)-$/].some((called) => called.test(before))) return true;
  if (letters`^ News(?![\p{L}\d])`.test(after)) return true;
  // Meetings, games and reports are called after their year and a land: 2010 남아공 월드컵. A sentence has 2010년.
  if (/^[가-힣]/.test(print) && /20\d\d $/.test(before)) return true;
  if (STATES.has(print) && isState(spot, before)) return true;
  const hyphened = letters`(?<![\p{L}\d])(\p{Lu}\p{Ll}+)-$`.exec(before)?.[1];
  if (hyphened) return !PREFIXES.has(hyphened.toLowerCase()) && spotBefore(spot, 1) === undefined;
  if (isFrontOfBranch(index, read, spot) || isInTitle(spot)) return true;
  const lead = wordBefore(text, spot.start)?.text;
  if (!lead || !letters`^\p{Lu}`.test(lead)) return false;
  if (LEADS.has(lead.toLowerCase()) || isGivenName(lead)) return true;
  // A company's daughter: Samsung India.
  const owner = spotBefore(spot, 1);
  if (owner) return owner.readings.every(({ entity }) => index.names.typeOf(entity) === 'company');
  return isBranch(read, spot);
}

/** Units before a place in which the capitalised words that end at it are looked for. */
const LONGEST_RUN = 200;

/**
 * Whether the place tells which branch of a body is meant that we do not know: "at Corvane Philippines", "Alder Tin Oil
 * Singapore has". A name is what bears a capital amid a sentence, and not as a title, a weekday or an adjective does
 * ("On Sunday Israel", "in Southern Mexico", "Palestinians Israel holds"). At the head of a sentence every word bears one:
 * there the article must print it with one elsewhere.
 */
function isBranch(read: ArticleText, { block, end, ...spot }: Spot): boolean {
  const { text, letters: print, seams } = block;
  // Of "South Korea" and "Korea" the longer stands behind the body's name.
  const start = Math.min(spot.start, block.spots.endingAt(end)[0]?.start ?? spot.start);
  const lead = wordBefore(text, start)?.text;
  if (print !== 'running' || !lead || !isNameWord(lead)) return false;
  // The capitalised words up to the spot.
  const run = letters`(?<![\p{L}\d'’.-])(?:\p{Lu}[\p{L}\d'’&.-]* ){1,6}$`.exec(
    text.slice(Math.max(0, start - LONGEST_RUN), start),
  )?.[0];
  if (run === undefined) return false;
  const words = run.trim().split(' ');
  const printed = words.length;
  while (words[0] !== undefined && isNoGivenName(words[0])) words.shift();
  const first = start - words.join(' ').length - 1;
  // A space we have set in may end the sentence before it.
  for (let at = first - 1; seams && at < start; at++) if (seams.has(at)) return false;
  const before = text.slice(Math.max(0, first - 8), first);
  // "In the Cold War China", "during the World Cup Brazil"
  if (/\bthe $/i.test(before)) return false;
  // "A Corvane Korea poll": only the first word of a sentence bears a capital for its place.
  if (words.length > 1 || words.length < printed || letters`\($|[\p{Ll}\d,;&)]["”'’]? \(?$`.test(before)) return true;
  return namedAmid(read).has(lead);
}

/** Whether the place opens the name of a body whose branch is told by another: "China Alder Oil Singapore". */
function isFrontOfBranch({ names }: NameIndex, read: ArticleText, { block, end }: Spot): boolean {
  return block.spots.beginningIn(end + 1, end + 61).some((other) => {
    if (!other.readings.every(({ entity }) => /^(?:place|country)$/.test(names.typeOf(entity) ?? ''))) return false;
    return letters`^(?: \p{Lu}[\p{L}&]+){2,4} $`.test(block.text.slice(end, other.start)) && isBranch(read, other);
  });
}

/** Whether a capitalised word can be a part of a name that goes on with a place. */
function isNameWord(word: string): boolean {
  const lower = word.toLowerCase();
  return (
    letters`^\p{Lu}[\p{L}\d&]+$`.test(word) &&
    // Two words run together (or an apostrophe lost between them) tell nothing.
    !letters`^(?:[IVX]+|\p{L}+(?:ern|ist))$|\p{Ll}\p{Lu}`.test(word) &&
    !isNoGivenName(word) &&
    !MONTH.test(word) &&
    !OF_LANDS.has(lower) &&
    countryOfAdjective(lower) === undefined &&
    countryOfAdjective(lower.replace(/s$/, '')) === undefined
  );
}

/** Words with a capital that running text of an article prints amid a sentence. */
const namedAmid = oncePerText(({ blocks }) => {
  const words = new Set<string>();
  for (const { text, seams, letters: print } of blocks) {
    if (print !== 'running') continue;
    for (const { 0: word, index } of text.matchAll(allLetters`(?<=[\p{Ll}\d,;] )\p{Lu}[\p{L}\d]+`)) {
      if (!seams?.has(index - 1)) words.add(word);
    }
  }
  return words;
});

function isPlace({ names }: NameIndex, { readings }: Spot): boolean {
  return readings.every(({ entity }) => names.typeOf(entity) === 'place');
}

/** "in Redmond, Washington, where": a state behind its town. In a list ("Seoul, Washington and Tokyo") a capital. */
function isState(spot: Spot, before: string): boolean {
  const town = letters`(?<![\p{L}\d])(\p{Lu}\p{L}+), $`.exec(before)?.[1];
  if (!town || isNoGivenName(town) || MONTH.test(town)) return false;
  return /^(?:[,.;:)]|$)/.test(spot.block.text.slice(spot.end)) && spotBefore(spot, 2) === undefined;
}

const MONTH = /^(?:(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber)$/;

/** The spot that ends `gap` units before this one. */
function spotBefore(spot: Spot, gap: number): Spot | undefined {
  return spot.block.spots.endingAt(spot.start - gap)[0];
}
