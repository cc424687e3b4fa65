/** Beneath a card on its page: every statement there is, every holder of its offices, where the reader met it. */
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { OfficeRow, StatementRow, WholeCard } from '../../lib/facts/whole-card';
import type { MetArticle } from '../../lib/history/store';
import { IconButton } from '../buttons';
import { dateWords, noteTimeWords, spanWords, whenWords } from '../card/wording';
import { reasonOf } from '../reason';
import type { LibraryPort } from './port';
import { hashOf } from './route';

export interface WholeProps {
  port: LibraryPort;
  entity: string;
  /** The reader writes on a statement: a note, or a correction. */
  note: (row: StatementRow) => void;
}

export function Whole({ port, entity, note }: WholeProps) {
  const [whole, setWhole] = useState<WholeCard | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    port.whole(entity).then(setWhole, (error: unknown) => setFailed(reasonOf(error)));
  }, [entity]);
  return (
    <>
      {failed !== null && (
        <p class="sl-notice sl-loud" role="alert">
          {i18n.t('library.facts.failed', [failed])}
        </p>
      )}
      {whole && whole.statements.length > 0 && <Statements rows={whole.statements} note={note} />}
      {whole?.offices.map((office) => (
        <Holders key={office.title} office={office} entity={entity} />
      ))}
      <Encounters port={port} entity={entity} />
    </>
  );
}

/** One row a statement, rival accounts and what is past included, each with its sources. */
function Statements({ rows, note }: { rows: readonly StatementRow[] } & Pick<WholeProps, 'note'>) {
  return (
    <section aria-labelledby="lb-statements">
      <h2 class="lb-group-title" id="lb-statements">
        {i18n.t('library.whole.statements')} <span class="lb-quiet">{rows.length}</span>
      </h2>
      <table class="lb-table" aria-labelledby="lb-statements">
        <thead>
          <tr>
            {(['property', 'value', 'when', 'source'] as const).map((column) => (
              <th key={column} scope="col">
                {i18n.t(`library.whole.${column}`)}
              </th>
            ))}
            <th scope="col">
              <span class="sl-hidden">{i18n.t('card.addNote')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const isFirst = rows[index - 1]?.property !== row.property;
            return (
              <tr
                key={`${row.property} ${row.value} ${row.from} ${row.asOf} ${row.claimedBy}`}
                class={`lb-${row.state}`}
              >
                <th scope="row">{isFirst ? row.label : <span class="sl-hidden">{row.label}</span>}</th>
                <td>
                  <Value row={row} />
                </td>
                <td>
                  {whenWords(row)}
                  {row.state !== 'holds' && <span class="lb-state">{i18n.t(`library.whole.${row.state}`)}</span>}
                </td>
                <td>
                  <Sources row={row} />
                </td>
                <td>
                  <IconButton
                    icon="note"
                    words={i18n.t('library.whole.note', [row.label, row.value])}
                    act={() => note(row)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function Value({ row: { value, link, qualifier, claimedBy } }: { row: StatementRow }) {
  return (
    <>
      {link ? (
        <a class="sl-link" href={hashOf({ at: 'card', entity: link.id })}>
          {value}
        </a>
      ) : (
        value
      )}
      {qualifier !== undefined && <span class="sl-aside"> ({qualifier})</span>}
      {claimedBy !== undefined && <span class="sl-meta">{i18n.t('card.accordingTo', [claimedBy])}</span>}
    </>
  );
}

function Sources({ row: { sources } }: { row: StatementRow }) {
  return (
    <ul>
      {sources.map(({ id, publisher, title, date, url, symbol }) => (
        <li key={id}>
          {url === undefined ? (
            <span title={title}>{symbol ?? publisher}</span>
          ) : (
            <a class="sl-link" href={url} title={title} target="_blank" rel="noopener noreferrer">
              {publisher}
              <span class="sl-hidden"> ({i18n.t('card.opensInNewTab')})</span>
            </a>
          )}
          , <span class="sl-nowrap">{dateWords(date)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Everyone who held an office, the last first; the card's own person stands out. */
function Holders({ office, entity }: { office: OfficeRow; entity: string }) {
  return (
    <section>
      <h2 class="lb-group-title">{i18n.t('library.whole.holders', [office.title])}</h2>
      <ol class="lb-holders">
        {office.holders.map(({ ref, from, to, qualifier }) => (
          <li key={`${ref.id} ${from}`}>
            {ref.id === entity ? (
              <b>{ref.title}</b>
            ) : (
              <a class="lb-entry" href={hashOf({ at: 'card', entity: ref.id })}>
                {ref.title}
              </a>
            )}
            <span class="lb-quiet">
              {spanWords(from, to)}
              {qualifier !== undefined && ` (${qualifier})`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Articles shown before the rest is asked for. */
const AT_FIRST = 10;

/** In which articles the reader met the name, where they asked for that to be remembered. */
function Encounters({ port, entity }: { port: LibraryPort; entity: string }) {
  const [met, setMet] = useState<MetArticle[] | null>(null);
  const [kept, setKept] = useState(true);
  const [all, setAll] = useState(false);
  useEffect(() => {
    port.articlesOf(entity).then(setMet, () => setMet([]));
    port.settings().then(
      ({ keepMet }) => setKept(keepMet),
      () => setKept(true),
    );
  }, [entity]);
  if (met === null) return null;
  const shown = all ? met : met.slice(0, AT_FIRST);
  const [first] = met;
  return (
    <section>
      <h2 class="lb-group-title">
        {i18n.t('library.whole.met')} {met.length > 0 && <span class="lb-quiet">{met.length}</span>}
      </h2>
      {!first && (
        <p class="lb-quiet">
          {i18n.t(kept ? 'library.whole.metNone' : 'library.whole.metOff')}{' '}
          {!kept && (
            <a class="sl-link" href={hashOf({ at: 'history' })}>
              {i18n.t('library.history.title')}
            </a>
          )}
        </p>
      )}
      {first && <p>{i18n.t('library.whole.metFirst', [noteTimeWords(first.first, port.now())])}</p>}
      <ol class="lb-met">
        {shown.map(({ url, title, first: at, day }) => (
          <li key={url}>
            <a class="sl-link" href={url} target="_blank" rel="noopener noreferrer" dir="auto">
              {title || url}
              <span class="sl-hidden"> ({i18n.t('card.opensInNewTab')})</span>
            </a>
            <span class="lb-quiet">
              {new URL(url).hostname}
              {day !== undefined && ` · ${i18n.t('popup.articleOf', [dateWords(day)])}`}
              {` · ${i18n.t('library.whole.metAt', [noteTimeWords(at, port.now())])}`}
            </span>
          </li>
        ))}
      </ol>
      {shown.length < met.length && (
        <button type="button" class="sl-button" onClick={() => setAll(true)}>
          {i18n.t('library.cards.showAll', [String(met.length)])}
        </button>
      )}
    </section>
  );
}
