/** `topojson-client` carries no types; what is used of it. */
declare module 'topojson-client' {
  export interface MultiPolygon {
    type: 'MultiPolygon';
    /** Polygons of rings of points, longitude first, degrees. */
    coordinates: [longitude: number, latitude: number][][][];
  }
  export function feature(
    topology: { objects: Record<string, unknown> },
    object: unknown,
  ): { features: { geometry: MultiPolygon }[] };
}
