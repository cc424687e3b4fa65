/**
 * From entities to the name index. Runs in the pack compiler, and in the background when a reader's own
 * cards change the index.
 */
import { firstDay, lastDay } from '../facts/dates';
import type { Entity, Name } from '../facts/schema';
import { titleIn, titleOf } from '../facts/title';
import { classOf, HANGUL, KANJI } from '../text/characters';
import { cleanText } from '../text/clean';
import { FLAG, ROLE } from './format';
import { FORM_RULES, type Form, formsOf, isSingleWord, NATIONAL } from './forms';
import type { EntityClues, NameGuards } from './name-piece';
import type { NameTableSource } from './name-table';
import { countriesInName } from './nations';
import { type FormEntry, isWalkable, packIndex } from './pack-index';

/**
 * Compiles the names of entities. References to entities that are not among them (`with`, relations) are dropped, so
 * that a pack can be compiled without the packs it points to.
 * @throws Error naming entity and name when a name cannot be matched (it holds a character that breaks words).
 */
export function compileNameIndex(unsorted: readonly Entity[]): ArrayBuffer {
  const entities = unsorted.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const numberOf = new Map(entities.map((entity, number) => [entity.id, number]));
  const entityOf: number[] = [];
  const flags: number[] = [];
  const entries: FormEntry[] = [];
  const vetoes: string[] = [];
  const table: NameTableSource = {
    entities: entities.map((entity) => {
      const { id, type, familiar = false } = entity;
      return { id, type, familiar, en: titleOf(entity), ko: titleIn(entity, 'ko') ?? '' };
    }),
    clues: {},
    guards: {},
    names: [],
    cues: [],
  };
  const addName = (entity: number, flag: number): number => {
    entityOf.push(entity);
    return flags.push(flag) - 1;
  };

  const phrases = phraseLists(table.cues, vetoes);
  const related = relatedEntities(entities, numberOf);
  const nations = nationsOf(entities, related, numberOf);
  entities.forEach((entity, number) => {
    const clues = { ...cluesOf(entity, related[number], numberOf, phrases), ...nations[number] };
    if (Object.keys(clues).length > 0) table.clues[number] = clues;
    for (const name of entity.names) {
      const guards = guardsOf(name, numberOf, phrases);
      for (const [needs, forms] of byNeeds(name, entity)) {
        const id = addName(number, flagsOf(name, entity, needs, forms, guards));
        table.names[id] = { text: name.text, kind: name.kind, lang: name.lang };
        if (Object.keys(guards).length > 0) table.guards[id] = guards;
        for (const form of forms) {
          entries.push({ text: clean(form.text, entity), exact: form.exact, rule: ruleNumber(form), name: id });
        }
      }
    }
  });
  for (const [role, list] of [
    [ROLE.cue, table.cues],
    [ROLE.veto, vetoes],
  ] as const) {
    list.forEach((phrase, number) => {
      const id = addName(number, role);
      for (const text of phraseForms(phrase)) entries.push({ text, exact: false, rule: 0, name: id });
    });
  }

  for (const entry of entries) {
    if (isWalkable(entry.text)) continue;
    const id = table.entities[entityOf[entry.name] ?? -1]?.id;
    throw new Error(`${id}: "${entry.text}" cannot be matched: it holds a character that no name may hold`);
  }
  return packIndex(entries, entityOf, flags, table);
}

interface Phrases {
  cue(text: string): number;
  veto(text: string): number;
}

/** Numbers for phrases, each kept once whatever its letter case. */
function phraseLists(cues: string[], vetoes: string[]): Phrases {
  const numbering = (list: string[]) => {
    const seen = new Map<string, number>();
    return (text: string): number => {
      const phrase = cleanText(text).text.trim().toLowerCase();
      const known = seen.get(phrase);
      if (known !== undefined) return known;
      seen.set(phrase, list.length);
      return list.push(phrase) - 1;
    };
  };
  return { cue: numbering(cues), veto: numbering(vetoes) };
}

