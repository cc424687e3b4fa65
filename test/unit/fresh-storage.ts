/** Before each file of unit tests: no database and nothing in the pretended browser's storage, whichever file came before. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { fakeBrowser } from 'wxt/testing';

globalThis.indexedDB = new IDBFactory();
fakeBrowser.reset();
