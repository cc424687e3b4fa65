/**
 * What the background answers to each message of `lib/messages.ts`.
 */
import type { Runtime } from 'webextension-polyfill';
import type { CardView } from '../facts/card-view';
import { localDay } from '../facts/dates';
import type { Facts } from '../facts/facts';
import { CARD_WIDTH, PAGE_WIDTH } from '../facts/figures/figures';
import { type Ring, unpackLand } from '../facts/figures/land';
import { type CardReader, openCard } from '../facts/open-card';
import { wholeCard } from '../facts/whole-card';
import type { HistoryStore } from '../history/store';
import { termOf } from '../matching/article-terms';
import type { Mention } from '../matching/types';
import type { PageState, ReadingView, RequestOf } from '../messages';
import type { NotesCopy } from '../notes/copy';
import type { StatementTarget } from '../notes/model';
import { ownDraftHash } from '../notes/own-draft';
import { isOwnId } from '../notes/own-entity';
import type { NotesStore } from '../notes/store';
import { putPanelCard } from '../panel/panel-card';
import type { BackgroundHandlers } from '../receive';
import type { SettingsStore, StorageArea } from '../settings';
import type { Settings } from '../settings-model';
import { settingsOn } from '../site-settings';
import { CardNotes, type NoteWords } from './card-notes';
import { applyChoices, type Choices } from './choices';
import { openEditor } from './editor';
import { factsChanges } from './facts-changes';
import type { LookUp } from './look-up';
import { describeArticle, explained, type PageLabel, type PageMention, rankOf, withCredits } from './match';
import type { Matcher } from './matcher';
import { noteHandlers } from './note-handlers';
import { NoteKeeping } from './note-keeping';
import { notedStatement } from './noted-statement';
import { openPassage } from './open-passage';
import type { Openings } from './openings';
import { besideOwn, type OwnCards, ownCardView } from './own-cards';
import { packMembers, without } from './packs';
import { pageState } from './page-state';
import type { Passages } from './passages';
import type { BackgroundPort } from './port';
import { isOwnPage, remembering } from './remember';
import { settingsHandlers } from './settings-handlers';
import { draftOf, termCard } from './term-card';
import type { Tickets } from './tickets';
import { toolbarOf } from './toolbar';

export interface Services {
  port: BackgroundPort;
  facts: Facts;
  matcher: Matcher;
  notes: NotesStore;
  copy: NotesCopy;
  settings: SettingsStore;
  choices: Choices;
  openings: Openings;
  history: HistoryStore;
  /** A card in words to be quoted; `reading`: where the reader met it. */
  cite: (card: CardView, reading: RequestOf<'card.cite'>['reading']) => string;
  /** Notes in words. */
  words: NoteWords;
  ownCards: OwnCards;
  tickets: Tickets;
  lookUp: Pick<LookUp, 'take'>;
  passages: Passages;
  /** `storage.session`. */
  session: StorageArea;
  now: () => Date;
}

/** By place in each block; the order of blocks does not matter to a page. */
function inOrder(mentions: PageMention[]): PageMention[] {
  return mentions.sort((a, b) => a.block - b.block || a.start - b.start);
}

