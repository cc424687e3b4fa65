/**
 * Whether Sidelight is on for a page. Pure.
 */
import type { PageState } from '../messages';
import type { Settings } from '../settings-model';

/** Whether everything is paused. A pause ends by the clock: no alarm is needed for what is only ever asked. */
export function isPaused({ pausedUntil }: Settings, now: number): boolean {
  return pausedUntil === -1 || pausedUntil > now;
}

/** @param url address of the page; what has no host (a file) can only be paused */
export function pageState(settings: Settings, url: string, now: number): PageState {
  if (isPaused(settings, now)) return 'paused';
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  return settings.sitesOff.some((site) => isHostOf(host, site)) ? 'site-off' : 'on';
}

/** A site holds its subdomains: switched off on `example.org`, it is off on `news.example.org`. */
export function isHostOf(host: string, site: string): boolean {
  return host === site || host.endsWith(`.${site}`);
}
