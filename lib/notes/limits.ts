/** UTF-16 units of a tag at most. */
export const TAG_LENGTH = 100;