export function backgroundHandlers(services: Services): BackgroundHandlers {
  const { port, facts, matcher, notes, copy, settings, choices, openings, history, ownCards } = services;
  const { cite, words, tickets, lookUp, passages, session, now } = services;
  const known = besideOwn(facts, ownCards);
  const cardNotes = new CardNotes({ notes, facts, own: ownCards, lang: () => port.lang(), now, words });
  const keeping = new NoteKeeping({ port, notes, copy });

  let outlines: Promise<readonly Ring[]> | undefined;
  /** Read when the first map is drawn, and kept; a card without its map is a card all the same. */
  const land = () => {
    outlines ??= port.figures.land().then(unpackLand);
    return outlines.catch(() => {
      outlines = undefined;
      return [];
    });
  };

  const cardOf = async (
    entity: string,
    asOf: string | null,
    figures?: CardReader['figures'],
  ): Promise<CardView | null> => {
    const today = localDay(now());
    const term = termOf(entity);
    if (term) return termCard(entity, term, today, port.text.explained);
    const own = await ownCards.card(entity);
    if (own) return ownCardView(own, today, port.lang());
    return openCard(facts, entity, asOf, { lang: port.lang(), today, ...(figures ? { figures } : {}) });
  };

  const statementOf = async (entity: string, key: string, asOf: string | null): Promise<StatementTarget | null> => {
    const [card, { revision }] = await Promise.all([cardOf(entity, asOf), facts.manifest()]);
    return notedStatement(card, key, revision);
  };

  const labelsOf = async (mentions: readonly Mention[], days = openings.days()): Promise<PageLabel[]> => {
    const ids = new Set(mentions.flatMap(({ entity, others = [] }) => [entity, ...others]));
    const [labels, opened] = await Promise.all([known.labels([...ids], port.lang()), days]);
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

  /** A reader has opened a card in a page. Not waited for, and no card fails because it could not be counted. */
  const noteOpening = async (entity: string): Promise<void> => {
    if ((await settings.get()).fadeAfter === 0) return;
    const content = await facts.content(entity);
    if (content !== undefined) await openings.note(entity, content, localDay(now()));
  };

  const membersOf = packMembers(facts);
  const remember = remembering({ port, settings, history, now });

  const readings = async (ids: readonly string[]): Promise<ReadingView[]> => {
    const labels = await known.labels(ids, port.lang());
    const entities = await Promise.all(labels.map(({ id }) => known.entity(id)));
    return labels.map(({ id, title, type }, index) => ({
      ref: { id, title, type },
      summary: entities[index]?.summary ?? '',
    }));
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

  /** Brings the script for passages into a page that has some. Not waited for. */
  const showPassages = async (url: string, canonical: string | undefined, { tab, frameId }: Runtime.MessageSender) => {
    if (tab?.id === undefined || !(await passages.any(url, canonical, tab.id))) return;
    // The page may have gone meanwhile.
    await port.injectPassages(tab.id, frameId ?? 0).catch(() => {});
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
        facts.labels([], port.lang()).catch(() => {});
        void showPassages(url, canonical, sender);
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
      // A single-page app has gone to another article.
      if (about) void showPassages(url, about.canonical, sender);
      const found = about ? describeArticle(about, url, article.blocks, now()) : {};
      const known = about ? { lang: found.lang, date: found.date?.day } : {};
      // What is stored is read while the index is: a background that has just woken has both to fetch.
      const opened = openings.days();
      // It is waited for where labels are made; a failure before that is none of its own.
      opened.catch(() => {});
      const [all, made, off] = await Promise.all([
        matcher.match({ ...article, ...known }),
        choices.at(url),
        settings.get().then(({ packsOff }) => membersOf(packsOff)),
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
      remember.met({ url, day, entities: met }, sender).catch(() => {});
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
      // A card may be opened soon: its map should not wait for the coasts.
      void land();
      return {};
    },
    'passages.load': async (_, sender) => {
      if (sender.tab?.id === undefined) throw new Error('only a page has passages');
      await port.injectPassages(sender.tab.id, sender.frameId ?? 0);
      return {};
    },
    'passages.find': (request, sender) => passages.find(request, sender.tab),
    'passages.states': async () => ({ states: await passages.states() }),
    'passage.open': async ({ note }, sender) => ({
      opened: await openPassage(note, await port.inPrivate(sender), { port, notes, passages }),
    }),
    'card.get': async ({ entity, asOf = null, opened = false, quiet = false, wide = false }, sender) => {
      if (opened) noteOpening(entity).catch(() => {});
      if ((opened || (isOwnPage(sender) && !quiet)) && !termOf(entity)) remember.opened(entity, sender).catch(() => {});
      // A card is worth showing without its notes: that they cannot be read is said beside it.
      const read = cardNotes.of(entity).then(
        async (found) => {
          const { kind } = await keeping.begin();
          return { notes: found, ...(kind === 'lost' ? { notesError: port.text.notesLost() } : {}) };
        },
        (error: Error) => ({ notes: [], notesError: error.message }),
      );
      const card = await cardOf(entity, asOf, {
        width: wide ? PAGE_WIDTH : CARD_WIDTH,
        say: port.figures.say,
        land,
      });
      return card && { card, ...(await read) };
    },
    'card.whole': ({ entity }) => wholeCard(facts, entity, { lang: port.lang(), today: localDay(now()) }),
    'card.make': async ({ entity, reading }) => {
      const term = termOf(entity);
      if (!term) throw new Error('there is a card for it');
      await port.openPath(`library.html${ownDraftHash(draftOf(term, reading))}`);
      return {};
    },
    'own.begin': async ({ name, sentence, page }) => {
      await port.openPath(`library.html${ownDraftHash({ name, sentence, ...(page ? { page } : {}) })}`);
      return {};
    },
    'card.cite': async ({ entity, asOf, reading }) => {
      const card = await cardOf(entity, asOf);
      if (!card) throw new Error('there is no card to cite');
      return { text: cite(card, reading) };
    },
    'card.readings': async ({ entities, surface }) => {
      const bearers = surface === undefined ? [] : await matcher.bearers(surface);
      return readings([...new Set([...entities, ...bearers])]);
    },
    'statement.get': async ({ entity, fact, asOf }) => ({ target: await statementOf(entity, fact, asOf) }),
    'editor.ticket': async (purpose, sender) => ({
      src: port.editorAddress(await tickets.issue(purpose, sender.tab?.id)),
    }),
    'editor.open': async ({ ticket }, sender) => {
      const purpose = await tickets.redeem(ticket, sender.tab?.id);
      return (
        purpose &&
        openEditor(purpose, {
          notes,
          facts: known,
          lang: port.lang(),
          statement: async (entity, { key, asOf }) => {
            const target = await statementOf(entity, key, asOf);
            return target && { target, on: await cardNotes.statementWords(target) };
          },
          onWords: (target) => cardNotes.statementWords(target),
        })
      );
    },
    'editor.covered': async (_, sender) => ({
      covered: sender.tab?.id !== undefined && (await port.editorIsCovered(sender.tab.id)),
    }),
    'panel.show': async (card, { tab }) => {
      if (tab?.windowId === undefined) throw new Error('only a page has something beside it');
      // At once: the browser allows it in the turn of the click only.
      const opened = port.openPanel(tab.windowId).then(
        () => true,
        () => false,
      );
      await putPanelCard(session, { ...card, window: tab.windowId, at: now().getTime() });
      return { opened: await opened };
    },
    'lookup.take': async () => ({ words: lookUp.take() }),
    ...settingsHandlers(services),
    ...noteHandlers({ notes, copy, cardNotes, keeping }),
    'facts.state': () => facts.state(),
    'facts.changes': (how) => factsChanges({ facts, notes, openings, lang: port.lang() }, how),
  };
}
