/**
 * Links to where a note was taken: the page, scrolled to the passage by a text fragment where there is one
 * (https://wicg.github.io/scroll-to-text-fragment/). Pure.
 */
import type { Note } from './model';

/** Quotes longer than this, in UTF-16 units, are linked by their first and last words. */
const WHOLE_QUOTE = 300;
const ENDS = 5;

/** Address of the page a note is about or was written on; undefined where there is none that may be followed. */
export function linkOf({ target, page }: Pick<Note, 'target' | 'page'>): string | undefined {
  const address = target.kind === 'passage' ? target.rawUrl || target.url : page?.url;
  if (address === undefined || !isWebAddress(address)) return undefined;
  return target.kind === 'passage' ? `${withoutFragment(address)}#:~:text=${textDirective(target.quote)}` : address;
}

/** Only web addresses become links: what a file brings may say anything. */
export function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}

function withoutFragment(address: string): string {
  const url = new URL(address);
  url.hash = '';
  return url.href;
}

/** `prefix-,text,-suffix` or `prefix-,first words,last words,-suffix`, each part percent-encoded. */
function textDirective({ exact, prefix, suffix }: { exact: string; prefix: string; suffix: string }): string {
  const words = exact.trim().split(/\s+/u);
  const isLong = exact.length > WHOLE_QUOTE && words.length > 2 * ENDS;
  const parts = isLong ? [words.slice(0, ENDS).join(' '), words.slice(-ENDS).join(' ')] : [words.join(' ')];
  const [before, after] = [lastWords(prefix), firstWords(suffix)];
  return [
    ...(before === '' ? [] : [`${encode(before)}-`]),
    ...parts.map(encode),
    ...(after === '' ? [] : [`-${encode(after)}`]),
  ].join(',');
}

// Context helps to tell equal passages apart, and must be whole words: a fragment matches nothing else.
const lastWords = (text: string) => text.trim().split(/\s+/u).slice(1).slice(-ENDS).join(' ');
const firstWords = (text: string) => text.trim().split(/\s+/u).slice(0, -1).slice(0, ENDS).join(' ');

/** `encodeURIComponent` leaves the minus, which has a meaning here. */
const encode = (text: string) => encodeURIComponent(text.toWellFormed()).replaceAll('-', '%2D');
