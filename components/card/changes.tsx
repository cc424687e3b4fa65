/**
 * What has changed since the article, plainly: then → now, and when.
 */
import { i18n } from '#i18n';
import type { CardView, ChangeView, EntityRef } from '../../lib/facts/card-view';
import { EntityLink } from './links';
import { SourceRefs } from './sources';
import { dateWords } from './wording';

/** Changes that are not told beside a fact in sight. */
export function Changes({
  view,
  told,
  open,
}: {
  view: CardView;
  /** Keys of the facts in sight: each says itself what has become of it. */
  told: ReadonlySet<string>;
  open?: ((ref: EntityRef) => void) | undefined;
}) {
  const rows = view.changes.filter(({ key }) => key === undefined || !told.has(key));
  if (rows.length === 0) return null;
  return (
    <section class="sl-changes">
      <h3 class="sl-section-title">{i18n.t('card.changed')}</h3>
      <dl class="sl-facts">
        {rows.map((change) => (
          <div class="sl-fact" key={`${change.label} ${change.was}`}>
            <dt>{change.label || i18n.t(change.kind === 'name' ? 'card.changedName' : 'card.changedExistence')}</dt>
            <dd>
              {changeWords(change)}
              <SourceRefs sources={change.sources} />
              {change.link && (
                <>
                  {' '}
                  {i18n.t('card.after')} <EntityLink to={change.link} open={open} />
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** A change in words: "Ada Keeper → Ben Pilot, since March 2011". */
export function changeWords({ kind, was, now, date }: Omit<ChangeView, 'label' | 'sources'>): string {
  const when = date === undefined ? '' : dateWords(date);
  if (kind === 'ended' || kind === 'over') {
    const ended = i18n.t('card.changedEnded', [when]);
    return was === undefined ? ended : `${was} → ${ended}`;
  }
  const since = when && `, ${i18n.t('card.since', [when])}`;
  return `${was === undefined ? '' : `${was} → `}${now}${since}`;
}
