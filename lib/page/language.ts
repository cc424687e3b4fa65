/**
 * The language of an article, as a BCP 47 primary subtag.
 */

/**
 * What the text is written in where its script says so, else what the page states. Pages state a wrong language far more
 * often than they are written in a wrong script.
 * @param stated what the page says, most reliable first; empty values are skipped.
 */
export function articleLanguage(stated: readonly (string | null | undefined)[], text: string): string | undefined {
  const letters = text.slice(0, 4000);
  const share = (pattern: RegExp) => (letters.match(pattern)?.length ?? 0) / Math.max(1, letters.length);
  if (share(/[\u3131-\u318e\uac00-\ud7a3]/g) > 0.25) return 'ko';
  if (share(/[\u3041-\u30ff]/g) > 0.15) return 'ja';
  if (share(/[\u3400-\u9fff]/g) > 0.3) return 'zh';
  for (const value of stated) {
    const tag = /^([a-z]{2,3})(?:[-_]|$)/i.exec(value?.trim() ?? '')?.[1]?.toLowerCase();
    // A Latin text on a page that says it is Korean, Japanese or Chinese: an English edition in the site's own frame.
    if (tag && !/^(?:ko|ja|zh)$/.test(tag)) return tag;
  }
  return undefined;
}
