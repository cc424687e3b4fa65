/**
 * The fact card. Pure: what it shows and what its controls do come in as props, so that the page, the popup and the
 * library show the same card. Styles: tokens.css, pieces.css, card.css, rest.css.
 */
import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { CardView, EntityRef, FactView } from '../../lib/facts/card-view';
import type { Day } from '../../lib/facts/dates';
import type { NoteView } from '../../lib/notes/note-view';
import { Button, IconButton } from '../buttons';
import { Icon, TypeIcon } from '../icons';
import { Changes } from './changes';
import { FactRows } from './facts';
import { Figures } from './figure';
import { Fold } from './fold';
import { keyFacts } from './key-facts';
import { EntityLink } from './links';
import { NamesBeside } from './names';
import { NoteList, type NoteListProps } from './notes';
import type { Rest } from './rest';
import { SourceList, sourcesOf } from './sources';
import { checkedWords, dateWords, existenceWords, typeName } from './wording';

/** What the card's controls do. A control whose action is absent is not shown. */
export interface CardActions {
  /** Follow a link to another entity. */
  open?: (ref: EntityRef) => void;
  /** Draw the card as of the article's day, or of now (null). */
  showDay?: (day: Day | null) => void;
  /** Of a card that belongs to no pack: make one of the reader's own. */
  addNote?: () => void;
  /** Write a note on one fact. */
  noteFact?: (fact: FactView) => void;
  editNote?: (note: NoteView) => void;
  copy?: () => void;
  hideTerm?: () => void;
  siteOff?: () => void;
  /** The words mean something else here. */
  wrongMatch?: () => void;
  /** Open it beside the page. */
  beside?: () => void;
  pin?: (pinned: boolean) => void;
  close?: () => void;
}

export interface CardProps {
  view: CardView;
  /** Live notes of this entity, newest first. */
  notes: readonly NoteView[];
  /** Why they are not all there. */
  notesError?: string | undefined;
  /** The article's own day, where it is known: the card offers it and now. */
  articleDay: Day | null;
  actions: CardActions;
  /** Draws what a first look leaves out; in a page it comes a moment later than the card (`entrypoints/card-rest.ts`). */
  rest: typeof Rest | undefined;
  /** `card`: a short first look, the rest on request. `page`: everything at once. */
  layout?: 'card' | 'page';
  /** Id for the title, unique in its document; it labels the dialog around the card. */
  titleId?: string;
  /** The card one came from. */
  back?: { title: string; go: () => void };
  pinned?: boolean;
  /** The note editor, while one is written. */
  editor?: ComponentChildren;
  /** What else can be done with a note. */
  noteMore?: NoteListProps['more'];
  /** What the last action did, with its Undo. */
  feedback?: ComponentChildren;
}

export function Card(props: CardProps) {
  const {
    view,
    notes,
    articleDay,
    actions,
    rest: Rest,
    layout = 'card',
    back,
    pinned = false,
    editor,
    feedback,
  } = props;
  const titleId = props.titleId ?? `sl-${view.id}`;
  const moreId = `${titleId}-more`;
  const full = layout === 'page';
  const noteFact = editor ? undefined : actions.noteFact;
  const { first, rest } = keyFacts(view);
  const firstSources = sourcesOf(first.flatMap((group) => group.facts));
  const absent = existenceWords(view);
  const extra = [
    rest.length > 0 &&
      i18n.t(
        'card.factCount',
        rest.reduce((sum, group) => sum + group.facts.length, 0),
      ),
    view.timeline.length > 0 && i18n.t('card.eventCount', view.timeline.length),
    view.relations.length > 0 && i18n.t('card.relatedCount', view.relations.length),
  ].filter((part) => part !== false);
  // What only the article explains belongs to no pack: nobody has checked it, and no facts are missing.
  const empty = view.pack && first.length === 0 && rest.length === 0 && view.timeline.length === 0;

  return (
    <article class={`sl-card sl-${layout}`} aria-labelledby={titleId}>
      <header class="sl-head">
        <CardBar view={view} back={back} pinned={pinned} actions={actions} />
        <h2 class="sl-title" id={titleId}>
          {view.title}
        </h2>
        <NamesBeside view={view} />
      </header>
      <div class="sl-body">
        {absent !== '' && (
          <p class="sl-notice">
            {absent}
            {view.existence.instead && (
              <>
                {' '}
                {i18n.t(view.existence.state === 'not-yet' ? 'card.before' : 'card.after')}{' '}
                <EntityLink to={view.existence.instead} open={actions.open} />
              </>
            )}
          </p>
        )}
        {props.notesError && <p class="sl-notice sl-loud">{props.notesError}</p>}
        {editor}
        <NoteList notes={notes} edit={editor ? undefined : actions.editNote} more={props.noteMore} />
        <p class="sl-summary">
          {view.summary}
          {view.asOf !== null && <span class="sl-meta">{i18n.t('card.summaryOf', [dateWords(view.checked)])}</span>}
        </p>
        <Changes
          view={view}
          told={new Set(first.flatMap(({ facts }) => facts.map(({ key }) => key)))}
          open={actions.open}
        />
        <FactRows groups={first} open={actions.open} note={noteFact} />
        <Figures view={view} place="lead" open={actions.open} />
        {empty && <p class="sl-small">{i18n.t('card.noFacts')}</p>}
        {full && Rest ? (
          <Rest view={view} rest={rest} full open={actions.open} note={noteFact} />
        ) : (
          <Fold
            draw={(more, toggle) => (
              <>
                {!more && <SourceList sources={firstSources} brief />}
                {(extra.length > 0 || view.sources.length > 0) && (
                  <button type="button" class="sl-more" aria-expanded={more} aria-controls={moreId} onClick={toggle}>
                    <Icon name="chevron" />
                    <span>{i18n.t(more ? 'card.less' : 'card.more')}</span>
                    {!more && extra.length > 0 && <span class="sl-aside">{extra.join(', ')}</span>}
                  </button>
                )}
                <div id={moreId} class="sl-rest" hidden={!more}>
                  {more && Rest && <Rest view={view} rest={rest} full={false} open={actions.open} note={noteFact} />}
                </div>
              </>
            )}
          />
        )}
      </div>
      <footer class="sl-foot">
        <AsOfLine view={view} articleDay={articleDay} showDay={actions.showDay} />
        {feedback}
        <CardButtons actions={actions} writing={Boolean(editor)} pack={view.pack} />
      </footer>
    </article>
  );
}

