/**
 * Finds a noted passage again in the text of a page that may have changed since. Pure.
 *
 * A note at the wrong words is worse than a note at none. So the words as they were come first; words that are only
 * like them are taken from `FUZZY_LEAST` characters on, where what stands around them says so too, and are shown as
 * probable, never as found.
 */
import search from 'approx-string-match';
import { type QuoteText, quoteText } from './quote-text';
import type { Position, Quote } from './selectors';

/** `found`: the words are there. `probable`: words like them are, or the words are there more than once. */
export type Anchor = { state: 'found' | 'probable'; start: number; end: number } | { state: 'missing' };

/** Quotes shorter than this (characters, normalised) are looked for exactly, and only where their context agrees. */
export const FUZZY_LEAST = 20;
/** The share of a quote's characters that must have stayed. */
const LEAST_ALIKE = 0.7;
/** The same for quote and context taken together as one text. */
const FLOOR = 0.75;
/** From here on no better place is looked for. */
const SURE = 0.9;
/** A quote this long and this little changed is known without its context. */
const LONG = { length: 80, alike: 0.9 };
/** Context that agrees this far is the context. */
const AGREES = 0.8;
/** A context may have moved this far from the quote, characters. */
const SLACK = 8;
/** Of more places than these the ones nearest to where the passage stood are looked at. */
const MOST_PLACES = 100;

interface Place {
  start: number;
  end: number;
  errors: number;
}

/** The text of a page, made ready once for all its notes. */
export class Anchoring {
  readonly #text: QuoteText;

  /** @param text as the passages' positions count it: for articles, blocks joined by a line feed */
  constructor(text: string) {
    this.#text = quoteText(text);
  }

  /** Where a passage stands now, as offsets into the original text. */
  find(quote: Quote, position: Position): Anchor {
    const wanted = {
      exact: quoteText(quote.exact).text.trim(),
      prefix: quoteText(quote.prefix).text.trimStart(),
      suffix: quoteText(quote.suffix).text.trimEnd(),
    };
    if (wanted.exact === '') return { state: 'missing' };
    const before = this.#offsetOf(position.start);
    return this.#exact(wanted, before) ?? this.#alike(wanted, before) ?? { state: 'missing' };
  }

