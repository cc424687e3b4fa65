/**
 * Against the lists of the Security Council: dates and votes of resolutions, its sanctions list, vetoes.
 */
import type { PlacedEntity } from '../read-packs';
import { bare, bareLetters, type Comparison, type Disagreement, eventsSaying, statementsOf } from './comparison';
import type { Row } from './reference-folder';

const RESOLUTIONS = 'unsc_dprk_resolutions.tsv';

export const resolutions: Comparison = {
  id: 'resolutions',
  title: 'dates and votes of Security Council resolutions',
  needs: [RESOLUTIONS],
  run(packs, reference) {
    const rows = new Map(reference.rows(RESOLUTIONS).map((row) => [row.resolution, row]));
    const disagreements: Disagreement[] = [];
    let examined = 0;
    for (const entity of packs.entities) {
      const row = rows.get(resolutionNumber(entity) ?? '');
      if (row === undefined) continue;
      for (const { statement, index } of statementsOf(entity, 'adopted')) {
        examined += 1;
        const ours = String(statement.value);
        if (ours !== row.date) {
          const field = ['statements', index, 'value'];
          disagreements.push({ entity, field, ours, reference: row.date ?? '', file: RESOLUTIONS });
        }
      }
      for (const { statement, index } of statementsOf(entity, 'vote')) {
        examined += 1;
        const ours = countVote(String(statement.value));
        const theirs = /^\d+-\d+-\d+/.exec(row.vote ?? '')?.[0] ?? '';
        if (ours !== theirs) {
          const field = ['statements', index, 'value'];
          disagreements.push({ entity, field, ours, reference: theirs, file: RESOLUTIONS });
        }
      }
    }
    return { examined, disagreements };
  },
};

function resolutionNumber(entity: PlacedEntity): string | undefined {
  const symbol = statementsOf(entity, 'symbol')[0]?.statement.value;
  return /^S\/RES\/(\d+)/.exec(String(symbol))?.[1];
}

/**
 * `12 in favour; Brazil and Turkey against; Lebanon abstained` → `12-2-1`: who is counted or named in each part.
 */
export function countVote(text: string): string {
  const parts = text.split(/[;,](?! and)/).map((part) => part.trim());
  const count = (pattern: RegExp) => {
    const part = parts.find((words) => pattern.test(words));
    const who = part?.replace(pattern, '').trim() ?? '';
    if (who === '' || /^(no|none)$/i.test(who)) return 0;
    if (/^\d+$/.test(who)) return Number(who);
    return who.split(/,| and /).filter((name) => name.trim() !== '').length;
  };
  return [count(/\bin favour\b/), count(/\bagainst\b/), count(/\babst(?:ained|entions?)\b/)].join('-');
}

const SANCTIONS_LIST = 'un_1718_list_2026-02-27.tsv';

/** The permanent reference number, `KPi.033` for persons and `KPe.010` for bodies. */
const REFERENCE_NUMBER = /\bKP[ei]\.\d{3}\b/g;

export const sanctionsList: Comparison = {
  id: 'sanctions-list',
  title: 'reference numbers, names and days of listing of the UN sanctions list on North Korea',
  needs: [SANCTIONS_LIST],
  run(packs, reference) {
    const rows = new Map(reference.rows(SANCTIONS_LIST).map((row) => [row.ref, row]));
    const disagreements: Disagreement[] = [];
    let examined = 0;
    for (const entity of packs.entities) {
      const own = entity.data.names.map(({ text }) => text);
      for (const { index, field, text, from, number } of listings(entity)) {
        examined += 1;
        const disagree = (where: string, ours: string, theirs: string) =>
          disagreements.push({
            entity,
            field: ['statements', index, where],
            ours,
            reference: theirs,
            file: SANCTIONS_LIST,
          });
        const row = rows.get(number);
        if (row === undefined) disagree(field, number, 'no such number');
        // A qualifier tells of the entity itself, a value perhaps of a body it names beside the number.
        else if (!isNamed(own, row) && !(field === 'value' && tells(text, row))) {
          disagree(field, `${number} is ${entity.data.id}`, row.name ?? '');
        } else if (field === 'qualifier' && from !== undefined && from !== row.listed_on) {
          disagree('from', `${number} ${from}`, row.listed_on ?? '');
        }
      }
    }
    return { examined, disagreements };
  },
};

