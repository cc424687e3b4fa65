/**
 * Reads the page: finds its article, has its text matched, and keeps both up with what the page does later. Knows
 * nothing of marks.
 */
import type { AboutArticle, PageLabel, PageMention } from '../background/match';
import type { Day } from '../facts/dates';
import type { ArticleMemory, TextBlock } from '../matching/types';
import type { ArticleDate } from './article-date';
import type { Block } from './blocks';
import type { Changes } from './later-text';
import type { Metadata } from './metadata';
import { isFront, readMetadata } from './metadata';
import { ReadArticle } from './read-article';
import type { ArticleText } from './regions/article';
import { contains, findArticle, isProse, withoutPointers } from './regions/article';
import { BLOCK, visit } from './regions/elements';
import { ProseCount } from './regions/prose';
import { inSlices, pause } from './slices';
import { type Context, contextOf, TextWalk } from './walk';

/**
 * Has text matched. `about` comes with the first text of the page's article, and only then does the answer say day and
 * language. `null`: the page is off. Rejects where nobody answers.
 */
export type Match = (request: {
  url: string;
  about?: AboutArticle;
  lang?: string;
  date?: Day;
  blocks: TextBlock[];
  memory?: ArticleMemory;
}) => Promise<{
  mentions: PageMention[];
  labels: PageLabel[];
  memory: ArticleMemory;
  lang?: string;
  date?: ArticleDate;
} | null>;

/** Text added outside the article is looked at as a further article from this length. */
const FURTHER_ARTICLE = 800;
/** Less of the old text than this is left after the address changed: another article. */
const SAME_ARTICLE = 0.5;

export class Reading {
  /** The articles on the page in the order they came: more than one where the next follows by scrolling. */
  articles: ReadArticle[] = [];
  labels = new Map<string, PageLabel>();
  title = '';
  date: ArticleDate | undefined;
  lang: string | undefined;
  /** Open shadow roots that hold text. */
  readonly shadows = new Set<ShadowRoot>();
  #meta: Metadata = { article: null, published: [] };
  #about: AboutArticle | undefined;
  #keys = 0;
  #url: string;
  #changedAddress: Set<string> | null = null;

  /**
   * @param watch takes in a tree to be observed.
   * @param found called when the page's article has been found, before its text is matched.
   */
  constructor(
    private doc: Document,
    private match: Match,
    private watch: (root: Node) => void,
    private signal: AbortSignal,
    private found: () => void,
  ) {
    this.#url = addressOf(doc);
  }

  /** Text the matcher has not answered for yet. */
  get unanswered(): boolean {
    return this.articles.some((article) => article.unmatched().length > 0);
  }

  /** Reads the whole page anew. */
  async read(): Promise<void> {
    await this.gather();
    await this.ask();
  }

  /** Has the text of the page's article matched. */
  async ask(): Promise<void> {
    const [article] = this.articles;
    if (article) await this.#matchNew(article, true);
  }

