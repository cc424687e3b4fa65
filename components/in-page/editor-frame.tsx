/**
 * The note editor inside the card: a page of the extension in a frame, so that no key typed reaches the article.
 *
 * Card and editor talk over a message port handed to the frame when it has loaded. The article sees neither the port
 * nor the frame (it is in a closed shadow root, and such frames are not listed in `window.frames`); what goes over it
 * is the frame's height and that it is done, never a word of the note.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type CardSays, type EditorSays, HELLO } from './editor-messages';

/** Height before the editor has said its own, CSS pixels. */
const FIRST_HEIGHT = 118;
const TALLEST_EDITOR = 320;
/** How long to wait for an editor that does not answer, milliseconds. */
const FLUSH_PATIENCE = 1000;

/** Saves what is being written. */
export type Flush = () => Promise<void>;

export function EditorFrame({
  src,
  label,
  done,
  register,
}: {
  src: string;
  label: string;
  done: () => void;
  /** Called with a way to have the editor save, and with null when it has gone. */
  register: (flush: Flush | null) => void;
}) {
  const [height, setHeight] = useState(FIRST_HEIGHT);
  const port = useRef<MessagePort | null>(null);
  const waiting = useRef<(() => void)[]>([]);

  const connect = (frame: HTMLIFrameElement) => {
    const channel = new MessageChannel();
    port.current?.close();
    port.current = channel.port1;
    channel.port1.onmessage = ({ data }: MessageEvent<EditorSays>) => {
      if ('height' in data) setHeight(Math.min(TALLEST_EDITOR, Math.max(64, Math.ceil(data.height))));
      else if ('done' in data) done();
      else for (const tell of waiting.current.splice(0)) tell();
    };
    // Any origin: under a dynamic URL the frame's origin is not the address's, and the message says nothing.
    frame.contentWindow?.postMessage(HELLO, '*', [channel.port2]);
  };

  useEffect(() => {
    register(() => {
      const open = port.current;
      if (!open) return Promise.resolve();
      return new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, FLUSH_PATIENCE);
        waiting.current.push(() => {
          clearTimeout(timer);
          resolve();
        });
        open.postMessage('flush' satisfies CardSays);
      });
    });
    return () => {
      register(null);
      port.current?.close();
    };
  }, [register]);

  return (
    <iframe
      class="editor"
      src={src}
      title={label}
      style={{ height: `${height}px` }}
      onLoad={(event) => connect(event.currentTarget)}
    />
  );
}
