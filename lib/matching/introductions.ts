/**
 * People an article introduces, in English: "Ada Fisk, a researcher at the Harbour Institute", "ministry spokesperson Bea
 * Lund". Patterns with a word for a calling in them, so that places and bodies are left alone: a person missed is
 * nothing, a ministry called a person is wrong.
 */
import { letters, plainSource } from '../text/letters';

/** A person's full name, where it stands, and how the article introduces them. */
export interface Introduction {
  name: string;
  start: number;
  end: number;
  says: string;
}

const CALLING =
  '(?:spokes(?:person|man|woman)|director|professor|lecturer|researcher|analyst|fellow|expert|economist|' +
  'scholar|scientist|historian|engineer|lawmaker|senator|congress(?:man|woman)|ambassador|diplomat|envoy|minister|' +
  'secretary|chief|head|chair(?:man|woman|person)?|president|commander|general|admiral|colonel|officer|lawyer|attorney|' +
  'prosecutor|judge|activist|campaigner|journalist|editor|author|defector|founder|executive|leader|coordinator|advis[eo]r|' +
  'mayor|governor|negotiator|official|manager|consultant|doctor|nurse|pastor|bishop)';

/** Two to four words with capitals; initials, hyphens and apostrophes inside. */
const NAME = "\\p{Lu}[\\p{L}'’-]{1,30}(?: \\p{Lu}\\.)?(?: \\p{Lu}[\\p{L}'’-]{1,30}){1,3}";

/** "Ada Fisk, a researcher at the Harbour Institute, said". */
const AFTER = new RegExp(
  plainSource(`(?<![\\p{L}\\d.])(${NAME}), ([^,.;:()“”"]{4,110}?)(?=,|\\.(?:\\s|$)|;| who | told | said )`),
  'g',
);
/** "Harbour Ministry spokesperson Bea Lund". */
const BEFORE = new RegExp(
  plainSource(
    `(?<![\\p{L}\\d])((?:(?:\\p{Lu}[\\p{L}.'’-]{0,30}|of|for|and|the|senior|deputy|vice|former) ){0,6}${CALLING}) (${NAME})`,
  ),
  'g',
);
const TITLE = new RegExp(
  plainSource(
    `(?<![\\p{L}\\d])(Prof\\.|Professor|Dr\\.|Sen\\.|Rep\\.|Gen\\.|Lt\\. Gen\\.|Maj\\. Gen\\.|Brig\\. Gen\\.|Col\\.|Adm\\.|Ambassador|Judge|Justice) (${NAME})`,
  ),
  'g',
);

/** What is said of a person: begins in lower case, names a calling, and says of what or which. */
const SAYS = new RegExp(
  `^(?:(?:an?|former|senior|retired|deputy|vice) .*)?\\b${CALLING}s?\\b|^the .*\\b${CALLING} (?:of|for|at|in) `,
  'u',
);

/** Callings that say enough by themselves; "leader" and "head" do not. */
const ENOUGH =
  /^(?:spokes(?:person|man|woman)|professor|researcher|analyst|economist|lawmaker|historian|journalist|ambassador)$/i;

/** First words of phrases that are no names ("On Monday, a spokesperson …"). */
const NO_NAME =
  /^(?:An?|The|In|On|At|By|As|But|And|Or|For|From|With|After|Before|When|While|If|Since|Until|Last|Next|This|That|These|Both|Also|Meanwhile|Earlier|Later|Its|His|Her|Their|Former|President|Minister|Mr|Mrs|Ms|Chief|General)\b/;
/** Words of bodies and places. */
const BODY =
  /\b(?:House|Ministry|Department|Committee|Council|Commission|Institute|University|College|School|Cent(?:er|re)|Party|Agency|Office|Bureau|Group|Bank|Court|Association|Foundation|Society|Company|Corporation|Inc|Street|Avenue|City|County|Island|States|Nations|Union|Korea|Kingdom|Republic|Watch|News|Times|Post|Journal|Daily|Press|Forces?|Army|Navy|Command|Assembly|Front|Idea|Municipality|Parliament|Senate|Congress|Affairs|Security|Defen[cs]e|Studies|Technolog(?:y|ies)|Square|Industr(?:y|ies)|Systems|Holdings|Electronics|Energy|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b/;

/** Every introduction in `text`, in order; a name once. */
export function findIntroductions(text: string): Introduction[] {
  const found = new Map<string, Introduction>();
  const add = (printed: string, start: number, says: string) => {
    const name = printed.replace(/['’]s$/, '');
    if (!isName(name) || found.has(name)) return;
    found.set(name, { name, start, end: start + name.length, says: says.trim() });
  };
  for (const match of text.matchAll(AFTER)) {
    const [, name = '', says = ''] = match;
    if (letters`^\p{Ll}`.test(says) && SAYS.test(says))
      add(name, match.index, says.replace(letters` on \p{Lu}\p{Ll}+day$`, ''));
  }
  for (const pattern of [BEFORE, TITLE]) {
    for (const match of text.matchAll(pattern)) {
      const [whole, says = '', name = ''] = match;
      const words = says.replace(/^(?:(?:of|for|and|the) )+/, '');
      if (pattern === BEFORE && !words.includes(' ') && !ENOUGH.test(words)) continue;
      add(name, match.index + whole.length - name.length, words);
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

function isName(name: string): boolean {
  return !NO_NAME.test(name) && !BODY.test(name) && !letters`\p{Lu}{3}`.test(name);
}
