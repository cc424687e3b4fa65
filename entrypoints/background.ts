import { defineBackground } from 'wxt/utils/define-background';
import { citation } from '../components/card/citation';
import { keyFacts } from '../components/card/key-facts';
import { changedWords, correctionView, noteView, ownCardNote, statementWords } from '../components/card/note-words';
import { typeName } from '../components/card/wording';
import { startBackground } from '../lib/background/start';

export default defineBackground({
  main: () =>
    startBackground({
      cite: (card, reading) => citation(card, keyFacts(card).first, reading),
      words: {
        note: noteView,
        correction: correctionView,
        own: ownCardNote,
        statement: statementWords,
        changed: changedWords,
      },
      typeName,
    }),
});
