/**
 * Resolving by short forms of entities introduced before: a surname, "the North". Words for a kind ("the ministry"): `role-words.ts`.
 */
import type { Reading, Spot } from './article-text';
import { type Context, type Introduced, printOf } from './discourse';
import { FLAG } from './format';
import type { Resolution } from './resolution';
import { continues, isDefinite, otherPerson } from './surroundings';

export function byShortForm(context: Context, spot: Spot, readings: readonly Reading[]): Resolution | null {
  const { index, discourse } = context;
  const short = readings.filter(({ flags }) => flags & FLAG.afterFull);
  if (short.length === 0) return null;
  const surface = printOf(spot);
  if (short.some(({ flags }) => flags & FLAG.personal) && otherPerson(spot)) {
    // "calling Ju-ae Kim's daughter": two names side by side, or one turned round; nobody new.
    if (!isAfterPerson(context, spot)) discourse.noteBearer(surface);
    return null;
  }
  const head = headNamed(context, spot, short);
  if (head) return head;
  const early = spot.block.block.role === 'title';
  const candidates = short.filter(({ flags, entity }) => {
    if (flags & FLAG.owned && flags & FLAG.single) return false;
    if (flags & FLAG.definite && !early && !isDefinite(spot)) return false;
    if (flags & FLAG.definite && continues(spot)) return false;
    return discourse.isIntroduced(entity) || (early && discourse.isNamed(entity));
  });
  // Whom the article names in full most often, then whom it speaks of most, then who was named last; somebody called by
  // the given name needs no surname.
  const about = ({ entity }: Reading): Introduced => discourse.introduced(entity) ?? { at: 0, times: 0, full: 0 };
  const byGivenName = ({ entity }: Reading): number => Number(discourse.isByGivenName(entity));
  const [best, ...rest] = [...candidates].sort(
    (a, b) =>
      byGivenName(a) - byGivenName(b) ||
      about(b).full - about(a).full ||
      about(b).times - about(a).times ||
      about(b).at - about(a).at,
  );
  if (!best || discourse.isAnothers(surface, best.entity)) return null;
  const others = new Set(rest.filter((other) => byGivenName(other) === 0).map(({ entity }) => entity));
  others.delete(best.entity);
  return {
    entity: best.entity,
    ...(others.size > 0 ? { others: [...others] } : {}),
    rule: 'short-form',
    detail: about(best).at > 0 ? `after ${index.names.idOf(best.entity)}` : 'headline, named below',
  };
}

/** Whether a name of somebody introduced before ends directly before the spot. */
function isAfterPerson({ discourse }: Context, spot: Spot): boolean {
  return spot.block.spots
    .endingAt(spot.start - 1)
    .some(({ readings }) =>
      readings.some(({ flags, entity }) => flags & FLAG.personal && discourse.isIntroduced(entity)),
    );
}

/** "N. Korea's Kim": the surname of who led the country on the article's day, whether named in full or not. */
function headNamed({ index, article }: Context, spot: Spot, short: readonly Reading[]): Resolution | null {
  const { text } = spot.block;
  if (!/['\u2019]s $/.test(text.slice(spot.start - 3, spot.start))) return null;
  const [country] = spot.block.spots.endingAt(spot.start - 3);
  for (const { entity } of country?.readings ?? []) {
    const heads = index.names.cluesOf(entity).heads ?? [];
    const inOffice = heads.filter(({ from, to }) => {
      const day = article.date;
      return day === undefined ? to === undefined : (from ?? '') <= day && (to ?? '9999') >= day;
    });
    const head = short.find((reading) => inOffice.some((office) => office.entity === reading.entity));
    if (head) {
      return { entity: head.entity, rule: 'head-of-state', detail: index.names.idOf(entity) };
    }
  }
  return null;
}
