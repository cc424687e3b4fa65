/**
 * Asks the browser to keep what is stored until the reader removes it; said yes to once, it is not asked again. Firefox
 * makes room of an extension's database like of any other until it is asked, whatever `unlimitedStorage` says, and then
 * says yes without a question. Chromium's service worker cannot ask: pages of ours do.
 */
export async function askToPersist(
  storage: Partial<Pick<StorageManager, 'persist' | 'persisted'>> = globalThis.navigator?.storage ?? {},
) {
  try {
    if (!(await storage.persisted?.())) await storage.persist?.();
  } catch {
    // No answer is a no: the library says so where the notes are.
  }
}
