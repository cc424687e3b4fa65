import { defineBackground } from 'wxt/utils/define-background';
import { citation } from '../components/card/citation';
import { keyFacts } from '../components/card/key-facts';
import { startBackground } from '../lib/background/start';

export default defineBackground({
  main: () => startBackground((card, reading) => citation(card, keyFacts(card).first, reading)),
});
