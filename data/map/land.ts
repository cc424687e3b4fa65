/**
 * Makes the outlines of the land that maps on cards are drawn from, out of Natural Earth's 1:50 million land (public
 * domain) as the package `world-atlas` (ISC) carries it. Coasts only: where a border runs is often what the news is
 * about, and no map of ours takes a side.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { feature } from 'topojson-client';
import { GRID, packLand } from '../../lib/facts/figures/land';

/** Where the file lies in the extension. */
export const LAND_FILE = 'map/land.bin';

/** Rings that enclose less than this many steps of the grid squared are dropped: smaller than a dot. */
const SMALLEST = 3;

/** The packed outlines. */
export function compileLand(): Uint8Array {
  const path = fileURLToPath(import.meta.resolve('world-atlas/land-50m.json'));
  const topology = JSON.parse(readFileSync(path, 'utf8')) as { objects: { land: unknown } };
  const polygons = feature(topology, topology.objects.land).features.flatMap(({ geometry }) => geometry.coordinates);
  return packLand(polygons.flatMap((polygon) => polygon.map(onGrid).filter((ring) => area(ring) >= SMALLEST)));
}

/** A ring on the grid, without points that add nothing: repeated ones, and those on a straight line. */
function onGrid(ring: readonly (readonly [number, number])[]): number[] {
  const out: number[] = [];
  for (const [longitude, latitude] of ring) {
    const [x, y] = [Math.round(longitude / GRID), Math.round(latitude / GRID)];
    const n = out.length;
    if (n >= 2 && out[n - 2] === x && out[n - 1] === y) continue;
    if (n >= 4) {
      const [ax = 0, ay = 0, bx = 0, by = 0] = out.slice(n - 4);
      if ((bx - ax) * (y - by) === (by - ay) * (x - bx)) out.length = n - 2;
    }
    out.push(x, y);
  }
  return out;
}

function area(ring: readonly number[]): number {
  let twice = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const next = (i + 2) % ring.length;
    twice += (ring[i] ?? 0) * (ring[next + 1] ?? 0) - (ring[next] ?? 0) * (ring[i + 1] ?? 0);
  }
  return Math.abs(twice) / 2;
}
