/** All cards: by type, or what answers a query. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ReaderLanguage } from '../../lib/facts/format';
import { ENTITY_TYPES, type EntityType } from '../../lib/facts/schema';
import type { EntityDocument } from '../../lib/search/documents';
import { Search } from '../../lib/search/search';
import type { ShippedFacts } from '../../lib/search/shipped';
import { typeName } from '../card/wording';
import { TypeIcon } from '../icons';
import { Matched } from '../popup/pieces';
import { hashOf } from './route';

/** Entries of one type shown before the rest is asked for. */
const AT_FIRST = 40;

export interface CardsProps {
  shipped: ShippedFacts | null;
  type: EntityType | null;
  lang: ReaderLanguage;
}

export function Cards({ shipped, type, lang }: CardsProps) {
  const [query, setQuery] = useState('');
  const [pack, setPack] = useState('');
  const search = useMemo(() => {
    if (!shipped) return null;
    const index = new Search(shipped.documents);
    return index;
  }, [shipped]);
  useEffect(() => void search?.indexTexts(), [search]);

  const shown = useMemo(
    () =>
      (shipped?.documents ?? []).filter(
        (entity) => (type === null || entity.type === type) && (pack === '' || entity.pack === pack),
      ),
    [shipped, type, pack],
  );
  const counts = useMemo(() => {
    const byType = new Map<EntityType, number>();
    for (const entity of shipped?.documents ?? []) byType.set(entity.type, (byType.get(entity.type) ?? 0) + 1);
    return byType;
  }, [shipped]);

  return (
    <>
      <h1 class="lb-title">{i18n.t('library.cards.title')}</h1>
      <search class="lb-filters">
        <label class="lb-field lb-field-wide">
          <span>{i18n.t('library.cards.find')}</span>
          <input type="search" value={query} onInput={(event) => setQuery(event.currentTarget.value)} />
        </label>
        <label class="lb-field">
          <span>{i18n.t('library.cards.type')}</span>
          <select
            value={type ?? ''}
            onChange={(event) => {
              const chosen = ENTITY_TYPES.find((known) => known === event.currentTarget.value) ?? null;
              location.hash = hashOf({ at: 'cards', type: chosen });
            }}
          >
            <option value="">{i18n.t('library.cards.allTypes')}</option>
            {ENTITY_TYPES.filter((known) => counts.has(known)).map((known) => (
              <option key={known} value={known}>
                {typeName(known)} ({counts.get(known)})
              </option>
            ))}
          </select>
        </label>
        <label class="lb-field">
          <span>{i18n.t('library.cards.pack')}</span>
          <select value={pack} onChange={(event) => setPack(event.currentTarget.value)}>
            <option value="">{i18n.t('library.cards.allPacks')}</option>
            {shipped?.packs.map((known) => (
              <option key={known.id} value={known.id}>
                {known.title[lang]}
              </option>
            ))}
          </select>
        </label>
      </search>
      {shipped === null ? (
        <p class="lb-quiet">{i18n.t('library.loading')}</p>
      ) : query.trim() === '' || search === null ? (
        <ByType entities={shown} />
      ) : (
        <Found search={search} query={query} among={shown} />
      )}
    </>
  );
}

function ByType({ entities }: { entities: readonly EntityDocument[] }) {
  const groups = useMemo(() => {
    const collator = new Intl.Collator(i18n.t('card.locale'), { numeric: true, sensitivity: 'base' });
    return ENTITY_TYPES.map((type) => ({
      type,
      members: entities.filter((entity) => entity.type === type).sort((a, b) => collator.compare(a.title, b.title)),
    })).filter((group) => group.members.length > 0);
  }, [entities]);
  return (
    <>
      <p class="lb-quiet" role="status">
        {i18n.t('library.cards.count', entities.length)}
      </p>
      {groups.map((group) => (
        <Group key={group.type} {...group} />
      ))}
    </>
  );
}

function Group({ type, members }: { type: EntityType; members: readonly EntityDocument[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? members : members.slice(0, AT_FIRST);
  return (
    <section class="lb-group">
      <h2 class="lb-group-title">
        <TypeIcon type={type} />
        {typeName(type)} <span class="lb-quiet">{members.length}</span>
      </h2>
      <ul class="lb-columns">
        {shown.map((entity) => (
          <li key={entity.id}>
            <a class="lb-entry" href={hashOf({ at: 'card', entity: entity.id })}>
              {entity.title}
            </a>
          </li>
        ))}
      </ul>
      {!all && members.length > AT_FIRST && (
        <button type="button" class="sl-button" onClick={() => setAll(true)}>
          {i18n.t('library.cards.showAll', [String(members.length)])}
        </button>
      )}
    </section>
  );
}

function Found({ search, query, among }: { search: Search; query: string; among: readonly EntityDocument[] }) {
  const ids = useMemo(() => new Set(among.map((entity) => entity.id)), [among]);
  const results = search.find(query, { limit: 200 }).filter((result) => ids.has(result.id));
  return (
    <>
      <p class="lb-quiet" role="status">
        {i18n.t('popup.found', results.length)}
      </p>
      {results.length === 0 && <p class="sl-notice">{i18n.t('popup.noResultsHint')}</p>}
      <ul class="lb-results">
        {results.map((result) => (
          <li key={result.id}>
            {result.kind === 'entity' && <TypeIcon type={result.type} />}
            <div>
              <a class="lb-entry" href={hashOf({ at: 'card', entity: result.id })}>
                <Matched text={result.title} ranges={result.titleRanges} length={160} />
              </a>
              <p class="lb-quiet" dir="auto">
                {result.match ? (
                  <>
                    {result.match.field === 'name' && `${i18n.t('search.alsoCalled')} `}
                    <Matched text={result.match.text} ranges={result.match.ranges} length={180} />
                  </>
                ) : (
                  result.kind === 'entity' && typeName(result.type)
                )}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
