/** A reader's own card as an entity like ours, for matching, search and its card. Pure, and without schemas. */
import type { ShippedEntity } from '../facts/release';
import type { Language, Name } from '../facts/schema';
import type { OwnCard } from './model';

/** The pack that own cards belong to; no pack of ours is called so. */
export const OWN_PACK = 'own';

/** Whether an entity's id is that of a card of the reader's own. */
export function isOwnId(id: string): boolean {
  return id.startsWith('own-');
}

export function ownEntity({ id, name, aliases, summary, type, modified }: OwnCard): ShippedEntity {
  const texts = [...new Set([name, ...aliases].map((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim()))];
  return {
    id,
    pack: OWN_PACK,
    type,
    names: texts.filter((text) => text !== '').map((text, n) => nameOf(text, n === 0)),
    summary,
    familiar: false,
    statements: [],
    events: [],
    relations: [],
    checked: modified.slice(0, 10),
  };
}

function nameOf(text: string, first: boolean): Name {
  const lang = languageOf(text);
  // A first name is the card's title, whatever it looks like.
  if (first) return { text, lang, kind: 'full' };
  return { text, lang, kind: /^[A-Z][A-Z0-9.&-]{1,9}$/.test(text) ? 'acronym' : 'alias' };
}

/** By its letters: what decides how a name is matched. */
function languageOf(text: string): Language {
  if (/\p{Script=Hangul}/u.test(text)) return 'ko';
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja';
  if (/\p{Script=Han}/u.test(text)) return 'zh';
  return /\p{Script=Cyrillic}/u.test(text) ? 'ru' : 'en';
}