/** A context word also supports in the plural ("missile" by "missiles"). */
function phraseForms(phrase: string): string[] {
  const text = phrase.replace(/[^\p{L}\p{M}\p{Nd}'’.,&·/\s-]+/gu, ' ').trim();
  if (text === '') return [];
  return /[a-z]$/.test(text) && text.length > 3 ? [text, `${text}s`] : [text];
}

/** For each entity the numbers of those it has a relation or statement with, from either side. */
function relatedEntities(entities: readonly Entity[], numberOf: ReadonlyMap<string, number>): Set<number>[] {
  const related = entities.map(() => new Set<number>());
  entities.forEach((entity, number) => {
    const ids = [...(entity.relations ?? []).map(({ to }) => to), ...(entity.statements ?? []).map((s) => s.entity)];
    for (const id of ids) {
      const other = id === undefined ? undefined : numberOf.get(id);
      if (other === undefined || other === number) continue;
      related[number]?.add(other);
      related[other]?.add(number);
    }
  });
  return related;
}

/**
 * For each national institution the countries it belongs to: those its own names say ("Chinese Foreign Ministry", "Bank
 * of Japan"); for parties and armed forces else the one country it has a relation with; else those of the body it is
 * part of. A capital belongs to its country. None where nothing says so.
 */
function nationsOf(
  entities: readonly Entity[],
  related: readonly ReadonlySet<number>[],
  numberOf: ReadonlyMap<string, number>,
): { nations?: number[] }[] {
  const countryNames = new Map<string, number>();
  entities.forEach(({ type, names }, number) => {
    if (type !== 'country') return;
    for (const { text, lang, kind } of names) if (lang === 'en' && kind === 'full') countryNames.set(text, number);
  });
  const countriesOf = (text: string): number[] => {
    const words = text.split(/[\s-]+|['’]s\b/u);
    const named = words.flatMap((_, i) =>
      [1, 2, 3, 4].map((size) => countryNames.get(words.slice(i, i + size).join(' '))),
    );
    const adjectives = countriesInName(text).map((id) => numberOf.get(id));
    // A name with "Korea" and no more is one of the two Koreas'.
    const koreas = /\bKorean?\b/.test(text) ? ['south-korea', 'north-korea'].map((id) => numberOf.get(id)) : [];
    const found = [...named, ...adjectives].filter((number) => number !== undefined);
    return found.length > 0 ? found : koreas.filter((number) => number !== undefined);
  };
  const capitalOf = new Map<number, number>();
  entities.forEach(({ type, statements, to: ended }, number) => {
    // Moscow was the Soviet Union's too.
    for (const { property, entity, to } of type === 'country' && !ended ? statements : []) {
      const capital = property === 'capital' && !to && entity ? numberOf.get(entity) : undefined;
      if (capital !== undefined) capitalOf.set(capital, number);
    }
  });
  const own = entities.map((entity, number) => {
    const capital = capitalOf.get(number);
    if (capital !== undefined) return [capital];
    if (!NATIONAL.has(entity.type)) return [];
    const byName = entity.names.filter(({ lang }) => lang === 'en').flatMap(({ text }) => countriesOf(text));
    if (byName.length > 0) return [...new Set(byName)];
    if (entity.type !== 'party' && entity.type !== 'armed-force') return [];
    const countries = [...(related[number] ?? [])].filter((other) => entities[other]?.type === 'country');
    return countries.length === 1 ? countries : [];
  });
  return entities.map((entity, number) => {
    const parents = (entity.relations ?? [])
      .filter(({ type }) => type === 'part-of')
      .map(({ to }) => numberOf.get(to) ?? -1);
    const nations =
      own[number]?.length || !NATIONAL.has(entity.type) ? own[number] : parents.flatMap((parent) => own[parent] ?? []);
    return nations?.length ? { nations } : {};
  });
}

/** Properties whose value heads the entity. */
const HEADS: ReadonlySet<string> = new Set(['head-of-state', 'head-of-government']);

function cluesOf(
  entity: Entity,
  related: ReadonlySet<number> | undefined,
  numberOf: ReadonlyMap<string, number>,
  phrases: Phrases,
): EntityClues {
  const heads = entity.statements
    .filter(({ property }) => HEADS.has(property))
    .flatMap(({ entity: id, from, to }) => {
      const head = id === undefined ? undefined : numberOf.get(id);
      return head === undefined
        ? []
        : [{ entity: head, ...(from ? { from: firstDay(from) } : {}), ...(to ? { to: lastDay(to) } : {}) }];
    });
  return {
    ...(entity.context ? { context: entity.context.map(phrases.cue) } : {}),
    ...(related?.size ? { related: [...related] } : {}),
    ...(heads.length > 0 ? { heads } : {}),
    ...(entity.from ? { from: firstDay(entity.from) } : {}),
    ...(entity.to ? { to: lastDay(entity.to) } : {}),
  };
}

function guardsOf(name: Name, numberOf: ReadonlyMap<string, number>, phrases: Phrases): NameGuards {
  const others = name.with?.map((id) => numberOf.get(id)).filter((id) => id !== undefined);
  return {
    ...(name.near ? { near: name.near.map(phrases.cue) } : {}),
    ...(others?.length ? { with: others } : {}),
    ...(name.not ? { not: name.not.map(phrases.veto) } : {}),
    ...(name.unless ? { unless: name.unless.map(phrases.cue) } : {}),
    ...(name.from ? { from: firstDay(name.from) } : {}),
    ...(name.to ? { to: lastDay(name.to) } : {}),
  };
}

/** The forms of a name, grouped by what they need beyond the name's own guards. */
function byNeeds(name: Name, entity: Entity): Map<Form['needs'], Form[]> {
  const groups = new Map<Form['needs'], Form[]>();
  if (name.mark === false) return groups;
  for (const form of formsOf(name, entity)) {
    const group = groups.get(form.needs) ?? [];
    group.push(form);
    groups.set(form.needs, group);
  }
  return groups;
}

function flagsOf(name: Name, entity: Entity, needs: Form['needs'], forms: readonly Form[], guards: NameGuards): number {
  const bare = name.text.replace(/^the\s+/i, '');
  const short = name.after === 'full' || needs === 'after-full' || needs === 'owner';
  const person = entity.type === 'person';
  let flags: number = ROLE.name;
  if (name.kind === 'acronym') flags |= FLAG.acronym;
  if (short) flags |= FLAG.afterFull;
  if (short && person) flags |= FLAG.personal;
  if (short && !person && name.lang === 'en' && name.kind !== 'acronym') flags |= FLAG.definite;
  if (needs === 'list') flags |= FLAG.listed;
  if (needs === 'owner') flags |= FLAG.owned;
  if (Object.keys(guards).length > 0) flags |= FLAG.guarded;
  if (forms.every(({ text }) => isSingleWord(text))) flags |= FLAG.single;
  if (isBrief(bare)) flags |= FLAG.brief;
  return flags;
}

/** One or two syllables or characters of Korean, Japanese or Chinese: too short to stand without good boundaries. */
function isBrief(text: string): boolean {
  if (text.length > 2) return false;
  const kind = classOf(text.charCodeAt(0));
  return kind === HANGUL || kind === KANJI;
}

function clean(text: string, entity: Entity): string {
  const { text: cleaned } = cleanText(text.normalize('NFC'));
  // Brackets and quotation marks in a name ("Resolution 2397 (2017)") are read as spaces.
  const result = cleaned
    .replace(/[()[\]"“”«»「」『』《》:;!?*#]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (result === '') throw new Error(`${entity.id}: the name "${text}" holds no letter or digit`);
  return result;
}

function ruleNumber(form: Form): number {
  return FORM_RULES.indexOf(form.rule);
}
