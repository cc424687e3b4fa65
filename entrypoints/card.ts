import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startInteraction } from '../lib/page/interaction';

export default defineUnlistedScript(() => {
  // Makes globalThis.sidelightHost; the card attaches to it.
  startInteraction();
});
