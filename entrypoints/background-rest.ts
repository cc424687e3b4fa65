import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { citation } from '../components/card/citation';
import { keyFacts } from '../components/card/key-facts';
import { noteWords } from '../components/card/note-words';
import { typeName } from '../components/card/wording';
import { startRest } from '../lib/background/rest';

/** Loaded by the background when it is first asked for more than the marks of a page (`lib/background/load-rest.ts`). */
export default defineUnlistedScript(() => {
  globalThis.sidelightRest = (shared) =>
    startRest(shared, {
      cite: (card, reading) => citation(card, keyFacts(card).first, reading),
      words: noteWords,
      typeName,
    });
});
