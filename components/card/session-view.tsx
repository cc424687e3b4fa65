/**
 * Draws a card session, whatever stands on it.
 */
import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { Day } from '../../lib/facts/dates';
import { Card } from './card';
import type { CardSession } from './session';
import { CardChoice, CardError, CardLoading, CardSwitched, CardUnknown, Feedback } from './states';

export interface SessionViewProps {
  session: CardSession;
  today: Day;
  /** Id for the title, to label the dialog around the card. */
  titleId: string;
  /** Absent where the card cannot be closed. */
  close?: () => void;
  /** Whether this surface can pin, switch terms and sites, and write notes. */
  can: { pin: boolean; switchOff: boolean; write: boolean };
  /** Draws the editor for an address. */
  drawEditor?: (src: string, label: string) => ComponentChildren;
}

export function SessionView({ session, today, titleId, close, can, drawEditor }: SessionViewProps) {
  const { screen, editing, feedback } = session;
  const frame = close ? { titleId, close } : { titleId };
  switch (screen.kind) {
    case 'loading':
      return <CardLoading surface={session.surface} {...frame} />;
    case 'choice':
      return <CardChoice surface={session.surface} readings={screen.readings} choose={session.choose} {...frame} />;
    case 'unknown':
      return <CardUnknown {...frame} />;
    case 'error':
      return <CardError detail={screen.detail} retry={session.retry} {...frame} />;
    case 'switched':
      return <CardSwitched words={screen.words} undo={session.undoSwitch} {...frame} />;
    case 'card': {
      const { card } = screen;
      const notes = editing ? screen.notes.filter(({ id }) => editing.others.has(id)) : screen.notes;
      return (
        <Card
          key={card.id}
          view={card}
          notes={notes}
          today={today}
          articleDay={session.articleDay}
          titleId={titleId}
          pinned={session.pinned}
          {...(session.back ? { back: session.back } : {})}
          {...(session.chosen && !session.back ? { otherReadings: session.offer } : {})}
          {...(editing && drawEditor
            ? { editor: drawEditor(editing.src, i18n.t('card.noteEditor', [card.title])) }
            : {})}
          {...(feedback ? { feedback: <Feedback {...feedback} /> } : {})}
          actions={{
            open: session.open,
            showDay: session.showDay,
            copy: () => void session.copy(),
            ...(can.write ? { addNote: () => void session.write(), editNote: (note) => void session.write(note) } : {}),
            ...(can.switchOff ? { hideTerm: session.hideTerm, siteOff: session.siteOff } : {}),
            ...(can.pin ? { pin: session.pin } : {}),
            ...(close ? { close } : {}),
          }}
        />
      );
    }
  }
}
