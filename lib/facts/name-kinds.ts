/** Kinds and languages of names, apart from the schemas: what reads a name index needs no validation. */

/** `full`: the name in full. `short`: a part of it, used once the full name is known. `acronym`: initials, case-exact.
 * `alias`: another name in its own right (a vendor's name, a weapon's designation). `former`: no longer used of it.
 * `native`: its name in its own language. */
export const NAME_KINDS = ['full', 'short', 'acronym', 'alias', 'former', 'native'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/** Languages the names of packs are written in. */
export const LANGUAGES = ['en', 'ko', 'ja', 'zh', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];
