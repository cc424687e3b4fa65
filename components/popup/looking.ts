/** The page under the popup changes while the popup looks at it: it is read, switched, given access to. */
import { useEffect, useRef } from 'preact/hooks';
import type { Settings } from '../../lib/settings-model';
import type { PopupPort } from './port';
import { type Situation, siteIsOn } from './situation';
import { isPaused } from './switches';

/** Milliseconds between looks at a page that is still being read, and how often to look. */
const LOOK_AGAIN = 250;
const LOOKS = 25;

/** While the page is still being read, or has not heard yet that a switch was turned, its answer will change. */
export function useLooking(
  port: PopupPort,
  situation: Situation | null,
  settings: Settings | null,
  set: (situation: Situation) => void,
): void {
  const looks = useRef(0);
  useEffect(() => {
    looks.current = 0;
  }, [settings]);
  useEffect(() => {
    if (situation?.kind !== 'page' || looks.current >= LOOKS) return;
    const { list, host } = situation;
    const stale = settings !== null && host !== '' && list.state !== expectedState(settings, host, port.now());
    if (!list.busy && !stale) return;
    const timer = setTimeout(() => {
      looks.current++;
      port.list(situation.tab).then(
        (now) => set({ ...situation, list: now }),
        // The page has gone: what was listed stays as it is.
        () => {
          looks.current = LOOKS;
        },
      );
    }, LOOK_AGAIN);
    return () => clearTimeout(timer);
  }, [situation, settings]);
}

/** Looks until the page under the popup answers. */
export async function answered(port: PopupPort, tab: number, set: (situation: Situation) => void): Promise<void> {
  for (let looks = 0; looks < LOOKS; looks++) {
    const situation = await port.situation();
    if (situation.kind === 'page' && situation.tab === tab) return set(situation);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
  }
  set(await port.situation());
}

function expectedState(settings: Settings, host: string, now: Date): 'on' | 'site-off' | 'paused' {
  if (isPaused(settings, now)) return 'paused';
  return siteIsOn(host, settings.sitesOff) ? 'on' : 'site-off';
}
