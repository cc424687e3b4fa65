/** Places in the library, as the part of its address after `#`. */
import { ENTITY_TYPES, type EntityType } from '../../lib/facts/schema';

export type Route =
  | { at: 'cards'; type: EntityType | null }
  | { at: 'card'; entity: string }
  /** The relations of an entity, to be walked. */
  | { at: 'graph'; entity: string }
  | { at: 'pack'; pack: string }
  /** The reader's own cards: one, `new`, or all. */
  | { at: 'own'; id: string | null }
  /** The reading brief of a tab's article. */
  | { at: 'brief'; tab: number }
  | { at: 'history' }
  | { at: 'notes' }
  | { at: 'bin' }
  | { at: 'backup' }
  /** `site`: what is otherwise on that one. */
  | { at: 'settings'; site?: string }
  | { at: 'facts' }
  | { at: 'changes' }
  | { at: 'news' }
  | { at: 'storage' }
  | { at: 'keys' }
  | { at: 'privacy' };

const PLAIN = [
  'history',
  'notes',
  'bin',
  'backup',
  'settings',
  'facts',
  'changes',
  'news',
  'storage',
  'keys',
  'privacy',
] as const;

/** Reads a hash (`#/card/msmt`); what it does not know leads to the cards. */
export function routeOf(hash: string): Route {
  const [at = '', rest = ''] = hash.replace(/^#\/?/, '').split('/', 2).map(decoded);
  if ((at === 'card' || at === 'graph') && rest !== '') return { at, entity: rest };
  if (at === 'pack' && rest !== '') return { at, pack: rest };
  if (at === 'brief' && /^\d+$/.test(rest)) return { at, tab: Number(rest) };
  if (at === 'settings' && rest !== '') return { at, site: rest };
  if (at === 'own') return { at, id: rest.split('?', 1)[0] || null };
  const plain = PLAIN.find((name) => name === at);
  if (plain) return { at: plain };
  return { at: 'cards', type: ENTITY_TYPES.find((type) => type === rest) ?? null };
}

/** The hash that leads there. */
export function hashOf(route: Route): string {
  if (route.at === 'card' || route.at === 'graph') return `#/${route.at}/${encodeURIComponent(route.entity)}`;
  if (route.at === 'pack') return `#/pack/${encodeURIComponent(route.pack)}`;
  if (route.at === 'cards') return route.type === null ? '#/cards' : `#/cards/${route.type}`;
  if (route.at === 'brief') return `#/brief/${route.tab}`;
  if (route.at === 'own') return route.id === null ? '#/own' : `#/own/${encodeURIComponent(route.id)}`;
  if (route.at === 'settings' && route.site) return `#/settings/${encodeURIComponent(route.site)}`;
  return `#/${route.at}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
