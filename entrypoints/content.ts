import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { pageListener } from '../lib/page/messages';
import { SidelightPage } from '../lib/page/page';
import { send } from '../lib/send';

export default defineContentScript({
  // Replaced at build by the hosts of data/news-sites.yaml (see wxt.config.ts).
  matches: ['*://*/*'],
  runAt: 'document_idle',
  main(ctx) {
    const page = new SidelightPage(
      document,
      {
        start: (url) => send('page.start', { url }),
        match: (request) => send('page.match', request),
        count: (count) => send('page.count', { count }),
        loadCard: () => send('card.load', {}),
      },
      ctx.signal,
    );
    browser.runtime.onMessage.addListener(pageListener(page));
    void page.start();
  },
});
