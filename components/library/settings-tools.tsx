/** Finding a setting, and all of them as a file: out, in, and back to how they came; what was done can be undone. */
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { localDay } from '../../lib/facts/dates';
import { fold } from '../../lib/search/fold';
import { differing, readSettings, settingsText } from '../../lib/settings-file';
import type { Settings } from '../../lib/settings-model';
import { reasonOf } from '../reason';
import { FileButton } from './page-pieces';
import type { LibraryPort } from './port';

/**
 * A field that leaves of the settings in `list` those that speak of what was typed. It looks at what they say on the page
 * and not at a list of its own, so that no setting can be forgotten in it.
 */
export function FindSetting({ list }: { list: RefObject<HTMLElement | null> }) {
  const [query, setQuery] = useState('');
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    const words = query
      .split(/\s+/)
      .map((word) => fold(word).key)
      .filter((word) => word !== '');
    let found = 0;
    for (const setting of list.current?.querySelectorAll<HTMLElement>('.lb-setting') ?? []) {
      const text = fold(setting.textContent ?? '').key;
      setting.hidden = !words.every((word) => text.includes(word));
      if (!setting.hidden) found++;
    }
    setCount(words.length === 0 ? null : found);
  }, [query]);
  return (
    <search class="lb-filters">
      <label class="lb-field lb-field-wide">
        <span>{i18n.t('library.settings.find')}</span>
        <input type="search" value={query} onInput={(event) => setQuery(event.currentTarget.value)} />
      </label>
      <p class="lb-quiet lb-found" role="status">
        {count !== null && i18n.t('library.settings.found', count)}
      </p>
    </search>
  );
}

type Done =
  | { what: 'exported'; file: string }
  | { what: 'imported'; changed: number; unknown: string[]; before: Settings }
  | { what: 'reset'; before: Settings }
  | { what: 'refused'; file: string; reason: string };

export function SettingsFilePart({
  port,
  settings,
  changed,
}: {
  port: LibraryPort;
  settings: Settings;
  changed: (settings: Settings) => void;
}) {
  const [done, setDone] = useState<Done | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const run = (work: Promise<unknown>) => {
    setFailed(null);
    work.catch((error: unknown) => setFailed(reasonOf(error)));
  };

  const save = () => {
    const file = `sidelight-settings-${localDay(port.now())}.json`;
    port.download({ name: file, type: 'application/json', data: settingsText(settings, port.now()) });
    setDone({ what: 'exported', file });
  };
  const read = async (file: File) => {
    try {
      const { settings: given, unknown } = readSettings(await file.text());
      const before = settings;
      const names = differing(given, before);
      changed(await port.set(given));
      setDone({ what: 'imported', changed: names.length, unknown, before });
    } catch (error) {
      setDone({ what: 'refused', file: file.name, reason: reasonOf(error) });
    }
  };
  const reset = async () => {
    const before = settings;
    changed(await port.resetSettings());
    setDone({ what: 'reset', before });
  };
  const undo = async (before: Settings) => {
    changed(await port.set(before));
    setDone(null);
  };

  return (
    <section class="lb-setting" aria-labelledby="lb-settings-file">
      <h2 class="lb-setting-name" id="lb-settings-file">
        {i18n.t('library.settings.file')}
      </h2>
      <p class="lb-quiet">{i18n.t('library.settings.fileFor')}</p>
      <div class="lb-buttons">
        <button type="button" class="sl-button" onClick={save}>
          {i18n.t('library.settings.export')}
        </button>
        <FileButton
          words={i18n.t('library.settings.import')}
          label={i18n.t('library.settings.importFile')}
          accept=".json,application/json"
          read={(file) => run(read(file))}
        />
        <button type="button" class="sl-button" onClick={() => run(reset())}>
          {i18n.t('library.settings.reset')}
        </button>
      </div>
      {failed !== null && (
        <p class="sl-notice sl-loud" role="alert">
          {i18n.t('library.settings.failed', [failed])}
        </p>
      )}
      <div role="status">
        {done && (
          <div class={done.what === 'refused' ? 'sl-notice sl-loud' : 'sl-notice'}>
            <p>{wordsFor(done)}</p>
            {done.what === 'refused' && <p class="lb-reason">{done.reason}</p>}
            {done.what === 'imported' && done.unknown.length > 0 && (
              <p class="lb-reason">{i18n.t('library.settings.unknown', [done.unknown.join(', ')])}</p>
            )}
            {'before' in done && (
              <button type="button" class="sl-button" onClick={() => run(undo(done.before))}>
                {i18n.t('card.undo')}
              </button>
            )}
          </div>
        )}
      </div>
    </section>
  );
}

function wordsFor(done: Done): string {
  switch (done.what) {
    case 'exported':
      return i18n.t('library.settings.exported', [done.file]);
    case 'imported':
      return i18n.t('library.settings.imported', done.changed);
    case 'reset':
      return i18n.t('library.settings.resetDone');
    case 'refused':
      return i18n.t('library.settings.refused', [done.file]);
  }
}
