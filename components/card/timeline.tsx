/**
 * The timeline as a list of dated sentences, the card's day standing among them.
 */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { CardView, TimelineView } from '../../lib/facts/card-view';
import type { Day } from '../../lib/facts/dates';
import { SourceRefs } from './sources';
import { TimelineStrip } from './timeline-strip';
import { dateWords, spanWords } from './wording';

/** Events shown before the reader asks for earlier ones. */
const RECENT = 8;

/** Strip and list. `full` shows every event at once (the library); otherwise the latest, the rest on request. */
export function Timeline({ view, today, full }: { view: CardView; today: Day; full: boolean }) {
  const [allEarlier, setAllEarlier] = useState(full);
  const [withLater, setWithLater] = useState(full);
  const upTo = view.timeline.filter((event) => !event.later);
  const later = view.timeline.filter((event) => event.later);
  const hidden = allEarlier ? 0 : Math.max(0, upTo.length - RECENT);
  return (
    <>
      <TimelineStrip view={view} today={today} />
      {hidden > 0 && (
        <button type="button" class="sl-link sl-fold" onClick={() => setAllEarlier(true)}>
          {i18n.t('card.earlierEvents', hidden)}
        </button>
      )}
      <ol class="sl-timeline">
        {upTo.slice(hidden).map(drawEvent)}
        {view.asOf !== null && <li class="sl-today">{i18n.t('card.articleDay', [dateWords(view.asOf)])}</li>}
        {withLater && later.map(drawEvent)}
      </ol>
      {later.length > 0 && !withLater && (
        <button type="button" class="sl-link sl-fold" onClick={() => setWithLater(true)}>
          {i18n.t('card.laterEvents', later.length)}
        </button>
      )}
    </>
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
