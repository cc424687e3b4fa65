import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { sendCommand } from '../../../lib/background/commands';
import { registerGrantedSites, sitesGranted, whenInstalled } from '../../../lib/background/installed';
import { type FakePort, fakePort } from './background';
import { listedArea } from './listed-area';

let port: FakePort;
let seeded: number;
let renewed: string[];

beforeEach(() => {
  fakeBrowser.reset();
  port = fakePort();
  seeded = 0;
  renewed = [];
});

const installed = (reason: string, injectsByItself = false) =>
  whenInstalled(reason, {
    port,
    storage: listedArea('local', fakeBrowser.storage.local),
    injectsByItself,
    openings: { renew: async (contents) => void renewed.push(...contents.keys()) },
    facts: {
      installed: async () => {
        seeded += 1;
      },
      contents: async () => new Map([['harbour-board', 1]]),
    },
  });

describe('an install', () => {
  it('seeds the facts, welcomes once, and runs on the pages that are open', async () => {
    port.openTabs = [7, 13, 8];
    await installed('install');
    await installed('install');
    expect(seeded).toBe(2);
    // What they start with is nothing new to them.
    expect(await fakeBrowser.storage.local.get('newsSeen')).toEqual({ newsSeen: '0.1.0' });
    expect(port.calls.filter((call) => call.startsWith('open'))).toEqual(['open welcome.html']);
    // 13 cannot be scripted; the tab after it is served all the same.
    expect(port.calls.filter((call) => call.startsWith('content')).slice(0, 3)).toEqual([
      'content into 7',
      'content into 13',
      'content into 8',
    ]);
  });
});

describe('an update', () => {
  it('seeds and takes over the open pages of our sites, without a welcome', async () => {
    port.openTabs = [7];
    port.granted = ['*://*.news.test/*', '*://blog.test/*'];
    await installed('update');
    expect(seeded).toBe(1);
    expect(port.calls).toEqual([
      'register *://blog.test/* but *://*.news.test/*',
      'tabs of *://*.news.test/* *://blog.test/*',
      'content into 7',
    ]);
  });

  it('leaves open pages to a browser that sees to them itself', async () => {
    port.openTabs = [7];
    await installed('update', true);
    expect(port.calls).toEqual(['register  but *://*.news.test/*']);
  });

  it('of the browser touches no page', async () => {
    port.openTabs = [7];
    await installed('browser_update');
    expect(port.calls).toEqual(['register  but *://*.news.test/*']);
    expect(seeded).toBe(1);
  });
});

describe('sites granted beside those that come with the extension', () => {
  it('get the content script; taken back they lose it', async () => {
    port.granted = ['*://*.news.test/*', '*://*/*'];
    await registerGrantedSites(port);
    port.granted = ['*://*.news.test/*'];
    await registerGrantedSites(port);
    expect(port.calls).toEqual(['register *://*/* but *://*.news.test/*', 'register  but *://*.news.test/*']);
  });

  it('are marked where they are open already', async () => {
    port.granted = ['*://a.test/*'];
    port.openTabs = [3, 13];
    await sitesGranted(port, ['*://a.test/*']);
    expect(port.calls).toEqual([
      'register *://a.test/* but *://*.news.test/*',
      'tabs of *://a.test/*',
      'content into 3',
      'content into 13',
    ]);
  });

  it('that are no sites touch no page', async () => {
    await sitesGranted(port, []);
    expect(port.calls).toEqual(['register  but *://*.news.test/*']);
  });
});

describe('a keyboard command', () => {
  it('goes to the page in front', async () => {
    port.openTabs = [7];
    await sendCommand('next-mark', port);
    // What says the name to screen readers comes first.
    expect(port.calls).toEqual(['guide into 7', 'page.command to 7 {"command":"next-mark"}']);
  });

  it('does nothing on a page without us, without a tab, or when it is none of ours', async () => {
    port.openTabs = [13];
    await sendCommand('open-mark', port);
    port.openTabs = [];
    await sendCommand('open-mark', port);
    await sendCommand('_execute_action', port);
    expect(port.calls).toEqual(['guide into 13', 'page.command to 13 {"command":"open-mark"}']);
  });
});

describe('the marks of known names', () => {
  it('are looked at again after an update, when facts may have changed, and only then', async () => {
    await installed('install');
    await installed('chrome_update');
    expect(renewed).toEqual([]);
    await installed('update');
    expect(renewed).toEqual(['harbour-board']);
  });
});
