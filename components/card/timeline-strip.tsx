/**
 * The timeline as a strip: the time in which the entity existed, its events as dots, the card's day as a line of light.
 */
import { i18n } from '#i18n';
import type { CardView } from '../../lib/facts/card-view';
import { type Day, firstDay, lastDay } from '../../lib/facts/dates';
import { dateWords } from './wording';

/** Steps between labelled years, the smallest that gives no more than `TICKS` of them. */
const YEAR_STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500];
const TICKS = 6;

/** Days since the epoch of a day. */
function number(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

/** Where things stand on the strip; positions are fractions of its width. */
export interface Strip {
  first: Day;
  last: Day;
  events: { at: number; later: boolean }[];
  /** When the entity existed. */
  life: { from: number; to: number };
  /** The card's day; null for a card of now. */
  day: number | null;
  years: { at: number; label: string }[];
}

/** Lays out the strip, or null where there are too few dates to draw one. `today` closes what is still open. */
export function layOutStrip(view: Pick<CardView, 'timeline' | 'existence' | 'asOf'>, today: Day): Strip | null {
  if (view.timeline.length < 2) return null;
  const { from, to } = view.existence;
  const days = view.timeline.map((event) => firstDay(event.date));
  if (from !== undefined) days.push(firstDay(from));
  days.push(to === undefined ? today : lastDay(to));
  if (view.asOf !== null) days.push(view.asOf);
  days.sort();
  const [first = today, last = today] = [days[0], days.at(-1)];
  const [start, end] = [number(first), number(last)];
  if (end - start < 30) return null;
  const at = (day: Day) => (number(day) - start) / (end - start);
  return {
    first,
    last,
    events: view.timeline.map((event) => ({ at: at(firstDay(event.date)), later: event.later })),
    life: { from: from === undefined ? 0 : at(firstDay(from)), to: to === undefined ? at(today) : at(lastDay(to)) },
    day: view.asOf === null ? null : at(view.asOf),
    years: yearMarks(first, last).map((year) => ({ at: at(`${year}-01-01`), label: year })),
  };
}

function yearMarks(first: Day, last: Day): string[] {
  const [a, b] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  const step = YEAR_STEPS.find((size) => (b - a) / size <= TICKS) ?? 1000;
  const years: string[] = [];
  for (let year = Math.ceil((a + 1) / step) * step; year <= b; year += step) years.push(String(year).padStart(4, '0'));
  return years;
}

const percent = (fraction: number) => `${(2 + fraction * 96).toFixed(2)}%`;

/** Draws the strip; its words for screen readers name both ends and the article's day. */
export function TimelineStrip({ view, today }: { view: CardView; today: Day }) {
  const strip = layOutStrip(view, today);
  if (!strip) return null;
  const ends = [dateWords(strip.first), dateWords(strip.last)];
  const label =
    view.asOf === null
      ? i18n.t('card.stripLabel', [ends[0] ?? '', ends[1] ?? ''])
      : i18n.t('card.stripLabelArticle', [ends[0] ?? '', ends[1] ?? '', dateWords(view.asOf)]);
  return (
    <svg class="sl-strip" role="img" aria-label={label} width="100%" height="46" dir="ltr">
      <line class="sl-strip-axis" x1={percent(0)} x2={percent(1)} y1="20" y2="20" />
      <line class="sl-strip-life" x1={percent(strip.life.from)} x2={percent(strip.life.to)} y1="20" y2="20" />
      {strip.years.map((year) => (
        <g key={year.label}>
          <line class="sl-strip-axis" x1={percent(year.at)} x2={percent(year.at)} y1="26" y2="30" />
          <text class="sl-strip-year" x={percent(year.at)} y="42" text-anchor={anchor(year.at)}>
            {year.label}
          </text>
        </g>
      ))}
      {strip.events.map((event, i) => (
        // Events have no id; their order is fixed.
        <circle
          key={i}
          class={event.later ? 'sl-strip-later' : 'sl-strip-event'}
          cx={percent(event.at)}
          cy="20"
          r="4"
        />
      ))}
      {strip.day !== null && (
        <g>
          <line class="sl-strip-day" x1={percent(strip.day)} x2={percent(strip.day)} y1="11" y2="29" />
          <text class="sl-strip-day-label" x={percent(strip.day)} y="8" text-anchor={anchor(strip.day)}>
            {i18n.t('card.article')}
          </text>
        </g>
      )}
    </svg>
  );
}

/** Keeps a label inside the strip near its ends. */
function anchor(at: number): 'start' | 'middle' | 'end' {
  return at < 0.06 ? 'start' : at > 0.94 ? 'end' : 'middle';
}
