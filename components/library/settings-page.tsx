/** Settings: few, each with a sentence that says what it is for, each saved at once. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ShippedFacts } from '../../lib/search/shipped';
import type { Settings } from '../../lib/settings-model';
import { isPaused } from '../popup/switches';
import { reasonOf } from '../reason';
import { MarkedTypes, MarkLook } from './mark-settings';
import { Choices, SitesOff, TermsOff } from './off-lists';
import type { LibraryPort } from './port';
import { RadioSetting, type SettingPartProps, SwitchSetting } from './setting-pieces';
import { FindSetting, SettingsFilePart } from './settings-tools';
import { SiteParts } from './site-settings';

/** Marks a screenful gets, as offered; 0 is no limit. */
const PER_SCREEN = [
  ['few', 4],
  ['some', 8],
  ['many', 16],
  ['all', 0],
] as const;

const perScreenName = (chosen: number) => PER_SCREEN.find(([, most]) => most === chosen)?.[0] ?? 'all';

/** An hour, in milliseconds. */
const HOUR = 3_600_000;

export function SettingsPage({
  port,
  shipped,
  site,
}: {
  port: LibraryPort;
  shipped: ShippedFacts | null;
  /** The site whose own settings are to be seen. */
  site?: string | undefined;
}) {
  const [settings, setSettings] = useState<Settings | null>(null);
  const [said, setSaid] = useState('');
  const [failed, setFailed] = useState<string | null>(null);
  const fail = (error: unknown) => {
    setSaid('');
    setFailed(reasonOf(error));
  };
  const list = useRef<HTMLDivElement>(null);
  const load = () => port.settings().then(setSettings, fail);
  useEffect(() => {
    void load();
    return port.onChanged((what) => what === 'settings' && void load());
  }, []);
  const change: SettingPartProps['change'] = (changing) => {
    setSaid('');
    changing.then((now) => {
      setSettings(now);
      setFailed(null);
      setSaid(i18n.t('library.settings.saved'));
    }, fail);
  };

  return (
    <>
      <div class="lb-titles">
        <h1 class="lb-title">{i18n.t('library.settings.title')}</h1>
        <p class="lb-saved" role="status">
          {said}
        </p>
      </div>
      {failed !== null && (
        <p class="sl-notice sl-loud" role="alert">
          {i18n.t('library.settings.failed', [failed])}
        </p>
      )}
      {settings && (
        <div ref={list}>
          <FindSetting list={list} />
          <Opening port={port} settings={settings} change={change} />
          <Marks port={port} settings={settings} change={change} />
          <MarkLook port={port} settings={settings} change={change} />
          <MarkedTypes port={port} settings={settings} change={change} />
          <Fading port={port} settings={settings} change={change} fail={fail} />
          <Pause port={port} settings={settings} change={change} />
          <SiteParts key={site} port={port} settings={settings} change={change} site={site} />
          <SitesOff port={port} settings={settings} change={change} />
          <Choices port={port} shipped={shipped} fail={fail} />
          <TermsOff port={port} settings={settings} change={change} shipped={shipped} />
          <SettingsFilePart port={port} settings={settings} changed={setSettings} />
        </div>
      )}
    </>
  );
}

function Opening({ port, settings, change }: SettingPartProps) {
  return (
    <>
      <RadioSetting
        name="openBy"
        words="openBy"
        options={['hover', 'click', 'alt-hover']}
        chosen={settings.openBy}
        label={(value) => i18n.t(`library.settings.openBy_${value === 'alt-hover' ? 'alt' : value}`)}
        choose={(openBy) => change(port.set({ openBy }))}
      />
      <Dwell port={port} settings={settings} change={change} />
    </>
  );
}

