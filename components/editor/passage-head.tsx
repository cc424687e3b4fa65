/**
 * What stands above a passage's note: the words it is about, whether they are still on the page, and the entity whose
 * card shows the note too. All of it as text.
 */
import { i18n } from '#i18n';
import type { OpenedEditor } from '../../lib/messages';
import type { PassageSaver } from './passage-saver';

/** Longer quotes show their beginning, characters. */
const LONGEST = 240;

export function PassageHead({
  passage,
  saver,
}: {
  passage: NonNullable<OpenedEditor['passage']>;
  saver: PassageSaver;
}) {
  const { target, state, entities } = passage;
  const { exact } = target.quote;
  return (
    <div class="sl-passage">
      <blockquote class="sl-passage-quote" dir="auto">
        {exact.length > LONGEST ? `${exact.slice(0, LONGEST).trimEnd()}…` : exact}
      </blockquote>
      {state && state !== 'found' && <p class="sl-passage-state">{i18n.t(`editor.${state}`)}</p>}
      {entities.length > 0 && (
        <label class="sl-passage-entity">
          {i18n.t('editor.remind')}
          <select value={saver.entity ?? ''} onChange={(event) => saver.remind(event.currentTarget.value || undefined)}>
            <option value="">{i18n.t('editor.remindNone')}</option>
            {entities.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
