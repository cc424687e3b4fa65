import { defineBackground } from 'wxt/utils/define-background';
import { keepRest, loadRest } from '../lib/background/load-rest';
import { startBackground } from '../lib/background/start';

export default defineBackground({
  main: () => {
    keepRest();
    startBackground(loadRest);
  },
});
