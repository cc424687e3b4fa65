/** The first minute: hover a name, write a note, search; what is kept; what Firefox has to be asked. */
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { SearchResult } from '../../lib/search/model';
import { CardPanel } from '../panel/card-panel';
import type { CardPort } from '../panel/port';
import { LISTBOX_ID, optionId, Results } from '../popup/results';
import { reasonOf } from '../reason';
import { Sample } from './sample';

export interface WelcomePort extends CardPort {
  find(query: string): Promise<SearchResult[]>;
  /** A note on this entity was saved: the search is to find it. */
  noteChanged(entity: string): void;
  /** Whether the news sites may be read. Firefox lets the reader decide. */
  allowed(): Promise<boolean>;
  /** Asks the browser for them; to be called from a click. */
  allow(): Promise<boolean>;
  /** The shortcut that opens the popup; empty where none is set. */
  shortcut(): Promise<string>;
}

export function Welcome({ port }: { port: WelcomePort }) {
  const [shortcut, setShortcut] = useState('');
  const [noted, setNoted] = useState(false);
  useEffect(() => {
    // Without it the sentence about the toolbar button is enough.
    port.shortcut().then(setShortcut, () => setShortcut(''));
  }, []);
  return (
    <main class="sl-surface wl">
      <header class="wl-head">
        <p class="wl-name">Sidelight</p>
        <h1 class="wl-title">{i18n.t('welcome.title')}</h1>
      </header>
      <Permission port={port} />
      <ol class="wl-steps">
        <li>
          <h2>{i18n.t('welcome.hover')}</h2>
          <p>{i18n.t('welcome.hoverHow')}</p>
          <Sample
            port={port}
            changed={(entity) => {
              setNoted(true);
              port.noteChanged(entity);
            }}
          />
        </li>
        <li>
          <h2>{i18n.t('welcome.note')}</h2>
          <p>{i18n.t('welcome.noteHow')}</p>
          {noted && (
            <p class="sl-notice" role="status">
              {i18n.t('welcome.noted')}
            </p>
          )}
        </li>
        <li>
          <h2>{i18n.t('welcome.search')}</h2>
          <p>{shortcut === '' ? i18n.t('welcome.searchHow') : i18n.t('welcome.searchHowKeys', [shortcut])}</p>
          <TrySearch port={port} />
        </li>
      </ol>
      <footer class="wl-foot">
        <p>{i18n.t('welcome.privacy')}</p>
        <p>
          <a class="sl-link" href="/library.html#/privacy">
            {i18n.t('welcome.privacyMore')}
          </a>
          {' · '}
          <a class="sl-link" href="/library.html#/notes">
            {i18n.t('welcome.notes')}
          </a>
          {' · '}
          <a class="sl-link" href="/library.html#/settings">
            {i18n.t('welcome.settings')}
          </a>
        </p>
      </footer>
    </main>
  );
}

/** Shown only where the browser has not let Sidelight read the news sites. */
function Permission({ port }: { port: WelcomePort }) {
  const [state, setState] = useState<'unknown' | 'asked' | 'allowed' | 'missing'>('unknown');
  const [failed, setFailed] = useState('');
  useEffect(() => {
    port.allowed().then(
      (allowed) => setState(allowed ? 'allowed' : 'missing'),
      () => setState('unknown'),
    );
  }, []);
  if (state === 'asked') {
    return (
      <p class="sl-notice" role="status">
        {i18n.t('welcome.allowed')}
      </p>
    );
  }
  if (state !== 'missing') return null;
  return (
    <section class="sl-notice wl-permission">
      <p>{i18n.t('welcome.permission')}</p>
      {failed !== '' && <p role="alert">{failed}</p>}
      <button
        type="button"
        class="sl-button sl-primary"
        onClick={() =>
          port.allow().then(
            (allowed) => (allowed ? setState('asked') : setFailed(i18n.t('welcome.refused'))),
            (error: unknown) => setFailed(reasonOf(error)),
          )
        }
      >
        {i18n.t('welcome.allow')}
      </button>
    </section>
  );
}

/** Most results shown under the field. */
const SHOWN = 4;

function TrySearch({ port }: { port: WelcomePort }) {
  const [query, setQuery] = useState('');
  const [results, setResults] = useState<SearchResult[]>([]);
  const [active, setActive] = useState(0);
  const [opened, setOpened] = useState<{ entity: string; title: string } | null>(null);
  useEffect(() => {
    let current = true;
    if (query.trim() === '') setResults([]);
    else {
      port.find(query).then(
        (found) => {
          if (!current) return;
          setResults(found.slice(0, SHOWN));
          setActive(0);
        },
        () => current && setResults([]),
      );
    }
    return () => {
      current = false;
    };
  }, [query]);
  const open = (result: SearchResult | undefined) => {
    const entity = result?.kind === 'note' ? result.entity : result?.id;
    if (result && entity) setOpened({ entity, title: result.title });
  };

  return (
    <div class="wl-try">
      <input
        class="wl-field"
        type="text"
        role="combobox"
        aria-label={i18n.t('popup.search')}
        aria-expanded={results.length > 0 && !opened}
        aria-controls={LISTBOX_ID}
        aria-autocomplete="list"
        aria-activedescendant={results.length > 0 && !opened ? optionId(active) : undefined}
        placeholder={i18n.t('welcome.searchTry')}
        autocomplete="off"
        spellcheck={false}
        value={query}
        onInput={(event) => {
          setOpened(null);
          setQuery(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.isComposing || results.length === 0 || opened) return;
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (step !== undefined) {
            event.preventDefault();
            setActive((active + step + results.length) % results.length);
          } else if (event.key === 'Enter') open(results[active]);
        }}
      />
      {!opened && results.length > 0 && (
        <Results
          results={results}
          active={active}
          choose={(index) => open(results[index])}
          point={setActive}
          now={port.now()}
        />
      )}
      {opened && (
        <CardPanel
          key={opened.entity}
          port={port}
          entity={opened.entity}
          title={opened.title}
          open={(ref) => setOpened({ entity: ref.id, title: ref.title })}
          close={() => setOpened(null)}
        />
      )}
    </div>
  );
}
