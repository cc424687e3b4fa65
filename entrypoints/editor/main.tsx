import '../../components/tokens.css';
import '../../components/pieces.css';
import '../../components/editor/editor.css';
import '../../components/editor/passage-head.css';
import '../../components/own-card/own-card.css';
import './frame.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { refuseWhileCovered } from '../../components/editor/covered';
import { ModeChoice } from '../../components/editor/mode-choice';
import { NoteEditor } from '../../components/editor/note-editor';
import { NoteExtras } from '../../components/editor/note-extras';
import { NoteOrCorrection } from '../../components/editor/note-or-correction';
import { PassageHead } from '../../components/editor/passage-head';
import { PassageSaver } from '../../components/editor/passage-saver';
import { type CardSays, type EditorSays, HELLO, TALLEST_EDITOR } from '../../components/in-page/editor-messages';
import { cardPort } from '../../lib/extension-page';
import type { OpenedEditor } from '../../lib/messages';
import { correctionAsNote } from '../../lib/notes/correction';
import type { Note, OwnCard } from '../../lib/notes/model';
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
  const port = cardPort();
  const begun = opened.correction ? correctionAsNote(opened.correction, opened.label) : newNote(opened);
  /** A note, or a correction of the card. */
  const writing = new NoteOrCorrection(opened.note ?? begun, opened.correction ?? null, port);
  let known: string[] = [];
  port.tags().then(
    (tags) => {
      known = tags;
      draw();
    },
    () => {},
  );
  const saver = new PassageSaver(
    writing.note,
    {
      ...writing.deps,
      changed: draw,
    },
    opened.note !== null || writing.correction !== null,
  );
  void connected.then((given) => {
    card = given;
    given.onmessage = ({ data }: MessageEvent<CardSays>) => {
      if (data === 'flush') void saver.finish().then(() => say({ idle: true }));
    };
    if (height > 0) say({ height });
  });
  saveOnLeaving(saver);
  const cover = watchCover(draw);
  draw();

  /** What the note is on, and before anything is stored the choice between a note and a correction. */
  function Head() {
    return (
      <>
        {opened.on !== undefined && <p class="sl-on">{opened.on}</p>}
        {opened.note === null && !opened.correction && !saver.exists && (
          <ModeChoice
            correcting={writing.correction !== null}
            choose={(correct) => {
              writing.choose(correct, saver);
              draw();
            }}
          />
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
    // Of a note made earlier there is what stands around it, and the line before it may be the headline.
    const before = prefix.slice(prefix.lastIndexOf('\n') + 1);
    const [after = ''] = suffix.split('\n');
    const sentence = opened.sentence ?? sentenceAt(`${before}${exact}${after}`, before.length, undefined);
    const { page } = opened;
    await send('own.begin', { name: exact, sentence, ...(page ? { page } : {}) });
  }

  function draw(): void {
    render(
      <NoteEditor
        saver={saver}
        label={opened.label}
        focus={opened.write}
        head={opened.passage ? <PassageHead passage={opened.passage} saver={saver} /> : <Head />}
        below={
          <>
            {!writing.correction && <Below />}
            {cover.is && <Covered />}
          </>
        }
        now={new Date()}
        copy={copyText}
        done={() => say({ done: true })}
        resized={(wanted) => {
          if (wanted === height) return;
          height = wanted;
          setTall(wanted);
          say({ height });
        }}
      />,
      document.getElementById('app') as HTMLElement,
    );
  }
}

/** The form of a card of the reader's own, loaded when one is edited. */
async function editOwn(own: OwnCard, connected: Promise<MessagePort>): Promise<void> {
  const [{ OwnCardForm, OwnSaver }, card] = await Promise.all([
    import('../../components/own-card/own-card-form'),
    connected,
  ]);
  const say = (message: EditorSays) => card.postMessage(message);
  const app = document.getElementById('app') as HTMLElement;
  new ResizeObserver(() => {
    setTall(app.scrollHeight);
    say({ height: app.scrollHeight });
  }).observe(app);
  const port = cardPort();
  const deps = { save: async (saved: OwnCard) => void (await port.saveOwn(saved)), now: port.now, changed: draw };
  const saver = new OwnSaver(own, { ...deps, bin: port.deleteOwn, restore: port.restoreOwn }, true);
  card.onmessage = () => void saver.finish().then(() => say({ idle: true }));
  saveOnLeaving(saver);
  const cover = watchCover(draw);
  draw();

  function draw(): void {
    render(
      <>
        <OwnCardForm saver={saver} now={port.now} copy={copyText} done={() => say({ done: true })} />
        {cover.is && <Covered />}
      </>,
      app,
    );
  }
}

function setTall(height: number): void {
  document.documentElement.toggleAttribute('data-tall', height > TALLEST_EDITOR);
}

/** Refuses presses while something of the page lies over the frame. @param changed called when that begins or ends */
function watchCover(changed: () => void): { is: boolean } {
  const cover = { is: false };
  const ask = async () => (await send('editor.covered', {})).covered;
  refuseWhileCovered(ask, (is) => {
    cover.is = is;
    changed();
  });
  return cover;
}

function Covered() {
  return (
    <p class="sl-editor-covered" role="alert">
      {i18n.t('editor.covered')}
    </p>
  );
}

/** What is unsaved when the frame goes is handed over at once. */
function saveOnLeaving(saver: { flush(): Promise<void> }): void {
  for (const type of ['pagehide', 'visibilitychange']) addEventListener(type, () => void saver.flush(), true);
}

function copyText(text: string): void {
  navigator.clipboard.writeText(text).catch(() => document.execCommand('copy'));
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
