/**
 * Places on a sphere, and shapes cut to a frame.
 */

/** Latitude and longitude, degrees. */
export interface Coordinates {
  lat: number;
  lon: number;
}

const EARTH_KM = 6371;
const RADIANS = Math.PI / 180;

/** Reads a value of kind coordinates: `39.80, 125.75`. */
export function coordinatesOf(text: string): Coordinates | undefined {
  const [lat, lon] = text.split(',').map(Number);
  return lat === undefined || lon === undefined || Number.isNaN(lat + lon) ? undefined : { lat, lon };
}

/** Kilometres between two places along a great circle. */
export function distanceKm(a: Coordinates, b: Coordinates): number {
  const [dLat, dLon] = [(b.lat - a.lat) * RADIANS, (b.lon - a.lon) * RADIANS];
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** From a place to a point of a figure. */
export type Projection = (lon: number, lat: number) => [x: number, y: number];

/** A map of a region: true to scale along its middle parallel. `kmPerUnit` at the centre. */
export function regional(centre: Coordinates, kmPerUnit: number, x0: number, y0: number): Projection {
  const perDegree = (EARTH_KM * RADIANS) / kmPerUnit;
  const squeeze = Math.cos(centre.lat * RADIANS);
  return (lon, lat) => {
    const away = ((lon - centre.lon + 540) % 360) - 180;
    return [x0 + away * squeeze * perDegree, y0 + (centre.lat - lat) * perDegree];
  };
}

/** Every place at its true distance and direction from the centre, so that a range is a circle. */
export function equidistant(centre: Coordinates, kmPerUnit: number, x0: number, y0: number): Projection {
  const [sin0, cos0] = [Math.sin(centre.lat * RADIANS), Math.cos(centre.lat * RADIANS)];
  return (lon, lat) => {
    const [sin1, cos1] = [Math.sin(lat * RADIANS), Math.cos(lat * RADIANS)];
    const dLon = (lon - centre.lon) * RADIANS;
    const cosC = sin0 * sin1 + cos0 * cos1 * Math.cos(dLon);
    const c = Math.acos(Math.max(-1, Math.min(1, cosC)));
    const k = c < 1e-9 ? 1 : c / Math.sin(c);
    const scale = (EARTH_KM * k) / kmPerUnit;
    return [x0 + scale * cos1 * Math.sin(dLon), y0 - scale * (cos0 * sin1 - sin0 * cos1 * Math.cos(dLon))];
  };
}

export interface Frame {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A polygon (x and y alternating) cut to a frame, after Sutherland and Hodgman. */
export function clipped(polygon: readonly number[], frame: Frame): number[] {
  const edges: [axis: 0 | 1, at: number, sign: 1 | -1][] = [
    [0, frame.left, 1],
    [0, frame.right, -1],
    [1, frame.top, 1],
    [1, frame.bottom, -1],
  ];
  let points = polygon;
  for (const [axis, at, sign] of edges) {
    const out: number[] = [];
    const n = points.length;
    for (let i = 0; i < n; i += 2) {
      const j = (i + n - 2) % n;
      const [x = 0, y = 0, px = 0, py = 0] = [points[i], points[i + 1], points[j], points[j + 1]];
      const here = ((axis === 0 ? x : y) - at) * sign;
      const before = ((axis === 0 ? px : py) - at) * sign;
      if (here >= 0 !== before >= 0) {
        const t = before / (before - here);
        out.push(px + (x - px) * t, py + (y - py) * t);
      }
      if (here >= 0) out.push(x, y);
    }
    points = out;
    if (points.length === 0) break;
  }
  return [...points];
}

/** Path data of a polygon, without points closer to the one before than `step`. Empty where nothing is left. */
export function pathOf(polygon: readonly number[], step: number): string {
  let path = '';
  let [lastX, lastY] = [Number.NaN, Number.NaN];
  for (let i = 0; i < polygon.length; i += 2) {
    const [x, y] = [Math.round((polygon[i] ?? 0) * 10) / 10, Math.round((polygon[i + 1] ?? 0) * 10) / 10];
    if (Math.abs(x - lastX) < step && Math.abs(y - lastY) < step) continue;
    path += `${path === '' ? 'M' : 'L'}${x} ${y}`;
    [lastX, lastY] = [x, y];
  }
  return path === '' ? '' : `${path}Z`;
}
