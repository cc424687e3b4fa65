/**
 * The details of a large name index as they lie in the release: cut into files, since browsers differ in whether a part of one
 * of an extension's files can be read (Firefox gives all of it). Of a million forms an article needs some ten places.
 */

/**
 * Bytes of a file but the last. In Firefox forty files at once take 40 to 60 ms, be they of 16 KB or of 256 (27 November 2026, a
 * living page), one of 39 MB 100 to 150.
 */
export const DETAILS_SIZE = 128 << 10;

/** Name of a file of details, from 0. */
export function detailsFile(number: number): string {
  return `details-${String(number).padStart(4, '0')}.bin`;
}

/** The details as files of a release, by name. */
export function cutDetails(details: Uint8Array): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (let from = 0; from < details.length; from += DETAILS_SIZE)
    files.set(detailsFile(files.size), details.subarray(from, from + DETAILS_SIZE));
  return files;
}

/**
 * Bytes `[from, to)` of the details. Where a file is too short they are zeros, which match no digest.
 * @param file reads a file by its name
 * @throws Error where one cannot be read
 */
export async function readDetails(
  from: number,
  to: number,
  file: (name: string) => Promise<ArrayBuffer>,
): Promise<ArrayBuffer> {
  const first = Math.floor(from / DETAILS_SIZE);
  const count = Math.ceil(to / DETAILS_SIZE) - first;
  const files = await Promise.all(Array.from({ length: count }, (_, at) => file(detailsFile(first + at))));
  const bytes = new Uint8Array(to - from);
  files.forEach((content, at) => {
    const start = (first + at) * DETAILS_SIZE - from;
    bytes.set(
      new Uint8Array(content).subarray(Math.max(0, -start), Math.max(0, to - from - start)),
      Math.max(0, start),
    );
  });
  return bytes.buffer;
}
