/** Another name for a tag, wherever it is; the name of another tag makes the two one. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';

export function RenameTag({
  tag,
  known,
  rename,
}: {
  tag: string;
  known: readonly string[];
  rename: (to: string) => void;
}) {
  const [name, setName] = useState<string | null>(null);
  if (name === null) {
    return (
      <button type="button" class="sl-link" onClick={() => setName(tag)}>
        {i18n.t('library.notes.renameTag')}
      </button>
    );
  }
  const nameOf = (text: string) => text.normalize('NFC').trim();
  const to = nameOf(name);
  const merges = to !== tag && known.includes(to);
  return (
    <form
      class="lb-rename"
      onSubmit={(event) => {
        event.preventDefault();
        // As it stands in the field: what was typed last may not have been drawn yet.
        const typed = nameOf(event.currentTarget.querySelector('input')?.value ?? '');
        setName(null);
        if (typed !== '' && typed !== tag) rename(typed);
      }}
    >
      <input
        type="text"
        // The button that opened it is gone: the focus goes where it is wanted.
        ref={(field) => field?.focus()}
        value={name}
        maxLength={100}
        aria-label={i18n.t('library.notes.tagName', [tag])}
        onInput={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.isComposing) return;
          event.preventDefault();
          setName(null);
        }}
      />
      <button type="submit" class="sl-button" disabled={to === ''}>
        {i18n.t(merges ? 'library.notes.mergeTag' : 'library.notes.renameTag')}
      </button>
    </form>
  );
}
