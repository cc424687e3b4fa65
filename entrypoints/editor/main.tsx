import '../../components/tokens.css';
import '../../components/pieces.css';
import '../../components/editor/editor.css';
import '../../components/editor/passage-head.css';
import './frame.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { NoteEditor } from '../../components/editor/note-editor';
import { PassageHead } from '../../components/editor/passage-head';
import { PassageSaver } from '../../components/editor/passage-saver';
import { type CardSays, type EditorSays, HELLO } from '../../components/in-page/editor-messages';
import type { OpenedEditor } from '../../lib/messages';
import type { Note } from '../../lib/notes/model';
import { askToPersist } from '../../lib/notes/persist';
import { send } from '../../lib/send';

document.documentElement.lang = i18n.t('card.locale');
document.documentElement.dir = browser.i18n.getMessage('@@bidi_dir') || 'ltr';
void open(new URLSearchParams(location.search).get('ticket'));

/** A frame without a good ticket stays empty: any page may frame this file. */
async function open(ticket: string | null): Promise<void> {
  // Listens before it asks, since the card's hello may come first.
  const port = waitForPort();
  if (!ticket) return;
  const opened = await send('editor.open', { ticket });
  if (opened) edit(opened, port);
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
  const saver = new PassageSaver(
    opened.note ?? newNote(opened),
    {
      save: async (note) => {
        await send('note.save', { note });
        // At the first note of all, and until the browser says yes. Not waited for: the note is safe by now.
        void askToPersist();
      },
      bin: async (id) => void (await send('note.delete', { id })),
      restore: async (id) => void (await send('note.restore', { id })),
      now: () => new Date(),
      changed: draw,
    },
    opened.note !== null,
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

  function draw(): void {
    render(
      <NoteEditor
        saver={saver}
        label={opened.label}
        focus={opened.write}
        head={opened.passage && <PassageHead passage={opened.passage} saver={saver} />}
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

/** Its id is fixed here and now: a save that is repeated writes the same note. */
function newNote(opened: OpenedEditor): Note {
  const now = new Date().toISOString();
  const { passage, entity = '' } = opened;
  return {
    id: passage?.id ?? crypto.randomUUID(),
    target: passage?.target ?? { kind: 'entity', entity },
    label: opened.label,
    body: '',
    tags: [],
    ...(opened.page ? { page: opened.page } : {}),
    created: now,
    modified: now,
  };
}
