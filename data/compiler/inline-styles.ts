/** The styles of the page a reader waits for, in the page itself: each file of its own is a question more before its first paint. */
import type { Plugin } from 'vite';

const LINK = /<link rel="stylesheet"([^>]*) href="\/([^"]+\.css)">/g;

/**
 * Writes the stylesheets of one page into it.
 * @param page how the path of its source ends, e.g. `popup/index.html`
 */
export function inlineStyles(page: string): Plugin {
  return {
    name: 'inline-styles',
    transformIndexHtml: {
      order: 'post',
      handler(html, { filename, bundle }) {
        if (!bundle || !filename.endsWith(page)) return html;
        return html.replace(LINK, (_, attributes: string, file: string) => {
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
