/** All cards: by type, pack, place or time, or what answers a query. */
import { useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { localDay } from '../../lib/facts/dates';
import type { ReaderLanguage } from '../../lib/facts/format';
import { ENTITY_TYPES, type EntityType } from '../../lib/facts/schema';
import { shelvesOf } from '../../lib/facts/shelves';
import type { EntityDocument } from '../../lib/search/documents';
import { answer } from '../../lib/search/filtered';
import { Search } from '../../lib/search/search';
import type { ShippedFacts } from '../../lib/search/shipped';
import { typeName } from '../card/wording';
import { TypeIcon } from '../icons';
import { Matched, WhyFound } from '../popup/pieces';
import { QueryProblems } from '../popup/query-problems';
import { ARRANGED, type Arranged, arranged, firstByTitle, placesIn, type Shelf } from './arranged';
import { hashOf } from './route';
import { useSlices } from './slices';

/** Entries of one group shown before more are asked for, and how many more are shown then: a page holds no hundred thousand. */
const AT_FIRST = 40;
const AT_ONCE = 2000;
/** Results looked through for those on the chosen shelf. */
const MOST_FOUND = 400;

const NONE: readonly EntityDocument[] = [];

export interface CardsProps {
  shipped: ShippedFacts | null;
  type: EntityType | null;
  lang: ReaderLanguage;
}

export function Cards({ shipped, type, lang }: CardsProps) {
  const [query, setQuery] = useState('');
  const [pack, setPack] = useState('');
  const [place, setPlace] = useState('');
  const [by, setBy] = useState<Arranged>('type');
  const shelves = useMemo(() => shelvesOf(shipped?.entities ?? []), [shipped?.entities]);
  // Searching is made ready when it is wanted: of a hundred thousand cards that takes its time.
  const [wanted, setWanted] = useState(false);
  const search = useMemo(() => new Search([]), [shipped]);
  const documents = shipped?.documents ?? NONE;
  const isNamed = useSlices(
    shipped && (wanted || query !== '') ? (more) => search.takeEntities(documents, more) : null,
    [search, wanted || query !== ''],
  );
  useSlices(isNamed ? (more) => search.indexTexts(more) : null, [search, isNamed]);
  const toPlace = useMemo(() => documents.values(), [documents]);
  const isPlaced = useSlices(
    (more) => {
      while (more()) {
        const { value, done } = toPlace.next();
        if (done) return true;
        shelves.places(value.id);
      }
      return false;
    },
    [toPlace, shelves],
  );

  const shown = useMemo(
    () =>
      documents.filter(
        (entity) =>
          (type === null || entity.type === type) &&
          (pack === '' || entity.pack === pack) &&
          (place === '' || shelves.places(entity.id).includes(place)),
      ),
    [shipped, type, pack, place],
  );
  const places = useMemo(() => (isPlaced ? placesIn(documents, shelves) : []), [documents, isPlaced]);
  const counts = useMemo(() => {
    const byType = new Map<EntityType, number>();
    for (const entity of documents) byType.set(entity.type, (byType.get(entity.type) ?? 0) + 1);
    return byType;
  }, [shipped]);
  const canArrange = by !== 'place' || isPlaced;
  const groups = useMemo(
    () => (shipped && canArrange ? arranged(by, shown, shelves, shipped, lang) : null),
    [by, shown, shelves, shipped, lang, canArrange],
  );

  return (
    <>
      <div class="lb-titles">
        <h1 class="lb-title">{i18n.t('library.cards.title')}</h1>
        <a class="sl-link" href={hashOf({ at: 'own', id: null })}>
          {i18n.t('own.title')}
        </a>
      </div>
      <search class="lb-filters">
        <label class="lb-field lb-field-wide">
          <span>{i18n.t('library.cards.find')}</span>
          <input
            type="search"
            value={query}
            onFocus={() => setWanted(true)}
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
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
        <label class="lb-field">
          <span>{i18n.t('library.cards.place')}</span>
          <select value={place} onChange={(event) => setPlace(event.currentTarget.value)}>
            <option value="">{i18n.t('library.cards.allPlaces')}</option>
            {places.map(({ id, title, count }) => (
              <option key={id} value={id}>
                {title} ({count})
              </option>
            ))}
          </select>
        </label>
        <label class="lb-field">
          <span>{i18n.t('library.cards.by')}</span>
          <select value={by} onChange={(event) => setBy(event.currentTarget.value as Arranged)}>
            {ARRANGED.map((way) => (
              <option key={way} value={way}>
                {i18n.t(`library.cards.by_${way}`)}
              </option>
            ))}
          </select>
        </label>
      </search>
      {query.trim() === '' && groups ? (
        <Arrangement entities={shown} groups={groups} />
      ) : query.trim() !== '' && isNamed ? (
        <Found search={search} query={query} among={shown} />
      ) : (
        <p class="lb-quiet">{i18n.t('library.loading')}</p>
      )}
    </>
  );
}

function Arrangement({ entities, groups }: { entities: readonly EntityDocument[]; groups: readonly Shelf[] }) {
  return (
    <>
      <p class="lb-quiet" role="status">
        {i18n.t('library.cards.count', entities.length)}
      </p>
      {groups.map((group) => (
        <Group key={group.key} shelf={group} />
      ))}
    </>
  );
}

function Group({ shelf: { title, icon, members } }: { shelf: Shelf }) {
  const [most, setMost] = useState(AT_FIRST);
  const shown = useMemo(() => firstByTitle(members, most), [members, most]);
  const left = members.length - shown.length;
  return (
    <section class="lb-group">
      <h2 class="lb-group-title">
        {icon && <TypeIcon type={icon} />}
        {title} <span class="lb-quiet">{members.length}</span>
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
      {left > 0 && (
        <button type="button" class="sl-button" onClick={() => setMost(most + AT_ONCE)}>
          {left > AT_ONCE
            ? i18n.t('library.notes.more', [String(AT_ONCE)])
            : i18n.t('library.cards.showAll', [String(members.length)])}
        </button>
      )}
    </section>
  );
}

function Found({ search, query, among }: { search: Search; query: string; among: readonly EntityDocument[] }) {
  const ids = useMemo(() => new Set(among.map((entity) => entity.id)), [among]);
  const { results: found, problems } = answer(search, query, localDay(), { limit: MOST_FOUND });
  const results = found.filter((result) => ids.has(result.id));
  return (
    <>
      <QueryProblems problems={problems} />
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
              <p class="lb-quiet">{result.kind === 'entity' && <WhyFound found={result} length={180} />}</p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
