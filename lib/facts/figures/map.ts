/**
 * Maps of our own: where a place is, and how far a weapon reaches. Coasts only, and a few cities to go by.
 */
import type { EntityRef } from '../card-view';
import {
  AMBER,
  BODY,
  EDGE,
  type Figure,
  fitted,
  INK,
  lettering,
  line,
  MUTED,
  PAPER,
  RULE,
  round,
  type Shape,
  SMALL,
  SUNK,
  widthOf,
} from './drawing';
import {
  type Coordinates,
  clipped,
  distanceKm,
  equidistant,
  type Frame,
  type Projection,
  pathOf,
  regional,
} from './geometry';
import type { Ring } from './land';
import { type FigureWords, kmIn } from './words';

/** A place that may be written on a map. */
export interface MapPlace extends Coordinates {
  ref: EntityRef;
}

export interface MapMaterial {
  land: readonly Ring[];
  /** Cities to go by, the best known first. */
  places: readonly MapPlace[];
}

/** A locator map shows this much from left to right, kilometres: a country and its neighbours. */
const REGION_KM = 1800;
const CITIES = 5;
const SCALES_KM = [50, 100, 200, 500, 1000, 2000, 5000];

/** Where a place is. */
export function locatorMap(place: MapPlace, { land, places }: MapMaterial, width: number, words: FigureWords): Figure {
  const height = Math.round(width * 0.5);
  const frame = { left: 0, top: 0, right: width, bottom: height };
  let km = REGION_KM;
  let coast = '';
  let project: Projection = regional(place, km / width, width / 2, height / 2);
  // Far from any coast a wider look is taken: land alone says nothing.
  for (; km <= REGION_KM * 4; km *= 2) {
    project = regional(place, km / width, width / 2, height / 2);
    coast = landPath(land, project, frame, boxOf(place, km, height / width));
    if (isShore(coast)) break;
  }
  const [x, y] = project(place.lon, place.lat);
  const own = marker(place, x, y, frame);
  const taken = [own.box, { left: 0, right: 120, top: height - 20, bottom: height }];
  const near = places.filter(({ ref }) => ref.id !== place.ref.id);
  const cities: Shape[] = [];
  const named: MapPlace[] = [];
  for (const city of near) {
    if (named.length >= CITIES) break;
    const label = cityLabel(city, project, frame, taken);
    if (!label) continue;
    taken.push(label.box);
    named.push(city);
    cities.push(...label.shapes);
  }
  const [nearest] = near
    .map((city) => ({ city, km: distanceKm(city, place) }))
    .filter(({ km: far }) => far > 5)
    .sort((a, b) => a.km - b.km);
  const says = words.say('placeOf', [place.ref.title]);
  return {
    place: 'lead',
    title: words.say('place'),
    label: nearest
      ? `${says} ${words.say('placeNear', [kmIn(words, roundKm(nearest.km)), nearest.city.ref.title])}`
      : says,
    width,
    height,
    shapes: [
      ...sea(frame),
      ground(coast),
      ...cities,
      ...own.shapes,
      ...scaleBar(km / width, frame, words),
      edge(frame),
    ],
  };
}

export interface Reach {
  km: number;
  /** What the figure is of: "estimate", "longest test". */
  note: string;
}

