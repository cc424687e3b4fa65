/** What is asked of a whole text for each of its places and found out once. */
import type { ArticleText } from './article-text';

/** `find`, its answer kept for as long as the text is. */
export function oncePerText<T>(find: (read: ArticleText) => T): (read: ArticleText) => T {
  const known = new WeakMap<ArticleText, { answer: T }>();
  return (read) => {
    const kept = known.get(read) ?? { answer: find(read) };
    known.set(read, kept);
    return kept.answer;
  };
}
