/**
 * What in a text credits somebody and is not what the article speaks of: datelines, bylines, the credits of captions, photos
 * and wire copy, labels that are no sentence. Judged by the lines alone, so the background does it.
 */
import { allLetters, letters } from '../../text/letters';
import type { Role } from './elements';

/**
 * The parts of a block that credit somebody and are not what the article speaks of, as [start, end) offsets: the dateline,
 * a line that is a byline or a label and no sentence, the credit of a caption or a wire text, who posted an embedded
 * post. Names there are found and listed, never marked. The background asks, so that none of it weighs on the page.
 */
export function creditsOf(text: string, role: Role = 'body'): [start: number, end: number][] {
  if (role === 'title') return found(text, TITLE_CREDITS);
  const credits: [number, number][] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    for (const [start, end] of creditsOfLine(line, role)) credits.push([at + start, at + end]);
    at += line.length + 1;
  }
  return credits;
}

function creditsOfLine(line: string, role: Role): [number, number][] {
  if (isByline(line) || isLabel(line)) return [[0, line.length]];
  if (role === 'caption') {
    const end = creditStart(line);
    return [...creditsAmid(line).filter(([start]) => start < end), [end, line.length]];
  }
  return [[0, datelineEnd(line)], ...creditsAmid(line), [tailStart(line), line.length]];
}

/**
 * Credits that Korean sites print amid a text: `(사진=앨더통신)`, `[서울=앨더통신]`, `[사진 출처 : 앨더통신]`, `ⓒ 앨더통신`, who speaks (`ADB 뉴스
 * 김하나입니다.`, `엘름에서 김하나 특파원입니다`) and where to write to (`■ 제보하기 …`); that of a photo whose caption was run together with the text:
 * `(Hana Kim/Alder)`, `(AP Photo/Hana Kim, pool)`; and a dateline behind a byline: `By Hana Kim ELMSTADT, June 2 (Yonhap) --`.
 */
function creditsAmid(line: string): [number, number][] {
  const credit = allLetters`[[(（【〔][^()[\]（）【】〔〕\n]{0,25}(?:[가-힣A-Z]=(?=[가-힣A-Z])|(?:사진|자료|영상|출처|제공)\s?[=:|]|[ⓒ©])[^()[\]（）【】〔〕\n]{1,30}[\])）】〕]|(?<![가-힣])(?:사진|자료사진|영상)\s?(?:출처|제공)?\s?[=:|]\s?[가-힣A-Z]\S{1,20}|[ⓒ©]\s?\S{2,20}|[■▶]\s?(?:제보|방송\s?:|진행\s?:).*$|(?<=(?:[.다\]"]|에서)\s{0,3})(?:[A-Z]{2,5}|채널A|TV조선)\s(?:뉴스\s[가-힣]{2,5}|[가-힣]{2,4}입)니다\.|(?<=[.\]]\s{0,3})(?:[^\s.]{2,8}\s{1,3}){1,4}(?:특파원|기자)입니다|\[[^[\]\n]{0,90}(?:재배포\s?(?:및 \S+ )?금지|[Rr]edistribution [Pp]rohibited)[^[\]\n]{0,90}\]|※\s?['‘]?당신의 제보.*$|(?:(?:AF?P|EPA|로이터|신화|타스)(?:\/[가-힣]{1,8})?\s|(?<=다\.\s|·))연합뉴스(?![가-힣])|\[\S{2,4}\](?=\[)|\((?:Newsis|Yonhap)\)(?=\p{Lu})|\((?:\w+ by [^()\n]{3,60}|[^()\n]{3,60} via AP)\)|(?<=[.>;] ?)\p{Lu}{3,}[\p{L} ,.]{0,30}\s?\((?:AF?P|Reuters|UPI|Xinhua|Yonhap|dpa|CNN(?:\/Money)?|Dow Jones|Bloomberg)\)\s?(?:--|[—–-])|(?<=[.!?]["”'’]?\s{1,3})\(\p{Lu}[\p{L}.'’ -]{3,30}(?:\/\p{Lu}[\p{L}. ]{1,24}){1,3}\)|(?<!\p{L})\p{Lu}{3,}(?:[ \/]\p{Lu}{3,}){0,4},\s\p{L}{3,9}\.?\s\d{1,2}\s\((?:AF?P|Reuters|UPI|Xinhua|Yonhap|dpa)\)\s?(?:--|[—–-])|\([^()\n]{0,40}\bAP Photo\/[^()\n]{1,60}\)`;
  return found(line, credit);
}

