/** One card as a page: everything at once, then all it is made from; its links lead to other pages. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { StatementRow } from '../../lib/facts/whole-card';
import type { StatementTarget } from '../../lib/notes/model';
import { statementTarget } from '../../lib/notes/statement-target';
import type { ShippedFacts } from '../../lib/search/shipped';
import { Icon } from '../icons';
import { CardPanel } from '../panel/card-panel';
import { reasonOf } from '../reason';
import type { LibraryPort } from './port';
import { hashOf } from './route';
import { Whole } from './whole-card';

export function CardPage({
  port,
  entity,
  shipped,
}: {
  port: LibraryPort;
  entity: string;
  shipped: ShippedFacts | null;
}) {
  const known = shipped?.documents.find((document) => document.id === entity);
  /** What the reader writes on, of the table below the card. */
  const [target, setTarget] = useState<StatementTarget | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const noteRow = async (row: StatementRow) => {
    const { revision } = await port.facts();
    // A new object each time: the reader may ask for the same twice.
    setTarget(statementTarget(entity, row, revision ?? ''));
    setFailed(null);
  };
  return (
    <div class="lb-card">
      {/* The card's own heading is of the second order, as it is in a page of somebody else's. */}
      <h1 class="sl-hidden">{known?.title ?? i18n.t('library.cards.title')}</h1>
      <p class="lb-crumb">
        <a class="sl-link" href={hashOf({ at: 'cards', type: known?.type ?? null })}>
          <Icon name="back" />
          {i18n.t('library.cards.title')}
        </a>
      </p>
      <CardPanel
        port={port}
        entity={entity}
        title={known?.title ?? entity}
        layout="page"
        noteOn={target}
        open={(ref) => {
          location.hash = hashOf({ at: 'card', entity: ref.id });
        }}
      />
      <p>
        <a class="sl-link" href={hashOf({ at: 'graph', entity })}>
          {i18n.t('library.graph.link')}
        </a>
      </p>
      {failed !== null && (
        <p class="sl-notice" role="alert">
          {failed}
        </p>
      )}
      <Whole
        port={port}
        entity={entity}
        note={(row) => void noteRow(row).catch((error) => setFailed(reasonOf(error)))}
      />
    </div>
  );
}
