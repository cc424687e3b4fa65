/** What the last update of the facts changed: the reader's own cards first, each change as old → new with its source. */
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { DiffRow } from '../../lib/facts/diff';
import type { FactsChanges } from '../../lib/messages';
import { dateWords, typeName } from '../card/wording';
import { Icon, TypeIcon } from '../icons';
import { reasonOf } from '../reason';
import type { LibraryPort } from './port';
import { hashOf } from './route';

/** Cards drawn at first; an update may touch hundreds. */
const FIRST = 40;

type Change = FactsChanges['changes'][number];

export function ChangesPage({ port }: { port: LibraryPort }) {
  const [found, setFound] = useState<FactsChanges | null | undefined>(undefined);
  const [failed, setFailed] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  useEffect(() => {
    port.factsChanges().then(setFound, (error: unknown) => setFailed(reasonOf(error)));
  }, []);

  const own = found?.changes.filter((change) => change.own) ?? [];
  const others = found?.changes.filter((change) => !change.own) ?? [];
  const shown = all ? others : others.slice(0, FIRST);
  return (
    <>
      <p class="lb-crumb">
        <a class="sl-link" href={hashOf({ at: 'facts' })}>
          <Icon name="back" />
          {i18n.t('library.facts.title')}
        </a>
      </p>
      <h1 class="lb-title">{i18n.t('library.changes.title')}</h1>
      {failed !== null && (
        <p class="sl-notice sl-loud" role="alert">
          {i18n.t('library.facts.failed', [failed])}
        </p>
      )}
      {found === null && <p class="sl-notice">{i18n.t('library.changes.none')}</p>}
      {found && <p class="lb-lead">{summaryOf(found)}</p>}
      {found && own.length > 0 && (
        <section>
          <h2 class="lb-group-title">{i18n.t('library.changes.own')}</h2>
          <ChangeList changes={own} sources={found.sources} />
        </section>
      )}
      {found && shown.length > 0 && (
        <section>
          <h2 class="lb-group-title">{i18n.t(own.length > 0 ? 'library.changes.others' : 'library.changes.all')}</h2>
          <ChangeList changes={shown} sources={found.sources} />
          {shown.length < others.length && (
            <button type="button" class="sl-button" onClick={() => setAll(true)}>
              {i18n.t('library.cards.showAll', [String(others.length)])}
            </button>
          )}
        </section>
      )}
    </>
  );
}

function summaryOf({ since, changes }: FactsChanges): string {
  const count = (what: Change['what']) => String(changes.filter((change) => change.what === what).length);
  return i18n.t('library.changes.lead', [
    dateWords(since.slice(0, 10)),
    count('new'),
    count('changed'),
    count('retired'),
  ]);
}

export function ChangeList({ changes, sources }: { changes: readonly Change[]; sources: FactsChanges['sources'] }) {
  return (
    <ul class="lb-changes">
      {changes.map((change) => (
        <li key={change.id}>
          <h3>
            <TypeIcon type={change.type} />
            {change.what === 'retired' ? (
              change.title
            ) : (
              <a class="lb-entry" href={hashOf({ at: 'card', entity: change.id })}>
                {change.title}
              </a>
            )}{' '}
            <span class="lb-quiet">
              {typeName(change.type)}
              {change.what !== 'changed' && ` · ${i18n.t(`library.changes.${change.what}`)}`}
            </span>
          </h3>
          {change.rows.length > 0 && (
            <dl class="sl-facts">
              {change.rows.map((row) => (
                <Row key={`${row.part} ${row.label} ${row.was} ${row.now}`} row={row} sources={sources} />
              ))}
            </dl>
          )}
        </li>
      ))}
    </ul>
  );
}

function Row({ row, sources }: { row: DiffRow; sources: FactsChanges['sources'] }) {
  const cited = row.sources.flatMap((id) => sources[id] ?? []);
  return (
    <div class="sl-fact">
      <dt>{row.label || i18n.t(`library.changes.part_${row.part as 'name' | 'summary' | 'existence'}`)}</dt>
      <dd>
        {row.was !== undefined && <del class="sl-aside">{row.was}</del>}
        {row.was !== undefined && row.now !== undefined && <span aria-hidden="true"> → </span>}
        {row.now !== undefined && <ins>{row.now}</ins>}
        {cited.length > 0 && (
          <span class="sl-meta">
            {cited.map(({ publisher, title, date, url }, index) => (
              <span key={`${publisher} ${title}`}>
                {index > 0 && '; '}
                {url === undefined ? (
                  publisher
                ) : (
                  <a class="sl-link" href={url} title={title} target="_blank" rel="noopener noreferrer">
                    {publisher}
                    <span class="sl-hidden"> ({i18n.t('card.opensInNewTab')})</span>
                  </a>
                )}
                , {dateWords(date)}
              </span>
            ))}
          </span>
        )}
      </dd>
    </div>
  );
}
