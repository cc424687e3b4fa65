/** Mentions of two indexes over the same text as one list. Pure. */
import type { Mention } from './types';

/**
 * As within one index the longer name wins. Of two names for the same words both readings stay possible, the reader's own
 * first.
 * @param ours mentions of the packs, in text order
 * @param own mentions of the reader's own cards, in text order
 */
export function mergeMentions(ours: readonly Mention[], own: readonly Mention[]): Mention[] {
  if (own.length === 0) return [...ours];
  const overlaps = (a: Mention, b: Mention) => a.block === b.block && a.start < b.end && b.start < a.end;
  const same = (a: Mention, b: Mention) => a.start === b.start && a.end === b.end;
  const length = ({ start, end }: Mention) => end - start;
  const kept = own.flatMap((mention): Mention[] => {
    const rivals = ours.filter((other) => overlaps(other, mention));
    const twin = rivals.find((other) => same(other, mention));
    if (twin) {
      const others = [...new Set([...(mention.others ?? []), twin.entity, ...(twin.others ?? [])])];
      return [{ ...mention, others }];
    }
    return rivals.some((other) => length(other) > length(mention)) ? [] : [mention];
  });
  const left = ours.filter((mention) => !kept.some((other) => overlaps(other, mention)));
  // Blocks stay in the order in which either list has them first.
  const order = new Map<number, number>();
  for (const { block } of [...ours, ...own]) if (!order.has(block)) order.set(block, order.size);
  const place = ({ block }: Mention) => order.get(block) as number;
  return [...left, ...kept].sort((a, b) => place(a) - place(b) || a.start - b.start);
}