  #exact(wanted: Quote, before: number): Anchor | null {
    const { exact } = wanted;
    const places = allOf(this.#text.text, exact, before).map((at) => ({
      start: at,
      end: at + exact.length,
      errors: 0,
    }));
    const best = this.#best(places, wanted, before, ({ prefix, suffix }) => Math.max(prefix, suffix));
    if (!best) return null;
    const isShort = exact.length < FUZZY_LEAST;
    if (best.score >= AGREES || (!isShort && places.length === 1)) return this.#anchor('found', best.place);
    return isShort ? null : this.#anchor('probable', best.place);
  }

  #alike(wanted: Quote, before: number): Anchor | null {
    const { exact, prefix, suffix } = wanted;
    if (exact.length < FUZZY_LEAST) return null;
    const errors = Math.floor(exact.length * (1 - LEAST_ALIKE));
    const rate = (alike: { prefix: number; suffix: number }, place: Place) => {
      const quote = 1 - place.errors / exact.length;
      const whole = exact.length + prefix.length + suffix.length;
      const together = (quote * exact.length + alike.prefix * prefix.length + alike.suffix * suffix.length) / whole;
      return exact.length >= LONG.length && quote >= LONG.alike ? Math.max(together, FLOOR) : together;
    };
    let best = this.#best(this.#besideContext(wanted, before, errors), wanted, before, rate);
    // Text that has changed a little is where it was, as a rule; only else is all of the text gone through.
    if (!best || best.score < SURE) {
      const anywhere = this.#best(search(this.#text.text, exact, errors).slice(0, MOST_PLACES), wanted, before, rate);
      if (anywhere && anywhere.score > (best?.score ?? 0)) best = anywhere;
    }
    return best && best.score >= FLOOR ? this.#anchor('probable', this.#wholeWords(best.place)) : null;
  }

  /**
   * Where words like the quote's stand right after its prefix or right before its suffix: a search of the whole text
   * tells only of those most alike, which may stand elsewhere.
   */
  #besideContext({ exact, prefix, suffix }: Quote, before: number, errors: number): Place[] {
    const { text } = this.#text;
    const reach = exact.length + errors + SLACK;
    const within = (from: number, to: number) =>
      search(text.slice(Math.max(0, from), to), exact, errors).map((place) => ({
        start: place.start + Math.max(0, from),
        end: place.end + Math.max(0, from),
        errors: place.errors,
      }));
    const after = prefix.length < FUZZY_LEAST ? [] : allOf(text, prefix.slice(-FUZZY_LEAST), before);
    const ahead = suffix.length < FUZZY_LEAST ? [] : allOf(text, suffix.slice(0, FUZZY_LEAST), before);
    return [
      ...after.flatMap((at) => within(at + FUZZY_LEAST - SLACK, at + FUZZY_LEAST + reach)),
      ...ahead.flatMap((at) => within(at - reach, at + SLACK)),
    ];
  }

  /** The place with the highest score; of equals the one nearest to where it was. */
  #best(
    places: readonly Place[],
    wanted: Quote,
    before: number,
    rate: (alike: { prefix: number; suffix: number }, place: Place) => number,
  ): { place: Place; score: number } | null {
    let best: { place: Place; score: number; far: number } | null = null;
    for (const place of places) {
      const score = rate(this.#context(place, wanted), place);
      const far = Math.abs(place.start - before);
      const isBetter = !best || score > best.score + 0.01 || (score > best.score - 0.01 && far < best.far);
      if (isBetter) best = { place, score, far };
    }
    return best;
  }

  /** How far the text around a place is like the context, 0 to 1. A quote without context stood at the text's edge. */
  #context({ start, end }: Place, { prefix, suffix }: Quote): { prefix: number; suffix: number } {
    const { text } = this.#text;
    const isFirst = text.slice(0, start).trim() === '';
    const isLast = text.slice(end).trim() === '';
    return {
      prefix:
        prefix === '' ? Number(isFirst) : alike(text.slice(Math.max(0, start - prefix.length - SLACK), start), prefix),
      suffix: suffix === '' ? Number(isLast) : alike(text.slice(end, end + suffix.length + SLACK), suffix),
    };
  }

  /** Words that are only like the quote's begin and end where words do. */
  #wholeWords({ start, end, errors }: Place): Place {
    const { text } = this.#text;
    const isLetter = (at: number) => /[\p{L}\p{N}]/u.test(text.charAt(at)) && text.charCodeAt(at) < 0x1100;
    let [from, to] = [start, end];
    while (from > 0 && isLetter(from) && isLetter(from - 1)) from--;
    while (to < text.length && isLetter(to - 1) && isLetter(to)) to++;
    while (from < to && text.charAt(from) === ' ') from++;
    while (to > from && text.charAt(to - 1) === ' ') to--;
    return { start: from, end: to, errors };
  }

  #anchor(state: 'found' | 'probable', { start, end }: Place): Anchor {
    return { state, start: this.#text.starts[start] as number, end: this.#text.ends[end - 1] as number };
  }

  /** Offset in the normalised text of one in the original. */
  #offsetOf(original: number): number {
    const { starts } = this.#text;
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) < original) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** How far `expected` is in `text`, 0 to 1. */
function alike(text: string, expected: string): number {
  const [best] = search(text, expected, expected.length);
  return best ? 1 - best.errors / expected.length : 0;
}

/** Where `part` stands in `text`: the places nearest to `near`. */
function allOf(text: string, part: string, near: number): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found.push(at);
  return found.sort((a, b) => Math.abs(a - near) - Math.abs(b - near)).slice(0, MOST_PLACES);
}
