/** The toolbar popup: one search field over this page's entities, the results, and the cards they lead to. */
import { useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { FactsState, PassageState } from '../../lib/messages';
import type { Answer } from '../../lib/search/filtered';
import type { SearchResult } from '../../lib/search/model';
import type { Settings } from '../../lib/settings-model';
import { Icon } from '../icons';
import { PageIcon } from '../page-icons';
import { reasonOf } from '../reason';
import { usePanel } from './lazy-panel';
import { useLookUp } from './look-up';
import { answered, useLooking } from './looking';
import { PageView } from './page-view';
import { Notice } from './pieces';
import type { PopupPort, PopupSearch } from './port';
import { QueryProblems } from './query-problems';
import { LISTBOX_ID, optionId, Results } from './results';
import { factsTrouble, type Situation } from './situation';
import { popupReducer, START } from './state';
import { isPaused, Switches } from './switches';

const NOTHING: Answer = { results: [], problems: [] };

/** @param typed what the reader has typed before this was there */
export function Popup({ port, typed = '' }: { port: PopupPort; typed?: string }) {
  const [state, dispatch] = useReducer(popupReducer, typed, (query) => popupReducer(START, { kind: 'typed', query }));
  const [news, setNews] = useState(false);
  const [situation, setSituation] = useState<Situation | null>(null);
  const [settings, setSettings] = useState<Settings | null>(null);
  const [facts, setFacts] = useState<FactsState | null>(null);
  const [search, setSearch] = useState<PopupSearch | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [indexed, setIndexed] = useState(0);
  const field = useRef<HTMLInputElement>(null);

  const fail = (error: unknown) => setFailed(reasonOf(error));
  const look = () => port.situation().then(setSituation, fail);

  useEffect(() => void port.news().then(setNews, () => {}), []);
  useEffect(() => {
    void look();
    port.settings().then(setSettings, fail);
    port.facts().then(setFacts, fail);
    port.search().then((ready) => {
      ready.onMore(() => setIndexed((count) => count + 1));
      setSearch(ready);
    }, fail);
  }, []);

  useEffect(() => port.follow?.(() => void look()), []);
  useEffect(() => port.handedOver?.(({ entity, title }) => dispatch({ kind: 'opened', card: { entity, title } })), []);
  useLooking(port, situation, settings, setSituation);

  useEffect(() => {
    if (state.closed) port.close();
  }, [state.closed]);
  useEscape(() => dispatch({ kind: 'escaped' }));

  const onPage = useMemo(
    () => new Set(situation?.kind === 'page' ? situation.list.entities.map(({ id }) => id) : []),
    [situation],
  );
  const searching = state.query.trim() !== '';
  // `indexed` counts what was added to the index: the same query may find more.
  const { results, problems } = useMemo(
    () => (search && searching ? search.find(state.query, { onPage }) : NOTHING),
    [search, state.query, onPage, indexed],
  );
  useEffect(() => {
    if (search && searching) dispatch({ kind: 'found', count: results.length });
  }, [results]);

  const [seen, setSeen] = useState<Record<string, PassageState>>({});
  const hasPassage = results.some((result) => result.kind === 'note' && result.passage);
  useEffect(() => {
    if (hasPassage) port.passageStates().then(setSeen, () => {});
  }, [hasPassage]);

  const card = state.cards.at(-1);
  const Panel = usePanel(card !== undefined, fail);
  const listed = searching && !card;

  useEffect(() => {
    if (!card) field.current?.focus();
    document.documentElement.scrollTo({ top: 0 });
  }, [card?.entity]);

  const open = (entity: string, title: string) => dispatch({ kind: 'opened', card: { entity, title } });
  const openPassage = (note: string) =>
    port.openPassage(note).then((opened) => (opened ? port.close() : setFailed(i18n.t('passage.notOpened'))), fail);
  const choose = (result: SearchResult | undefined) => {
    // What a note on a passage is about is to be seen on its page.
    if (result?.kind === 'note' && result.passage) return void openPassage(result.id);
    const entity = result?.kind === 'note' ? result.entity : result?.id;
    if (result && entity) open(entity, result.title);
  };
  useLookUp(port, search, {
    // What is being typed by now is not written over.
    untouched: () => field.current?.value === '' && state.cards.length === 0,
    find: (words) => {
      dispatch({ kind: 'typed', query: words });
      requestAnimationFrame(() => field.current?.select());
    },
    open: choose,
    failed: fail,
  });
  const change = (settingsNow: Promise<Settings>) =>
    settingsNow.then((now) => {
      setSettings(now);
      return look();
    }, fail);
  const always = async (tab: number, host: string) => {
    // The background runs the content script in the tabs of the site: soon, it answers.
    if (await port.always(host)) await answered(port, tab, setSituation);
  };
  const gone = (found: boolean) => setFailed(found ? null : i18n.t('popup.gone'));
  const jump = (tab: number, entity: string) =>
    port.jump(tab, entity).then((found) => (found ? port.close() : gone(found)), fail);
  const show = (tab: number, entity: string, occurrence: number) => port.show(tab, entity, occurrence).then(gone, fail);

  const keys = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const walked = event.key === 'Home' || event.key === 'End' ? state.walked : true;
    const to = ({ ArrowDown: 'next', ArrowUp: 'previous', Home: 'first', End: 'last' } as const)[event.key];
    if (to && listed && walked) {
      event.preventDefault();
      dispatch({ kind: 'moved', to, count: results.length });
    } else if (event.key === 'ArrowDown' && !listed) {
      event.preventDefault();
      document.querySelector<HTMLElement>('.pp-name, .pp-notice button')?.focus();
    } else if (event.key === 'Enter' && listed) {
      event.preventDefault();
      choose(results[state.active]);
    }
  };
  const list = situation?.kind === 'page' ? situation.list : null;
  const paused = settings !== null && isPaused(settings, port.now());

  return (
    <div class="sl-surface pp">
      <header class="pp-head">
        <PageIcon name="search" />
        <input
          ref={field}
          class="pp-search"
          // Not type=search: its own clear button and Escape are the browser's, and differ.
          type="text"
          role="combobox"
          aria-expanded={listed && results.length > 0}
          aria-controls={LISTBOX_ID}
          aria-autocomplete="list"
          aria-activedescendant={listed && results.length > 0 ? optionId(state.active) : undefined}
          aria-label={i18n.t('popup.search')}
          placeholder={i18n.t('popup.searchPlaceholder')}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          value={state.query}
          onInput={(event) => dispatch({ kind: 'typed', query: event.currentTarget.value })}
          onKeyDown={keys}
        />
        {state.query !== '' && (
          <button
            type="button"
            class="sl-icon-button"
            aria-label={i18n.t('popup.clear')}
            title={i18n.t('popup.clear')}
            onClick={() => {
              dispatch({ kind: 'typed', query: '' });
              field.current?.focus();
            }}
          >
            <Icon name="close" />
          </button>
        )}
      </header>
      <p class="sl-hidden" role="status">
        {listed && search ? i18n.t('popup.found', results.length) : ''}
      </p>
      <main class="pp-main">
        {(listed || card || onPage.size === 0) && (
          <h1 class="sl-hidden">{card ? card.title : i18n.t(listed ? 'popup.results' : 'popup.onThisPage')}</h1>
        )}
        {failed !== null && (
          <Notice
            loud
            title={i18n.t('popup.failed')}
            actions={[{ label: i18n.t('popup.ok'), run: () => setFailed(null) }]}
          >
            {failed}
          </Notice>
        )}
        {card && Panel && (
          <Panel
            key={card.entity}
            port={port}
            entity={card.entity}
            title={card.title}
            articleDay={list && onPage.has(card.entity) && list.date?.confidence === 'high' ? list.date.day : null}
            open={(ref) => open(ref.id, ref.title)}
            back={{
              title: state.cards.at(-2)?.title ?? i18n.t(searching ? 'popup.results' : 'popup.onThisPage'),
              go: () => dispatch({ kind: 'back' }),
            }}
            noteChanged={(entity) => search?.noteChanged(entity)}
            passageOpened={port.close}
          />
        )}
        {card && onPage.has(card.entity) && situation?.kind === 'page' && !paused && (
          <p class="pp-there">
            <button type="button" class="sl-button" onClick={() => jump(situation.tab, card.entity)}>
              <PageIcon name="arrow" />
              {i18n.t('popup.jump')}
            </button>
          </p>
        )}
        {listed && <QueryProblems problems={problems} />}
        {listed && results.length > 0 && (
          <Results
            results={results}
            active={state.active}
            choose={(index) => choose(results[index])}
            point={(index) => dispatch({ kind: 'pointed', index })}
            now={port.now()}
            seen={seen}
          />
        )}
        {listed && search && results.length === 0 && (
          <Notice title={i18n.t('popup.noResults', [state.query.trim()])}>{i18n.t('popup.noResultsHint')}</Notice>
        )}
        {!card && !searching && (
          <PageView
            situation={situation}
            settings={settings}
            trouble={factsTrouble(facts)}
            troubleReason={facts?.error ?? ''}
            open={open}
            jump={jump}
            show={show}
            setSite={(host, on) => change(port.setSite(host, on))}
            pause={(until) => change(port.pause(until))}
            reload={(tab) => port.reload(tab).then(port.close, fail)}
            always={(tab, host) => void always(tab, host).catch(fail)}
            once={(tab) => port.once(tab).then(look, fail)}
            library={(hash) => port.library(hash).then(port.close, fail)}
            focusSearch={() => field.current?.focus()}
          />
        )}
      </main>
      <Switches
        situation={situation}
        settings={settings}
        now={port.now}
        setSite={(host, on) => change(port.setSite(host, on))}
        pause={(until) => change(port.pause(until))}
        library={(hash) => port.library(hash).then(port.close, fail)}
        news={news}
        beside={port.beside && (() => void port.beside?.().then(port.close, fail))}
      />
    </div>
  );
}

/** Escape, wherever the focus is, unless something inside has used it. */
function useEscape(act: () => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
      // The browser's own Escape would close the popup at once.
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}
