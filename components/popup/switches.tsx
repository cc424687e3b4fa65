/** The foot of the popup: on or off for this site, a pause, the way to the library. */
import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Settings } from '../../lib/settings-model';
import { PageIcon } from '../page-icons';
import { type Situation, siteIsOn } from './situation';

/** An hour, in milliseconds. */
const HOUR = 3_600_000;

export interface SwitchesProps {
  situation: Situation | null;
  settings: Settings | null;
  now: () => Date;
  setSite: (host: string, on: boolean) => void;
  pause: (until: number) => void;
  library: (hash: string) => void;
  /** Whether an update has brought what the reader has not been told of yet. */
  news?: boolean;
  /** Opens the same beside the page; absent where it is there. */
  beside?: (() => void) | undefined;
}

export function Switches({ situation, settings, now, setSite, pause, library, news, beside }: SwitchesProps) {
  const host = situation?.kind === 'page' ? situation.host : '';
  const paused = settings !== null && isPaused(settings, now());
  return (
    <footer class="pp-foot">
      {host !== '' && settings && (
        <button
          type="button"
          class="sl-switch pp-site"
          role="switch"
          aria-checked={siteIsOn(host, settings.sitesOff)}
          onClick={() => setSite(host, !siteIsOn(host, settings.sitesOff))}
        >
          <span class="pp-site-words">
            {i18n.t('popup.onForSite')} <span class="pp-host">{host.replace(/^www\./, '')}</span>
          </span>
        </button>
      )}
      {host !== '' && settings && (
        <button
          type="button"
          class="sl-quiet"
          title={i18n.t('popup.siteSettingsLong')}
          onClick={() => library(`#/settings/${encodeURIComponent(host)}`)}
        >
          {i18n.t('popup.siteSettings')}
        </button>
      )}
      <span class="pp-foot-gap" />
      {settings && !paused && <PauseMenu now={now} pause={pause} />}
      {beside && (
        <button type="button" class="sl-quiet" title={i18n.t('popup.besideLong')} onClick={beside}>
          {i18n.t('popup.beside')}
        </button>
      )}
      <button type="button" class="sl-quiet" onClick={() => library(news ? '#/news' : '')}>
        {i18n.t(news ? 'popup.news' : 'popup.library')}
      </button>
    </footer>
  );
}

/** Whether everything is paused at this moment. */
export function isPaused(settings: Pick<Settings, 'pausedUntil'>, now: Date): boolean {
  return settings.pausedUntil === -1 || settings.pausedUntil > now.getTime();
}

function PauseMenu({ now, pause }: Pick<SwitchesProps, 'now' | 'pause'>) {
  const [open, setOpen] = useState(false);
  const id = useId();
  // Escape closes what was opened here, not the popup.
  const shut = (event: KeyboardEvent) => {
    if (!open || event.key !== 'Escape') return;
    event.preventDefault();
    setOpen(false);
  };
  return (
    <span class="pp-pause">
      <button
        type="button"
        class="sl-quiet"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        onKeyDown={shut}
      >
        <PageIcon name="off" />
        {i18n.t('popup.pause')}
      </button>
      <span class="pp-pause-choice" id={id} hidden={!open}>
        <button type="button" class="sl-button" onKeyDown={shut} onClick={() => pause(now().getTime() + HOUR)}>
          {i18n.t('popup.pauseHour')}
        </button>
        <button type="button" class="sl-button" onKeyDown={shut} onClick={() => pause(-1)}>
          {i18n.t('popup.pauseLong')}
        </button>
      </span>
    </span>
  );
}