function found(text: string, pattern: RegExp): [number, number][] {
  return [...text.matchAll(pattern)].map(({ 0: { length }, index }) => [index, index + length]);
}

/**
 * Where the dateline at the start of a paragraph ends: `SEOUL, June 2 (Yonhap) -- `, `TRIPOLI, Libya – `,
 * `(서울=연합뉴스) 김 기자 = `, `【ソウル=共同】`, `新华社北京6月2日电 `. The agency and the place named there are credits, not what
 * the article speaks of. 0: no dateline.
 */
export function datelineEnd(text: string): number {
  const agency = AGENCY.exec(text)?.[0].length ?? 0;
  if (agency > 0) return agency + datelineEnd(text.slice(agency));
  const match =
    letters`^(?=[^\s])(?:[^.?!\n]|(?<=(?<!\p{L})\p{Lu}\p{Ll}{0,4}|\p{Lu})\.){0,70}?\([^()\n]{2,40}\)\s?(?:--\s?|[—–-]\s)`.exec(
      text,
    ) ??
    // No dash: every word before a known agency bears a capital or is a day.
    letters`^(?:[\p{Lu}\d][\p{L}\d.,'’/-]*\s){0,6}[(\[](?:\p{Lu}\p{L}*\/)?(?:AF?P|Reuters|UPI|Xinhua|Yonhap|dpa|DPA|IANS|[AP]TI|UNI|Kyodo)[)\]]:?\s(?=["“]?\p{Lu})`.exec(
      text,
    ) ??
    letters`^\p{Lu}[\p{Lu} .'’-]{3,30}(?<=\p{Lu})(?:,\s\p{Lu}[\p{L} ]{1,25})?\s?:\s`.exec(text) ??
    letters`^(?:\p{Lu}{7,}|\p{Lu}[\p{Lu} .'’-]{2,30}(?=,)|\p{Lu}{3,}(?: \p{Lu}{3,})+)(?:,\s[\p{L}. ]{2,25}){0,2}(?:,?\s\p{L}{3,9}\.?\s\d{1,2})?(?:,\s\d{4})?\.?\s(?:--|[—–-])\s`.exec(
      text,
    ) ??
    /^[[(（【][^)\]）】\n]{0,30}[=＝][^)\]）】\n]{1,30}[)\]）】]\s?(?:[^\n=.]{0,40}?[=＝]\s?)?/u.exec(text) ??
    /^[^，。,.\n]{2,25}\d{1,2}日[电電讯訊](?:\s?[（(][^）)\n]{1,30}[）)])?\s?/u.exec(text);
  return match?.[0].length ?? 0;
}

/** An agency or site before the dateline or instead of one: `Reuters - `, `EXAMPLE.com - `. */
const AGENCY =
  /^(?:A[FN]?P|Reuters|UPI|Xinhua|Yonhap|dpa|[AP]TI|ANI|IANS|TASS|EFE|ANSA|Kyodo|Bloomberg|[A-Za-z]+\.com)\s?(?:--|[—–-])\s/;

/**
 * Who told it, behind a headline: `Envoys meet (AP)`, `Envoys meet -Alder (Reuters)`, `Envoys meet -WSJ`; and a column or a
 * section before or behind it: `[앨더의 북한] 회담`, `회담 [데일리 앨더]`.
 */
const TITLE_CREDITS =
  /(?:\s-{1,2}\s?[A-Z][A-Za-z]{1,15} ?)?\((?:AF?P|Agence France-Presse|Reuters|UPI|Xinhua|Yonhap|dpa|Canadian Press|Bloomberg|Kyodo)\)\s*$|\s-{1,2} ?(?:AF?P|CBS News|CNN|Jiji|Kyodo|NYT|Reuters|WSJ|Xinhua)\s*$|^\[[^\]]+\]|\[[^[\]]+\]$/g;