  /** Finds the page's article and gathers its text, without a word to anybody. */
  async gather(): Promise<void> {
    const { doc } = this;
    const before = this.articles[0];
    await pause();
    this.#meta = readMetadata(doc);
    await pause();
    const blocks = doc.body ? await this.#walkBody(doc.body) : [];
    const text = findArticle(blocks, this.#meta, isFront(doc));
    await pause();
    if (this.signal.aborted) return;
    this.articles = [];
    if (!text) return;
    this.#describe(text, blocks);
    await pause();
    const same = before && isSame(text, before);
    const article = new ReadArticle(text, same ? before : undefined);
    this.articles.push(article);
    await pause();
    this.found();
  }

  /** Takes in what has changed. Returns whether anything of the articles did. */
  async update(changes: Changes): Promise<boolean> {
    if (this.#addressChanged()) this.#changedAddress = this.articles[0]?.texts() ?? new Set();
    if (this.articles.length === 0 || !this.articles[0]?.root.isConnected) {
      if (this.articles.length === 0 && !this.#changedAddress && !bringsText(changes)) return false;
      this.#changedAddress = null;
      const had = this.articles.length > 0;
      await this.read();
      return had || this.articles.length > 0;
    }
    let any = false;
    this.articles = this.articles.filter((article) => article.root.isConnected);
    for (const article of this.articles) {
      if (await this.#updateArticle(article, changes)) any = true;
    }
    for (const node of changes.added) {
      if (await this.#furtherArticle(node)) any = true;
    }
    if (this.#changedAddress && any) {
      const [first] = this.articles;
      const texts = this.#changedAddress;
      if (!first || first.overlap(texts) < SAME_ARTICLE) {
        this.#changedAddress = null;
        this.articles = [];
        await this.read();
      }
    }
    return any;
  }

  async #updateArticle(article: ReadArticle, changes: Changes): Promise<boolean> {
    const shallow = changes.removed ? article.stale() : new Set<Element>();
    const fresh: Block[] = [];
    for (const text of changes.changed) {
      const element = article.blockOf(text)?.element ?? this.#contextIn(article, text)?.element;
      if (element) shallow.add(element);
    }
    for (const node of changes.added) {
      if (!node.isConnected || withinAdded(node, changes.added)) continue;
      const element = node.nodeType === 1 ? (node as Element) : null;
      const context = this.#contextIn(article, element ? node.parentNode : node);
      if (!context) continue;
      if (element && (visit(element) & BLOCK || element.shadowRoot)) fresh.push(...(await this.#walk(node, context)));
      else shallow.add(context.element);
    }
    for (const element of shallow) {
      const context = element.isConnected ? contextOf(element) : null;
      if (context) fresh.push(...(await this.#walk(element, context, true)));
    }
    const changed = fresh.length > 0 || shallow.size > 0;
    if (changed) article.replace(withoutPointers(fresh), shallow);
    return (await this.#matchNew(article, article === this.articles[0])) || changed;
  }

  #contextIn(article: ReadArticle, node: Node | null): Context | null {
    return node?.isConnected && contains(article.root, node) ? contextOf(node) : null;
  }

  /** The next article under the first, where pages scroll on without end. */
  async #furtherArticle(node: Node): Promise<boolean> {
    if (node.nodeType !== 1 || !node.isConnected || (node.textContent ?? '').length < FURTHER_ARTICLE) return false;
    if (this.articles.some((article) => contains(article.root, node) || contains(node as Element, article.root)))
      return false;
    const context = contextOf(node);
    if (!context) return false;
    const text = findArticle(await this.#walk(node, context), { article: null });
    if (!text) return false;
    const article = new ReadArticle(text);
    this.articles.push(article);
    await this.#matchNew(article, false);
    return true;
  }

  async #walkBody(body: Element): Promise<Block[]> {
    const prose = new ProseCount(body);
    await inSlices((stop) => prose.run(stop), this.signal);
    const blocks = await this.#walk(body, { element: body, role: 'body', unmarked: 0, links: 0 });
    prose.forget();
    return blocks;
  }

  async #walk(start: Node, context: Context, shallow = false): Promise<Block[]> {
    const walk = new TextWalk(start, { ...context }, () => this.#keys++, shallow);
    await inSlices((stop) => walk.run(stop), this.signal);
    for (const shadow of walk.shadows) {
      if (this.shadows.has(shadow)) continue;
      this.shadows.add(shadow);
      this.watch(shadow);
    }
    return walk.blocks;
  }

  /** Asks for what has not been asked for yet. `first`: the date found belongs to this article. @returns whether it did. */
  async #matchNew(article: ReadArticle, first: boolean): Promise<boolean> {
    const blocks = article.unmatched();
    if (blocks.length === 0 || this.signal.aborted) return false;
    const sent: TextBlock[] = blocks.map(({ key, text, role }) => ({ key, text, role }));
    // A page without a headline in its text still has a title that introduces names.
    if (first && !article.memory && !blocks.some(({ role }) => role === 'title') && this.title) {
      sent.unshift({ key: -1, text: this.title, role: 'title' });
    }
    const about = first && !article.memory ? this.#about : undefined;
    const answer = await this.match({
      url: this.#url,
      about,
      lang: this.lang,
      date: first ? this.date?.day : undefined,
      blocks: sent,
      memory: article.memory,
    });
    if (!answer) return false;
    const { mentions, labels, memory, lang, date } = answer;
    if (about) Object.assign(this, { lang, date });
    for (const label of labels) this.labels.set(label.id, label);
    article.take(blocks, mentions, memory);
    return true;
  }

  #describe(text: ArticleText, blocks: readonly Block[]): void {
    const { doc } = this;
    const headline = text.blocks.find((block) => block.element.localName === 'h1')?.text;
    this.title = headline ?? doc.title;
    const near = blocks.indexOf(text.blocks[0] as Block);
    this.#about = {
      langs: [doc.documentElement.lang, this.#meta.lang ?? ''],
      published: this.#meta.published,
      times: timesOf(doc, text.root),
      stamps: stampsOf(text),
      canonical: canonicalOf(doc),
      lines: [doc.title, ...blocks.slice(Math.max(0, near - 3), near + 5).map((block) => block.text.slice(0, 200))],
    };
  }

  #addressChanged(): boolean {
    const now = addressOf(this.doc);
    const plain = (url: string) => url.replace(/#.*/, '');
    const changed = plain(now) !== plain(this.#url);
    this.#url = now;
    return changed;
  }
}

/** Address of a document: of a frame without one of its own (`about:srcdoc`), that of the page which wrote it. */
export function addressOf({ location: { href }, baseURI }: Document): string {
  return href.startsWith('about:') ? baseURI : href;
}

/**
 * What the page gives as its canonical address. A single-page app that goes on and leaves the one it was loaded with is
 * not believed.
 */
export function canonicalOf(doc: Document): string | undefined {
  const canonical = doc.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href;
  const path = doc.location.pathname;
  loaded ??= { canonical, path };
  return canonical !== loaded.canonical || path === loaded.path ? canonical : undefined;
}
let loaded: { canonical: string | undefined; path: string } | undefined;

function isSame(text: ArticleText, before: ReadArticle): boolean {
  const texts = new Set(text.blocks.filter(isProse).map((block) => block.text));
  return before.overlap(texts) >= SAME_ARTICLE;
}

function withinAdded(node: Node, added: ReadonlySet<Node>): boolean {
  for (let up = node.parentNode; up; up = up.parentNode) if (added.has(up)) return true;
  return false;
}

function bringsText({ added }: Changes): boolean {
  return [...added].some((node) => (node.textContent as string).length > 100);
}

/** Short texts with a year in them between the headline and the text, be they read as the article's or not. */
function stampsOf({ blocks }: ArticleText): string[] {
  const [first] = blocks;
  const prose = blocks.find(isProse)?.nodes[0];
  const found: string[] = [];
  if (first?.role !== 'title' || !prose) return found;
  const texts = prose.ownerDocument.createTreeWalker(prose.ownerDocument, 4 /* NodeFilter.SHOW_TEXT */);
  texts.currentNode = first.nodes[0] as Text;
  for (let i = 0; i < 300; i++) {
    const text = texts.nextNode() as Text | null;
    if (!text || text === prose) break;
    const { textContent = '', localName } = text.parentElement ?? {};
    if (/(?:19|20)\d\d/.test(text.data) && (textContent as string).length < 100 && localName !== 'script')
      found.push(textContent as string);
  }
  return found;
}

/** `datetime` of the `<time>` elements in the article and just above it, in page order. */
function timesOf(doc: Document, root: Element): string[] {
  const times = (root.closest('article, main') ?? doc).querySelectorAll('time[datetime]');
  return Array.from(times)
    .filter((time) => !time.closest('aside, nav, footer, li'))
    .map((time) => time.getAttribute('datetime') as string);
}
