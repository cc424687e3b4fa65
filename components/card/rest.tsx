/**
 * All of a card that a first look leaves out. Its styles: rest.css.
 */
import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { CardView, EntityRef } from '../../lib/facts/card-view';
import { FactRows, type FactRowsProps } from './facts';
import { Figures } from './figure';
import type { keyFacts } from './key-facts';
import { NameTable } from './name-table';
import { Relations } from './relations';
import { SourceList } from './sources';
import { Timeline } from './timeline';

/** `full`: with every event at once, for a page. */
export function Rest({
  view,
  rest,
  full,
  open,
  note,
}: {
  view: CardView;
  rest: ReturnType<typeof keyFacts>['rest'];
  full: boolean;
  open?: ((ref: EntityRef) => void) | undefined;
  note: FactRowsProps['note'];
}) {
  return (
    <>
      <Figures view={view} place="more" open={open} />
      {rest.length > 0 && (
        <Section title={i18n.t('card.moreFacts')}>
          <FactRows groups={rest} open={open} note={note} />
        </Section>
      )}
      {view.timeline.length > 0 && (
        <Section title={i18n.t('card.timeline')}>
          <Timeline view={view} full={full} />
        </Section>
      )}
      {view.relations.length > 0 && (
        <Section title={i18n.t('card.related')}>
          <Figures view={view} place="relations" open={open} />
          <Relations relations={view.relations} open={open} />
        </Section>
      )}
      {view.names.length > 1 && (
        <Section title={i18n.t('card.names')}>
          <NameTable names={view.names} />
        </Section>
      )}
      {view.sources.length > 0 && (
        <Section title={i18n.t('card.sources')}>
          <SourceList sources={view.sources} />
        </Section>
      )}
    </>
  );
}

function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="sl-section">
      <h3 class="sl-section-title">{title}</h3>
      {children}
    </section>
  );
}
