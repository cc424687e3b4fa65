/**
 * What the background answers while a page is read: whether it is on, what its text names, how many names the toolbar
 * says, and the scripts it asks for with its first mark. All that a background which has just woken needs before there
 * are marks, and little else (`rest.ts` says why).
 */
import type { Runtime } from 'webextension-polyfill';
import { termOf } from '../matching/article-terms';
import type { EntityLabel, Mention } from '../matching/types';
import type { PageState } from '../messages';
import { isOwnId } from '../notes/own-entity';
import type { ReadingRequest } from '../reading-requests';
import type { BackgroundHandlers } from '../receive';
import type { Settings } from '../settings-model';
import { settingsOn } from '../site-settings';
import { applyChoices, type Choices } from './choices';
import { describeArticle, explained, type PageLabel, type PageMention, rankOf, withCredits } from './match';
import type { Matcher } from './matcher';
import type { Openings } from './openings';
import { without } from './packs';
import { pageState } from './page-state';
import type { WakePort } from './port';
import { toolbarOf } from './toolbar';

/** What follows from a page's being read, and can wait until it has its marks. Nothing fails with it. */
export interface Afterwards {
  /** A page is on, or has gone to another address: passages of it may be noted. */
  pageRead(url: string, canonical: string | undefined, sender: Runtime.MessageSender): void;
  /** Names were met in an article. */
  met(
    article: { url: string; day: string | undefined; entities: readonly string[] },
    sender: Runtime.MessageSender,
  ): void;
  /** A page has its first mark: a card may be opened soon. */
  cardComes(): void;
}

export interface PageServices {
  port: Pick<
    WakePort,
    'lang' | 'badge' | 'setToolbar' | 'text' | 'injectCard' | 'injectCardRest' | 'injectPassages' | 'injectGuide'
  >;
  matcher: Pick<Matcher, 'match' | 'prepare'>;
  settings: { get(): Promise<Settings> };
  choices: Pick<Choices, 'at'>;
  openings: Pick<Openings, 'days'>;
  /** Labels of our entities and of the reader's own. */
  labels(ids: readonly string[], lang: ReturnType<WakePort['lang']>): Promise<EntityLabel[]>;
  /** Ids of the entities of some packs. */
  members(packs: readonly string[]): Promise<ReadonlySet<string>>;
  afterwards: Afterwards;
  now: () => Date;
}

/** By place in each block; the order of blocks does not matter to a page. */
function inOrder(mentions: PageMention[]): PageMention[] {
  return mentions.sort((a, b) => a.block - b.block || a.start - b.start);
}

