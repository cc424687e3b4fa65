import { HOST_TAG } from '../../lib/page/card-port';
import { hostRoot } from '../../lib/page/host';

/** The root our element has in a page, as `hostRoot` makes it but open: for tools that look into open roots only. */
export function openRoot(): ShadowRoot {
  const { adoptedStyleSheets } = hostRoot(document);
  globalThis.sidelightRoot = document.createElement(HOST_TAG).attachShadow({ mode: 'open' });
  globalThis.sidelightRoot.adoptedStyleSheets = adoptedStyleSheets;
  return globalThis.sidelightRoot;
}