/** How far a weapon reaches, as rings about the capital of those who have it. */
export function rangeMap(
  origin: MapPlace,
  reaches: readonly Reach[],
  { land, places }: MapMaterial,
  width: number,
  words: FigureWords,
): Figure {
  const height = Math.round(width * 0.62);
  const frame = { left: 0, top: 0, right: width, bottom: height };
  const farthest = Math.max(...reaches.map(({ km }) => km));
  const kmPerUnit = Math.max(farthest * 1.16, 300) / (height / 2);
  const [x0, y0] = [width / 2, height / 2];
  const project = equidistant(origin, kmPerUnit, x0, y0);
  const seen = Math.hypot(width, height) * kmPerUnit;
  const box = seen < WHOLE_WORLD_KM ? boxOf(origin, seen, 1) : null;
  const coast = landPath(coarser(land, kmPerUnit), project, frame, box, 1);
  const rings = [...new Set(reaches.map(({ km }) => km))].sort((a, b) => b - a);
  const own = marker(origin, x0, y0, frame);
  const taken = [own.box];
  const ringShapes = rings.flatMap((km, index): Shape[] => {
    const r = km / kmPerUnit;
    return [
      [
        'circle',
        {
          cx: x0,
          cy: y0,
          r: round(r),
          fill: index === 0 ? INK : 'none',
          'fill-opacity': 0.06,
          stroke: INK,
          'stroke-width': 1.25,
          ...(index > 0 ? { 'stroke-dasharray': '3 3' } : {}),
        },
      ],
    ];
  });
  const ringLabels = rings.flatMap((km, index): Shape[] => {
    const r = km / kmPerUnit;
    if (index > 0 && (rings[index - 1] ?? 0) / kmPerUnit - r < 15) return [];
    const text = kmIn(words, km);
    const w = widthOf(text, SMALL, 'bold') + 6;
    taken.push({ left: x0 - w / 2, right: x0 + w / 2, top: y0 - r - 7, bottom: y0 - r + 7 });
    return [
      ['rect', { x: round(x0 - w / 2), y: round(y0 - r - 7), width: round(w), height: 14, rx: 2, fill: PAPER }],
      lettering(x0, y0 - r + 3.5, text, { fill: INK, 'font-weight': 600, 'text-anchor': 'middle' }),
    ];
  });
  const within = places.filter((city) => city.ref.id !== origin.ref.id);
  const cities: Shape[] = [];
  let count = 0;
  for (const city of within) {
    if (count >= 7) break;
    const label = cityLabel(city, project, frame, taken);
    if (!label) continue;
    taken.push(label.box);
    cities.push(...label.shapes);
    count++;
  }
  const list = reaches.map(({ km, note }) => (note === '' ? kmIn(words, km) : `${kmIn(words, km)} (${note})`));
  return {
    place: 'lead',
    title: words.say('rangeRings', [origin.ref.title]),
    label: `${words.say('rangeRings', [origin.ref.title])}: ${list.join('; ')}`,
    width,
    height,
    shapes: [...sea(frame), ground(coast), ...ringShapes, ...cities, ...own.shapes, ...ringLabels, edge(frame)],
  };
}

interface Box extends Frame {}

/** Degrees a regional map may show, to pass over most of the world unlooked at. */
function boxOf(
  centre: Coordinates,
  km: number,
  ratio: number,
): { west: number; east: number; south: number; north: number } {
  const dLat = ((km * ratio) / 2 / 111) * 1.15;
  const dLon = (km / 2 / 111 / Math.max(0.1, Math.cos(centre.lat * (Math.PI / 180)))) * 1.15;
  return { west: centre.lon - dLon, east: centre.lon + dLon, south: centre.lat - dLat, north: centre.lat + dLat };
}

function landPath(
  land: readonly Ring[],
  project: Projection,
  frame: Frame,
  box: ReturnType<typeof boxOf> | null,
  step = 0.5,
): string {
  // A little beyond the frame, so that the cut itself is not seen.
  const wider = { left: frame.left - 2, top: frame.top - 2, right: frame.right + 2, bottom: frame.bottom + 2 };
  let path = '';
  for (const ring of land) {
    if (box && (ring.north < box.south || ring.south > box.north)) continue;
    if (box && ![-360, 0, 360].some((turn) => ring.east + turn >= box.west && ring.west + turn <= box.east)) continue;
    const cut = clipped(projected(ring, project, wider), wider);
    if (cut.length >= 6) path += pathOf(cut, step);
  }
  return path;
}

/** A ring in the figure's units. Of points that all lie beyond the same side of the frame only the ends are kept. */
function projected({ points }: Ring, project: Projection, frame: Frame): number[] {
  const polygon: number[] = [];
  let [before, last] = [0, 0];
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = project(points[i] ?? 0, points[i + 1] ?? 0);
    const beyond =
      (x < frame.left ? 1 : 0) | (x > frame.right ? 2 : 0) | (y < frame.top ? 4 : 0) | (y > frame.bottom ? 8 : 0);
    if ((before & last & beyond) !== 0) polygon.length -= 2;
    else before = last;
    last = beyond;
    polygon.push(x, y);
  }
  return polygon;
}

/** Outlines for a map of a continent or more: small islands left out, of the rest one point in several. */
function coarser(land: readonly Ring[], kmPerUnit: number): Ring[] {
  const least = (kmPerUnit * 2) / 111;
  const every = Math.max(1, Math.round(kmPerUnit / POINT_KM));
  if (every === 1) return [...land];
  return land
    .filter(({ north, south, east, west }) => Math.max(north - south, east - west) > least)
    .map((ring) => {
      const count = ring.points.length / 2;
      const points: number[] = [];
      for (let i = 0; i < count; i += count < 12 * every ? 1 : every)
        points.push(ring.points[i * 2] ?? 0, ring.points[i * 2 + 1] ?? 0);
      return { ...ring, points: Float32Array.from(points) };
    });
}

