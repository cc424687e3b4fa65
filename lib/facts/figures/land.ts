/**
 * Outlines of the land, as the extension ships them (`data/map`): rings of points on a grid, each the way from the one
 * before, in variable-length integers. Small enough to be read when the first map is drawn.
 */

/** Degrees of one step of the grid: some 3 km, finer than a dot on any map drawn here. */
export const GRID = 0.03;

/** A closed outline; `points` alternates longitude and latitude, degrees. */
export interface Ring {
  points: Float32Array;
  west: number;
  south: number;
  east: number;
  north: number;
}

/** @param rings outlines in whole steps of the grid, x and y alternating */
export function packLand(rings: readonly (readonly number[])[]): Uint8Array {
  const bytes: number[] = [];
  const write = (value: number) => {
    let rest = value;
    while (rest > 127) {
      bytes.push((rest & 127) | 128);
      rest >>>= 7;
    }
    bytes.push(rest);
  };
  for (const ring of rings) {
    write(ring.length / 2);
    let [x, y] = [0, 0];
    for (let i = 0; i < ring.length; i += 2) {
      const [toX, toY] = [ring[i] ?? 0, ring[i + 1] ?? 0];
      write(zigzag(toX - x));
      write(zigzag(toY - y));
      [x, y] = [toX, toY];
    }
  }
  return Uint8Array.from(bytes);
}

export function unpackLand(buffer: ArrayBuffer): Ring[] {
  const bytes = new Uint8Array(buffer);
  const rings: Ring[] = [];
  let at = 0;
  const read = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const points = new Float32Array(read() * 2);
    let [x, y] = [0, 0];
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < points.length; i += 2) {
      const [dx, dy] = [read(), read()];
      x += (dx >>> 1) ^ -(dx & 1);
      y += (dy >>> 1) ^ -(dy & 1);
      points[i] = x * GRID;
      points[i + 1] = y * GRID;
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
    rings.push({ points, west: west * GRID, south: south * GRID, east: east * GRID, north: north * GRID });
  }
  return rings;
}

function zigzag(value: number): number {
  return value < 0 ? -value * 2 - 1 : value * 2;
}
