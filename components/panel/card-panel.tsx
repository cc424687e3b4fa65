/** The card of one entity in a page of the extension: fetched, waited for, annotated, copied, switched off. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { CardView, EntityRef, FactView } from '../../lib/facts/card-view';
import type { Day } from '../../lib/facts/dates';
import type { PassageState } from '../../lib/messages';
import { correctionAsNote } from '../../lib/notes/correction';
import type { Note, NoteTarget, Overlay, StatementTarget } from '../../lib/notes/model';
import type { NoteView } from '../../lib/notes/note-view';
import { isOwnId } from '../../lib/notes/own-entity';
import { Card } from '../card/card';
import { citation } from '../card/citation';
import { keyFacts } from '../card/key-facts';
import { Rest } from '../card/rest';
import { CardError, CardLoading, CardUnknown, Feedback } from '../card/states';
import { Icon } from '../icons';
import { reasonOf } from '../reason';
import type { NoteField } from './note-field';
import { PassagePlace } from './passage-place';
import type { CardPort, CardReply } from './port';

export interface CardPanelProps {
  port: CardPort;
  entity: string;
  /** What to call it until its card is there. */
  title: string;
  /** The article's day, where the panel was opened over one. */
  articleDay?: Day | null;
  /** The page a new note is written on. */
  page?: { url: string; title: string } | undefined;
  layout?: 'card' | 'page';
  open: (ref: EntityRef) => void;
  back?: { title: string; go: () => void } | undefined;
  close?: (() => void) | undefined;
  /** A note was saved, deleted or restored. */
  noteChanged?: ((entity: string) => void) | undefined;
  /** The page of a note's passage has been opened. */
  passageOpened?: (() => void) | undefined;
  titleId?: string;
  /** A note on this statement is to be begun: each time another object comes. */
  noteOn?: StatementTarget | null;
}

/** Milliseconds before waiting is shown: an answer usually comes sooner, and a flash is worse than a pause. */
const SHOW_WAITING_AFTER = 150;

type Loaded =
  | { state: 'waiting' }
  | { state: 'slow' }
  | { state: 'failed'; reason: string }
  | { state: 'there'; reply: CardReply };

type Said = { words: string; text?: string; loud?: boolean; undo?: () => void };

