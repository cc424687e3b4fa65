/**
 * The card that a page hands to the panel beside it. Kept for the session only, until the panel takes it: it may have to
 * be opened first, in Firefox by the reader.
 */
import * as v from 'valibot';
import type { StorageArea } from '../settings';

/** Where it is kept. */
export const PANEL_CARD = 'panelCard';

/** How long it waits, milliseconds: a panel opened later is opened for something else. */
export const PANEL_PATIENCE = 60_000;

const PanelCardSchema = v.object({
  entity: v.string(),
  title: v.string(),
  /** The window whose panel is meant. */
  window: v.number(),
  /** When it was handed over, milliseconds. */
  at: v.number(),
});
export type PanelCard = v.InferOutput<typeof PanelCardSchema>;

/** Hands a card to the panel of its window. */
export async function putPanelCard(area: StorageArea, card: PanelCard): Promise<void> {
  await area.set({ [PANEL_CARD]: card });
}

/** The card that waits for a window's panel, once. */
export async function takePanelCard(area: StorageArea, window: number, now: number): Promise<PanelCard | null> {
  const found = v.safeParse(PanelCardSchema, (await area.get(PANEL_CARD))[PANEL_CARD]);
  if (!found.success || found.output.window !== window || now - found.output.at > PANEL_PATIENCE) return null;
  await area.set({ [PANEL_CARD]: null });
  return found.output;
}