/** Stored once the slider comes to rest, or every step would be a message. */
function Dwell({ port, settings, change }: SettingPartProps) {
  const [shown, setShown] = useState(settings.dwell);
  const resting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => setShown(settings.dwell), [settings.dwell]);
  return (
    <div class="lb-setting">
      <label for="lb-dwell" class="lb-setting-name">
        {i18n.t('library.settings.dwell')}
      </label>
      <p class="lb-quiet" id="lb-dwell-for">
        {i18n.t('library.settings.dwellFor')}
      </p>
      <div class="lb-range">
        <input
          id="lb-dwell"
          type="range"
          min={0}
          max={1500}
          step={50}
          value={shown}
          disabled={settings.openBy === 'click'}
          aria-describedby="lb-dwell-for"
          aria-valuetext={i18n.t('library.settings.milliseconds', [String(shown)])}
          onInput={(event) => {
            const dwell = Number(event.currentTarget.value);
            setShown(dwell);
            clearTimeout(resting.current);
            resting.current = setTimeout(() => change(port.set({ dwell })), 200);
          }}
        />
        <output for="lb-dwell" aria-live="off">
          {i18n.t('library.settings.milliseconds', [String(shown)])}
        </output>
      </div>
    </div>
  );
}

function Marks({ port, settings, change }: SettingPartProps) {
  return (
    <>
      <RadioSetting
        name="marks"
        words="marks"
        options={['first', 'section', 'every']}
        chosen={settings.marks}
        label={(value) => i18n.t(`library.settings.marks_${value}`)}
        choose={(marks) => change(port.set({ marks }))}
      />
      <RadioSetting
        name="marksPerScreen"
        words="perScreen"
        options={PER_SCREEN.map(([, most]) => most)}
        chosen={settings.marksPerScreen}
        label={(most) => i18n.t(`library.settings.perScreen_${perScreenName(most)}`, [String(most)])}
        choose={(marksPerScreen) => change(port.set({ marksPerScreen }))}
      />
      <SwitchSetting
        name={i18n.t('library.settings.familiar')}
        reason={i18n.t('library.settings.familiarFor')}
        on={settings.markFamiliar}
        set={(on) => change(port.set({ markFamiliar: on }))}
      />
    </>
  );
}

/** Days after which marks fade, as offered; 0 is never. */
const FADE_AFTER = [0, 2, 4, 8] as const;

function Fading({ port, settings, change, fail }: SettingPartProps & { fail: (error: unknown) => void }) {
  const [count, setCount] = useState<number | null>(null);
  const load = () => port.openings().then(setCount, fail);
  useEffect(() => void load(), [settings.fadeAfter]);
  return (
    <RadioSetting
      name="fadeAfter"
      words="fade"
      options={FADE_AFTER}
      chosen={settings.fadeAfter}
      label={(days) =>
        days === 0 ? i18n.t('library.settings.fade_never') : i18n.t('library.settings.fade_after', [String(days)])
      }
      choose={(fadeAfter) => change(port.set({ fadeAfter }))}
    >
      {count !== null && <p class="lb-quiet">{i18n.t('library.settings.openings', count)}</p>}
      {count !== null && count > 0 && (
        <button type="button" class="sl-button" onClick={() => void port.forgetOpenings().then(load, fail)}>
          {i18n.t('library.settings.forgetOpenings')}
        </button>
      )}
    </RadioSetting>
  );
}

function Pause({ port, settings, change }: SettingPartProps) {
  const paused = isPaused(settings, port.now());
  return (
    <section class="lb-setting" aria-labelledby="lb-pause">
      <h2 class="lb-setting-name" id="lb-pause">
        {i18n.t('library.settings.pause')}
      </h2>
      <p class="lb-quiet">{paused ? i18n.t('popup.paused') : i18n.t('library.settings.pauseFor')}</p>
      <div class="lb-buttons">
        {paused ? (
          <button type="button" class="sl-button" onClick={() => change(port.set({ pausedUntil: 0 }))}>
            {i18n.t('popup.unpause')}
          </button>
        ) : (
          <>
            <button
              type="button"
              class="sl-button"
              onClick={() => change(port.set({ pausedUntil: port.now().getTime() + HOUR }))}
            >
              {i18n.t('popup.pauseHour')}
            </button>
            <button type="button" class="sl-button" onClick={() => change(port.set({ pausedUntil: -1 }))}>
              {i18n.t('popup.pauseLong')}
            </button>
          </>
        )}
      </div>
    </section>
  );
}
