/**
 * The note editor inside the card: a page of the extension in a frame, so that no key typed reaches the article.
 *
 * Card and editor talk over a message port handed to the frame when it has loaded. The article sees neither the port
 * nor the frame (it is in a closed shadow root, and such frames are not listed in `window.frames`); what goes over it
 * is the frame's height and that it is done, never a word of the note.
 */
import { Component } from 'preact';
import { type CardSays, type EditorSays, HELLO, TALLEST_EDITOR } from './editor-messages';

/** Height before the editor has said its own, CSS pixels. */
const FIRST_HEIGHT = 118;
/** How long to wait for an editor that does not answer, milliseconds. */
const FLUSH_PATIENCE = 1000;

/** Saves what is being written. */
export type Flush = () => Promise<void>;

export interface EditorFrameProps {
  src: string;
  label: string;
  id?: string;
  done: () => void;
  /** Called with a way to have the editor save, and with null when it has gone. */
  register: (flush: Flush | null) => void;
}

/** The frame, as tall as the editor in it asks to be. A class for the reason given in `../card/fold.tsx`. */
export class EditorFrame extends Component<EditorFrameProps, { height: number }> {
  override state = { height: FIRST_HEIGHT };
  #port: MessagePort | null = null;
  #waiting: (() => void)[] = [];

  override componentDidMount() {
    this.props.register(() => this.#flush());
  }

  override componentWillUnmount() {
    this.props.register(null);
    this.#port?.close();
  }

  override render() {
    return (
      <iframe
        class="editor"
        id={this.props.id}
        src={this.props.src}
        title={this.props.label}
        style={{ height: `${this.state.height}px` }}
        onLoad={(event) => this.#connect(event.currentTarget)}
      />
    );
  }

  #connect(frame: HTMLIFrameElement) {
    const { port1, port2 } = new MessageChannel();
    this.#port?.close();
    this.#port = port1;
    port1.onmessage = ({ data }: MessageEvent<EditorSays>) => {
      if ('height' in data) {
        // In a short or scrolled card it may stand out of sight.
        this.setState({ height: Math.min(TALLEST_EDITOR, Math.max(64, Math.ceil(data.height))) }, () =>
          frame.scrollIntoView({ block: 'nearest' }),
        );
      } else if ('done' in data) this.props.done();
      else for (const tell of this.#waiting.splice(0)) tell();
    };
    // Any origin: under a dynamic URL the frame's origin is not the address's, and the message says nothing.
    frame.contentWindow?.postMessage(HELLO, '*', [port2]);
  }

  #flush(): Promise<void> {
    const port = this.#port;
    if (!port) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, FLUSH_PATIENCE);
      this.#waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
      port.postMessage('flush' satisfies CardSays);
    });
  }
}
