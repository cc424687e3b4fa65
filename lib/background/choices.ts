/**
 * What the reader chose a name to mean, or not to mean: in one article, on a site, always. Applied to what the matcher
 * found, so that its own judgement stays as it is.
 *
 * An article is kept as a digest of its address: enough to know it again, nothing to read a history from.
 */
import * as v from 'valibot';
import { CHOICE_SCOPES, type Choice, ChoiceSchema, type ChoiceScope } from '../choice-model';
import type { Mention, TextBlock } from '../matching/types';
import type { StorageArea } from '../settings';
import { Stored } from './stored';

export class Choices {
  /** In the order they were made; changed by `keep-choices.ts`. */
  readonly stored: Stored<Choice[]>;

  constructor(area: StorageArea) {
    this.stored = new Stored(area, 'choices', v.array(ChoiceSchema), []);
  }

  /** All choices, the last made first. */
  async all(): Promise<Choice[]> {
    return (await this.stored.get()).toReversed();
  }

  /** Choices that hold at an address, the narrowest first and of those the last made. */
  async at(url: string): Promise<Choice[]> {
    const all = await this.all();
    if (all.length === 0) return all;
    const article = await placeOf('article', url);
    const host = await placeOf('site', url);
    return all
      .filter(({ scope, place }) => place === (scope === 'article' ? article : scope === 'site' ? host : ''))
      .sort((a, b) => CHOICE_SCOPES.indexOf(a.scope) - CHOICE_SCOPES.indexOf(b.scope));
  }
}

/**
 * Mentions as the reader chose them.
 * @param choices those that hold there; the first that fits a mention decides
 */
export function applyChoices<M extends Mention>(
  choices: readonly Choice[],
  blocks: readonly TextBlock[],
  mentions: readonly M[],
): M[] {
  if (choices.length === 0) return [...mentions];
  const texts = new Map(blocks.map(({ key, text }) => [key, text]));
  return mentions.flatMap((mention) => {
    const surface = fold(texts.get(mention.block)?.slice(mention.start, mention.end) ?? '');
    const choice = choices.find((made) => fold(made.surface) === surface && decides(made, mention));
    return choice ? chosen(mention, choice) : mention;
  });
}

/** Whether a choice has something to say of a mention: it turned its reading down, or picks among those left open. */
function decides({ entity, rejected }: Choice, mention: Mention): boolean {
  if (rejected.includes(mention.entity)) return true;
  return entity !== null && mention.others !== undefined && [mention.entity, ...mention.others].includes(entity);
}

function chosen<M extends Mention>(mention: M, { entity, scope }: Choice): M[] {
  if (entity === null) return [];
  const { others: _, ...rest } = mention;
  return [{ ...rest, entity, why: { rule: 'chosen', detail: scope } } as M];
}

/** Words as they are compared. */
export function fold(surface: string): string {
  return surface.normalize('NFC').replace(/\s+/g, ' ').toLowerCase();
}

/** Parts of addresses that say where a reader came from and not what is read. */
const TRACKING = /^(?:utm_.*|[a-z]*clid|cmp|cid|ref|src|source|ns_.*|at_.*|smid|ito|feature)$/i;

/** What a scope's choices are kept under for an address. */
export async function placeOf(scope: ChoiceScope, address: string): Promise<string> {
  if (scope === 'always' || !URL.canParse(address)) return '';
  const url = new URL(address);
  if (scope === 'site') return url.hostname;
  for (const key of [...url.searchParams.keys()]) if (TRACKING.test(key)) url.searchParams.delete(key);
  const bytes = new TextEncoder().encode(url.hostname + url.pathname + url.search);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest.subarray(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
