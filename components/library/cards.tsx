/** All cards: by type, pack, place or time, or what answers a query. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { localDay, type PartialDate } from '../../lib/facts/dates';
import type { ReaderLanguage } from '../../lib/facts/format';
import { ENTITY_TYPES, type EntityType } from '../../lib/facts/schema';
import { type Shelves, shelvesOf } from '../../lib/facts/shelves';
import type { EntityDocument } from '../../lib/search/documents';
import { answer } from '../../lib/search/filtered';
import { Search } from '../../lib/search/search';
import type { ShippedFacts } from '../../lib/search/shipped';
import { typeName } from '../card/wording';
import { TypeIcon } from '../icons';
import { Matched, WhyFound } from '../popup/pieces';
import { QueryProblems } from '../popup/query-problems';
import { hashOf } from './route';

/** Entries of one type shown before the rest is asked for. */
const AT_FIRST = 40;
/** Results looked through for those on the chosen shelf. */
const MOST_FOUND = 400;

export interface CardsProps {
  shipped: ShippedFacts | null;
  type: EntityType | null;
  lang: ReaderLanguage;
}

const ARRANGED = ['type', 'pack', 'place', 'time'] as const;
type Arranged = (typeof ARRANGED)[number];

export function Cards({ shipped, type, lang }: CardsProps) {
  const [query, setQuery] = useState('');
  const [pack, setPack] = useState('');
  const [place, setPlace] = useState('');
  const [by, setBy] = useState<Arranged>('type');
  const shelves = useMemo(() => shelvesOf(shipped?.entities ?? []), [shipped]);
  const search = useMemo(() => {
    if (!shipped) return null;
    const index = new Search(shipped.documents);
    return index;
  }, [shipped]);
  useEffect(() => void search?.indexTexts(), [search]);

  const shown = useMemo(
    () =>
      (shipped?.documents ?? []).filter(
        (entity) =>
          (type === null || entity.type === type) &&
          (pack === '' || entity.pack === pack) &&
          (place === '' || shelves.places(entity.id).includes(place)),
      ),
    [shipped, type, pack, place],
  );
  const places = useMemo(() => placesIn(shipped?.documents ?? [], shelves), [shipped]);
  const counts = useMemo(() => {
    const byType = new Map<EntityType, number>();
    for (const entity of shipped?.documents ?? []) byType.set(entity.type, (byType.get(entity.type) ?? 0) + 1);
    return byType;
  }, [shipped]);

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
      {shipped === null ? (
        <p class="lb-quiet">{i18n.t('library.loading')}</p>
      ) : query.trim() === '' || search === null ? (
        <Arrangement entities={shown} groups={arranged(by, shown, shelves, shipped, lang)} />
      ) : (
        <Found search={search} query={query} among={shown} />
      )}
    </>
  );
}

interface Shelf {
  key: string;
  title: string;
  icon?: EntityType;
  members: readonly EntityDocument[];
}

/** Cards in groups: by type in the order of the types, by pack in theirs, by place the fullest first, by time the latest. */
function arranged(
  by: Arranged,
  entities: readonly EntityDocument[],
  shelves: Shelves,
  { packs, documents }: ShippedFacts,
  lang: ReaderLanguage,
): Shelf[] {
  const collator = new Intl.Collator(i18n.t('card.locale'), { numeric: true, sensitivity: 'base' });
  const groups = new Map<string, EntityDocument[]>();
  for (const entity of entities) {
    const keys = {
      type: () => [entity.type],
      pack: () => [entity.pack],
      place: () => shelves.places(entity.id),
      time: () => [decadeOf(shelves.began(entity.id))],
    }[by]();
    // What has no place stands at the end.
    for (const key of keys.length > 0 ? keys : ['']) groups.set(key, [...(groups.get(key) ?? []), entity]);
  }
  const titles = new Map(documents.map(({ id, title }) => [id, title]));
  const title = {
    type: (key: string) => typeName(key as EntityType),
    pack: (key: string) => packs.find(({ id }) => id === key)?.title[lang] ?? key,
    place: (key: string) => (key === '' ? i18n.t('library.cards.noPlace') : (titles.get(key) ?? key)),
    time: (key: string) =>
      key === ''
        ? i18n.t('library.cards.noTime')
        : key === '0'
          ? i18n.t('library.cards.before', [String(FIRST_DECADE)])
          : i18n.t('library.cards.decade', [key]),
  }[by];
  const order: Record<Arranged, (a: [string, EntityDocument[]], b: [string, EntityDocument[]]) => number> = {
    type: ([a], [b]) => ENTITY_TYPES.indexOf(a as EntityType) - ENTITY_TYPES.indexOf(b as EntityType),
    pack: ([a], [b]) => packs.findIndex(({ id }) => id === a) - packs.findIndex(({ id }) => id === b),
    place: ([a, as], [b, bs]) => Number(a === '') - Number(b === '') || bs.length - as.length,
    time: ([a], [b]) => Number(a === '') - Number(b === '') || Number(b) - Number(a),
  };
  return [...groups].sort(order[by]).map(([key, members]) => ({
    key,
    title: title(key),
    ...(by === 'type' ? { icon: key as EntityType } : {}),
    members: members.toSorted((a, b) => collator.compare(a.title, b.title)),
  }));
}

/** What began before it is one group. */
const FIRST_DECADE = 1900;

/** "2010" for 2016; "0" for what began before `FIRST_DECADE`; empty where no date tells. */
function decadeOf(began: PartialDate | undefined): string {
  if (began === undefined) return '';
  const year = Number(began.slice(0, 4));
  return year < FIRST_DECADE ? '0' : String(Math.floor(year / 10) * 10);
}

/** Countries that have cards, by name, with how many. */
function placesIn(documents: readonly EntityDocument[], shelves: Shelves) {
  const counts = new Map<string, number>();
  for (const { id } of documents)
    for (const place of shelves.places(id)) counts.set(place, (counts.get(place) ?? 0) + 1);
  const collator = new Intl.Collator(i18n.t('card.locale'));
  return documents
    .flatMap(({ id, title }) => {
      const count = counts.get(id);
      return count === undefined ? [] : [{ id, title, count }];
    })
    .sort((a, b) => collator.compare(a.title, b.title));
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
  const [all, setAll] = useState(false);
  const shown = all ? members : members.slice(0, AT_FIRST);
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
