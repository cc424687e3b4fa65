/**
 * The page a reader waits for is seen before any of it runs. A browser shows a popup when it has loaded with all its
 * scripts: styles stand in the page itself, since each file of its own is a question more, and its script comes after the
 * first paint (`entrypoints/after-paint.ts`).
 */
import type { Plugin } from 'vite';

const LINK = /<link rel="stylesheet"([^>]*) href="\/([^"]+\.css)">/g;
const SCRIPT = /<script type="module"[^>]* src="([^"]+)"><\/script>/;

/** @param page how the path of its source ends, e.g. `popup/index.html` */
export function paintFirst(page: string): Plugin {
  return {
    name: 'paint-first',
    transformIndexHtml: {
      order: 'post',
      handler(html, { filename, bundle }) {
        if (!bundle || !filename.endsWith(page)) return html;
        if (!SCRIPT.test(html)) throw new Error(`${page}: no script to put off`);
        return html
          .replace(SCRIPT, '<script src="/after-paint.js" data-script="$1" defer></script>')
          .replace(LINK, (_, attributes: string, file: string) => {
            const sheet = bundle[file];
            if (sheet?.type !== 'asset') throw new Error(`${file}: no such stylesheet`);
            // A part of the page that is loaded later brings the same sheet unless it finds a link to it. A disabled one
            // is not fetched.
            return `<style>${sheet.source}</style>\n    <link rel="stylesheet"${attributes} disabled href="/${file}">`;
          });
      },
    },
  };
}
