/** Tags as they are kept: trimmed, NFC, each once. Pure, and without the schemas of `model.ts`. */

/** Puts tags as typed into the form the model asks for; what is left of nothing is left out. */
export function cleanTags(typed: readonly string[]): string[] {
  return [...new Set(typed.map((tag) => tag.normalize('NFC').trim()).filter((tag) => tag !== ''))];
}
