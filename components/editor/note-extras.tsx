/** What a note has beside its text: tags, with those there are already suggested, and of a passage its colour. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { NOTE_COLOURS, type NoteColour } from '../../lib/notes/colours';
import { TAG_LENGTH } from '../../lib/notes/limits';
import { cleanTags } from '../../lib/notes/tags';
import type { NoteSaver } from './note-saver';

export interface NoteExtrasProps {
  saver: NoteSaver;
  /** Tags that other notes bear, the best known first. */
  known: readonly string[];
}

export function NoteExtras({ saver, known }: NoteExtrasProps) {
  const [typed, setTyped] = useState('');
  const { tags } = saver;
  const add = (text: string) => {
    setTyped('');
    const added = cleanTags([...tags, ...text.split(',').map((tag) => tag.slice(0, TAG_LENGTH))]);
    if (added.length > tags.length) saver.tag(added);
  };
  return (
    <div class="sl-extras">
      <span class="sl-tags">
        {tags.map((tag) => (
          <button
            key={tag}
            type="button"
            class="sl-tag"
            aria-label={i18n.t('editor.untag', [tag])}
            title={i18n.t('editor.untag', [tag])}
            onClick={() => saver.tag(tags.filter((other) => other !== tag))}
          >
            #{tag} <span aria-hidden="true">×</span>
          </button>
        ))}
        <input
          class="sl-tag-field"
          type="text"
          list="sl-known-tags"
          maxLength={TAG_LENGTH}
          dir="auto"
          autocomplete="off"
          aria-label={i18n.t('editor.tag')}
          placeholder={i18n.t('editor.tag')}
          value={typed}
          onInput={(event) => {
            const { value } = event.currentTarget;
            // A suggestion that was picked comes whole, as no key does.
            const picked = (event as InputEvent).inputType !== 'insertText' && known.includes(value);
            if (value.includes(',') || picked) add(value);
            else setTyped(value);
          }}
          onBlur={() => add(typed)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.isComposing || typed.trim() === '')
              return;
            event.preventDefault();
            event.stopPropagation();
            add(typed);
          }}
        />
        <datalist id="sl-known-tags">
          {known
            .filter((tag) => !tags.includes(tag))
            .map((tag) => (
              <option key={tag} value={tag} />
            ))}
        </datalist>
      </span>
      {saver.isPassage && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend would stand above, not beside
        <span class="sl-colours" role="group" aria-label={i18n.t('editor.colour')}>
          {NOTE_COLOURS.map((colour: NoteColour) => (
            <button
              key={colour}
              type="button"
              class="sl-colour"
              data-colour={colour}
              aria-pressed={(saver.colour ?? 'yellow') === colour}
              aria-label={i18n.t(`editor.colour_${colour}`)}
              title={i18n.t(`editor.colour_${colour}`)}
              onClick={() => saver.paint(colour)}
            />
          ))}
        </span>
      )}
    </div>
  );
}
