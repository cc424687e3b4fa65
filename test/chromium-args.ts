/**
 * What Chromium makes ready for somebody who waits and looks: a renderer for the next navigation, and two pages of its own
 * for what drops down from its address bar, which took a second of the processor, half a start.
 */
const UNSEEN = ['SpareRendererForSitePerProcess', 'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];

/** Pages are asked for as their addresses say. */
const UPGRADES = ['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable'];

/** How Chromium is started wherever it is driven: it asks nobody for anything, and draws for nobody. */
export const CHROMIUM_ARGS: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${[...UPGRADES, ...UNSEEN].join()}`,
];
