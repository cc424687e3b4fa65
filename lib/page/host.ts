/**
 * The one element we add to a page, and its closed shadow root: the card stands in it, and what is drawn over passages
 * that carry notes. Every page that is read gets it, noted or not, so that its being there tells the page nothing.
 */
import { HOST_TAG } from './card-port';

declare global {
  // Only `var` declares a property of the isolated world's global object.
  var sidelightRoot: ShadowRoot | undefined;
}

/** Out of the page's flow and styles. Absolute, so that what is drawn over passages scrolls with the page. */
const STYLE = ':host{all:initial!important;position:absolute!important;inset:0 auto auto 0!important}';

/** The root, made at the first call; its host is put into the page by who needs it there. */
export function hostRoot(doc: Document): ShadowRoot {
  if (!globalThis.sidelightRoot) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    globalThis.sidelightRoot = doc.createElement(HOST_TAG).attachShadow({ mode: 'closed' });
    globalThis.sidelightRoot.adoptedStyleSheets = [sheet];
  }
  return globalThis.sidelightRoot;
}
