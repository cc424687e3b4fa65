/** Settings: few, each with a sentence that says what it is for, each saved at once. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ShippedFacts } from '../../lib/search/shipped';
import type { Settings } from '../../lib/settings-model';
import { reasonOf } from '../panel/card-panel';
import { isPaused } from '../popup/switches';
import type { LibraryPort } from './port';

/** An hour, in milliseconds. */
const HOUR = 3_600_000;

type Change = (change: Promise<Settings>) => void;

export function SettingsPage({ port, shipped }: { port: LibraryPort; shipped: ShippedFacts | null }) {
  const [settings, setSettings] = useState<Settings | null>(null);
  const [said, setSaid] = useState('');
  const [failed, setFailed] = useState<string | null>(null);
  const fail = (error: unknown) => {
    setSaid('');
    setFailed(reasonOf(error));
  };
  const load = () => port.settings().then(setSettings, fail);
  useEffect(() => {
    void load();
    return port.onChanged((what) => what === 'settings' && void load());
  }, []);
  const change: Change = (changing) => {
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
        <>
          <Opening port={port} settings={settings} change={change} />
          <Marks port={port} settings={settings} change={change} />
          <Pause port={port} settings={settings} change={change} />
          <SitesOff port={port} settings={settings} change={change} />
          <TermsOff port={port} settings={settings} change={change} shipped={shipped} />
        </>
      )}
    </>
  );
}

interface PartProps {
  port: LibraryPort;
  settings: Settings;
  change: Change;
}

function Opening({ port, settings, change }: PartProps) {
  return (
    <>
      <fieldset class="lb-setting">
        <legend>{i18n.t('library.settings.openBy')}</legend>
        <p class="lb-quiet">{i18n.t('library.settings.openByFor')}</p>
        {(['hover', 'click', 'alt-hover'] as const).map((value) => (
          <Radio
            key={value}
            name="openBy"
            checked={settings.openBy === value}
            label={i18n.t(`library.settings.openBy_${value === 'alt-hover' ? 'alt' : value}`)}
            choose={() => change(port.set({ openBy: value }))}
          />
        ))}
      </fieldset>
      <Dwell port={port} settings={settings} change={change} />
    </>
  );
}

/** Stored once the slider comes to rest, or every step would be a message. */
function Dwell({ port, settings, change }: PartProps) {
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
        <output for="lb-dwell">{i18n.t('library.settings.milliseconds', [String(shown)])}</output>
      </div>
    </div>
  );
}

function Marks({ port, settings, change }: PartProps) {
  return (
    <>
      <fieldset class="lb-setting">
        <legend>{i18n.t('library.settings.marks')}</legend>
        <p class="lb-quiet">{i18n.t('library.settings.marksFor')}</p>
        {(['first', 'every'] as const).map((value) => (
          <Radio
            key={value}
            name="marks"
            checked={settings.marks === value}
            label={i18n.t(`library.settings.marks_${value}`)}
            choose={() => change(port.set({ marks: value }))}
          />
        ))}
      </fieldset>
      <div class="lb-setting">
        <button
          type="button"
          class="sl-switch"
          role="switch"
          aria-checked={settings.markFamiliar}
          aria-describedby="lb-familiar-for"
          onClick={() => change(port.set({ markFamiliar: !settings.markFamiliar }))}
        >
          <span class="lb-setting-name">{i18n.t('library.settings.familiar')}</span>
        </button>
        <p class="lb-quiet" id="lb-familiar-for">
          {i18n.t('library.settings.familiarFor')}
        </p>
      </div>
    </>
  );
}

function Pause({ port, settings, change }: PartProps) {
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

function SitesOff({ port, settings, change }: PartProps) {
  return (
    <OffList
      id="lb-sites"
      title={i18n.t('library.settings.sites')}
      hint={i18n.t('library.settings.sitesFor')}
      none={i18n.t('library.settings.sitesNone')}
      action={i18n.t('library.settings.siteOn')}
      items={settings.sitesOff.map((host) => ({ id: host, label: host }))}
      bringBack={(host) => change(port.setSite(host, true))}
    />
  );
}

function TermsOff({ port, settings, change, shipped }: PartProps & { shipped: ShippedFacts | null }) {
  const titles = new Map(shipped?.documents.map((entity) => [entity.id, entity.title]));
  return (
    <OffList
      id="lb-terms"
      title={i18n.t('library.settings.terms')}
      hint={i18n.t('library.settings.termsFor')}
      none={i18n.t('library.settings.termsNone')}
      action={i18n.t('library.settings.termOn')}
      items={settings.termsOff.map((id) => ({ id, label: titles.get(id) ?? id }))}
      bringBack={(id) => change(port.setTerm(id, true))}
    />
  );
}

function OffList({
  id,
  title,
  hint,
  none,
  action,
  items,
  bringBack,
}: {
  id: string;
  title: string;
  hint: string;
  none: string;
  action: string;
  items: readonly { id: string; label: string }[];
  bringBack: (id: string) => void;
}) {
  return (
    <section class="lb-setting" aria-labelledby={id}>
      <h2 class="lb-setting-name" id={id}>
        {title}
      </h2>
      <p class="lb-quiet">{hint}</p>
      {items.length === 0 ? (
        <p class="lb-none">{none}</p>
      ) : (
        <ul class="lb-off">
          {items.map((item) => (
            <li key={item.id}>
              <span>{item.label}</span>
              <button type="button" class="sl-button" onClick={() => bringBack(item.id)}>
                {action}
                <span class="sl-hidden"> {item.label}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Radio({
  name,
  checked,
  label,
  choose,
}: {
  name: string;
  checked: boolean;
  label: string;
  choose: () => void;
}) {
  return (
    <label class="lb-choice">
      <input type="radio" name={name} checked={checked} onChange={choose} />
      <span>{label}</span>
    </label>
  );
}
