import '../../components/tokens.css';
import '../../components/pieces.css';
import '../../components/editor/editor.css';
import '../../components/editor/passage-head.css';
import '../../components/own-card/own-card.css';
import './frame.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { NoteEditor } from '../../components/editor/note-editor';
import { NoteExtras } from '../../components/editor/note-extras';
import { PassageHead } from '../../components/editor/passage-head';
import { PassageSaver } from '../../components/editor/passage-saver';
import { type CardSays, type EditorSays, HELLO } from '../../components/in-page/editor-messages';
import { openLibrary } from '../../lib/extension-page';
import type { OpenedEditor } from '../../lib/messages';
import { correctionAsNote, noteAsCorrection } from '../../lib/notes/correction';
import type { Note, Overlay, OwnCard } from '../../lib/notes/model';
import { ownDraftHash } from '../../lib/notes/own-draft';
import { askToPersist } from '../../lib/notes/persist';
import { sentenceAt } from '../../lib/page/sentence';
import { send } from '../../lib/send';

/** Passages no longer than this may be a name, UTF-16 units. */
const LONGEST_NAME = 100;

document.documentElement.lang = i18n.t('card.locale');
document.documentElement.dir = browser.i18n.getMessage('@@bidi_dir') || 'ltr';
void open(new URLSearchParams(location.search).get('ticket'));

/** A frame without a good ticket stays empty: any page may frame this file. */
async function open(ticket: string | null): Promise<void> {
  // Listens before it asks, since the card's hello may come first.
  const port = waitForPort();
  if (!ticket) return;
  const opened = await send('editor.open', { ticket });
  if (opened?.own) await editOwn(opened.own, port);
  else if (opened) edit(opened, port);
}

function waitForPort(): Promise<MessagePort> {
  return new Promise((resolve) => {
    addEventListener('message', (event) => {
      const [port] = event.ports;
      if (event.data === HELLO && port) resolve(port);
    });
  });
}

function edit(opened: OpenedEditor, connected: Promise<MessagePort>): void {
  let card: MessagePort | null = null;
  let height = 0;
  const say = (message: EditorSays) => card?.postMessage(message);
  /** What is being written is a correction of the card, not a note. */
  let correction: Overlay | null = opened.correction ?? null;
  let known: string[] = [];
  send('notes.tags', {}).then(
    ({ tags }) => {
      known = tags;
      draw();
    },
    () => {},
  );
  const saver = new PassageSaver(
    opened.note ?? (correction ? correctionAsNote(correction, opened.label) : newNote(opened)),
    {
      save: async (note) => {
        if (correction) await send('own.save', { own: noteAsCorrection(note, correction) });
        else await send('note.save', { note });
        // At the first note of all, and until the browser says yes. Not waited for: the note is safe by now.
        void askToPersist();
      },
      bin: async (id) => void (await send(correction ? 'own.delete' : 'note.delete', { id })),
      restore: async (id) => void (await send(correction ? 'own.restore' : 'note.restore', { id })),
      now: () => new Date(),
      changed: draw,
    },
    opened.note !== null || correction !== null,
  );
  void connected.then((port) => {
    card = port;
    port.onmessage = ({ data }: MessageEvent<CardSays>) => {
      if (data === 'flush') void saver.finish().then(() => say({ idle: true }));
    };
    if (height > 0) say({ height });
  });
  for (const type of ['pagehide', 'visibilitychange']) addEventListener(type, () => void saver.flush(), true);
  draw();

  /** What the note is on, and before anything is stored the choice between a note and a correction. */
  function Head() {
    const { entity, statement, on } = opened;
    const choose = (correct: boolean) => {
      const at = new Date().toISOString();
      correction =
        correct && entity !== undefined
          ? {
              id: crypto.randomUUID(),
              kind: 'overlay',
              entity,
              ...(statement ? { property: statement.statement.property } : {}),
              text: '',
              created: at,
              modified: at,
            }
          : null;
      saver.become(correction ? { ...correctionAsNote(correction, opened.label), body: saver.text } : newNote(opened));
      draw();
    };
    return (
      <>
        {on !== undefined && <p class="sl-on">{on}</p>}
        {opened.note === null && !opened.correction && !saver.exists && (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend would stand above, not beside
          <div class="sl-modes" role="group" aria-label={i18n.t('editor.mode')}>
            {[false, true].map((correct) => (
              <button
                key={String(correct)}
                type="button"
                class="sl-button"
                aria-pressed={correct === (correction !== null)}
                onClick={() => choose(correct)}
              >
                {i18n.t(correct ? 'editor.modeCorrection' : 'editor.modeNote')}
              </button>
            ))}
          </div>
        )}
      </>
    );
  }

  function Below() {
    const quote = opened.passage?.target.quote;
    return (
      <>
        <NoteExtras saver={saver} known={known} />
        {quote && quote.exact.length <= LONGEST_NAME && (
          <button type="button" class="sl-quiet" onClick={() => void makeCard(quote)}>
            {i18n.t('editor.makeCard')}
          </button>
        )}
      </>
    );
  }

  async function makeCard({ exact, prefix, suffix }: { exact: string; prefix: string; suffix: string }): Promise<void> {
    const sentence = sentenceAt(`${prefix}${exact}${suffix}`, prefix.length, undefined);
    const { page } = opened;
    await openLibrary(ownDraftHash({ name: exact, sentence, ...(page ? { page } : {}) }));
  }

  function draw(): void {
    render(
      <NoteEditor
        saver={saver}
        label={opened.label}
        focus={opened.write}
        head={opened.passage ? <PassageHead passage={opened.passage} saver={saver} /> : <Head />}
        below={correction ? undefined : <Below />}
        now={new Date()}
        copy={(text) => void navigator.clipboard.writeText(text).catch(() => document.execCommand('copy'))}
        done={() => say({ done: true })}
        resized={(wanted) => {
          if (wanted === height) return;
          height = wanted;
          say({ height });
        }}
      />,
      document.getElementById('app') as HTMLElement,
    );
  }
}

/** The form of a card of the reader's own, loaded when one is edited. */
async function editOwn(own: OwnCard, connected: Promise<MessagePort>): Promise<void> {
  const [{ OwnCardForm }, card] = await Promise.all([import('../../components/own-card/own-card-form'), connected]);
  const say = (message: EditorSays) => card.postMessage(message);
  card.onmessage = () => say({ idle: true });
  const app = document.getElementById('app') as HTMLElement;
  new ResizeObserver(() => say({ height: app.scrollHeight })).observe(app);
  render(
    <OwnCardForm
      card={own}
      stored
      save={async (saved) => void (await send('own.save', { own: saved }))}
      bin={async (id) => void (await send('own.delete', { id }))}
      restore={async (id) => void (await send('own.restore', { id }))}
      now={() => new Date()}
      done={() => say({ done: true })}
    />,
    app,
  );
}

/** Its id is fixed here and now: a save that is repeated writes the same note. */
function newNote(opened: OpenedEditor): Note {
  const now = new Date().toISOString();
  const { passage, entity = '' } = opened;
  return {
    id: passage?.id ?? crypto.randomUUID(),
    target: passage?.target ?? opened.statement ?? { kind: 'entity', entity },
    label: opened.label,
    body: '',
    tags: [],
    ...(opened.page ? { page: opened.page } : {}),
    created: now,
    modified: now,
  };
}
