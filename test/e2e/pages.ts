/**
 * Small articles of our own for the end-to-end tests, each awkward in one way.
 */

export interface ArticleParts {
  title?: string;
  /** Paragraphs, as HTML. */
  paragraphs: string[];
  date?: string;
  lang?: string;
  /** More for the head, and for the end of the body. */
  head?: string;
  after?: string;
}

/** Filler that names nothing, so that a short article is still plainly an article. */
export const FILLER =
  'The meeting went on into the evening while rain fell over the harbour, and those who had come to listen waited in ' +
  'the corridor with cups of tea. Nobody spoke for long, and the papers on the table were read twice before the doors ' +
  'were opened again and the room emptied.';

/** An article page as a plain news site would lay it out. */
export function articlePage(parts: ArticleParts): string {
  const { title = 'A quiet evening at the harbour', date = '2025-06-02', lang = 'en' } = parts;
  const paragraphs = [...parts.paragraphs, FILLER, FILLER, FILLER].map((text) => `<p>${text}</p>`).join('\n');
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${title}</title>
<meta property="og:type" content="article">
<meta property="article:published_time" content="${date}T09:00:00Z">${parts.head ?? ''}</head>
<body><header><a href="/">Home</a></header><main><article><h1>${title}</h1>${paragraphs}</article></main>
${parts.after ?? ''}</body></html>`;
}
