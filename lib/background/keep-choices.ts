/**
 * Keeps and forgets what the reader chose a name to mean (`choices.ts`).
 */
import type { Choice } from '../choice-model';
import type { Day } from '../facts/dates';
import { type Choices, fold, placeOf } from './choices';

/** Choices kept for single articles; the oldest go first. Those for sites and for always stay. */
const MOST_ARTICLES = 500;

/**
 * Keeps a choice, in place of one about the same words at the same place.
 * @param url where it was made
 * @param replaces a choice that is widened or narrowed by this one
 */
export async function addChoice(
  { stored }: Choices,
  choice: Pick<Choice, 'surface' | 'entity' | 'rejected' | 'scope'>,
  url: string,
  made: Day,
  replaces?: string,
): Promise<Choice> {
  const place = await placeOf(choice.scope, url);
  const added: Choice = { ...choice, id: crypto.randomUUID(), place, made };
  await stored.change((choices) => {
    const others = choices.filter(
      (other) =>
        other.id !== replaces &&
        !(other.place === place && fold(other.surface) === fold(choice.surface) && concerns(other, added)),
    );
    const articles = others.filter(({ scope }) => scope === 'article').slice(-(MOST_ARTICLES - 1));
    return [...others.filter((other) => other.scope !== 'article' || articles.includes(other)), added];
  });
  return added;
}

/** Forgets one choice, or all. */
export async function forgetChoice({ stored }: Choices, id?: string): Promise<void> {
  await stored.change((choices) => (id === undefined ? [] : choices.filter((choice) => choice.id !== id)));
}

/** Whether two choices are about readings in common: the later takes the place of the earlier. */
function concerns(a: Choice, b: Choice): boolean {
  const of = ({ entity, rejected }: Choice) => [...rejected, entity];
  return of(a).some((id) => id !== null && of(b).includes(id));
}
