/** What can be done with many notes at once: those that were picked, or all that are shown. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { EXPORT_FORMATS, type ExportFormat } from '../../lib/notes/desk';

export interface BulkBarProps {
  /** How many notes it would act on. */
  count: number;
  /** Whether the reader has picked them; without, they are all that are shown. */
  picked: boolean;
  /** Tags there are, to choose from. */
  known: readonly string[];
  pickAll: () => void;
  pickNone: () => void;
  tag: (tags: { add?: string[]; remove?: string[] }) => void;
  remove: () => void;
  export: (format: ExportFormat) => void;
}

export function BulkBar(props: BulkBarProps) {
  const { count, picked, known } = props;
  const [tag, setTag] = useState('');
  const [format, setFormat] = useState<ExportFormat>('markdown');
  const use = (change: 'add' | 'remove') => {
    if (tag.trim() === '') return;
    props.tag({ [change]: [tag] });
    setTag('');
  };
  return (
    <section class="lb-bulk" aria-label={i18n.t('library.notes.many')}>
      <p role="status">{i18n.t(picked ? 'library.notes.picked' : 'library.notes.shown', count)}</p>
      <button type="button" class="sl-link" onClick={picked ? props.pickNone : props.pickAll}>
        {i18n.t(picked ? 'library.notes.pickNone' : 'library.notes.pickAll')}
      </button>
      <span class="lb-bulk-group">
        <select
          value={format}
          aria-label={i18n.t('library.export.format')}
          onChange={(event) => setFormat(event.currentTarget.value as ExportFormat)}
        >
          {EXPORT_FORMATS.map((known) => (
            <option key={known} value={known}>
              {i18n.t(`library.export.${known}`)}
            </option>
          ))}
        </select>
        <button type="button" class="sl-button" onClick={() => props.export(format)}>
          {i18n.t('library.export.run')}
        </button>
      </span>
      {picked && (
        <>
          <span class="lb-bulk-group">
            <input
              type="text"
              value={tag}
              list="lb-known-tags"
              maxLength={100}
              placeholder={i18n.t('library.notes.tag')}
              aria-label={i18n.t('library.notes.tag')}
              onInput={(event) => setTag(event.currentTarget.value)}
              onKeyDown={(event) => event.key === 'Enter' && !event.isComposing && use('add')}
            />
            <datalist id="lb-known-tags">
              {known.map((one) => (
                <option key={one} value={one} />
              ))}
            </datalist>
            <button type="button" class="sl-button" onClick={() => use('add')}>
              {i18n.t('library.notes.addTag')}
            </button>
            <button type="button" class="sl-button" onClick={() => use('remove')}>
              {i18n.t('library.notes.removeTag')}
            </button>
          </span>
          <button type="button" class="sl-button" onClick={props.remove}>
            {i18n.t('library.notes.deletePicked')}
          </button>
        </>
      )}
    </section>
  );
}
