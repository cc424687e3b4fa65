/**
 * Time: intervals that run forwards, nothing before its entity began or after it ended where that cannot be, one holder
 * of an office at a time, nothing observed in the future.
 */
import { firstDay, lastDay, type PartialDate } from '../../../lib/facts/dates';
import type { Entity, EntityType, Statement } from '../../../lib/facts/schema';
import type { Problem } from '../problem';
import type { PlacedEntity } from '../read-packs';
import type { Check } from './check';

export const intervalsForward: Check = {
  title: 'no interval ends before it starts',
  run({ packs }) {
    const problems: Problem[] = [];
    let examined = 0;
    for (const { data, problem } of packs.entities) {
      const look = (from: PartialDate | undefined, to: PartialDate | undefined, field: (string | number)[]) => {
        if (from === undefined || to === undefined) return;
        examined += 1;
        if (isBefore(to, from)) problems.push(problem(field, `ends on ${to}, before it starts on ${from}`));
      };
      look(data.from, data.to, ['to']);
      for (const [i, { from, to }] of data.names.entries()) look(from, to, ['names', i, 'to']);
      for (const [i, { from, to }] of data.statements.entries()) look(from, to, ['statements', i, 'to']);
      for (const [i, { date, to }] of data.events.entries()) look(date, to, ['events', i, 'to']);
      for (const [i, { from, until }] of data.relations.entries()) look(from, until, ['relations', i, 'until']);
    }
    return { examined, problems };
  },
};

/** What cannot have a history before it began: people before birth, bodies before they were founded. */
export const BORN_OR_FOUNDED: ReadonlySet<EntityType> = new Set([
  'person',
  'organisation',
  'office',
  'armed-force',
  'agency',
  'media',
  'party',
  'country',
  'company',
]);

/** What nobody and nothing can begin to hold after the end. Listings, statuses and estimates may come later. */
const ENDS_WITH_ENTITY = new Set([
  'office',
  'holder',
  'leader',
  'deputy',
  'rank',
  'membership',
  'head-of-state',
  'head-of-government',
  'operator',
  'headquarters',
  'strength',
  'budget',
  'member-count',
  'seats',
]);

/** Statements that give the same dates as the entity's own `from` and `to`. */
const START_PROPERTIES = new Set(['born', 'founded']);
const END_PROPERTIES = new Set(['died', 'dissolved']);

export const withinExistence: Check = {
  title: 'nothing happens before its entity began or after it ended, where that cannot be',
  run({ packs }) {
    const problems: Problem[] = [];
    let examined = 0;
    for (const placed of packs.entities) {
      examined += placed.data.statements.length + placed.data.events.length;
      problems.push(...beforeBeginning(placed), ...afterEnd(placed), ...otherDates(placed));
    }
    return { examined, problems };
  },
};

function beforeBeginning({ data, problem }: PlacedEntity): Problem[] {
  const start = data.from;
  if (start === undefined || !BORN_OR_FOUNDED.has(data.type)) return [];
  const began = `${data.type === 'person' ? 'birth' : 'the founding'} on ${start}`;
  const problems: Problem[] = [];
  for (const [index, { from, to, asOf }] of data.statements.entries()) {
    for (const [field, date] of Object.entries({ from, to, asOf })) {
      if (date !== undefined && isBefore(date, start)) {
        problems.push(problem(['statements', index, field], `${date} is before ${began}`));
      }
    }
  }
  for (const [index, { date, prelude }] of data.events.entries()) {
    if (isBefore(date, start) && !prelude) {
      problems.push(
        problem(['events', index, 'date'], `${date} is before ${began} (mark what led to it with prelude: true)`),
      );
    }
  }
  return problems;
}

function afterEnd({ data, problem }: PlacedEntity): Problem[] {
  const end = data.to;
  if (end === undefined) return [];
  const problems: Problem[] = [];
  for (const [index, { property, from, to }] of data.statements.entries()) {
    if (!ENDS_WITH_ENTITY.has(property)) continue;
    for (const [field, date] of Object.entries({ from, to })) {
      if (date !== undefined && isBefore(end, date)) {
        problems.push(problem(['statements', index, field], `${date} is after the end on ${end}`));
      }
    }
  }
  return problems;
}

function otherDates({ data, problem }: PlacedEntity): Problem[] {
  return data.statements.flatMap((statement, index) => {
    if (statement.qualifier !== undefined || statement.claimedBy !== undefined || statement.value === undefined)
      return [];
    const value = String(statement.value);
    const check = (own: keyof Pick<Entity, 'from' | 'to'>) => {
      const date = data[own];
      if (date === undefined || (!isBefore(value, date) && !isBefore(date, value))) return [];
      return [problem(['statements', index, 'value'], `${statement.property} is ${value}, but \`${own}\` is ${date}`)];
    };
    if (START_PROPERTIES.has(statement.property)) return check('from');
    if (END_PROPERTIES.has(statement.property)) return check('to');
    return [];
  });
}

