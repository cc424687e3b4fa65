/**
 * The card comes in a part of its own: what the popup opens on, a search field over a list, has none. It is fetched as
 * soon as that has painted, so that it is there before anyone has chosen an entry.
 */
import { useEffect, useState } from 'preact/hooks';
import type { CardPanel } from '../panel/card-panel';

export type Panel = typeof CardPanel;

/**
 * @param wanted a card is to be shown
 * @returns the panel, null until it has been read
 */
export function usePanel(wanted: boolean, failed: (error: unknown) => void): Panel | null {
  // In an object: a state that is a function would be called.
  const [loaded, setLoaded] = useState<{ Panel: Panel } | null>(null);
  const load = () =>
    import('./card-part').then(
      ({ CardPanel: Panel }) => setLoaded({ Panel }),
      // An update of the extension takes its files away under an open popup. It is asked for again when it is needed.
      (error: unknown) => wanted && failed(error),
    );
  useEffect(() => {
    if (!loaded) void load();
  }, [wanted]);
  return loaded?.Panel ?? null;
}