export function CardPanel(props: CardPanelProps) {
  const { port, entity, title, articleDay = null, page, layout = 'card', open, back, close, noteChanged } = props;
  const [day, setDay] = useState<Day | null>(articleDay);
  const [loaded, setLoaded] = useState<Loaded>({ state: 'waiting' });
  const [asked, setAsked] = useState(0);
  const [writing, setWriting] = useState<Note | null>(null);
  const [Field, setField] = useState<typeof NoteField | null>(null);
  /** The correction that is being written, as a note. */
  const [correcting, setCorrecting] = useState<Overlay | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  /** The note that has been written, until it is shown. */
  const written = useRef<string | null>(null);
  const [seen, setSeen] = useState<Record<string, PassageState>>({});

  useEffect(() => {
    let current = true;
    const slow = setTimeout(
      () => setLoaded((now) => (now.state === 'waiting' ? { state: 'slow' } : now)),
      SHOW_WAITING_AFTER,
    );
    port.card(entity, day, ...(layout === 'page' ? [true] : [])).then(
      (reply) => {
        if (!current) return;
        setLoaded({ state: 'there', reply });
        if (reply?.notes.some((note) => note.passage)) void port.passageStates().then(setSeen, () => {});
      },
      (error: unknown) => current && setLoaded({ state: 'failed', reason: reasonOf(error) }),
    );
    return () => {
      current = false;
      clearTimeout(slow);
    };
  }, [entity, day, asked]);

  const fail = (error: unknown) => setSaid({ words: i18n.t('card.switchFailed', [reasonOf(error)]), loud: true });
  // The editor is loaded when the first note is written: a popup is opened to read, mostly.
  const write = (note: Note) => {
    setWriting(note);
    import('./note-field').then((file) => setField(() => file.NoteField), fail);
  };
  const newNote = (label: string, target: NoteTarget = { kind: 'entity', entity }): Note => {
    const at = port.now().toISOString();
    return {
      id: port.newId(),
      target,
      label,
      body: '',
      tags: [],
      ...(page ? { page } : {}),
      created: at,
      modified: at,
    };
  };
  useEffect(() => {
    const reply = loaded.state === 'there' ? loaded.reply : null;
    if (reply && props.noteOn?.entity === entity) write(newNote(reply.card.title, props.noteOn));
  }, [props.noteOn, loaded.state]);

  useEffect(() => {
    const reply = loaded.state === 'there' ? loaded.reply : null;
    const at = reply?.notes.findIndex(({ id }) => id === written.current) ?? -1;
    if (!reply || at < 0) return;
    written.current = null;
    // Seen where it stands, and the next Tab goes on from there; whoever has gone on already is left where they are.
    if (document.activeElement !== document.body) return;
    const head = document.getElementById(props.titleId ?? `sl-${entity}`);
    const note = head?.closest('.sl-card')?.querySelectorAll('.sl-note')[at];
    note?.querySelector<HTMLElement>('.sl-note-foot button:not([aria-expanded])')?.focus();
  }, [loaded]);

  const frame = { ...(close ? { close } : {}), ...(props.titleId ? { titleId: props.titleId } : {}) };
  if (loaded.state === 'waiting') return null;
  if (loaded.state === 'slow') return <CardLoading surface={title} {...frame} />;
  const reload = () => setAsked((count) => count + 1);
  if (loaded.state === 'failed') return <CardError detail={loaded.reason} retry={reload} {...frame} />;
  if (loaded.reply === null) return <CardUnknown {...frame} />;

  const { card, notes, notesError } = loaded.reply;
  const changed = () => {
    reload();
    noteChanged?.(entity);
  };
  const edit = async (id: string, kind: NoteView['kind']): Promise<void> => {
    if (kind === 'card') return port.editOwnCard(id);
    if (kind === 'note') {
      const note = await port.note(id);
      if (note) write(note);
      return;
    }
    const own = await port.own(id);
    if (own?.kind !== 'overlay') return;
    setCorrecting(own);
    write(correctionAsNote(own, card.title));
  };

  const noteFact = async ({ key }: FactView): Promise<void> => {
    const target = await port.statement(entity, key, card.asOf);
    if (target) write(newNote(card.title, target));
  };
  const doneWriting = () => {
    written.current = writing?.id ?? null;
    setWriting(null);
    setCorrecting(null);
    changed();
  };
  const copy = () => copyCard(port, card, page, setSaid);
  const hide = () => {
    port.setTerm(entity, false).then(
      () =>
        setSaid({
          words: i18n.t('card.termHidden', [card.title]),
          undo: () => void port.setTerm(entity, true).then(() => setSaid(null), fail),
        }),
      fail,
    );
  };

  return (
    <Card
      view={card}
      notes={writing ? notes.filter((note) => note.id !== writing.id) : notes}
      notesError={notesError}
      noteMore={({ id, passage, on = '' }) =>
        passage && (
          <PassagePlace note={id} label={on} state={seen[id]} port={port} failed={fail} opened={props.passageOpened} />
        )
      }
      articleDay={articleDay}
      rest={Rest}
      layout={layout}
      actions={{
        open,
        showDay: setDay,
        addNote: () => (card.pack === '' ? void port.makeCard(entity).catch(fail) : write(newNote(card.title))),
        noteFact: (fact) => void noteFact(fact).catch(fail),
        editNote: ({ id, kind }) => void edit(id, kind).catch(fail),
        copy,
        hideTerm: hide,
        ...(close ? { close } : {}),
      }}
      {...(props.titleId ? { titleId: props.titleId } : {})}
      {...(back ? { back } : {})}
      {...(writing && Field
        ? {
            editor: (
              <Field
                key={writing.id}
                note={writing}
                stored={notes.some((note) => note.id === writing.id)}
                correction={correcting}
                correctable={!isOwnId(entity)}
                port={port}
                tags={port.tags}
                done={doneWriting}
              />
            ),
          }
        : {})}
      {...(said ? { feedback: <Saying said={said} /> } : {})}
    />
  );
}

function Saying({ said }: { said: Said }): ComponentChildren {
  return (
    <>
      <Feedback
        words={said.words}
        {...(said.text !== undefined ? { text: said.text } : {})}
        {...(said.loud ? { loud: true } : {})}
      />
      {said.undo && (
        <button type="button" class="sl-button" onClick={said.undo}>
          <Icon name="undo" />
          {i18n.t('card.undo')}
        </button>
      )}
    </>
  );
}

async function copyCard(
  port: CardPort,
  card: CardView,
  page: { url: string; title: string } | undefined,
  say: (said: Said) => void,
): Promise<void> {
  const reading = page ? { ...page, date: card.asOf, sentence: '' } : null;
  const text = citation(card, keyFacts(card).first, reading);
  try {
    await port.copy(text);
    say({ words: i18n.t('card.copied') });
  } catch {
    say({ words: i18n.t('card.copyFailed'), text, loud: true });
  }
}
