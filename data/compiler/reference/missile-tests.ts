/**
 * Against the two public lists of North Korean launches: first tests, and days on which a missile is said to have flown.
 */
import { bare, type Comparison, type Disagreement, eventsSaying, statementsOf } from './comparison';

const CNS = 'cns_missile_tests_1984_2023-04.csv';
const CSIS = 'csis_provocations_1958_2026-08.csv';

/** Words of a sentence that tells of a launch. */
const LAUNCH = /\b(?:first (?:launch|flight|test)|launch(?:es|ed)?|fires?|fired|test-fires?|flies)\b/i;
/** Sentences in which such words stand for something that is no flight of this missile. */
const NO_FLIGHT =
  /\b(?:parade|engine|launcher|launching site|shown|announce|calls it|site|without|Security Council|Ukraine|Russia)/i;

export const missileTests: Comparison = {
  id: 'missile-tests',
  title: 'days of North Korean missile tests',
  needs: [CNS, CSIS],
  run(packs, reference) {
    const flights = new Map<string, string[]>();
    const days = new Set<string>();
    let cnsEnd = '';
    for (const row of reference.rows(CNS)) {
      const day = isoDay(row.Date ?? '');
      if (day === undefined) continue;
      days.add(day);
      if (day > cnsEnd) cnsEnd = day;
      for (const name of missileNames(row['Missile Name'] ?? '')) {
        flights.set(name, [...(flights.get(name) ?? []), day].sort());
      }
    }
    let end = '';
    for (const row of reference.rows(CSIS)) {
      const day = row.date ?? '';
      if (/^\d{4}-\d\d-\d\d$/.test(day)) days.add(day);
      if (day > end) end = day;
    }
    const disagreements: Disagreement[] = [];
    let examined = 0;
    for (const entity of packs.entities) {
      if (entity.pack !== 'korea' || entity.data.type !== 'weapon') continue;
      for (const { statement, index } of statementsOf(entity, 'first-tested')) {
        const known = flightsOf(entity.data.names, flights);
        const ours = String(statement.value);
        if (known.length === 0 || statement.claimedBy !== undefined) continue;
        examined += 1;
        // A qualified one ("first success") is some flight of it, a bare one the first.
        const theirs = statement.qualifier === undefined ? known.slice(0, 1) : known;
        if (!theirs.some((day) => isThatDay(ours, day))) {
          const reference = known[0] ?? '';
          disagreements.push({ entity, field: ['statements', index, 'value'], ours, reference, file: CNS });
        }
      }
      for (const { event, index } of eventsSaying(entity, LAUNCH)) {
        const { date, to, text, claimedBy } = event;
        if (date.length < 10 || to !== undefined || claimedBy !== undefined || date > end) continue;
        // Before the lists begin to be complete, and of what is no ballistic missile, silence proves nothing.
        if (date < '1993' || NO_FLIGHT.test(text) || flightsOf(entity.data.names, flights).length === 0) continue;
        examined += 1;
        if (days.has(date) || days.has(dayBefore(date))) continue;
        disagreements.push({
          entity,
          field: ['events', index, 'date'],
          ours: date,
          reference: 'no launch on that day',
          file: date <= cnsEnd ? CNS : CSIS,
        });
      }
    }
    return { examined, disagreements };
  },
};

/** Days on which the list has a missile of one of these names fly, earliest first. */
function flightsOf(names: readonly { text: string }[], flights: ReadonlyMap<string, string[]>): string[] {
  return [...new Set(names.flatMap(({ text }) => flights.get(bare(text)) ?? []))].sort();
}

/** The list gives days in UTC; a launch before nine in the morning in Korea is on the day before there. */
function isThatDay(ours: string, theirs: string): boolean {
  if (ours.length < 10) return theirs.startsWith(ours);
  return ours === theirs || dayBefore(ours) === theirs;
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}

/** `Hwasong-11A (KN-23)` has two names; `Unknown` has none. */
function missileNames(text: string): string[] {
  return text
    .split(/[()]/)
    .map(bare)
    .filter((name) => name !== '' && name !== 'unknown');
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `29-Nov-17` → `2017-11-29`, `May-90` → `1990-05`; years from 70 on are of the last century. */
function isoDay(text: string): string | undefined {
  const [year = '', month = '', day] = text.trim().split('-').reverse();
  const number = MONTHS.indexOf(month) + 1;
  if (number === 0 || !/^\d\d$/.test(year)) return undefined;
  const parts = [`${Number(year) < 70 ? '20' : '19'}${year}`, String(number).padStart(2, '0')];
  return [...parts, ...(day === undefined ? [] : [day.padStart(2, '0')])].join('-');
}