/** Every reference number in the statements of an entity, with the words around it. */
function listings({ data }: PlacedEntity) {
  return data.statements.flatMap((statement, index) =>
    (['value', 'qualifier'] as const).flatMap((field) => {
      const text = String(statement[field] ?? '');
      return (text.match(REFERENCE_NUMBER) ?? []).map((number) => ({
        index,
        field,
        text,
        from: statement.from,
        number,
      }));
    }),
  );
}

/** Names and aliases of a row, without initials in brackets and without the form of the company. */
function namesOf(row: Row): string[] {
  return [row.name ?? '', ...(row.aliases ?? '').split(/[;|]/)]
    .map((name) => name.replace(/\(.*?\)/g, '').replace(/,? (?:limited|ltd\.?)\s*$/i, ''))
    .filter((name) => name.trim() !== '');
}

/** Whether one of them is one of ours, in whatever order its words stand: lists put surnames first or last. */
function isNamed(own: readonly string[], row: Row): boolean {
  const theirs = new Set(namesOf(row).map(bareLetters));
  return own.some((name) => theirs.has(bareLetters(name.replace(/,? (?:limited|ltd\.?)\s*$/i, ''))));
}

function tells(text: string, row: Row): boolean {
  return namesOf(row).some((name) => bare(text).includes(bare(name)));
}

const VETOES = 'unsc_vetoes_1946_2022.csv';
/** Tells of the draft, not of who stopped it. */
const VETOED_DRAFT = /\bvetoed (?:draft|text|resolution)\b/i;
const VETO = /\bveto(?:es|ed)?\b/i;

/** How the table calls the permanent members, and how our sentences do. */
const PERMANENT: Record<string, RegExp> = {
  China: /\bChina\b/,
  France: /\bFrance\b/,
  Russia: /\bRussia\b/,
  USSR: /\bSoviet Union\b/,
  USA: /\bUnited States\b/,
  UK: /\bUnited Kingdom\b/,
};

export const vetoes: Comparison = {
  id: 'vetoes',
  title: 'days of vetoes and who cast them',
  needs: [VETOES, RESOLUTIONS],
  run(packs, reference) {
    const byDay = new Map<string, Set<string>>();
    const add = (day: string, members: string[]) => byDay.set(day, new Set([...(byDay.get(day) ?? []), ...members]));
    let last = '';
    for (const row of reference.rows(VETOES)) {
      const day = isoDay(row.date ?? '');
      const members = Object.keys(PERMANENT).filter((member) => row[member] === '1');
      add(day, members);
      if (day > last) last = day;
    }
    // The table ends in 2022; the list of resolutions goes on with the drafts that failed.
    for (const { resolution, date = '', vote = '' } of reference.rows(RESOLUTIONS)) {
      if (!resolution?.startsWith('draft') || date <= last) continue;
      add(
        date,
        Object.keys(PERMANENT).filter((member) => vote.split('abst')[0]?.split(',')[0]?.includes(member)),
      );
    }
    const end = [...byDay.keys()].sort().at(-1) ?? '';
    const disagreements: Disagreement[] = [];
    let examined = 0;
    for (const entity of packs.entities) {
      for (const { event, index } of eventsSaying(entity, VETO)) {
        if (event.date.length < 10 || event.date > end || !isCastThen(event.text)) continue;
        const theirs = byDay.get(event.date);
        // After the table's end only what the list of drafts has can be compared.
        if (theirs === undefined && event.date > last) continue;
        examined += 1;
        const named = (words: string) => Object.keys(PERMANENT).filter((member) => PERMANENT[member]?.test(words));
        // Who is named right before the word casts it; others may be named as the author of the draft.
        const ours = named(
          event.text
            .split(VETO)[0]
            ?.split(/[;:,.]/)
            .at(-1) ?? '',
        );
        const all = new Set(named(event.text));
        const agrees =
          theirs !== undefined &&
          ours.every((member) => theirs.has(member)) &&
          (all.size === 0 || VETOED_DRAFT.test(event.text) || [...theirs].every((member) => all.has(member)));
        if (agrees) continue;
        disagreements.push({
          entity,
          field: ['events', index, 'date'],
          ours: `${event.date} ${ours.join(', ')}`.trim(),
          reference: theirs === undefined ? 'no veto on that day' : [...theirs].join(', '),
          file: VETOES,
        });
      }
    }
    return { examined, disagreements };
  },
};

/** "had vetoed" and "no veto" tell of another day, or of none. */
function isCastThen(text: string): boolean {
  return !/\b(?:had|no|without a|without)\s+veto/i.test(text);
}

/** `5/26/2022` → `2022-05-26`. */
function isoDay(text: string): string {
  const [month = '', day = '', year = ''] = text.split('/');
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
