/**
 * Whether a name is one that no pack knows and only the article explains (`lib/matching/article-terms.ts`, which stays
 * out of the scripts in pages).
 */
export const isTerm = (entity: string): boolean => entity.startsWith('article');
