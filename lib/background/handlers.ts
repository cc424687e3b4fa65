/**
 * What the background answers to each message of `lib/messages.ts` but those of a page that is being read
 * (`page-handlers.ts`).
 */
import type { CardView } from '../facts/card-view';
import { localDay } from '../facts/dates';
import type { Facts } from '../facts/facts';
import { CARD_WIDTH, PAGE_WIDTH } from '../facts/figures/figures';
import type { Ring } from '../facts/figures/land';
import { type CardReader, openCard } from '../facts/open-card';
import { wholeCard } from '../facts/whole-card';
import type { HistoryStore } from '../history/store';
import { termOf } from '../matching/article-terms';
import type { ReadingView, RequestOf } from '../messages';
import type { NotesCopy } from '../notes/copy';
import type { StatementTarget } from '../notes/model';
import { ownDraftHash } from '../notes/own-draft';
import type { NotesStore } from '../notes/store';
import { putPanelCard } from '../panel/panel-card';
import type { ReadingRequest } from '../reading-requests';
import type { BackgroundHandlers } from '../receive';
import type { SettingsStore, StorageArea } from '../settings';
import { CardNotes, type NoteWords } from './card-notes';
import type { Choices } from './choices';
import { noteOpening } from './count-openings';
import { openEditor } from './editor';
import { factsChanges } from './facts-changes';
import type { LookUp } from './look-up';
import type { Matcher } from './matcher';
import { noteHandlers } from './note-handlers';
import { NoteKeeping } from './note-keeping';
import { notedStatement } from './noted-statement';
import { openPassage } from './open-passage';
import type { Openings } from './openings';
import { besideOwn, type OwnCards, ownCardView } from './own-cards';
import type { Passages } from './passages';
import type { BackgroundPort } from './port';
import { isOwnPage, remembering } from './remember';
import { settingsHandlers } from './settings-handlers';
import { draftOf, termCard } from './term-card';
import type { Tickets } from './tickets';

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
  /** Outlines of the land for maps (`land.ts`). */
  land: () => Promise<readonly Ring[]>;
  /** `storage.session`. */
  session: StorageArea;
  now: () => Date;
}

export function backgroundHandlers(services: Services): Omit<BackgroundHandlers, ReadingRequest> {
  const { port, facts, matcher, notes, copy, settings, openings, history, ownCards } = services;
  const { cite, words, tickets, lookUp, passages, land, session, now } = services;
  const known = besideOwn(facts, ownCards);
  const cardNotes = new CardNotes({ notes, facts, own: ownCards, lang: () => port.lang(), now, words });
  const keeping = new NoteKeeping({ port, notes, copy });

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

  /** A reader has opened a card in a page. Not waited for, and no card fails because it could not be counted. */
  const countOpening = async (entity: string): Promise<void> => {
    if ((await settings.get()).fadeAfter === 0) return;
    const content = await facts.content(entity);
    if (content !== undefined) await noteOpening(openings, entity, content, localDay(now()));
  };

  const remember = remembering({ port, settings, history, now });

  const readings = async (ids: readonly string[]): Promise<ReadingView[]> => {
    const labels = await known.labels(ids, port.lang());
    const entities = await Promise.all(labels.map(({ id }) => known.entity(id)));
    return labels.map(({ id, title, type }, index) => ({
      ref: { id, title, type },
      summary: entities[index]?.summary ?? '',
    }));
  };

  return {
    'passages.find': (request, sender) => passages.find(request, sender.tab),
    'passages.states': async () => ({ states: await passages.states() }),
    'passage.open': async ({ note }, sender) => ({
      opened: await openPassage(note, await port.inPrivate(sender), { port, notes, passages }),
    }),
    'card.get': async ({ entity, asOf = null, opened = false, quiet = false, wide = false }, sender) => {
      if (opened) countOpening(entity).catch(() => {});
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
