/** A card is handed from a page to the panel beside it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { BESIDE, sendCommand } from '../../../lib/background/commands';
import { PANEL_PATIENCE, takePanelCard } from '../../../lib/panel/panel-card';
import { fakePort, startBackground, type TestBackground } from './background';
import { listedArea } from './listed-area';

const CARD = { entity: 'harbour-board', title: 'Municipal Harbour Board' };
const NOW = Date.parse('2026-11-23T10:00:00.000Z');
const area = () => listedArea('session', fakeBrowser.storage.session);

let background: TestBackground;
beforeEach(() => {
  fakeBrowser.reset();
  background = startBackground();
});

describe('a card for the panel', () => {
  it('is there for the panel of its own window, once', async () => {
    expect(await background.ask('panel.show', CARD, { tab: 4, windowId: 9 })).toEqual({ opened: true });
    expect(background.port.calls).toContain('panel of 9');
    expect(await takePanelCard(area(), 8, NOW)).toBeNull();
    expect(await takePanelCard(area(), 9, NOW)).toMatchObject(CARD);
    expect(await takePanelCard(area(), 9, NOW)).toBeNull();
  });

  it('waits for a while where the reader has to open the panel', async () => {
    expect(await background.ask('panel.show', CARD, { tab: 4, windowId: 13 })).toEqual({ opened: false });
    expect(await takePanelCard(area(), 13, NOW + PANEL_PATIENCE + 1)).toBeNull();
    expect(await takePanelCard(area(), 13, NOW + PANEL_PATIENCE)).toMatchObject(CARD);
  });

  it('comes from a page only', async () => {
    await expect(background.ask('panel.show', CARD)).rejects.toThrow('only a page');
  });

  it('is asked of the page in front by a key', async () => {
    const port = fakePort();
    port.openTabs = [7];
    await sendCommand(BESIDE, port);
    expect(port.calls).toContain('page.command to 7 {"command":"beside"}');
  });
});
