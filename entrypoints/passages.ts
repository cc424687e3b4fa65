import { browser } from '@wxt-dev/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { i18n } from '#i18n';
import css from '../components/in-page/passages.css?inline';
import tokens from '../components/tokens.css?inline';
import { passageListener } from '../lib/page/passage-messages';
import { Passages } from '../lib/page/passages';
import { send } from '../lib/send';

/** Injected by the background into a page that has noted passages, or where something is selected. */
export default defineUnlistedScript(() => {
  const page = globalThis.sidelightPage;
  if (!page || page.signal.aborted || page.passages) return;
  const passages = new Passages(
    page,
    {
      find: (request) => send('passages.find', request),
      editor: async (purpose) => (await send('editor.ticket', purpose)).src,
    },
    [tokens, css].join('\n'),
    {
      label: i18n.t('background.addNote'),
      lang: i18n.t('card.locale'),
      dir: browser.i18n.getMessage('@@bidi_dir') || 'ltr',
    },
  );
  browser.runtime.onMessage.addListener(passageListener(passages, page.signal));
});
