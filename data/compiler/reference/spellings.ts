/**
 * Against lists of countries and of North Korean politicians: capitals, and how names are written in Korean.
 */
import type { PlacedEntity } from '../read-packs';
import { bare, type Comparison, type Disagreement, statementsOf } from './comparison';
import type { ReferenceFolder } from './reference-folder';

const COUNTRIES = 'world_countries.json';

interface Country {
  name: { common: string; official: string };
  capital: string[];
  translations: Record<string, { common: string } | undefined>;
}

export const capitals: Comparison = {
  id: 'capitals',
  title: 'capitals of countries',
  needs: [COUNTRIES],
  run(packs, reference) {
    const titles = new Map(packs.entities.map((entity) => [entity.data.id, entity.data.names.map(({ text }) => text)]));
    const disagreements: Disagreement[] = [];
    let examined = 0;
    for (const { entity, country } of countriesOf(packs.entities, reference)) {
      const theirs = new Set(country.capital.map(bareCapital));
      for (const { statement, index } of statementsOf(entity, 'capital')) {
        examined += 1;
        const ours = statement.entity === undefined ? [String(statement.value)] : (titles.get(statement.entity) ?? []);
        if (ours.some((name) => theirs.has(bareCapital(name)))) continue;
        disagreements.push({
          entity,
          field: ['statements', index, statement.entity === undefined ? 'value' : 'entity'],
          ours: ours[0] ?? '',
          reference: country.capital.join(', '),
          file: COUNTRIES,
        });
      }
    }
    return { examined, disagreements };
  },
};

/** `City of San Marino` and `San Marino` are one. */
function bareCapital(name: string): string {
  return bare(name.replace(/^City of /, ''));
}

export const koreanCountries: Comparison = {
  id: 'korean-countries',
  title: 'Korean names of countries',
  needs: [COUNTRIES],
  run(packs, reference) {
    const disagreements: Disagreement[] = [];
    let examined = 0;
    for (const { entity, country } of countriesOf(packs.entities, reference)) {
      const theirs = country.translations.kor?.common;
      if (theirs === undefined) continue;
      examined += 1;
      const ours = koreanNames(entity);
      if (ours.some((name) => bareKorean(name) === bareKorean(theirs))) continue;
      disagreements.push({ entity, field: ['names'], ours: ours.join(', '), reference: theirs, file: COUNTRIES });
    }
    return { examined, disagreements };
  },
};

function countriesOf(entities: readonly PlacedEntity[], reference: ReferenceFolder) {
  const byName = new Map(
    reference
      .json<Country[]>(COUNTRIES)
      .flatMap((country) => [
        [bare(country.name.official), country] as const,
        [bare(country.name.common), country] as const,
      ]),
  );
  return entities.flatMap((entity) => {
    if (entity.data.type !== 'country' || entity.data.to !== undefined) return [];
    const english = entity.data.names.filter(({ lang, kind }) => lang === 'en' && kind !== 'former');
    const country = english.map(({ text }) => byName.get(bare(text))).find((found) => found !== undefined);
    return country === undefined ? [] : [{ entity, country }];
  });
}

const POLITICIANS = 'wikidata_kp_politicians_2022-10.ndjson';

export const koreanPersons: Comparison = {
  id: 'korean-persons',
  title: 'Korean spelling of North Korean politicians',
  needs: [POLITICIANS],
  run(packs, reference) {
    const spellings = new Map<string, string[]>();
    for (const line of reference.text(POLITICIANS).split('\n')) {
      if (line.trim() === '') continue;
      const { en, ko } = (JSON.parse(line) as { labels: Record<string, string | undefined> }).labels;
      if (en === undefined || ko === undefined) continue;
      // A word in brackets tells namesakes apart and is no part of the name.
      const spelling = ko.replace(/\s*\(.*\)$/, '');
      spellings.set(bare(en), [...(spellings.get(bare(en)) ?? []), spelling]);
    }
    const disagreements: Disagreement[] = [];
    let examined = 0;
    for (const entity of packs.entities) {
      if (entity.pack !== 'korea' || entity.data.type !== 'person') continue;
      const english = entity.data.names.filter(({ lang, kind }) => lang === 'en' && kind === 'full');
      const theirs = english.flatMap(({ text }) => spellings.get(bare(text)) ?? []);
      if (theirs.length === 0) continue;
      examined += 1;
      const ours = koreanNames(entity);
      if (ours.some((name) => theirs.some((other) => southern(bareKorean(name)) === southern(bareKorean(other)))))
        continue;
      const field = ['names'];
      disagreements.push({ entity, field, ours: ours.join(', '), reference: theirs.join(', '), file: POLITICIANS });
    }
    return { examined, disagreements };
  },
};

function koreanNames({ data }: PlacedEntity): string[] {
  return data.names.filter(({ lang }) => lang === 'ko').map(({ text }) => text);
}

/** Unlike `bare` it keeps syllables whole. */
function bareKorean(text: string): string {
  return text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');
}

const INITIAL_SOUNDS: Record<string, string> = {
  리: '이',
  림: '임',
  류: '유',
  로: '노',
  라: '나',
  량: '양',
  렴: '염',
  룡: '용',
  련: '연',
  려: '여',
};

/** The South drops the first sound that the North writes: 리영길 is 이영길. */
function southern(name: string): string {
  const first = name.slice(0, 1);
  return (INITIAL_SOUNDS[first] ?? first) + name.slice(1);
}
