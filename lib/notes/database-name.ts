/** The database of what a reader writes (`database.ts`). */
export const DATABASE = 'sidelight-notes';
