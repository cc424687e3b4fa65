import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { largeEnough } from '../lib/page/frame-size';
import { hostRoot } from '../lib/page/host';
import { pageListener } from '../lib/page/messages';
import { SidelightPage } from '../lib/page/page';
import { pause } from '../lib/page/slices';
import { send } from '../lib/send';

const addHost = () => {
  const { host } = hostRoot(document);
  if (!host.isConnected) document.documentElement.append(host);
};

export default defineContentScript({
  // Replaced at build by the hosts of data/news-sites.yaml (see wxt.config.ts).
  matches: ['*://*/*'],
  runAt: 'document_idle',
  allFrames: true,
  // Frames whose text the page has written itself have no address of their own.
  matchOriginAsFallback: true,
  async main(ctx) {
    await largeEnough(window);
    // Loading this script has held the page's thread; what follows is a slice of its own.
    await pause();
    if (ctx.signal.aborted) return;
    const page = new SidelightPage(
      document,
      {
        start: async (url, canonical) => {
          // Asked first, then made in a slice of its own: the card needs it, and it is not cheap.
          const made = pause().then(() => void hostRoot(document));
          const [answer] = await Promise.all([send('page.start', { url, canonical }), made]);
          // `hostRoot` says why every page gets our element; when it has loaded, it no longer minds.
          if (answer.state === 'on') {
            if (document.readyState === 'complete') addHost();
            else addEventListener('load', addHost, { signal: ctx.signal });
          }
          return answer;
        },
        match: (request) => send('page.match', request),
        count: (count) => send('page.count', { count }),
        loadCard: () => send('card.load', {}),
        loadPassages: () => send('passages.load', {}),
      },
      ctx.signal,
    );
    await pause();
    browser.runtime.onMessage.addListener(pageListener(page));
    void page.start();
  },
});