export function pageHandlers(services: PageServices): Pick<BackgroundHandlers, ReadingRequest> {
  const { port, matcher, settings, choices, openings, members, afterwards, now } = services;

  const labelsOf = async (mentions: readonly Mention[], days = openings.days()): Promise<PageLabel[]> => {
    const ids = new Set(mentions.flatMap(({ entity, others = [] }) => [entity, ...others]));
    const [labels, opened] = await Promise.all([services.labels([...ids], port.lang()), days]);
    return labels.map((label) => {
      const rank = rankOf(label, opened.get(label.id) ?? 0);
      // What a reader has made a card of they want to see.
      return { ...label, rank: isOwnId(label.id) ? rank + 10 : rank };
    });
  };

  /** Settings as a page goes by them: names the reader knows by now are as good as hidden there. */
  const forPage = async (everywhere: Settings, url: string, opened = openings.days()): Promise<Settings> => {
    // Nobody may wait for it.
    opened.catch(() => {});
    const here = settingsOn(everywhere, URL.canParse(url) ? new URL(url).hostname : '');
    // What is so on other sites is none of this page's business.
    const current = { ...here, sites: {} };
    if (current.fadeAfter === 0) return current;
    const days = await opened;
    const faded = [...days].filter(([, count]) => count >= current.fadeAfter).map(([entity]) => entity);
    return { ...current, termsOff: [...new Set([...current.termsOff, ...faded])] };
  };

  /** A frame is on where both its own site and the page's are. */
  const stateFor = (current: Settings, url: string, { tab, frameId }: Runtime.MessageSender): PageState => {
    const own = pageState(current, url, now().getTime());
    return own === 'on' && frameId && tab?.url ? pageState(current, tab.url, now().getTime()) : own;
  };

  /** Toolbar buttons that are being set for a page that starts, by tab. */
  const starting = new Map<number, Promise<void>>();

  /** A page that starts again (settings have changed) keeps the count it has shown. */
  const showStart = async (tab: number, state: PageState): Promise<void> => {
    if (state === 'on' && /^\d/.test(await port.badge(tab).catch(() => ''))) return;
    await port.setToolbar(tab, toolbarOf(state, 0, port.text)).catch(() => {});
  };

  /** Brings what the reader has asked for beside the marks into a page. Not waited for. */
  const showGuide = async ({ tab, frameId }: Runtime.MessageSender) => {
    // The page may have gone meanwhile.
    if (tab?.id !== undefined && !frameId) await port.injectGuide(tab.id).catch(() => {});
  };

  return {
    'page.start': async ({ url, canonical }, sender) => {
      // Both are read at once: a page waits for them.
      const opened = openings.days();
      const current = await settings.get();
      const state = stateFor(current, url, sender);
      // The index loads while the page gathers its text: a background that was stopped is ready when the text comes.
      if (state === 'on') {
        matcher.prepare();
        afterwards.pageRead(url, canonical, sender);
        if (current.map || current.announce) void showGuide(sender);
      }
      // Not waited for: the page is to read its text meanwhile.
      const tab = sender.tab?.id;
      if (tab !== undefined && !sender.frameId) {
        const shown = showStart(tab, state);
        starting.set(tab, shown);
        shown.finally(() => starting.get(tab) === shown && starting.delete(tab));
      }
      return { state, settings: await forPage(current, url, opened) };
    },
    'page.match': async ({ url, about, ...article }, sender) => {
      // A page sends its text without waiting for what `page.start` says: where it is off, nobody reads it.
      const current = await settings.get();
      if (stateFor(current, url, sender) !== 'on') return null;
      // A single-page app has gone to another article.
      if (about) afterwards.pageRead(url, about.canonical, sender);
      const found = about ? describeArticle(about, url, article.blocks, now()) : {};
      const known = about ? { lang: found.lang, date: found.date?.day } : {};
      // What is stored is read while the index is: a background that has just woken has both to fetch.
      const opened = openings.days();
      // It is waited for where labels are made; a failure before that is none of its own.
      opened.catch(() => {});
      const [all, made, off] = await Promise.all([
        matcher.match({ ...article, ...known }),
        choices.at(url),
        members(current.packsOff),
      ]);
      const matched = { ...all, mentions: without(off, all.mentions) };
      const { blocks } = article;
      const { defined, ...own } = explained(blocks, matched, article.memory?.terms);
      const labels = await labelsOf(matched.mentions, opened);
      const credited = withCredits(blocks, matched.mentions, labels);
      const chosen = applyChoices(made, blocks, inOrder([...credited, ...own.mentions]));
      // A choice may bring in what the matcher did not offer.
      const named = (made.length > 0 ? await labelsOf(chosen) : labels).map((label) => {
        const short = defined.get(label.id);
        return short === undefined ? label : { ...label, defined: short };
      });
      const day = known.date ?? article.date;
      const met = chosen.map(({ entity }) => entity).filter((id) => termOf(id) === null);
      afterwards.met({ url, day, entities: met }, sender);
      return { mentions: chosen, memory: own.memory, labels: [...named, ...own.labels], ...found };
    },
    'page.count': async ({ count }, sender) => {
      // The button is the page's: what its frames name is not in the popup's list either.
      if (sender.tab?.id === undefined || sender.frameId) return {};
      await starting.get(sender.tab.id);
      const state = pageState(await settings.get(), sender.url ?? '', now().getTime());
      await port.setToolbar(sender.tab.id, toolbarOf(state, count, port.text));
      return {};
    },
    'card.load': async ({ rest }, sender) => {
      if (sender.tab?.id === undefined) throw new Error('only a page has a place for a card');
      if (rest) {
        await port.injectCardRest(sender.tab.id, sender.frameId ?? 0);
        return {};
      }
      await port.injectCard(sender.tab.id, sender.frameId ?? 0);
      afterwards.cardComes();
      return {};
    },
    'passages.load': async (_, sender) => {
      if (sender.tab?.id === undefined) throw new Error('only a page has passages');
      await port.injectPassages(sender.tab.id, sender.frameId ?? 0);
      return {};
    },
  };
}
