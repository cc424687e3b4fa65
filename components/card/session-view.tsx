/**
 * Draws a card session, whatever stands on it, with every control a page's card has.
 */
import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { Card } from './card';
import type { Rest } from './rest';
import type { CardSession } from './session';
import { CardChoice, CardError, CardLoading, CardSwitched, CardUnknown, Feedback } from './states';

export interface SessionViewProps {
  session: CardSession;
  /** Id for the title, to label the dialog around the card. */
  titleId: string;
  rest: typeof Rest | undefined;
  close: () => void;
  /** Draws the editor for an address. */
  drawEditor: (src: string, label: string) => ComponentChildren;
}

export function SessionView({ session, titleId, rest, close, drawEditor }: SessionViewProps) {
  const { screen, editing, feedback } = session;
  const frame = { titleId, close };
  switch (screen.kind) {
    case 'loading':
      return <CardLoading surface={session.surface} {...frame} />;
    case 'choice':
      return <CardChoice surface={session.surface} {...screen} choose={session.choose} {...frame} />;
    case 'unknown':
      return <CardUnknown {...frame} />;
    case 'error':
      return <CardError detail={screen.detail} retry={session.retry} {...frame} />;
    case 'switched':
      return <CardSwitched {...screen} {...frame} />;
    case 'card': {
      const { card, notes, notesError } = screen;
      return (
        <Card
          key={card.id}
          view={card}
          notes={editing ? notes.filter(({ id }) => editing.others.has(id)) : notes}
          notesError={notesError}
          articleDay={session.articleDay}
          titleId={titleId}
          rest={rest}
          pinned={session.pinned}
          back={session.back}
          editor={editing && drawEditor(editing.src, i18n.t('card.noteEditor', [card.title]))}
          feedback={feedback && <Feedback {...feedback} />}
          actions={{
            open: session.open,
            showDay: session.showDay,
            copy: session.copy,
            addNote: () => void session.write(),
            noteFact: (fact) => void session.write(undefined, fact),
            editNote: session.write,
            hideTerm: session.hideTerm,
            siteOff: session.siteOff,
            ...(session.back ? {} : { wrongMatch: session.wrongMatch }),
            beside: () => void session.beside(close),
            pin: session.pin,
            close,
          }}
        />
      );
    }
  }
}
