/** What of search a popup can do without until it has painted: loaded on its own. */

export { answer } from './filtered';
export { noteDocument } from './notes';
export { ownDocuments } from './own-documents';
