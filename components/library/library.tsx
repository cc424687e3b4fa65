/** The library: every card, the reader's notes, settings, and what Sidelight keeps and how it is worked. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { EntityDocument } from '../../lib/search/documents';
import { ownDocuments } from '../../lib/search/own-documents';
import type { ShippedFacts } from '../../lib/search/shipped';
import { BriefPage } from '../brief/brief-page';
import { reasonOf } from '../reason';
import { BackupPage } from './backup-page';
import { BinPage } from './bin-page';
import { CardPage } from './card-page';
import { Cards } from './cards';
import { ChangesPage } from './changes-page';
import { FactsPage } from './facts-page';
import { GraphPage } from './graph-page';
import { HistoryPage } from './history-page';
import { KeysPage } from './keys-page';
import { NewsLine, NewsPage } from './news-page';
import { NotesPage } from './notes-page';
import { OwnPage } from './own-page';
import { PackPage } from './pack-page';
import type { LibraryPort } from './port';
import { PrivacyPage } from './privacy-page';
import { hashOf, type Route, routeOf } from './route';
import { SettingsPage } from './settings-page';
import { StoragePage } from './storage-page';

const PLACES = ['cards', 'notes', 'history', 'settings', 'facts', 'storage', 'keys', 'privacy'] as const;

/** Milliseconds until it is shown how far the cards are loaded, and between two words on it. */
const SOON = 500;
const TELL = 100;

/** Which entry of the menu a route stands under. */
const UNDER: Record<Route['at'], (typeof PLACES)[number]> = {
  cards: 'cards',
  card: 'cards',
  graph: 'cards',
  history: 'history',
  own: 'cards',
  brief: 'notes',
  notes: 'notes',
  bin: 'notes',
  backup: 'notes',
  settings: 'settings',
  facts: 'facts',
  changes: 'facts',
  pack: 'facts',
  news: 'facts',
  storage: 'storage',
  keys: 'keys',
  privacy: 'privacy',
};

export function Library({ port }: { port: LibraryPort }) {
  const [route, setRoute] = useState(() => routeOf(location.hash));
  const [packed, setPacked] = useState<ShippedFacts | null>(null);
  const [own, setOwn] = useState<readonly EntityDocument[]>([]);
  const [failed, setFailed] = useState<string | null>(null);
  const [loaded, setLoaded] = useState<{ done: number; total: number } | null>(null);

  useEffect(() => {
    const moved = () => {
      setRoute(routeOf(location.hash));
      window.scrollTo({ top: 0 });
      requestAnimationFrame(toPage);
    };
    window.addEventListener('hashchange', moved);
    // Effects run after the first paint: somebody may have gone on meanwhile.
    if (routeOf(location.hash).at !== route.at) moved();
    window.addEventListener('keydown', toSearch);
    let told = performance.now() + SOON - TELL;
    const progress = (done: number, total: number) => {
      if (performance.now() - told < TELL) return;
      told = performance.now();
      setLoaded({ done, total });
    };
    port
      .shipped(progress)
      .then(setPacked, (error: unknown) => setFailed(reasonOf(error)))
      .finally(() => setLoaded(null));
    const readOwn = () =>
      port.ownCards().then(
        (cards) => setOwn(ownDocuments(cards, port.lang)),
        () => {},
      );
    void readOwn();
    const deaf = port.onChanged((what, change) => {
      if (what === 'notes' && (!change || change.own.length + change.gone.length > 0)) void readOwn();
    });
    return () => {
      deaf();
      window.removeEventListener('hashchange', moved);
      window.removeEventListener('keydown', toSearch);
    };
  }, []);
  /** What there are cards for: ours and the reader's own. */
  const shipped = useMemo(() => packed && { ...packed, documents: [...packed.documents, ...own] }, [packed, own]);

  const here = UNDER[route.at];
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    // Pages write their heading when they know it: a card's name, a pack's.
    const name = () => {
      const title = main.current?.querySelector('h1')?.textContent?.trim();
      document.title = title ? `${title} · Sidelight` : 'Sidelight';
    };
    const observer = new MutationObserver(name);
    observer.observe(main.current as HTMLElement, { childList: true, characterData: true, subtree: true });
    name();
    return () => observer.disconnect();
  }, []);

  return (
    <div class="sl-surface lb">
      <header class="lb-head">
        <button type="button" class="sl-button lb-skip" onClick={toPage}>
          {i18n.t('library.skip')}
        </button>
        <p class="lb-name">
          <a href="#/cards">Sidelight</a>
        </p>
        <nav aria-label={i18n.t('library.menu')}>
          <ul class="lb-menu">
            {PLACES.map((place) => (
              <li key={place}>
                <a href={`#/${place}`} aria-current={place === here ? 'page' : undefined}>
                  {i18n.t(`library.${place}.title`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main ref={main} class="lb-main" tabIndex={-1}>
        {failed !== null && (
          <p class="sl-notice sl-loud" role="alert">
            {i18n.t('library.failed', [failed])}
          </p>
        )}
        {loaded && <progress aria-label={i18n.t('library.loading')} max={loaded.total} value={loaded.done} />}
        {route.at !== 'news' && <NewsLine port={port} />}
        <Place route={route} port={port} shipped={shipped} />
      </main>
    </div>
  );
}

function Place({ route, port, shipped }: { route: Route; port: LibraryPort; shipped: ShippedFacts | null }) {
  switch (route.at) {
    case 'cards':
      return <Cards shipped={shipped} type={route.type} lang={port.lang} />;
    case 'card':
      return <CardPage key={route.entity} port={port} entity={route.entity} shipped={shipped} />;
    case 'graph':
      return <GraphPage key={route.entity} port={port} entity={route.entity} />;
    case 'brief':
      return <BriefPage key={route.tab} port={port} tab={route.tab} />;
    case 'own':
      return <OwnPage key={route.id} port={port} id={route.id} />;
    case 'history':
      return <HistoryPage port={port} shipped={shipped} />;
    case 'notes':
      return <NotesPage port={port} shipped={shipped} />;
    case 'bin':
      return <BinPage port={port} />;
    case 'backup':
      return <BackupPage port={port} />;
    case 'settings':
      return <SettingsPage port={port} shipped={shipped} site={route.site} />;
    case 'facts':
      return <FactsPage port={port} shipped={shipped} />;
    case 'pack':
      return <PackPage key={route.pack} port={port} pack={route.pack} shipped={shipped} />;
    case 'changes':
      return <ChangesPage port={port} />;
    case 'keys':
      return <KeysPage port={port} />;
    case 'privacy':
      return <PrivacyPage />;
    case 'news':
      return <NewsPage port={port} />;
    case 'storage':
      return <StoragePage port={port} />;
  }
}

/** As after loading a page: screen readers begin with its heading, the keyboard with what follows. */
function toPage(): void {
  const main = document.querySelector<HTMLElement>('.lb-main');
  // The page has gone on to what one came for.
  if (main?.querySelector('[data-wanted]')?.contains(document.activeElement)) return;
  const heading = main?.querySelector('h1');
  heading?.setAttribute('tabindex', '-1');
  (heading ?? main)?.focus({ preventScroll: true });
}

/** "/" leads to the page's search field, except where it is something one types. */
function toSearch(event: KeyboardEvent): void {
  const isTyping = (event.target as HTMLElement).closest('input, textarea, select, [contenteditable]') !== null;
  if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  const field = document.querySelector<HTMLInputElement>('.lb-main input[type="search"]');
  if (!field) return;
  event.preventDefault();
  field.focus();
}

/** Goes to a place in the library. */
export function goTo(route: Route): void {
  location.hash = hashOf(route);
}
