import { defineContentScript } from 'wxt/utils/define-content-script';

export default defineContentScript({
  // Replaced at build by the hosts of data/news-sites.yaml (see wxt.config.ts).
  matches: ['*://*/*'],
  runAt: 'document_idle',
  main() {},
});