/** From one corner to the other; above it, whatever is left out by its degrees might be in sight over the pole. */
const WHOLE_WORLD_KM = 8000;

/** About how far apart the points of an outline are, kilometres. */
const POINT_KM = 11;

/** Whether more is to be seen than a frame full of land, or of sea. */
function isShore(path: string): boolean {
  return (path.match(/[ML]/g)?.length ?? 0) > 12;
}

function sea(frame: Frame): Shape[] {
  return [['rect', { x: 0, y: 0, width: frame.right, height: frame.bottom, fill: SUNK }]];
}

function ground(coast: string): Shape {
  return [
    'path',
    { d: coast, fill: PAPER, stroke: EDGE, 'stroke-width': 0.75, 'stroke-linejoin': 'round', 'fill-rule': 'evenodd' },
  ];
}

function edge(frame: Frame): Shape {
  return ['rect', { x: 0.5, y: 0.5, width: frame.right - 1, height: frame.bottom - 1, fill: 'none', stroke: RULE }];
}

/** The place the map is about. */
function marker(place: MapPlace, x: number, y: number, frame: Frame): { shapes: Shape[]; box: Box } {
  const text = fitted(place.ref.title, frame.right * 0.46, BODY, 'bold');
  const w = widthOf(text, BODY, 'bold');
  const toLeft = x + w + 14 > frame.right;
  const at = toLeft ? x - 9 : x + 9;
  return {
    shapes: [
      ['circle', { cx: round(x), cy: round(y), r: 7, fill: 'none', stroke: AMBER, 'stroke-width': 2.5 }],
      ['circle', { cx: round(x), cy: round(y), r: 3, fill: INK }],
      halo(at + (toLeft ? -2 : 2), y + 4, text, {
        'font-size': BODY,
        'font-weight': 600,
        fill: INK,
        'text-anchor': toLeft ? 'end' : 'start',
      }),
    ],
    box: { left: toLeft ? x - w - 14 : x - 10, right: toLeft ? x + 10 : x + w + 14, top: y - 10, bottom: y + 10 },
  };
}

/** A city with its name, or nothing where it is outside or in the way. */
function cityLabel(
  city: MapPlace,
  project: Projection,
  frame: Frame,
  taken: readonly Box[],
): { shapes: Shape[]; box: Box } | null {
  const [x, y] = project(city.lon, city.lat);
  if (x < 6 || x > frame.right - 6 || y < 9 || y > frame.bottom - 9) return null;
  const w = widthOf(city.ref.title, SMALL);
  for (const isLeft of [x + w + 8 > frame.right, x + w + 8 <= frame.right && x - w - 8 > 0]) {
    const box = { left: isLeft ? x - w - 8 : x - 4, right: isLeft ? x + 4 : x + w + 8, top: y - 7, bottom: y + 7 };
    if (box.left < 0 || box.right > frame.right || taken.some((other) => overlap(box, other))) continue;
    return {
      shapes: [
        ['circle', { cx: round(x), cy: round(y), r: 1.8, fill: MUTED }],
        halo(isLeft ? x - 5 : x + 5, y + 3.5, city.ref.title, { 'text-anchor': isLeft ? 'end' : 'start' }),
      ],
      box,
    };
  }
  return null;
}

/** Lettering with paper about it, to be read over a coast. */
function halo(x: number, y: number, text: string, more: Record<string, string | number>): Shape {
  return lettering(x, y, text, {
    stroke: PAPER,
    'stroke-width': 2.5,
    'stroke-linejoin': 'round',
    'paint-order': 'stroke',
    ...more,
  });
}

function scaleBar(kmPerUnit: number, frame: Frame, words: FigureWords): Shape[] {
  const km = SCALES_KM.findLast((length) => length / kmPerUnit <= 70) ?? 50;
  const [x, y, w] = [8, frame.bottom - 8, km / kmPerUnit];
  return [
    line(x, y, x + w, y, MUTED),
    line(x, y - 3, x, y, MUTED),
    line(x + w, y - 3, x + w, y, MUTED),
    halo(x + w + 5, y + 1, kmIn(words, km), { 'font-size': 9 }),
  ];
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** As exact as a position given to a hundredth of a degree. */
function roundKm(km: number): number {
  return km < 20 ? Math.round(km) : Math.round(km / 10) * 10;
}
