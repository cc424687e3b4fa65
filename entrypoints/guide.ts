import { browser } from '@wxt-dev/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { i18n } from '#i18n';
import css from '../components/in-page/guide.css?inline';
import { Guide } from '../lib/page/guide';

/** Injected by the background where the reader wants the map or the number of marks, and with the keyboard's commands. */
export default defineUnlistedScript(() => {
  const page = globalThis.sidelightPage;
  if (!page || page.signal.aborted || page.guide) return;
  new Guide(
    page,
    {
      current: (name, at, of) => i18n.t('page.current', [name, String(at), String(of)]),
      marked: (count) => i18n.t('page.marked', count),
      lang: i18n.t('card.locale'),
      dir: browser.i18n.getMessage('@@bidi_dir') || 'ltr',
    },
    css,
  );
});
