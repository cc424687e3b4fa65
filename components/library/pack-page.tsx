/** One pack: what it holds, when it was checked, what in it is old, what the last update changed, and its switch. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { localDay } from '../../lib/facts/dates';
import { packState } from '../../lib/facts/stale';
import type { FactsChanges } from '../../lib/messages';
import type { ShippedFacts } from '../../lib/search/shipped';
import { dateWords, typeName } from '../card/wording';
import { Icon } from '../icons';
import { reasonOf } from '../reason';
import { ChangeList } from './changes-page';
import { PackSwitch } from './facts-page';
import type { LibraryPort } from './port';
import { hashOf } from './route';

/** Cards listed of those that are old, and of those that changed. */
const SHOWN = 40;

export function PackPage({ port, pack, shipped }: { port: LibraryPort; pack: string; shipped: ShippedFacts | null }) {
  const [changes, setChanges] = useState<FactsChanges | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    // Looking at one pack is not having seen the whole update.
    port.factsChanges({ peek: true }).then(setChanges, (error: unknown) => setFailed(reasonOf(error)));
  }, []);
  const state = useMemo(
    () => shipped && packState(shipped.entities, pack, shipped.properties, localDay(port.now())),
    [shipped, pack],
  );
  const known = shipped?.packs.find(({ id }) => id === pack);
  const titles = new Map(shipped?.documents.map(({ id, title }) => [id, title]));
  const changed = changes?.changes.filter((change) => change.pack === pack) ?? [];
  if (shipped === null) return <p class="lb-quiet">{i18n.t('library.loading')}</p>;
  if (!known || !state) return <p class="sl-notice">{i18n.t('library.packs.unknown')}</p>;
  const number = new Intl.NumberFormat(i18n.t('card.locale'));
  return (
    <>
      <p class="lb-crumb">
        <a class="sl-link" href={hashOf({ at: 'facts' })}>
          <Icon name="back" />
          {i18n.t('library.facts.title')}
        </a>
      </p>
      <h1 class="lb-title">{known.title[port.lang]}</h1>
      <p class="lb-lead" lang="en">
        {known.description}
      </p>
      {failed !== null && (
        <p class="sl-notice sl-loud" role="alert">
          {i18n.t('library.facts.failed', [failed])}
        </p>
      )}
      <PackSwitch port={port} pack={pack} title={known.title[port.lang]} />
      <h2 class="lb-group-title">{i18n.t('library.packs.holds')}</h2>
      <dl class="lb-figures">
        {(['statements', 'events', 'sources'] as const).map((what) => (
          <div key={what}>
            <dt>{i18n.t(`library.packs.${what}`)}</dt>
            <dd>{number.format(state[what])}</dd>
          </div>
        ))}
      </dl>
      <ul class="lb-columns lb-counted">
        {state.types.map(([type, count]) => (
          <li key={type}>
            <a class="lb-entry" href={hashOf({ at: 'cards', type })}>
              {typeName(type)}
            </a>{' '}
            <span class="lb-quiet">{number.format(count)}</span>
          </li>
        ))}
      </ul>
      <h2 class="lb-group-title">{i18n.t('library.packs.age')}</h2>
      <p>
        {state.oldest === state.latest
          ? i18n.t('library.packs.checkedOn', [dateWords(state.latest)])
          : i18n.t('library.packs.checkedBetween', [dateWords(state.oldest), dateWords(state.latest)])}
      </p>
      <p class="lb-quiet">{i18n.t('library.packs.stale', state.stale.length)}</p>
      <ul class="lb-columns lb-counted">
        {state.stale.slice(0, SHOWN).map(({ id, checked }) => (
          <li key={id}>
            <a class="lb-entry" href={hashOf({ at: 'card', entity: id })}>
              {titles.get(id) ?? id}
            </a>{' '}
            <span class="lb-quiet">{dateWords(checked)}</span>
          </li>
        ))}
      </ul>
      <h2 class="lb-group-title">{i18n.t('library.changes.title')}</h2>
      {changes === null && <p class="lb-quiet">{i18n.t('library.changes.none')}</p>}
      {changes !== null && changed.length === 0 && <p class="lb-quiet">{i18n.t('library.packs.unchanged')}</p>}
      {changes !== null && <ChangeList changes={changed.slice(0, SHOWN)} sources={changes.sources} />}
      {changed.length > SHOWN && (
        <a class="sl-link" href={hashOf({ at: 'changes' })}>
          {i18n.t('library.changes.link')}
        </a>
      )}
    </>
  );
}
