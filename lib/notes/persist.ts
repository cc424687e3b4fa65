/** Asks the browser to keep what is stored until the reader removes it; said yes to once, it is not asked again. */
export async function askToPersist(
  storage: Partial<Pick<StorageManager, 'persist' | 'persisted'>> = navigator.storage,
) {
  try {
    if (!(await storage?.persisted?.())) await storage?.persist?.();
  } catch {
    // No answer is a no: the library says so where the notes are.
  }
}
