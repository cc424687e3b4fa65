/** What several pages of the library have in common. */
import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';

/** A page's heading, and where else one may want to go from it. */
export function Titles({ title, links }: { title: string; links: readonly { words: string; to: string }[] }) {
  return (
    <div class="lb-titles">
      <h1 class="lb-title">{title}</h1>
      <p class="lb-links">
        {links.map(({ words, to }) => (
          <a key={to} class="sl-link" href={to}>
            {words}
          </a>
        ))}
      </p>
    </div>
  );
}

/** Says why notes could not be read or changed; nothing where they could. */
export function NotesFailed({ reason, retry }: { reason: string | null; retry?: () => void }) {
  if (reason === null) return null;
  return (
    <p class="sl-notice sl-loud" role="alert">
      {i18n.t('library.notes.failed', [reason.replace(/\.$/, '')])}
      {retry && ' '}
      {retry && (
        <button type="button" class="sl-link" onClick={retry}>
          {i18n.t('card.retry')}
        </button>
      )}
    </p>
  );
}

export interface FileButtonProps {
  words: string;
  /** Name of the field behind it. */
  label: string;
  /** Kinds of files that are offered. */
  accept: string;
  read: (file: File) => void;
}

/** A button by which a file is chosen; the same file, mended, can be chosen again. */
export function FileButton({ words, label, accept, read }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="sl-button" onClick={() => input.current?.click()}>
        {words}
      </button>
      <input
        ref={input}
        class="sl-hidden"
        type="file"
        accept={accept}
        aria-label={label}
        tabIndex={-1}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (!file) return;
          read(file);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
