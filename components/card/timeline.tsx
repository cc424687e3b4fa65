/**
 * The timeline as a list of dated sentences, the card's day standing among them.
 */
import { i18n } from '#i18n';
import type { CardView, TimelineView } from '../../lib/facts/card-view';
import { Figures } from './figure';
import { Fold } from './fold';
import { SourceRefs } from './sources';
import { dateWords, spanWords } from './wording';

/** Events shown before the reader asks for earlier ones. */
const RECENT = 8;

/** Strip and list. `full` shows every event at once (the library); otherwise the latest, the rest on request. */
export function Timeline({ view, full }: { view: CardView; full: boolean }) {
  const upTo = view.timeline.filter((event) => !event.later);
  const later = view.timeline.filter((event) => event.later);
  const early = full ? 0 : Math.max(0, upTo.length - RECENT);
  return (
    <>
      <Figures view={view} place="timeline" />
      <Events events={upTo.slice(0, early)} label={(n) => i18n.t('card.earlierEvents', n)} />
      <ol class="sl-timeline">
        {upTo.slice(early).map(drawEvent)}
        {view.asOf !== null && <li class="sl-today">{i18n.t('card.articleDay', [dateWords(view.asOf)])}</li>}
        {full && later.map(drawEvent)}
      </ol>
      {!full && <Events events={later} label={(n) => i18n.t('card.laterEvents', n)} />}
    </>
  );
}

/** Events behind a button that says how many there are. */
function Events({ events, label }: { events: readonly TimelineView[]; label: (count: number) => string }) {
  if (events.length === 0) return null;
  return (
    <Fold
      draw={(open, toggle) =>
        open ? (
          <ol class="sl-timeline">{events.map(drawEvent)}</ol>
        ) : (
          <button type="button" class="sl-link sl-fold" onClick={toggle}>
            {label(events.length)}
          </button>
        )
      }
    />
  );
}

function drawEvent(event: TimelineView) {
  return (
    <li key={`${event.date} ${event.text}`} class={event.later ? 'sl-later' : undefined}>
      <span class="sl-when">{event.to === undefined ? dateWords(event.date) : spanWords(event.date, event.to)}</span>
      <span>
        {event.text}
        <SourceRefs sources={event.sources} />
        {event.claimedBy !== undefined && <span class="sl-meta">{i18n.t('card.accordingTo', [event.claimedBy])}</span>}
      </span>
    </li>
  );
}
