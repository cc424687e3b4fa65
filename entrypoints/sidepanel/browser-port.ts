/** The popup's port, for a popup that stays open beside the pages: it follows them and does not close. */
import { browser } from '@wxt-dev/browser';
import type { PopupPort } from '../../components/popup/port';
import { PANEL_CARD, takePanelCard } from '../../lib/panel/panel-card';
import type { StorageArea } from '../../lib/settings';
import { popupPort } from '../popup/browser-port';

export function sidePanelPort(): PopupPort {
  const { beside: _, ...port } = popupPort();
  return {
    ...port,
    // What is selected in a page is looked up by the popup; here it would come unasked, at every start of the browser.
    lookUp: async () => null,
    close: () => {},
    handedOver: (open) => {
      const area = browser.storage.session as StorageArea;
      const take = async () => {
        const { id = -1 } = await browser.windows.getCurrent();
        const card = await takePanelCard(area, id, Date.now());
        if (card) open(card);
      };
      const changed = (changes: object) => {
        if (PANEL_CARD in changes) void take();
      };
      void take();
      browser.storage.onChanged.addListener(changed);
      return () => browser.storage.onChanged.removeListener(changed);
    },
    follow: (changed) => {
      const activated = () => changed();
      const updated = (_tab: number, { status }: { status?: string }) => {
        if (status === 'complete') changed();
      };
      browser.tabs.onActivated.addListener(activated);
      browser.tabs.onUpdated.addListener(updated);
      return () => {
        browser.tabs.onActivated.removeListener(activated);
        browser.tabs.onUpdated.removeListener(updated);
      };
    },
  };
}