/** Whether a whole line names who wrote, edited or helped, and nothing else. */
export function isByline(text: string): boolean {
  // Who wrote and edited wire copy may be many.
  if (text.length < 600 && /^\(?(?:Additional )?[Rr]eporting by .*\b[Ee]diting by /.test(text)) return true;
  if (text.length > 240) return false;
  const byline = letters`^\(?(?:(?:Additional )?(?:Reporting|Editing|Writing|Written|Compiled) )?[Bb]y(?: (?:\p{Lu}[\p{L}.'’;,-]*|and|in|for|at|by))+\)?$|^(?:Von|Par|Por|Di|Door|Av)\s\p{Lu}[^.!?]{2,80}$|^\S+@\S+\.\w+|^[가-힣]{2,4}\s(?:\S+\s)?(?:기자|특파원)(?:\s\S+@\S+)?$|^\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3} for (?:[Tt]he )?\p{Lu}[\p{L}.'’ -]{2,40}$`;
  if (text.length < 120 && byline.test(text)) return true;
  // Where else to read the paper.
  if (/^Follow \S.{0,40} on (?:X|Facebook|Instagram|Twitter)\b|[Cc]lick here\W*$/.test(text)) return true;
  // Nobody's address stands in a sentence of an article.
  if (/\S@\S+\.\w/.test(text) && text.length < 90) return true;
  return /contributed (?:reporting|to this (?:report|story|article))|^[—–-]?\s?\(?[Ww]ith (?:files|reporting|assistance) (?:from|by)|^(?:Photo|Picture|Image|Credit|Source|Foto|Quelle|Fuente|Fonte|사진|출처|자료)s?\s?(?:credit|by)?\s?[:=|]|^[■◼▶]?\s?[A-Z]{2,5}\s?(?:뉴스\s)?[가-힣]{2,4}(?:입니다|이었습니다|였습니다)\.?$|^.{0,60}©|^(?:Copyright\b|ⓒ|저작권자)|[Aa]ll rights reserved|무단\s?전재|[Rr]eporting by .{3,80}[;,] ?(?:[Ee]diting|[Ww]riting) by/u.test(
    text,
  );
}

/** A short line that is no sentence: a heading, a name, a button's words. */
function isLabel(text: string): boolean {
  return text.length < 40 && !letters`\p{Ll}[.!?]\s|[.!?。…:,;][”"'’」』)\]]*$`.test(text);
}

/**
 * Where the credit at the end of a caption starts: `… (KCNA)`, `Photo: Reuters`, `REUTERS/A. Name`. Text length: none.
 */
export function creditStart(text: string): number {
  if (text.length < 40 && !/[.!?。]/.test(text)) return 0;
  const match =
    letters`(?:^|[\s.|])(?:\([^()]{2,60}\)\.?(?: \p{Lu}{1,4})?|\[[^[\]]{2,60}\]|(?:Photo|Picture|Image|Credit|Source|Foto|사진|제공|출처)s?\s?(?:by|[:=/]| (?=\p{Lu})).{0,80}|©.{0,80}|\p{L}+ via \p{Lu}.{1,20}|[/|]\s?[^/|]{2,40}|\p{L}[\p{L} ]{1,30}\/[\p{L} .]{2,40})$`.exec(
      text,
    );
  return match ? match.index : text.length;
}

/**
 * Where the credit at the end of a paragraph starts: `….(AFP)`, `— A. Name (@name) June 2, 2025`, `Hana Kim, KBS World
 * Radio News.`, `-The Alder Post`, `By Hana Kim, AP.` Text length: none.
 */
function tailStart(text: string): number {
  const match =
    letters`(?<=[.!?。]["”'’]?\s{0,3})[([（][\p{Lu}가-힣一-鿿][^()[\]（）]{1,40}[)\]）]\.?$|[—–-] ?[^—–\n]{2,60}\(@\w+\).{0,30}$|(?<=^|[.!?]\s)\p{Lu}\p{L}+(?:[ -]\p{L}+){1,3}, (?:\p{Lu}\p{L}*\s?){1,4}News\.$|(?<=[.!?]["”'’]?\s{0,3})(?:--?|[—–])\s?(?:[Tt]he )?\p{Lu}[\p{L}.&’'-]*(?: \p{Lu}[\p{L}.&’'-]*){0,3}$|(?<=[.!?]\s)(?:By \p{Lu}[\p{L}.’' -]{3,40}, )?(?:AF?P|EPA|Reuters)\b\s?\.{0,3}$`.exec(
      text,
    );
  return match ? match.index : text.length;
}
