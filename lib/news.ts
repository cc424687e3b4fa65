/**
 * What is new in which version, for one quiet line after an update. The sentences are in `locales/` under
 * `library.news`; versions that change nothing a reader would notice are not here.
 */

/** Versions with the ids of their sentences, the newest first. */
export const NEWS = [
  { version: '0.1.0', items: ['marks', 'cards', 'notes', 'search', 'library'] },
] as const satisfies readonly { version: string; items: readonly string[] }[];

export type News = (typeof NEWS)[number];
export type NewsItem = News['items'][number];

/**
 * What a reader has not been told yet.
 * @param seen the version they were last told of, or had installed; undefined where nothing is known of it
 * @param current the version that runs
 */
export function unseenNews<N extends { version: string }>(
  news: readonly N[],
  seen: string | undefined,
  current: string,
): N[] {
  // Nothing is new to somebody who has just come.
  if (seen === undefined) return [];
  return news.filter(({ version }) => compareVersions(version, seen) > 0 && compareVersions(version, current) <= 0);
}

/** Versions as extension manifests have them: numbers between dots. */
export function compareVersions(a: string, b: string): number {
  const [as, bs] = [a, b].map((version) => version.split('.').map(Number));
  for (let part = 0; part < Math.max(as?.length ?? 0, bs?.length ?? 0); part++) {
    const difference = (as?.[part] ?? 0) - (bs?.[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