export const oneHolderAtATime: Check = {
  title: 'one value at a time where a property has only one, unless a qualifier or claimedBy tells them apart',
  run({ packs }) {
    const problems: Problem[] = [];
    let examined = 0;
    for (const { data, problem } of packs.entities) {
      const rows = data.statements
        .map((statement, index) => ({ statement, index }))
        .filter(({ statement }) => packs.properties.get(statement.property)?.single)
        .filter(({ statement }) => statement.qualifier === undefined && statement.claimedBy === undefined);
      examined += rows.length;
      for (const [place, row] of rows.entries()) {
        const clash = rows
          .slice(0, place)
          .find(({ statement }) => statement.property === row.statement.property && overlap(statement, row.statement));
        if (clash) {
          const reason = `holds at the same time as statement ${clash.index}: give both their \`from\` and \`to\`, or a qualifier`;
          problems.push(problem(['statements', row.index, 'property'], reason));
        }
      }
    }
    return { examined, problems };
  },
};

/** When something held, or was seen to hold. */
export type Held = Pick<Statement, 'from' | 'to' | 'asOf'>;

/**
 * Whether both surely held on some day. Ends are inclusive (`docs/facts.md`): who follows on a day leaves the day before to
 * the one who goes. A year or month named by both may be divided between them.
 */
export function overlap(a: Held, b: Held): boolean {
  const [first, second] = start(a) <= start(b) ? [a, b] : [b, a];
  const end = first.to ?? first.asOf;
  if (end === undefined) return true;
  return start(second) < firstDay(end) || (first.to?.length === 10 && second.from === first.to);
}

/** First day it surely held. Where only the day of observation is known, that day. */
function start({ from, to, asOf }: Held): string {
  const day = from ?? (to === undefined ? asOf : undefined);
  return day === undefined ? '' : lastDay(day);
}

export const nothingInTheFuture: Check = {
  title: 'nothing was checked, observed or happened in the future',
  run({ packs, today }) {
    const problems: Problem[] = [];
    let examined = 0;
    for (const { data, problem } of packs.entities) {
      const look = (date: PartialDate | undefined, field: (string | number)[]) => {
        if (date === undefined) return;
        examined += 1;
        if (firstDay(date) > today) problems.push(problem(field, `${date} is in the future`));
      };
      look(data.checked, ['checked']);
      for (const [i, { asOf }] of data.statements.entries()) look(asOf, ['statements', i, 'asOf']);
      for (const [i, { date }] of data.events.entries()) look(date, ['events', i, 'date']);
    }
    return { examined, problems };
  },
};

/** What its value must exist for: nobody joins, leads or serves what is not there yet, or any more. */
const NEEDS_ITS_VALUE = new Set([
  'office',
  'holder',
  'leader',
  'deputy',
  'membership',
  'head-of-state',
  'head-of-government',
  'parent-body',
  'operator',
  'owner',
]);

export const valuesExist: Check = {
  title: 'nobody leads, joins or belongs to what was not there yet or any more, unless a qualifier says how',
  run({ packs }) {
    const problems: Problem[] = [];
    const entities = new Map(packs.entities.map(({ data }) => [data.id, data]));
    let examined = 0;
    for (const { data, problem } of packs.entities) {
      const look = (from: PartialDate | undefined, other: Entity | undefined, field: (string | number)[]) => {
        if (from === undefined || other === undefined) return;
        examined += 1;
        const began = BORN_OR_FOUNDED.has(other.type) ? other.from : undefined;
        if (began !== undefined && isBefore(from, began)) {
          problems.push(problem(field, `${from} is before ${other.id} began on ${began}`));
        }
        if (other.to !== undefined && isBefore(other.to, from)) {
          problems.push(problem(field, `${from} is after ${other.id} ended on ${other.to}`));
        }
      };
      for (const [index, { property, entity, from, qualifier }] of data.statements.entries()) {
        if (entity === undefined || qualifier !== undefined || !NEEDS_ITS_VALUE.has(property)) continue;
        look(from, entities.get(entity), ['statements', index, 'from']);
      }
      for (const [index, { from, to }] of data.relations.entries()) {
        look(from, entities.get(to), ['relations', index, 'from']);
        look(from, BORN_OR_FOUNDED.has(data.type) ? data : undefined, ['relations', index, 'from']);
      }
    }
    return { examined, problems };
  },
};

/** Whether all of `a` lies before all of `b`: `2016` is before `2017-01`, not before `2016-03`. */
function isBefore(a: PartialDate, b: PartialDate): boolean {
  return lastDay(a) < firstDay(b);
}
