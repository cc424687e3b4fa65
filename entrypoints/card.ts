import { browser } from '@wxt-dev/browser';
import { Component, h } from 'preact';
import { Fragment, jsx, jsxs } from 'preact/jsx-runtime';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { i18n } from '#i18n';
import card from '../components/card/card.css?inline';
import { copyText } from '../components/in-page/clipboard';
import { addStyles } from '../components/in-page/frame';
import frame from '../components/in-page/frame.css?inline';
import { startCard } from '../components/in-page/in-page-card';
import pieces from '../components/pieces.css?inline';
import tokens from '../components/tokens.css?inline';
import { startInteraction } from '../lib/page/interaction';
import { pause } from '../lib/page/slices';
import { send } from '../lib/send';

/** Injected by the background into a page that has a mark: what answers pointer and keys there, and the card. */
export default defineUnlistedScript(async () => {
  // Loading this script has held the page's thread: all that follows is cut into slices of their own.
  await pause();
  // Makes globalThis.sidelightHost; the card attaches to it.
  startInteraction();
  await pause();
  // The first string has all of them fetched, and the page's thread waits.
  const language = { lang: i18n.t('card.locale'), dir: browser.i18n.getMessage('@@bidi_dir') || 'ltr' };
  await pause();
  const host = globalThis.sidelightHost;
  const root = globalThis.sidelightRoot;
  if (!host || !root || host.signal.aborted) return;
  host.attach(
    startCard(
      root,
      host,
      {
        getCard: (entity, asOf) => send('card.get', { entity, asOf, opened: true }),
        readings: (entities, surface) => send('card.readings', { entities: [...entities], surface }),
        choose: async (surface, choice) =>
          (await send('choice.set', { ...choice, surface, rejected: [...choice.rejected], url: host.page().url })).id,
        unchoose: async (id) => void (await send('choice.forget', { id })),
        notesOf: (entity) => send('card.notes', { entity }),
        setTerm: async (entity, on) => void (await send('term.set', { entity, on })),
        setSite: async (on) => void (await send('site.set', { host: new URL(host.page().url).hostname, on })),
        editorAddress: async (entity, note, fact) =>
          (await send('editor.ticket', { entity, page: host.page(), note, fact })).src,
        makeCard: (entity, reading) => send('card.make', { entity, reading }),
        cite: async (entity, asOf, reading) => (await send('card.cite', { entity, asOf, reading })).text,
        beside: async (entity, title) => (await send('panel.show', { entity, title })).opened,
        copyText: (text) => copyText(document, text),
        loadRest: () =>
          new Promise((resolve, reject) => {
            globalThis.sidelightParts = {
              preact: { h, Component, jsx, jsxs, Fragment },
              take: (rest, css) => {
                addStyles(root, css);
                resolve(rest);
              },
            };
            send('card.load', { rest: true }).catch(reject);
          }),
      },
      [tokens, pieces, card, frame].join('\n'),
      language,
    ),
  );
});
