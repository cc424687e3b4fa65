/**
 * In which order a card tells its facts: first what readers of the news ask of such an entity.
 */
import type { EntityType } from './schema';

/** What is asked first, by type; properties of `data/properties.yaml`. */
const FIRST: Partial<Record<EntityType, readonly string[]>> = {
  person: ['office', 'rank', 'born', 'died', 'sanctioned-by', 'membership', 'family', 'nationality'],
  organisation: ['mandate', 'role', 'founded', 'dissolved', 'leader', 'members', 'member-count', 'headquarters'],
  office: ['holder', 'role', 'founded'],
  'armed-force': ['leader', 'strength', 'role', 'founded', 'parent-body'],
  agency: ['leader', 'role', 'parent-body', 'founded', 'headquarters'],
  media: ['owner', 'leader', 'founded', 'role', 'headquarters', 'language'],
  party: ['leader', 'seats', 'ideology', 'founded'],
  country: [
    'capital',
    'head-of-state',
    'head-of-government',
    'leader',
    'government',
    'population',
    'area',
    'un-member',
  ],
  place: ['located-in', 'status', 'population', 'area'],
  facility: ['purpose', 'status', 'operator', 'located-in', 'capacity'],
  weapon: ['weapon-class', 'range', 'propulsion', 'first-tested', 'status', 'payload'],
  vessel: ['weapon-class', 'launched', 'displacement', 'operator', 'status'],
  satellite: ['launched', 'status', 'orbit', 'operator'],
  event: ['date', 'location', 'outcome', 'yield', 'magnitude', 'casualties', 'participants'],
  exercise: ['participants', 'frequency', 'purpose', 'date'],
  agreement: ['signed', 'in-force', 'parties', 'status', 'provisions', 'withdrawal'],
  resolution: ['adopted', 'vote', 'measures', 'symbol'],
  law: ['adopted', 'in-force', 'adopted-by', 'provisions', 'status'],
  term: ['meaning', 'introduced', 'origin', 'status'],
  'threat-group': ['attribution', 'active-since', 'known-for', 'tracked-as', 'sanctioned-by'],
  company: ['owner', 'leader', 'headquarters', 'founded', 'sanctioned-by'],
};

/** Compares properties of an entity by interest; those that nobody asks first keep their order behind the others. */
export function byInterest(type: EntityType): (a: string, b: string) => number {
  const order = FIRST[type] ?? [];
  const rank = (property: string) => {
    const at = order.indexOf(property);
    return at < 0 ? order.length : at;
  };
  return (a, b) => rank(a) - rank(b);
}