/** The line above the title: what kind of thing this is, or the way back; pin and close. */
function CardBar({ view, back, pinned, actions }: Pick<CardProps, 'view' | 'back' | 'pinned' | 'actions'>) {
  return (
    <div class="sl-bar">
      <span class="sl-bar-start">
        {back && (
          <button type="button" class="sl-quiet sl-back" onClick={back.go} title={i18n.t('card.back', [back.title])}>
            <Icon name="back" />
            <span class="sl-hidden">{i18n.t('card.back', [back.title])}</span>
            <span class="sl-back-title" aria-hidden="true">
              {back.title}
            </span>
          </button>
        )}
        <span class="sl-kicker">
          <TypeIcon type={view.type} />
          {typeName(view.type)}
        </span>
      </span>
      {actions.beside && <IconButton icon="beside" words={i18n.t('card.beside')} act={actions.beside} />}
      {actions.pin && (
        <IconButton icon="pin" words={i18n.t('card.pin')} pressed={pinned} act={() => actions.pin?.(!pinned)} />
      )}
      {actions.close && <IconButton icon="close" words={i18n.t('card.close')} act={actions.close} />}
    </div>
  );
}

/** The day the card is drawn for, the other day one click away, and the age of the last check. */
function AsOfLine({
  view,
  articleDay,
  showDay,
}: Pick<CardProps, 'view' | 'articleDay'> & { showDay?: ((day: Day | null) => void) | undefined }) {
  const words =
    view.asOf === null
      ? articleDay === null
        ? ''
        : i18n.t('card.asOfNow')
      : i18n.t(view.asOf === articleDay ? 'card.asOfArticle' : 'card.asOfDay', [dateWords(view.asOf)]);
  const other = view.asOf === null ? articleDay : null;
  return (
    <div class="sl-asof">
      {words !== '' && (
        <span class="sl-asof-day">
          <Icon name="clock" />
          <span>{words}</span>
          {showDay && (view.asOf !== null || articleDay !== null) && (
            <button type="button" class="sl-link" aria-keyshortcuts="N" onClick={() => showDay(other)}>
              {other === null ? i18n.t('card.showNow') : i18n.t('card.showDay', [dateWords(other)])}
            </button>
          )}
        </span>
      )}
      <span class={view.age.loud ? 'sl-age sl-age-loud' : 'sl-age'}>
        {view.age.loud && <Icon name="alert" />}
        {checkedWords(view.age)}
      </span>
    </div>
  );
}

function CardButtons({ actions, writing, pack }: { actions: CardActions; writing: boolean; pack: string }) {
  const { addNote, copy, hideTerm, siteOff, wrongMatch } = actions;
  if (!addNote && !copy && !hideTerm && !siteOff) return null;
  return (
    <div class="sl-buttons">
      {addNote && (
        <Button icon="note" words={i18n.t(pack ? 'card.addNote' : 'card.makeCard')} disabled={writing} act={addNote} />
      )}
      {copy && <Button icon="copy" words={i18n.t('card.copy')} title={i18n.t('card.copyLong')} act={copy} />}
      <span class="sl-quiets">
        <QuietButton words={i18n.t('card.hideTerm')} act={hideTerm} />
        <QuietButton words={i18n.t('card.wrongMatch')} act={wrongMatch} />
        <QuietButton words={i18n.t('card.siteOff')} act={siteOff} />
      </span>
    </div>
  );
}

function QuietButton({ words, act }: { words: string; act: (() => void) | undefined }) {
  if (!act) return null;
  return (
    <button type="button" class="sl-quiet" onClick={act}>
      {words}
    </button>
  );
}
