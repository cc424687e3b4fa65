/** Settings: few, each with a sentence that says what it is for, each saved at once. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Choice } from '../../lib/choice-model';
import type { ShippedFacts } from '../../lib/search/shipped';
import type { Settings } from '../../lib/settings-model';
import { dateWords } from '../card/wording';
import { reasonOf } from '../panel/reason';
import { isPaused } from '../popup/switches';
import { MarkedTypes, MarkLook } from './mark-settings';
import type { LibraryPort } from './port';
import { Radio, SwitchSetting } from './setting-pieces';
import { FindSetting, SettingsFilePart } from './settings-tools';
import { SiteParts } from './site-settings';

/** Marks a screenful gets, as offered; 0 is no limit. */
const PER_SCREEN = [
  ['few', 4],
  ['some', 8],
  ['many', 16],
  ['all', 0],
] as const;

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
  const list = useRef<HTMLDivElement>(null);
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
        <div ref={list}>
          <FindSetting list={list} />
          <Opening port={port} settings={settings} change={change} />
          <Marks port={port} settings={settings} change={change} />
          <MarkLook port={port} settings={settings} change={change} />
          <MarkedTypes port={port} settings={settings} change={change} />
          <Fading port={port} settings={settings} change={change} fail={fail} />
          <Pause port={port} settings={settings} change={change} />
          <SiteParts port={port} settings={settings} change={change} />
          <SitesOff port={port} settings={settings} change={change} />
          <Choices port={port} shipped={shipped} fail={fail} />
          <TermsOff port={port} settings={settings} change={change} shipped={shipped} />
          <SettingsFilePart port={port} settings={settings} changed={setSettings} />
        </div>
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
        <output for="lb-dwell" aria-live="off">
          {i18n.t('library.settings.milliseconds', [String(shown)])}
        </output>
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
        {(['first', 'section', 'every'] as const).map((value) => (
          <Radio
            key={value}
            name="marks"
            checked={settings.marks === value}
            label={i18n.t(`library.settings.marks_${value}`)}
            choose={() => change(port.set({ marks: value }))}
          />
        ))}
      </fieldset>
      <fieldset class="lb-setting">
        <legend>{i18n.t('library.settings.perScreen')}</legend>
        <p class="lb-quiet">{i18n.t('library.settings.perScreenFor')}</p>
        {PER_SCREEN.map(([name, most]) => (
          <Radio
            key={name}
            name="marksPerScreen"
            checked={settings.marksPerScreen === most}
            label={i18n.t(`library.settings.perScreen_${name}`, [String(most)])}
            choose={() => change(port.set({ marksPerScreen: most }))}
          />
        ))}
      </fieldset>
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

function Fading({ port, settings, change, fail }: PartProps & { fail: (error: unknown) => void }) {
  const [count, setCount] = useState<number | null>(null);
  const load = () => port.openings().then(setCount, fail);
  useEffect(() => void load(), [settings.fadeAfter]);
  return (
    <fieldset class="lb-setting">
      <legend>{i18n.t('library.settings.fade')}</legend>
      <p class="lb-quiet">{i18n.t('library.settings.fadeFor')}</p>
      {FADE_AFTER.map((days) => (
        <Radio
          key={days}
          name="fadeAfter"
          checked={settings.fadeAfter === days}
          label={
            days === 0 ? i18n.t('library.settings.fade_never') : i18n.t('library.settings.fade_after', [String(days)])
          }
          choose={() => change(port.set({ fadeAfter: days }))}
        />
      ))}
      {count !== null && <p class="lb-quiet">{i18n.t('library.settings.openings', count)}</p>}
      {count !== null && count > 0 && (
        <button type="button" class="sl-button" onClick={() => void port.forgetOpenings().then(load, fail)}>
          {i18n.t('library.settings.forgetOpenings')}
        </button>
      )}
    </fieldset>
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

function Choices({
  port,
  shipped,
  fail,
}: {
  port: LibraryPort;
  shipped: ShippedFacts | null;
  fail: (error: unknown) => void;
}) {
  const [choices, setChoices] = useState<Choice[]>([]);
  useEffect(() => void port.choices().then(setChoices, fail), []);
  const titles = new Map(shipped?.documents.map((entity) => [entity.id, entity.title]));
  const words = ({ surface, entity, rejected, scope, place, made }: Choice) => {
    const named = (entity === null ? rejected : [entity]).map((id) => titles.get(id) ?? id).join(', ');
    return i18n.t(`library.settings.${entity === null ? 'choiceNone' : 'choice'}_${scope}`, [
      surface,
      named,
      scope === 'site' ? place : dateWords(made),
    ]);
  };
  return (
    <OffList
      id="lb-choices"
      title={i18n.t('library.settings.choices')}
      hint={i18n.t('library.settings.choicesFor')}
      none={i18n.t('library.settings.choicesNone')}
      action={i18n.t('library.settings.choiceForget')}
      items={choices.map((choice) => ({ id: choice.id, label: words(choice) }))}
      bringBack={(id) => void port.forgetChoice(id).then(setChoices, fail)}
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
