/** Outlines of the land, for the maps on cards. */
import { type Ring, unpackLand } from '../facts/figures/land';
import type { BackgroundPort } from './port';

/** @returns what reads them when the first map is drawn, and keeps them; a card without its map is a card all the same */
export function landOf({ land }: BackgroundPort['figures']): () => Promise<readonly Ring[]> {
  let outlines: Promise<readonly Ring[]> | undefined;
  return () => {
    outlines ??= land().then(unpackLand);
    return outlines.catch(() => {
      outlines = undefined;
      return [];
    });
  };
}
